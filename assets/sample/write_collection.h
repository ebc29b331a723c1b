// The sample collection as a curator's folder: collection.toml, items.csv and the items.
#pragma once

#include "collection.h"
#include "visit.h"

namespace kura::sample {

struct Outcome {
  bool done = false;
  std::string failed;  // the piece or file that could not be written
};

// Two pieces are made at a time. The same bytes for the same day; only calendar and displays know it.
Outcome writeCollection(const std::filesystem::path& folder, const Quality& quality, Day first);

}  // namespace kura::sample
