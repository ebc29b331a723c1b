#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace kura {

// Why a step with record `now` cannot be answered from the run with record `before` (null: never ran before):
// "new", "step version 2 -> 3", "parameter changed: tiers/low 100000 -> 50000", "file changed: bowl.obj",
// "file added: …", "file removed: …", "needed step changed: K-001/model", or "its result is gone from the cache".
// Several reasons are joined by "; ".
std::string explainRun(const nlohmann::json& before, const nlohmann::json& now);

}  // namespace kura
