// Shows a build as it goes: bars on a terminal, plain lines elsewhere, events with --json.
#pragma once

#include <chrono>
#include <map>
#include <string>

#include "build/run_plan.h"
#include "cli/console.h"

namespace kura {

class ProgressView {
 public:
  explicit ProgressView(const Console& console);
  ~ProgressView();

  void show(const BuildEvent& event);
  void close();  // takes the bars away

 private:
  struct Running {
    std::string item, stage;
    double fraction = 0;
  };
  void showLine(const BuildEvent& event) const;
  void redraw();
  void erase();

  const Console& console_;
  bool is_terminal_;
  std::map<std::string, Running> running_;  // by step id
  double total_ = 0;
  double seconds_left_ = -1;
  size_t drawn_lines_ = 0;
  std::chrono::steady_clock::time_point last_drawn_{};
};

// "1:05", "45 s" and the like, in the language; empty for what is not known.
std::string durationText(double seconds, Language language);

}  // namespace kura
