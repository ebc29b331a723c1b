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
                                           ToolPage{"compare", "compare/"}, ToolPage{"accessibility", "accessibility/"}};

// Fails only where the templates are broken (kInternal).
// \pre templates.strings has language
Result<std::string> renderToolPage(const Collection& collection, const ToolPage& page, const std::string& language,
                                   const PageTemplates& templates);

// 404.html, which servers give for every address that is not there: its links begin at base_url, or at the root of the server where that is not
// known. In the first language, with a word in each other.
Result<std::string> renderNotFoundPage(const Collection& collection, const PageTemplates& templates);

}  // namespace kura
