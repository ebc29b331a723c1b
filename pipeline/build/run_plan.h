// Runs a BuildPlan: cache, parallel steps, then puts the results in the site.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <optional>

#include "build/step.h"

namespace kura {

struct RunOptions {
  std::filesystem::path cache_dir;
  std::filesystem::path site_dir;
  unsigned parallel_steps = 2;
  uint64_t memory_budget = uint64_t{4} << 30;  // bytes shared by the steps that run at once
  const std::atomic<bool>* cancelled = nullptr;
  std::optional<std::string> only_item;  // runs and publishes the steps of this item alone; nothing stale is removed
};

struct BuildEvent {
  enum class Kind { kStepStarted, kStepProgress, kStepDone, kStepCached, kStepFailed, kStepSkipped, kDiagnostic, kPublished };
  Kind kind = Kind::kStepStarted;
  std::string step_id, item_id, step_name;
  Localized label;
  double step_fraction = 0;
  double total_fraction = 0;
  double seconds_left = -1;  // negative: not known yet
  Diagnostic diagnostic;
};

struct StepOutcome {
  std::string step_id, item_id, step_name;
  Localized label;
  bool ran = false;     // false: came from the cache, or was skipped
  bool failed = false;  // itself, or a step that it needs
  double seconds = 0;   // of the run that made its result
  std::filesystem::path output;  // folder of its result in the cache; empty where it failed
  Localized reason;     // why it ran (explain.h); of a cached step: why it ran then
};

struct BuildReport {
  std::vector<StepOutcome> outcomes;
  Diagnostics diagnostics;  // of all steps, cached ones too
  bool cancelled = false;
};

// Fails itself only where nothing can be done: the cache or site folder cannot be made or is in use by another build
// (kIo), files of others stand where the site is to go (kIo), or the plan contradicts itself (kInternal).
// A failed step fails only the steps that need it; the rest goes on. An item of which any published step failed
// keeps its old folder in the site, or is left out. on_event is called from one thread at a time.
Result<BuildReport> runPlan(const BuildPlan& plan, const RunOptions& options,
                            const std::function<void(const BuildEvent&)>& on_event);

}  // namespace kura
