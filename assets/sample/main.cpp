// kura-sample -o DIR [--quick]: makes the sample collection, the same bytes on every run.
#include <cstdio>
#include <exception>
#include <future>
#include <string>
#include <vector>

#include "items.h"

namespace {

int usage() {
  std::fputs("kura-sample -o DIR [--quick]\n  Makes the sample collection, a curator's folder, in DIR. --quick: small, for tests.\n", stderr);
  return 1;
}

}  // namespace

int main(int count, char** arguments) {
  std::filesystem::path out;
  kura::sample::MakeOptions options;
  for (int i = 1; i < count; ++i) {
    const std::string argument = arguments[i];
    if (argument == "-o" && i + 1 < count) out = arguments[++i];
    else if (argument == "--quick") options.is_quick = true;
    else return usage();
  }
  if (out.empty()) return usage();
  using namespace kura::sample;
  const std::pair<const char*, void (*)(const std::filesystem::path&, const MakeOptions&)> makers[] = {
      {"K-004", makeScreen}, {"K-001", makeBowl}, {"K-002", makeJar}, {"K-003", makeGoldBox}, {"K-005", makeTeaBowl}};
  try {
    writeRecords(out);
    std::vector<std::future<void>> pieces;
    for (const auto& [id, make] : makers) {
      const std::filesystem::path folder = out / "items" / id;
      std::filesystem::create_directories(folder);
      pieces.push_back(std::async(std::launch::async, make, folder, options));
    }
    for (auto& piece : pieces) piece.get();
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "kura-sample: %s\n", failure.what());
    return 2;
  }
  return 0;
}
