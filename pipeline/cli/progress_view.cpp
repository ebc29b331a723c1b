#include "cli/progress_view.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "cli/event_json.h"

namespace kura {
namespace {

using Kind = BuildEvent::Kind;

size_t terminalColumns() {
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20) return size.ws_col;
  return 80;
}

std::string bar(double fraction, size_t columns) {
  // Eighths of a block make even a short bar move.
  static const char* kPartial[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto eighths = static_cast<size_t>(std::clamp(fraction, 0.0, 1.0) * static_cast<double>(columns) * 8);
  std::string text;
  for (size_t i = 0; i < eighths / 8; ++i) text += "█";
  size_t used = eighths / 8;
  if (eighths % 8) {
    text += kPartial[eighths % 8];
    ++used;
  }
  for (; used < columns; ++used) text += "·";
  return text;
}

bool isTerminal() {
  const char* kind = std::getenv("TERM");
  return ::isatty(STDERR_FILENO) && kind && std::string(kind) != "dumb";
}

}  // namespace

std::string durationText(double seconds, Language language) {
  if (seconds < 0) return {};
  const auto whole = static_cast<long>(std::ceil(seconds));
  const bool is_japanese = language == Language::kJapanese;
  if (whole < 60) return std::to_string(whole) + (is_japanese ? " 秒" : " s");
  if (whole < 3600) return std::to_string(whole / 60) + (is_japanese ? " 分 " : " min ") + std::to_string(whole % 60) + (is_japanese ? " 秒" : " s");
  return std::to_string(whole / 3600) + (is_japanese ? " 時間 " : " h ") + std::to_string(whole % 3600 / 60) + (is_japanese ? " 分" : " min");
}

ProgressView::ProgressView(const Console& console) : console_(console), is_terminal_(!console.json() && isTerminal()) {}

ProgressView::~ProgressView() { close(); }

void ProgressView::close() { erase(); }

void ProgressView::show(const BuildEvent& event) {
  if (console_.json()) return console_.event(eventToJson(event));
  if (!is_terminal_) return showLine(event);
  if (event.kind == Kind::kDiagnostic) return;  // told at the end, in a table
  if (event.kind == Kind::kStepStarted || event.kind == Kind::kStepProgress) {
    running_[event.step_id] = {event.item_id, in(console_.language(), event.label), event.step_fraction};
  } else {
    running_.erase(event.step_id);
  }
  total_ = event.total_fraction;
  seconds_left_ = event.seconds_left;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_drawn_ < std::chrono::milliseconds(80)) return;
  last_drawn_ = now;
  redraw();
}

void ProgressView::showLine(const BuildEvent& event) const {
  if (event.kind != Kind::kStepDone && event.kind != Kind::kStepFailed) return;
  if (event.diagnostic.error.code == ErrorCode::kCancelled && event.kind == Kind::kStepFailed) return;
  const std::string percent = std::to_string(static_cast<int>(event.total_fraction * 100)) + "%";
  const std::string item = event.item_id.empty() ? std::string() : event.item_id + "  ";
  const bool failed = event.kind == Kind::kStepFailed;
  const std::string mark_ja = failed ? "  できませんでした" : "", mark_en = failed ? "  failed" : "";
  console_.remark({percent + "  " + item + event.label.ja + mark_ja, percent + "  " + item + in(Language::kEnglish, event.label) + mark_en});
}

void ProgressView::erase() {
  if (drawn_lines_ == 0) return;
  std::fprintf(stderr, "\x1b[%zuA\r\x1b[J", drawn_lines_);
  std::fflush(stderr);
  drawn_lines_ = 0;
}

void ProgressView::redraw() {
  constexpr size_t kMostLines = 8;
  const size_t columns = terminalColumns();
  const size_t bar_columns = std::clamp<size_t>(columns / 4, 8, 30);
  std::string text;
  if (drawn_lines_ > 0) text = "\x1b[" + std::to_string(drawn_lines_) + "A\r\x1b[J";
  const auto line = [&](double fraction, const std::string& words) {
    char percent[8];
    std::snprintf(percent, sizeof percent, "%3d%%", static_cast<int>(fraction * 100));
    const size_t words_columns = columns > bar_columns + 10 ? columns - bar_columns - 10 : 8;
    text += " " + bar(fraction, bar_columns) + " " + percent + "  " + fitWidth(words, words_columns, false) + "\n";
    ++drawn_lines_;
  };
  drawn_lines_ = 0;
  for (const auto& [id, step] : running_) {
    if (drawn_lines_ == kMostLines) break;
    line(step.fraction, (step.item.empty() ? "" : step.item + "  ") + step.stage);
  }
  const std::string left = durationText(seconds_left_, console_.language());
  const Localized whole = {left.empty() ? "全体" : "全体　あと " + left, left.empty() ? "all" : "all, " + left + " left"};
  line(total_, in(console_.language(), whole));
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

}  // namespace kura
