// Writes the pages and JSON of the site into a step's folder.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "publish/collection_json.h"
#include "publish/convert_page.h"
#include "publish/item_assets.h"
#include "publish/related_works.h"

namespace kura {

// Writes into out_dir, and where it belongs in the site (F = itemPath(item.id)):
//   item.json               -> item/F/item.json
//   index.html              -> item/F/index.html          the page in collection.languages[0]
//   embed.html, oembed.json -> item/F/                    the piece for other people's pages (embed_page.h)
//   <language>/index.html   -> <language>/item/F/index.html   for every further language, e.g. en/index.html; so the two above
// The pages expect beside them poster.webp, model/, image/ as item.json says, and in the site's root styles/, scripts/,
// viewer/, schema/ and notices.txt. templates_dir is site/templates.
// What writeItemPages writes for each language, besides item.json.
std::vector<std::string> itemPageFiles(const Collection& collection);
Status writeItemPages(const Item& item, const Collection& collection, const ItemAssets& assets,
                      const std::filesystem::path& templates_dir, const std::filesystem::path& out_dir, const std::vector<RelatedWork>& related = {});

// What writeIndexPages writes for each language, besides collection.json and the folders below.
std::vector<std::string> collectionPageFiles();

// Writes index.html (first language), <language>/index.html (the others), collection.json, data/comfort.csv, the pages of tool_pages.h, and in each
// language the folders kSiteFolders with the pages that list works, museums and features; all belong in the site's root under the same names.
// Cards are shown in the order given; give only those of public items.
inline constexpr const char* kSiteFolders[] = {"works", "period", "technique", "facility", "feature"};
Status writeIndexPages(const Collection& collection, const std::vector<ItemCard>& cards,
                       const std::filesystem::path& templates_dir, const std::filesystem::path& out_dir);

// Writes item.json (belongs into input.item_folder), index.html and <language>/index.html (belong in the root).
Status writeConvertPages(const ConvertPageInput& input, const std::filesystem::path& templates_dir,
                         const std::filesystem::path& out_dir);

}  // namespace kura
