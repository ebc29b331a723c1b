// Writes the open formats of items and of the collection.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "publish/open_record.h"

namespace kura {

// Names of the files that writeItemOpenData writes for this item: manifest.json, scene.json (with a scan only), linked-art.json, lido.xml, dublin-core.xml.
std::vector<std::string> itemOpenFiles(const Item& item, const Collection& collection);
Status writeItemOpenData(const OpenRecord& record, const std::filesystem::path& out_dir);

// data/items.csv, data/items.jsonl, data/japan-search.csv, data/cultural-properties.csv, data/dcat.jsonld, iiif/collection.json; sitemap.xml where the
// site's address is known.
std::vector<std::string> collectionOpenFiles();
Status writeCollectionOpenData(const Collection& collection, const std::vector<OpenRecord>& records, const std::filesystem::path& out_dir);

}  // namespace kura
