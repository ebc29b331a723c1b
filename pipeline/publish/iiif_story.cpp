#include "publish/iiif_story.h"

namespace kura {
namespace {

using nlohmann::json;

std::string tagOf(const std::string& language) { return language == "ja-easy" ? "ja-x-easy" : language; }

json labelOf(const json& texts) {
  json label = json::object();
  for (const auto& [language, text] : texts.items()) label[tagOf(language)] = json::array({text});
  return label;
}

// One annotation for each language of its text: clients choose by the language of the body.
void addComments(const std::string& id, const std::string& scene, const json& label, const json& texts, const json& place, json& items) {
  for (const auto& [language, text] : texts.items()) {
    items.push_back({{"id", id + "/" + language}, {"type", "Annotation"}, {"motivation", {"commenting"}}, {"label", labelOf(label)},
                     {"body", {{"type", "TextualBody"}, {"value", text}, {"language", tagOf(language)}, {"format", "text/plain"}}},
                     {"target", {{"type", "SpecificResource"}, {"source", {{"id", scene}, {"type", "Scene"}}},
                                 {"selector", {{{"type", "PointSelector"}, {"x", place[0]}, {"y", place[1]}, {"z", place[2]}}}}}}});
  }
}

const json* findById(const json& model, const char* list, const std::string& id) {
  const auto found = model.find(list);
  if (found == model.end() || id.empty()) return nullptr;
  for (const json& each : *found) {
    if (each.value("id", "") == id) return &each;
  }
  return nullptr;
}

// Where a stop happens: at its annotation, else at the point that its view looks at.
json placeOf(const json& stop, const json& model) {
  if (const json* annotation = findById(model, "annotations", stop.value("annotation", ""))) return (*annotation)["position"];
  if (const json* view = findById(model, "views", stop.value("view", ""))) return (*view)["camera"]["target"];
  return json::array({0, 0, 0});
}

json pageOf(const std::string& id, json items) { return {{"id", id}, {"type", "AnnotationPage"}, {"items", std::move(items)}}; }

}  // namespace

json makeSceneAnnotations(const OpenRecord& record, const std::string& scene) {
  const json& model = record.item_json["model"];
  json pages = json::array(), comments = json::array();
  for (const json& annotation : model.value("annotations", json::array())) {
    const json label = annotation.value("label", json::object()), body = annotation.value("body", json::object());
    addComments(scene + "/comment/" + annotation.value("id", ""), scene, label, body.empty() ? label : body,
                annotation.value("position", json::array({0, 0, 0})), comments);
  }
  if (!comments.empty()) pages.push_back(pageOf(scene + "/comments", std::move(comments)));
  for (const json& tour : model.value("tours", json::array())) {
    const std::string id = scene + "/tour/" + tour.value("id", "");
    json items = json::array();
    size_t number = 0;
    for (const json& stop : tour["stops"]) {
      addComments(id + "/" + std::to_string(++number), scene, stop["label"], stop["text"], placeOf(stop, model), items);
    }
    json page = pageOf(id, std::move(items));
    page["label"] = labelOf(tour["label"]);
    pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace kura
