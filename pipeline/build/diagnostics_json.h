#pragma once

#include <nlohmann/json.hpp>

#include "base/error.h"

namespace kura {

// {"severity": "warning", "item": "K-001", "code": "bad_input", "subject", "message": {"ja", "en"}, "remedy": {…},
//  "place": {"file", "row", "column", "line", "value"}}; absent where empty. This is also what --json prints.
nlohmann::json diagnosticToJson(const Diagnostic& diagnostic);
Diagnostic diagnosticFromJson(const nlohmann::json& json);

}  // namespace kura
