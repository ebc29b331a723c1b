// kura-sample: writes the sample collection, a curator's folder for `kura build`.
#include <cstdio>
#include <cstring>

#include "write_collection.h"

int main(int count, char** words) {
  std::filesystem::path folder;
  kura::sample::Quality quality;
  bool understood = true;
  for (int i = 1; i < count; ++i) {
    if (std::strcmp(words[i], "-o") == 0 && i + 1 < count) {
      folder = words[++i];
    } else if (std::strcmp(words[i], "--quick") == 0) {
      quality.quick = true;
    } else {
      understood = false;
    }
  }
  if (!understood || folder.empty()) {
    std::fputs("kura-sample -o DIR [--quick]\n\nWrites the sample collection to DIR, a folder for `kura build`.\n"
               "  --quick   small pictures and coarse meshes, for tests\n", stderr);
    return 1;
  }
  const auto outcome = kura::sample::writeCollection(folder, quality);
  if (!outcome.done) {
    std::fprintf(stderr, "kura-sample: cannot write %s. Is there room, and may you write there?\n", outcome.failed.c_str());
    return 2;
  }
  return 0;
}
