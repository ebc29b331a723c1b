// What XML written with pugixml has in common.
#pragma once

#include <pugixml.hpp>
#include <string>

namespace kura {

// A document that begins with its declaration.
pugi::xml_document makeXmlDocument();

// UTF-8, indented by one space.
std::string textOfXml(const pugi::xml_document& document);

// Without what XML 1.0 cannot hold (section 2.2): controls other than tab and line feed.
std::string xmlText(const std::string& text);

}  // namespace kura
