#include <algorithm>

#include "catalog/read_collection.h"
#include "cli/commands.h"
#include "cli/event_json.h"
#include "cli/open_files.h"

namespace kura {

int runCheck(const CheckCommand& command, const Console& console, const std::atomic<bool>& stop) {
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

}  // namespace kura
