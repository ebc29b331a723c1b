// A page to look at one converted scan, without a spreadsheet.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "publish/item_assets.h"
#include "publish/page_templates.h"

namespace kura {

struct ConvertPageInput {
  std::string title;                   // e.g. the scan's file name
  std::vector<std::string> languages;  // the first one's page lies at the root, the others' in folders of their names
  std::string item_folder;             // where item.json lies, seen from the root: "" or "item/<ID>/"
  ItemAssets assets;
};

// The viewer, and a table of what was made; expects viewer/, styles/ and scripts/ in the root. Fails only where the templates are broken.
// \pre templates.strings has language
Result<std::string> renderConvertPage(const ConvertPageInput& input, const std::string& language,
                                      const PageTemplates& templates);

}  // namespace kura
