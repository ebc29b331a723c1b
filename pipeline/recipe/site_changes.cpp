#include "recipe/site_changes.h"

#include "base/file.h"
#include "base/hash.h"
#include "model/item_path.h"
#include "publish/change_discovery.h"
#include "publish/open_record.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

// Nothing where a step of the item failed and it has no page.
std::optional<PublishedItem> publishedItem(const Item& item, const Collection& collection, const fs::path& site) {
  const std::string folder = "item/" + itemPath(item.id) + "/";
  std::string hashes;
  for (const char* name : {"item.json", "manifest.json"}) {
    const Result<Bytes> bytes = readFile(site / folder / name);
    if (!bytes) return std::nullopt;
    hashes += sha256(*bytes);
  }
  return PublishedItem{item.id, siteAddress(collection) + folder + "manifest.json", sha256(asBytes(hashes))};
}

}  // namespace

Status writeSiteChanges(const Collection& collection, const fs::path& site, const std::string& date) {
  std::vector<PublishedItem> items;
  for (const Item& item : collection.items) {
    if (!item.is_public) continue;
    if (std::optional<PublishedItem> published = publishedItem(item, collection, site)) items.push_back(std::move(*published));
  }
  const Result<Bytes> before = readFile(site / kChangeLog, uint64_t{1} << 30);
  std::vector<Change> log = before ? readChanges(asText(*before)) : std::vector<Change>();
  const auto files = makeChangeFiles(withChanges(std::move(log), items, date), siteAddress(collection));
  for (const auto& [name, text] : files) {
    const Result<Bytes> old = readFile(site / name, uint64_t{1} << 30);
    if (old && asText(*old) == text) continue;
    if (Status written = writeFile(site / name, asBytes(text)); !written) return written;
  }
  // Pages of a longer log, of before something went away.
  for (size_t page = files.size() - 2;; ++page) {
    std::error_code failed;
    if (!fs::remove(site / ("iiif/changes/page-" + std::to_string(page) + ".json"), failed)) break;
  }
  return {};
}

}  // namespace kura
