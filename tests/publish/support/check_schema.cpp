#include "publish/support/check_schema.h"

#include <algorithm>
#include <fstream>
#include <set>

namespace kura::test {
namespace {

using nlohmann::json;

class SchemaCheck {
 public:
  explicit SchemaCheck(const json& root) : root_(root) {}

  void check(const json& value, const json& schema, const std::string& path) {
    static const std::set<std::string> kRead = {
        "$schema", "$id", "$defs", "title", "description", "$ref", "type", "enum", "required", "properties",
        "additionalProperties", "items", "minItems", "maxItems", "minLength", "minimum", "maximum",
        "exclusiveMinimum", "minProperties"};
    for (const auto& [keyword, unused] : schema.items()) {
      if (!kRead.contains(keyword)) fault(path, "unknown keyword " + keyword);
    }
    if (schema.contains("$ref")) {
      check(value, root_.at(json::json_pointer(schema["$ref"].get<std::string>().substr(1))), path);
    }
    if (schema.contains("type") && !hasType(value, schema["type"])) fault(path, "is no " + schema["type"].dump() + ": " + value.dump());
    if (schema.contains("enum") && std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end()) {
      fault(path, "is none of " + schema["enum"].dump() + ": " + value.dump());
    }
    if (value.is_object()) checkObject(value, schema, path);
    if (value.is_array()) checkArray(value, schema, path);
    if (value.is_number()) {
      if (schema.contains("minimum") && value < schema["minimum"]) fault(path, "is too small");
      if (schema.contains("maximum") && value > schema["maximum"]) fault(path, "is too large");
      if (schema.contains("exclusiveMinimum") && value <= schema["exclusiveMinimum"]) fault(path, "is too small");
    }
    if (value.is_string() && value.get<std::string>().size() < schema.value("minLength", size_t{0})) fault(path, "is too short");
  }

  std::vector<std::string> faults;

 private:
  static bool hasType(const json& value, const std::string& type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "integer") return value.is_number_integer();
    if (type == "boolean") return value.is_boolean();
    if (type == "number") return value.is_number();
    return false;
  }

  void checkObject(const json& value, const json& schema, const std::string& path) {
    if (value.size() < schema.value("minProperties", size_t{0})) fault(path, "has too few members");
    for (const json& name : schema.value("required", json::array())) {
      if (!value.contains(name.get<std::string>())) fault(path, "lacks " + name.get<std::string>());
    }
    for (const auto& [name, member] : value.items()) {
      const std::string below = path + "/" + name;
      if (schema.contains("properties") && schema["properties"].contains(name)) {
        check(member, schema["properties"][name], below);
      } else if (schema.contains("additionalProperties")) {
        const json& others = schema["additionalProperties"];
        if (others == false) fault(below, "is not in the schema");
        if (others.is_object()) check(member, others, below);
      }
    }
  }

  void checkArray(const json& value, const json& schema, const std::string& path) {
    if (value.size() < schema.value("minItems", size_t{0})) fault(path, "has too few elements");
    if (schema.contains("maxItems") && value.size() > schema["maxItems"]) fault(path, "has too many elements");
    if (!schema.contains("items")) return;
    for (size_t i = 0; i < value.size(); ++i) check(value[i], schema["items"], path + "/" + std::to_string(i));
  }

  void fault(const std::string& path, const std::string& what) { faults.push_back(path + ": " + what); }

  const json& root_;
};

}  // namespace

json readSchema(const std::string& name) {
  std::ifstream file(std::string(KURA_SOURCE_DIR) + "/assets/schema/" + name);
  return json::parse(file);
}

std::vector<std::string> schemaFaults(const json& value, const json& schema) {
  SchemaCheck check(schema);
  check.check(value, schema, "");
  return check.faults;
}

}  // namespace kura::test
