#include <string>

#include "fuzz_scan.h"
#include "scan/read_obj.h"
#include "scan/read_large.h"
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  const auto& file = kura::fuzz::scratchFile("scan.obj");
  // Assimp reads material files: it is not what is tried here, and takes 10 ms.
  std::string text(reinterpret_cast<const char*>(bytes), size);
  for (size_t at = 0; (at = text.find("mtllib", at)) != std::string::npos;) text[at] = '#';
  kura::fuzz::put(file, reinterpret_cast<const uint8_t*>(text.data()), text.size());
  kura::Diagnostics diagnostics;
  auto draft = kura::readObj(file, diagnostics);
  kura::fuzz::checkReading(std::move(draft), std::move(diagnostics), file);
  // The same bytes as if they were too many to be read whole.
  kura::Diagnostics large_diagnostics;
  if (auto large = kura::readLarge(file, large_diagnostics, {.above_faces = 1, .target_triangles = 64})) {
    kura::fuzz::checkReading(std::move(*large), std::move(large_diagnostics), file);
  }
  return 0;
}
