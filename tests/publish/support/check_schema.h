// Just enough of JSON Schema 2020-12 for the schemas in assets/schema.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace kura::test {

nlohmann::json readSchema(const std::string& name);  // e.g. "item.schema.json"

// Faults as "/path: what"; a keyword that this checker does not know is a fault too, so that nothing passes unread.
std::vector<std::string> schemaFaults(const nlohmann::json& value, const nlohmann::json& schema);

}  // namespace kura::test
