#include "fuzz_scan.h"
#include "scan/read_gltf.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  const auto& file = kura::fuzz::scratchFile("scan.glb");
  kura::fuzz::put(file, bytes, size);
  kura::Diagnostics diagnostics;
  auto draft = kura::readGltf(file, diagnostics);
  kura::fuzz::checkReading(std::move(draft), std::move(diagnostics), file);
  return 0;
}
