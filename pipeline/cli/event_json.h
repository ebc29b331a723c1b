#pragma once

#include <nlohmann/json.hpp>

#include "build/run_plan.h"

namespace kura {

// One line of --json (docs/formats.md, "Events"; assets/schema/build-event.schema.json).
nlohmann::json eventToJson(const BuildEvent& event);
nlohmann::json diagnosticEvent(const Diagnostic& diagnostic);

}  // namespace kura
