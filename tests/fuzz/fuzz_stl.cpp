#include "fuzz_scan.h"
#include "scan/read_stl.h"
#include "scan/read_large.h"
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  const auto& file = kura::fuzz::scratchFile("scan.stl");
  kura::fuzz::put(file, bytes, size);
  kura::Diagnostics diagnostics;
  auto draft = kura::readStl(file, diagnostics);
  kura::fuzz::checkReading(std::move(draft), std::move(diagnostics), file);
  // The same bytes as if they were too many to be read whole.
  kura::Diagnostics large_diagnostics;
  if (auto large = kura::readLarge(file, large_diagnostics, {.above_faces = 1, .target_triangles = 64})) {
    kura::fuzz::checkReading(std::move(*large), std::move(large_diagnostics), file);
  }
  return 0;
}
