#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <thread>

#include "catalog/read_collection.h"
#include "cli/commands.h"
#include "cli/event_json.h"
#include "cli/open_files.h"

namespace kura {

namespace {

namespace fs = std::filesystem;

// Of all files of the collection: names, sizes and times. Cheap to ask for, and another when anything was saved.
uint64_t stateOf(const fs::path& folder) {
  std::vector<std::string> lines;
  std::error_code ended;
  for (fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, ended), end; !ended && entry != end; entry.increment(ended)) {
    std::error_code gone;
    if (!entry->is_regular_file(gone)) continue;
    const auto time = entry->last_write_time(gone).time_since_epoch().count();
    lines.push_back(entry->path().string() + " " + std::to_string(entry->file_size(gone)) + " " + std::to_string(time));
  }
  std::sort(lines.begin(), lines.end());
  uint64_t state = 0;
  for (const std::string& line : lines) state = state * 1'099'511'628'211u + std::hash<std::string>{}(line);
  return state;
}

int checkOnce(const CheckCommand& command, const Console& console, const std::atomic<bool>& stop) {
  Result<CollectionReading> reading = readCollection(command.collection);
  if (!reading) return console.stop(reading.error());
  Diagnostics diagnostics = std::move(reading->diagnostics);
  const Diagnostics of_files = openFiles(reading->collection, stop);
  diagnostics.insert(diagnostics.end(), of_files.begin(), of_files.end());
  if (stop) {
    console.event({{"event", "cancelled"}});
    return exitCode(ErrorCode::kCancelled);
  }

  const auto count = [&](Severity severity) {
    return std::to_string(std::count_if(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
  };
  const auto counted = [&](Severity severity, const char* noun) { return count(severity) + " " + noun + (count(severity) == "1" ? "" : "s"); };
  const int code = exitCodeOf(diagnostics);
  for (const Diagnostic& diagnostic : diagnostics) console.event(diagnosticEvent(diagnostic));
  console.event({{"event", "finished"}, {"exit_code", code}, {"items", reading->collection.items.size()}, {"items_left_out", reading->left_out}});
  console.table(diagnostics);
  const std::string items = std::to_string(reading->collection.items.size() + reading->left_out.size());
  console.say({"\n" + items + " 点を調べました： 誤り " + count(Severity::kError) + "、注意 " + count(Severity::kWarning) + "、お知らせ " + count(Severity::kNote),
               "\nChecked " + items + (items == "1" ? " item" : " items") + ": " + counted(Severity::kError, "error") + ", " +
                   counted(Severity::kWarning, "warning") + ", " + counted(Severity::kNote, "note")});
  return code;
}

}  // namespace

int runCheck(const CheckCommand& command, const Console& console, const std::atomic<bool>& stop) {
  if (!command.watch) return checkOnce(command, console, stop);
  int code = 0;
  std::optional<uint64_t> seen;
  while (!stop) {
    const uint64_t now = stateOf(command.collection);
    if (!seen || *seen != now) {
      // A save is often several writes: what is seen twice is finished.
      std::this_thread::sleep_for(std::chrono::milliseconds(seen ? 300 : 0));
      if (seen && stateOf(command.collection) != now) continue;
      seen = now;
      console.say({"\n――", "\n--"});
      code = checkOnce(command, console, stop);
      console.say({"保存されるのを待っています（Ctrl-C で終わる）。", "Waiting for changes (Ctrl-C ends)."});
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
  }
  return code;
}

}  // namespace kura
