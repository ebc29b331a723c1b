// kura-sample: writes the sample collection, a curator's folder for `kura build`.
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "visit.h"
#include "write_collection.h"

namespace {

// Without --from: the day of SOURCE_DATE_EPOCH, as every reproducible build states it; else a fixed one, so that the same
// command makes the same files on every day.
std::optional<kura::sample::Day> statedDay() {
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  if (!epoch || !*epoch) return kura::sample::Day::parse("2026-04-01");
  char* end = nullptr;
  const long long seconds = std::strtoll(epoch, &end, 10);
  if (*end != '\0' || seconds < 0 || seconds > 253402300799) return std::nullopt;  // the last second of the year 9999
  return kura::sample::Day(static_cast<int>(seconds / 86400));
}

}  // namespace

int main(int count, char** words) {
  std::filesystem::path folder;
  kura::sample::Quality quality;
  std::optional<kura::sample::Day> first = statedDay();
  bool understood = true;
  for (int i = 1; i < count; ++i) {
    if (std::strcmp(words[i], "-o") == 0 && i + 1 < count) {
      folder = words[++i];
    } else if (std::strcmp(words[i], "--quick") == 0) {
      quality.quick = true;
    } else if (std::strcmp(words[i], "--from") == 0 && i + 1 < count) {
      first = kura::sample::Day::parse(words[++i]);
    } else {
      understood = false;
    }
  }
  if (!understood || folder.empty() || !first) {
    std::fputs("kura-sample -o DIR [--quick] [--from DAY]\n\nWrites the sample collection to DIR, a folder for `kura build`.\n"
               "  --quick   small pictures and coarse meshes, for tests\n"
               "  --from    the first day of the calendar, such as 2026-04-01; else that of SOURCE_DATE_EPOCH (seconds), else 2026-04-01.\n"
               "            Nothing else in the files depends on the day.\n", stderr);
    return 1;
  }
  const auto outcome = kura::sample::writeCollection(folder, quality, *first);
  if (!outcome.done) {
    std::fprintf(stderr, "kura-sample: cannot write %s. Is there room, and may you write there?\n", outcome.failed.c_str());
    return 2;
  }
  return 0;
}
