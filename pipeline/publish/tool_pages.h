// The pages where visitors work: my list, lessons, embedding, comparing. They carry no records; their scripts read item.json files.
#pragma once

#include <array>
#include <string>

#include "base/result.h"
#include "model/collection.h"
#include "publish/page_templates.h"

namespace kura {

struct ToolPage {
  const char* name;    // of the template
  const char* folder;  // below the language's root, with a slash
};
inline constexpr std::array kToolPages = {ToolPage{"list", "list/"}, ToolPage{"lesson", "lesson/"}, ToolPage{"embed_builder", "embed/"},
                                           ToolPage{"compare", "compare/"}};

// Fails only where the templates are broken (kInternal).
// \pre templates.strings has language
Result<std::string> renderToolPage(const Collection& collection, const ToolPage& page, const std::string& language,
                                   const PageTemplates& templates);

}  // namespace kura
