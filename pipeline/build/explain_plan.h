// What a build would do, without doing it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "build/step.h"

namespace kura {

struct StepExplanation {
  std::string step_id, item_id;
  Localized label;
  bool would_run = false;   // false: the cache has its result
  Localized why;            // why it would run (explain.h)
  Localized last_reason;    // why it ran when the cached result was made
  double last_seconds = 0;  // how long that took
};

// The steps of one item, or all, in the order of their running. Takes it that no step fails. Reads input files that
// changed since the last build. kIo where the cache folder is in use by a build or a file cannot be read; a cache folder
// that is not there is as good as an empty one.
Result<std::vector<StepExplanation>> explainPlan(const BuildPlan& plan, const std::filesystem::path& cache_dir, const std::optional<std::string>& item_id);

}  // namespace kura
