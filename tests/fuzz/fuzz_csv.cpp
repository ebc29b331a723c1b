#include <cstdlib>

#include "catalog/read_csv.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  const auto table = kura::readCsv({bytes, size}, "items.csv");
  if (!table.ok() && (table.error().message.ja.empty() || table.error().message.en.empty())) std::abort();
  return 0;
}
