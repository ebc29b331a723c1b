#include "build/diagnostics_json.h"

#include <array>
#include <utility>

namespace kura {
namespace {

using nlohmann::json;

constexpr std::array<std::pair<Severity, const char*>, 3> kSeverities = {
    {{Severity::kNote, "note"}, {Severity::kWarning, "warning"}, {Severity::kError, "error"}}};
constexpr std::array<std::pair<ErrorCode, const char*>, 6> kCodes = {{{ErrorCode::kUsage, "usage"},
                                                                     {ErrorCode::kIo, "io"},
                                                                     {ErrorCode::kBadInput, "bad_input"},
                                                                     {ErrorCode::kLimit, "limit"},
                                                                     {ErrorCode::kInternal, "internal"},
                                                                     {ErrorCode::kCancelled, "cancelled"}}};

template <typename Names, typename Value>
std::string nameOf(const Names& names, Value value) {
  for (const auto& [known, name] : names) {
    if (known == value) return name;
  }
  return {};
}

template <typename Value, typename Names>
Value valueOf(const Names& names, const std::string& name, Value otherwise) {
  for (const auto& [value, known] : names) {
    if (name == known) return value;
  }
  return otherwise;
}

Localized localizedFromJson(const json& parent, const char* key) {
  if (!parent.contains(key)) return {};
  return {parent[key].value("ja", ""), parent[key].value("en", "")};
}

}  // namespace

json diagnosticToJson(const Diagnostic& diagnostic) {
  const Error& error = diagnostic.error;
  json out = {{"severity", nameOf(kSeverities, diagnostic.severity)},
              {"code", nameOf(kCodes, error.code)},
              {"subject", error.subject},
              {"message", {{"ja", error.message.ja}, {"en", error.message.en}}}};
  if (!diagnostic.item_id.empty()) out["item"] = diagnostic.item_id;
  if (!error.remedy.empty()) out["remedy"] = {{"ja", error.remedy.ja}, {"en", error.remedy.en}};
  if (error.place.empty()) return out;
  json& place = out["place"] = {{"file", error.place.file}};
  if (!error.place.sheet.empty()) place["sheet"] = error.place.sheet;
  if (error.place.row) place["row"] = error.place.row;
  if (error.place.line) place["line"] = error.place.line;
  if (!error.place.column.empty()) place["column"] = error.place.column;
  if (!error.place.value.empty()) place["value"] = error.place.value;
  return out;
}

Diagnostic diagnosticFromJson(const json& in) {
  Diagnostic diagnostic;
  diagnostic.severity = valueOf(kSeverities, in.value("severity", ""), Severity::kWarning);
  diagnostic.item_id = in.value("item", "");
  Error& error = diagnostic.error;
  error.code = valueOf(kCodes, in.value("code", ""), ErrorCode::kInternal);
  error.subject = in.value("subject", "");
  error.message = localizedFromJson(in, "message");
  error.remedy = localizedFromJson(in, "remedy");
  if (!in.contains("place")) return diagnostic;
  const json& place = in["place"];
  error.place = {place.value("file", ""), place.value("row", 0u), place.value("column", ""), place.value("line", 0u),
                 place.value("value", "")};
  return diagnostic;
}

}  // namespace kura
