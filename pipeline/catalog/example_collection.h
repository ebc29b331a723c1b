// What a new collection starts with.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace kura {

struct ExampleFile {
  std::string path;  // relative to the collection
  Bytes bytes;
};

// collection.toml with every key explained, items.xlsx with one filled-in row that is not public and a sheet that explains every column, and the folder of
// that row with a note of what goes there. is_japanese: the headers and the explanations.
Result<std::vector<ExampleFile>> makeExampleCollection(const std::string& title, bool is_japanese);

}  // namespace kura
