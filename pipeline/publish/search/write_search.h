// Writes the page of the search and its index.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "publish/search/search_index.h"

namespace kura {

// Folders that writeSearch writes, below out_dir and as they belong in the site: "search", "en/search".
std::vector<std::string> searchFolders(const Collection& collection);

// search/index.html in the first language, <language>/search/index.html in the others, and search/index/HASH/ with the index: its name changes
// with its content, so that a browser never reads new files with old ones. Give only public items.
Status writeSearch(const Collection& collection, const std::vector<SearchEntry>& entries, const std::filesystem::path& templates_dir,
                   const std::filesystem::path& out_dir);

}  // namespace kura
