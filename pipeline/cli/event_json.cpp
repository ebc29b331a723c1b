#include "cli/event_json.h"

#include <cmath>

#include "build/diagnostics_json.h"

namespace kura {
namespace {

const char* nameOf(BuildEvent::Kind kind) {
  switch (kind) {
    case BuildEvent::Kind::kStepStarted: return "step_started";
    case BuildEvent::Kind::kStepProgress: return "step_progress";
    case BuildEvent::Kind::kStepDone: return "step_done";
    case BuildEvent::Kind::kStepCached: return "step_cached";
    case BuildEvent::Kind::kStepFailed: return "step_failed";
    case BuildEvent::Kind::kStepSkipped: return "step_skipped";
    case BuildEvent::Kind::kDiagnostic: return "diagnostic";
    case BuildEvent::Kind::kPublished: return "published";
  }
  return "";
}

double rounded(double value) { return std::round(value * 1000) / 1000; }

}  // namespace

nlohmann::json diagnosticEvent(const Diagnostic& diagnostic) {
  return {{"event", "diagnostic"}, {"diagnostic", diagnosticToJson(diagnostic)}};
}

nlohmann::json eventToJson(const BuildEvent& event) {
  nlohmann::json json = {{"event", nameOf(event.kind)}};
  if (event.kind == BuildEvent::Kind::kPublished) {
    json["path"] = event.label.en;
    return json;
  }
  json["step"] = event.step_id;
  if (!event.item_id.empty()) json["item"] = event.item_id;
  if (event.kind == BuildEvent::Kind::kDiagnostic || event.kind == BuildEvent::Kind::kStepFailed) {
    json["diagnostic"] = diagnosticToJson(event.diagnostic);
    if (event.kind == BuildEvent::Kind::kDiagnostic) return json;
  }
  json["name"] = event.step_name;
  json["label"] = {{"ja", event.label.ja}, {"en", event.label.en}};
  json["step_fraction"] = rounded(event.step_fraction);
  json["total_fraction"] = rounded(event.total_fraction);
  if (event.seconds_left >= 0) json["seconds_left"] = rounded(event.seconds_left);
  return json;
}

}  // namespace kura
