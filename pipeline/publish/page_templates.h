// The templates and words of the pages, and how a page is rendered from them.
#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kura {

struct PageTemplates {
  std::map<std::string, std::string> pages;     // by name: item, index, convert
  std::map<std::string, std::string> partials;  // by name, as in {{> partials/name}}
  std::map<std::string, nlohmann::json> strings;  // by language: the words of the pages
  nlohmann::json accessibility;  // what the tests found (tests/e2e/write_accessibility.mjs); null where they have not been run
};

// Reads dir/*.mustache, dir/partials/*.mustache, dir/strings/*.json and, where it is there, dir/accessibility.json. Fails with kIo where a file cannot be read and
// with kInternal where one is not what it should be (they are part of the program).
Result<PageTemplates> readPageTemplates(const std::filesystem::path& dir);

// Renders pages[name] with the mustache specification's rules (https://mustache.github.io/mustache.5.html): {{name}} is
// HTML-escaped, {{{name}}} is not. Numbers are written as they stand, null and false are "absent".
Result<std::string> renderPage(const PageTemplates& templates, const std::string& name, const nlohmann::json& view);

// JSON for a <script type="application/ld+json"> element: "<", ">", "&", U+2028 and U+2029 are written as \u escapes, so
// that no text of a record can end the element (HTML standard, 4.12.1.3). Invalid UTF-8 becomes U+FFFD.
std::string jsonForHtml(const nlohmann::json& json);

}  // namespace kura
