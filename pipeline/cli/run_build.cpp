#include "cli/run_build.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "build/fixity.h"
#include "cli/event_json.h"
#include "cli/progress_view.h"

namespace kura {
namespace {

// The items of which a step failed, with those that were left out before.
std::vector<std::string> leftOut(const BuildRequest& request, const BuildReport& report) {
  std::vector<std::string> names;
  const auto add = [&](const std::string& name) {
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  };
  for (const std::string& name : request.left_out) add(name);
  for (const StepOutcome& outcome : report.outcomes) {
    if (outcome.failed) add(outcome.item_id);
  }
  return names;
}

std::string joined(const std::vector<std::string>& names) {
  constexpr size_t kMostNames = 12;
  std::string text;
  for (size_t i = 0; i < names.size() && i < kMostNames; ++i) text += (i ? ", " : "") + names[i];
  return names.size() > kMostNames ? text + " …" : text;
}

void sumUp(const BuildRequest& request, const BuildReport& report, double seconds, int code, const Console& console) {
  const std::vector<std::string> left_out = leftOut(request, report);
  const auto is_built = [&](const std::string& item) { return std::find(left_out.begin(), left_out.end(), item) == left_out.end(); };
  const auto built = static_cast<size_t>(std::count_if(request.items.begin(), request.items.end(), is_built));
  const auto ran = static_cast<size_t>(std::count_if(report.outcomes.begin(), report.outcomes.end(), [](const StepOutcome& o) { return o.ran; }));
  console.event({{"event", "finished"}, {"exit_code", code}, {"items_built", built}, {"items_left_out", left_out},
                 {"steps_run", ran}, {"steps_cached", report.outcomes.size() - ran}, {"seconds", std::round(seconds * 1000) / 1000}});
  const std::string site = request.site.string();
  const std::string count = std::to_string(built);
  console.say({"\n" + count + " 点を作りました（" + durationText(seconds, Language::kJapanese) + "、" + std::to_string(ran) + " 段を実行）： " + site,
               "\nBuilt " + count + (built == 1 ? " item" : " items") + " in " + durationText(seconds, Language::kEnglish) + " (" + std::to_string(ran) + " steps run): " + site});
  if (!left_out.empty()) {
    const std::string n = std::to_string(left_out.size());
    console.say({n + " 点を除きました： " + joined(left_out) + "　わけは上の表にあります。", n + " left out: " + joined(left_out) + ". The reasons are above."});
  }
  if (request.write_report) console.say({"報告： " + request.report_file.string(), "Report: " + request.report_file.string()});
  if (code == 0) console.say({"見るには： kura serve " + site, "To look at it: kura serve " + site});
}

}  // namespace

int runBuildRequest(const BuildRequest& request, const Console& console, const std::atomic<bool>& stop) {
  const auto started = std::chrono::steady_clock::now();
  RunOptions options;
  options.cache_dir = request.cache;
  options.site_dir = request.site;
  options.parallel_steps = request.limits.jobs;
  options.memory_budget = request.limits.memory;
  options.cancelled = &stop;
  options.only_item = request.only;

  for (const Diagnostic& diagnostic : request.diagnostics) console.event(diagnosticEvent(diagnostic));
  ProgressView view(console);
  const Result<BuildReport> report = runPlan(request.plan, options, [&](const BuildEvent& event) { view.show(event); });
  view.close();
  if (!report) return console.stop(report.error());
  if (report->cancelled) {
    console.event({{"event", "cancelled"}});
    console.remark({"中止しました。前のサイトはそのままです。", "Cancelled. The site stays as it was."});
    return exitCode(ErrorCode::kCancelled);
  }
  if (request.after_publish) {
    if (const Status more = request.after_publish(); !more) console.failure(more.error());
  }
  if (const Status checksums = writeSiteChecksums(request.site, request.cache / "site-checksums.memo"); !checksums) console.failure(checksums.error());
  Diagnostics all = request.diagnostics;
  all.insert(all.end(), report->diagnostics.begin(), report->diagnostics.end());
  console.table(all);
  const int code = exitCodeOf(all);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  if (request.write_report) {
    // The site is done: a report that cannot be written does not undo it.
    const Status written = request.write_report({*report, all, leftOut(request, *report), seconds});
    if (!written) console.failure(written.error());
  }
  sumUp(request, *report, seconds, code, console);
  return code;
}

}  // namespace kura
