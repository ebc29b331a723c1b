// The second half of build and convert: run a plan, show it, sum it up.
#pragma once

#include <atomic>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "build/run_plan.h"
#include "cli/command_line.h"
#include "cli/console.h"

namespace kura {

// What a report of the build is made of; left_out: items of which something failed.
struct BuildOutcome {
  const BuildReport& report;
  const Diagnostics& diagnostics;
  const std::vector<std::string>& left_out;
  double seconds;
};

struct BuildRequest {
  BuildPlan plan;
  std::filesystem::path site, cache;
  RunLimits limits;
  std::optional<std::string> only;
  std::set<std::string> items;             // that are to be in the site
  std::vector<std::string> left_out;       // for their faults, before anything ran
  Diagnostics diagnostics;                 // of what was read before; the reasons of left_out are among them
  std::function<Status()> after_publish;   // more files of the site, before its checksums are taken; empty: none
  std::filesystem::path report_file;       // where write_report puts the report
  std::function<Status(const BuildOutcome&)> write_report;  // empty: no report
};

// Returns the exit code: 0, or that of the gravest fault; 130 after Ctrl-C.
int runBuildRequest(const BuildRequest& request, const Console& console, const std::atomic<bool>& stop);

}  // namespace kura
