// Why a step runs.
#pragma once

#include <nlohmann/json.hpp>

#include "base/localized.h"

namespace kura {

// Why a step with record `now` cannot be answered from the run with record `before` (null: never ran before). In English:
// "new", "step version 2 -> 3", "parameter changed: tiers/low 100000 -> 50000", "file changed: bowl.obj",
// "file added: …", "file removed: …", "needed step changed: K-001/model", or "its result is gone from the cache".
// Several reasons are joined by "; ".
Localized explainRun(const nlohmann::json& before, const nlohmann::json& now);

}  // namespace kura
