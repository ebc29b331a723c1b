#include "publish/write_open_data.h"

#include <utility>

#include "base/file.h"
#include "publish/document_pages.h"
#include "publish/iiif_manifest.h"
#include "publish/linked_art.h"
#include "publish/open_tables.h"
#include "publish/xml_records.h"

namespace kura {
namespace {

std::string textOf(const nlohmann::json& object) { return object.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n"; }

Status writeAll(const std::vector<std::pair<std::string, std::string>>& files, const std::filesystem::path& out_dir) {
  for (const auto& [name, text] : files) {
    if (Status written = writeFile(out_dir / name, asBytes(text)); !written) return written;
  }
  return {};
}

}  // namespace

std::vector<std::string> itemOpenFiles(const Item& item, const Collection& collection) {
  std::vector<std::string> files = {"manifest.json", "linked-art.json", "lido.xml", "dublin-core.xml"};
  if (!item.scans.empty()) files.push_back("scene.json");
  if (makePlainTranscription(item, collection)) files.push_back("transcription.txt");
  return files;
}

Status writeItemOpenData(const OpenRecord& record, const std::filesystem::path& out_dir) {
  std::vector<std::pair<std::string, std::string>> files = {{"manifest.json", textOf(makeIiifManifest(record))}, {"linked-art.json", textOf(makeLinkedArt(record))},
                                                            {"lido.xml", makeLidoXml(record)}, {"dublin-core.xml", makeDublinCoreXml(record)}};
  if (const nlohmann::json scene = makeIiifScene(record); scene.is_object()) files.emplace_back("scene.json", textOf(scene));
  if (std::optional<std::string> words = makePlainTranscription(*record.item, *record.collection)) files.emplace_back("transcription.txt", std::move(*words));
  return writeAll(files, out_dir);
}

std::vector<std::string> collectionOpenFiles() {
  return {"data/items.csv", "data/items.jsonl", "data/japan-search.csv", "data/cultural-properties.csv", "data/dcat.jsonld", "iiif/collection.json"};
}

Status writeCollectionOpenData(const Collection& collection, const std::vector<OpenRecord>& records, const std::filesystem::path& out_dir) {
  std::vector<std::pair<std::string, std::string>> files = {{"data/items.csv", makeCollectionCsv(records)},
                                                            {"data/items.jsonl", makeCollectionJsonLines(records)},
                                                            {"data/japan-search.csv", makeJapanSearchCsv(records)},
                                                            {"data/cultural-properties.csv", makeCulturalPropertiesCsv(records)},
                                                            {"data/dcat.jsonld", textOf(makeDcat(collection))},
                                                            {"iiif/collection.json", textOf(makeIiifCollection(collection, records))}};
  return writeAll(files, out_dir);
}

}  // namespace kura
