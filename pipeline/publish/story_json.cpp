#include "publish/story_json.h"

#include <algorithm>

#include "publish/page_text.h"

namespace kura {
namespace {

using nlohmann::json;

template <typename T>
const T* findById(const std::vector<T>& all, const std::string& id) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const T& each) { return each.id == id; });
  return found == all.end() ? nullptr : &*found;
}

json lookOf(const ViewLook& look) {
  json object = json::object();
  if (!look.environment.empty()) object["environment"] = look.environment;
  if (look.exposure_ev) object["exposure"] = *look.exposure_ev;
  if (look.key) object["key"] = {{"yaw", look.key->yaw_deg}, {"pitch", look.key->pitch_deg}, {"intensity", look.key->intensity}};
  if (!look.mode.empty()) object["mode"] = look.mode;
  if (look.section) object["section"] = {{"axis", std::string(1, look.section->axis)}, {"at", look.section->at}, {"flip", look.section->is_flipped}};
  return object;
}

json viewOf(const View& view) {
  json camera = {{"target", view.target_m}, {"yaw", view.yaw_deg}, {"pitch", view.pitch_deg}};
  if (view.distance_m > 0) camera["distance"] = view.distance_m;
  json object = {{"id", view.id}, {"label", textsOf(view.label)}, {"camera", std::move(camera)}};
  if (view.is_orthographic) object["projection"] = "orthographic";
  if (json look = lookOf(view.look); !look.empty()) object["look"] = std::move(look);
  return object;
}

json annotationOf(const Annotation& annotation) {
  json object = {{"id", annotation.id},
                 {"position", annotation.position_m},
                 {"normal", annotation.normal},
                 {"label", textsOf(annotation.label)},
                 {"body", textsOf(annotation.body)}};
  if (!annotation.view.empty()) object["view"] = annotation.view;
  if (annotation.image) object["image"] = *annotation.image;
  return object;
}

json tourOf(const Tour& tour, const Item& item) {
  json stops = json::array();
  for (const TourStop& each : tour.stops) {
    const TourStop stop = completeStop(each, item);
    json object = {{"label", textsOf(stop.label)}, {"text", textsOf(stop.text)}};
    if (!stop.view.empty()) object["view"] = stop.view;
    if (!stop.annotation.empty()) object["annotation"] = stop.annotation;
    if (stop.image) object["image"] = *stop.image;
    stops.push_back(std::move(object));
  }
  return {{"id", tour.id}, {"label", textsOf(tour.label)}, {"stops", std::move(stops)}};
}

}  // namespace

TourStop completeStop(const TourStop& stop, const Item& item) {
  TourStop whole = stop;
  if (const Annotation* annotation = findById(item.annotations, stop.annotation)) {
    if (whole.view.empty()) whole.view = annotation->view;
    if (whole.label.empty()) whole.label = annotation->label;
    if (whole.text.empty()) whole.text = annotation->body;
    if (!whole.image) whole.image = annotation->image;
  }
  const View* view = findById(item.views, whole.view);
  if (view && whole.label.empty()) whole.label = view->label;
  return whole;
}

void addStory(const Item& item, json& model) {
  for (const View& view : item.views) model["views"].push_back(viewOf(view));
  for (const Annotation& annotation : item.annotations) model["annotations"].push_back(annotationOf(annotation));
  for (const Tour& tour : item.tours) model["tours"].push_back(tourOf(tour, item));
}

}  // namespace kura
