#include "cli/console.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <vector>

#include "build/diagnostics_json.h"

namespace kura {
namespace {

const Localized& nameOf(Severity severity) {
  static const Localized kNames[] = {{"お知らせ", "note"}, {"注意", "warning"}, {"誤り", "error"}};
  return kNames[static_cast<size_t>(severity)];
}

// What the table groups by: the file of the place, else the subject.
std::string fileOf(const Diagnostic& diagnostic) {
  return diagnostic.error.place.empty() ? diagnostic.error.subject : diagnostic.error.place.file;
}

// The place within the file.
std::string placeWithin(Language language, const Diagnostic& diagnostic) {
  const Place& place = diagnostic.error.place;
  const bool is_japanese = language == Language::kJapanese;
  std::string text;
  if (!place.sheet.empty()) text = (is_japanese ? "シート " : "sheet ") + place.sheet + (place.row ? ", " : "");
  if (place.row) text += is_japanese ? std::to_string(place.row) + " 行目" : "row " + std::to_string(place.row);
  if (place.line) text = is_japanese ? std::to_string(place.line) + " 行目" : "line " + std::to_string(place.line);
  if (!place.column.empty()) text += (text.empty() ? "" : "  ") + place.column;
  if (text.empty() && !diagnostic.item_id.empty()) text = diagnostic.item_id;
  return text;
}

}  // namespace

void Console::event(const nlohmann::json& event) const {
  if (!json_) return;
  const std::string line = event.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  std::fwrite(line.data(), 1, line.size(), stdout);
  std::fflush(stdout);
}

void Console::say(const Localized& text) const {
  if (json_) return;
  std::printf("%s\n", in(language_, text).c_str());
  std::fflush(stdout);
}

void Console::remark(const Localized& text) const {
  if (json_) return;
  std::fprintf(stderr, "%s\n", in(language_, text).c_str());
}

void Console::failure(const Error& error) const {
  event({{"event", "diagnostic"}, {"diagnostic", diagnosticToJson({Severity::kError, "", error})}});
  const std::string remedy = in(language_, error.remedy);
  std::fprintf(stderr, "%s: %s\n", placeText(language_, error).c_str(), in(language_, error.message).c_str());
  if (!remedy.empty()) std::fprintf(stderr, "  → %s\n", remedy.c_str());
}

int Console::stop(const Error& error) const {
  failure(error);
  event({{"event", "finished"}, {"exit_code", exitCode(error.code)}, {"items_left_out", nlohmann::json::array()}});
  return exitCode(error.code);
}

void Console::table(const Diagnostics& diagnostics) const {
  if (json_) return;
  std::vector<std::string> files;
  std::map<std::string, std::vector<const Diagnostic*>> by_file;
  for (const Diagnostic& diagnostic : diagnostics) {
    const std::string file = fileOf(diagnostic);
    if (!by_file.count(file)) files.push_back(file);
    by_file[file].push_back(&diagnostic);
  }
  for (const std::string& file : files) {
    std::vector<const Diagnostic*>& rows = by_file[file];
    std::stable_sort(rows.begin(), rows.end(), [](const Diagnostic* a, const Diagnostic* b) {
      const auto number = [](const Diagnostic* d) { return std::max(d->error.place.row, d->error.place.line); };
      return number(a) < number(b);
    });
    size_t width = 0;
    for (const Diagnostic* row : rows) width = std::max(width, terminalWidth(placeWithin(language_, *row)));
    width = std::min<size_t>(width, 40);
    std::printf("\n%s\n", file.c_str());
    for (const Diagnostic* row : rows) {
      const std::string place = fitWidth(placeWithin(language_, *row), width, true);
      const std::string severity = fitWidth(in(language_, nameOf(row->severity)), language_ == Language::kJapanese ? 8 : 7, true);
      std::printf("  %s  %s  %s\n", severity.c_str(), place.c_str(), in(language_, row->error.message).c_str());
      const std::string remedy = in(language_, row->error.remedy);
      if (!remedy.empty()) std::printf("  %*s→ %s\n", static_cast<int>(terminalWidth(severity) + 2 + width + 2), "", remedy.c_str());
    }
  }
  std::fflush(stdout);
}

int exitCodeOf(const Diagnostics& diagnostics) {
  int code = 0;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Severity::kError) code = std::max(code, exitCode(diagnostic.error.code));
  }
  return code;
}

}  // namespace kura
