// The search index: static files of which a browser fetches the few that a query needs. Format: docs/formats.md, "The search index"; why it is
// our own: docs/decisions/0012.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "publish/collection_json.h"

namespace kura {

struct SearchEntry {
  const Item* item = nullptr;
  ItemAssets assets;
};

struct SearchIndexOptions {
  size_t shard_bytes = 6 << 10;    // of the terms; a file ends before it grows beyond, unless one term alone does
  size_t items_per_card_file = 4;  // what is shown of an item
  size_t items_per_order_file = 4096;
  size_t facet_values = 300;       // the most frequent ones of each facet
};

// Files by name: meta.json, columns.bin, terms/N.bin, cards/N.json, order/KEY-N.bin. The same entries give the same bytes. Only what is given is
// in them: leave out what is not public.
std::map<std::string, Bytes> makeSearchIndex(const Collection& collection, const std::vector<SearchEntry>& entries, const SearchIndexOptions& options = {});

}  // namespace kura
