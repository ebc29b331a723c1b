#include "catalog/read_story.h"

#include <algorithm>
#include <cmath>

#include "catalog/read_view.h"

namespace kura {
namespace {

template <typename T>
const T* findById(const std::vector<T>& all, const std::string& id) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const T& each) { return each.id == id; });
  return found == all.end() ? nullptr : &*found;
}

void readAnnotation(const DocumentValue& table, const ItemFilePlace& place, Item& item, Diagnostics& diagnostics) {
  DocumentFields fields(table, place.file, item.id, "[[annotation]]", diagnostics);
  Annotation annotation;
  annotation.id = fields.text("id");
  const std::optional<Double3> position = fields.vector("position_m");
  const Double3 normal = fields.vector("normal").value_or(annotation.normal);
  annotation.label = fields.languages("label");
  annotation.body = fields.languages("body");
  annotation.view = fields.text("view");
  annotation.image = readPhotograph(fields, table, "image", place, item);
  fields.reportUnknownKeys();
  if (!isPlainId(annotation.id)) return reportBadId(fields, table, "[[annotation]]");
  if (!position) {
    if (table.find("position_m")) return;  // told already
    return fields.fault(table, {"注釈「" + annotation.id + "」に位置がありません。", "Annotation '" + annotation.id + "' has no position."},
                        {"position_m = [x, y, z] をメートルで書いてください。", "Write position_m = [x, y, z] in metres."});
  }
  const double length = std::hypot(normal[0], normal[1], normal[2]);
  if (length == 0 || annotation.label.empty() || findById(item.annotations, annotation.id)) {
    return fields.fault(table,
                        {"注釈「" + annotation.id + "」に label がないか、normal が 0 か、同じ id があります。",
                         "Annotation '" + annotation.id + "' has no label, a zero normal, or an id that is taken."},
                        {"label を書き、normal を面の外向きにし、id を別にしてください。",
                         "Write a label, let normal point out of the surface, and choose another id."});
  }
  annotation.position_m = *position;
  for (size_t i = 0; i < 3; ++i) annotation.normal[i] = normal[i] / length;
  if (!annotation.view.empty() && !findById(item.views, annotation.view)) {
    return fields.fault(table, {"注釈「" + annotation.id + "」の視点「" + annotation.view + "」がありません。",
                                "Annotation '" + annotation.id + "' names a view '" + annotation.view + "' that does not exist."},
                        {"[[view]] の id のどれかにするか、view の行を消してください。",
                         "Name the id of a [[view]], or remove the line."});
  }
  item.annotations.push_back(std::move(annotation));
}

// False where the stop names what is not there, and that was reported.
bool namesWhatExists(DocumentFields& fields, const DocumentValue& table, const TourStop& stop, const Item& item) {
  if (!stop.view.empty() && !findById(item.views, stop.view)) {
    fields.fault(*table.find("view"), {"視点「" + stop.view + "」がありません。", "There is no view '" + stop.view + "'."},
                 {"[[view]] の id のどれかにしてください。", "Name the id of a [[view]]."});
    return false;
  }
  if (!stop.annotation.empty() && !findById(item.annotations, stop.annotation)) {
    fields.fault(*table.find("annotation"), {"注釈「" + stop.annotation + "」がありません。", "There is no annotation '" + stop.annotation + "'."},
                 {"[[annotation]] の id のどれかにしてください。", "Name the id of an [[annotation]]."});
    return false;
  }
  return true;
}

bool readStop(const DocumentValue& table, const ItemFilePlace& place, const Item& item, Diagnostics& diagnostics, Tour& tour) {
  DocumentFields fields(table, place.file, item.id, "[[tour.stop]]", diagnostics);
  TourStop stop;
  stop.view = fields.text("view");
  stop.annotation = fields.text("annotation");
  stop.label = fields.languages("label");
  stop.text = fields.languages("text");
  stop.image = readPhotograph(fields, table, "image", place, item);
  fields.reportUnknownKeys();
  if (!namesWhatExists(fields, table, stop, item)) return false;
  const Annotation* annotation = findById(item.annotations, stop.annotation);
  if (stop.view.empty() && !annotation) {
    fields.fault(table, {"立ちどまる所に view も annotation もありません。", "A stop names neither a view nor an annotation."},
                 {"view = \"front\" のように、見る向きの id を書いてください。", "Write the id of what it shows, such as view = \"front\"."});
    return false;
  }
  if (stop.text.empty() && (!annotation || annotation->body.empty())) {
    fields.fault(table, {"立ちどまる所に text がありません。", "A stop has no text."},
                 {"text = { ja = \"…\", en = \"…\" } を書くか、body のある注釈の id を annotation に書いてください。",
                  "Write text = { ja = \"…\", en = \"…\" }, or name in annotation one that has a body."});
    return false;
  }
  tour.stops.push_back(std::move(stop));
  return true;
}

void readTour(const DocumentValue& table, const ItemFilePlace& place, Item& item, Diagnostics& diagnostics) {
  DocumentFields fields(table, place.file, item.id, "[[tour]]", diagnostics);
  Tour tour;
  tour.id = fields.text("id");
  tour.label = fields.languages("label");
  bool is_whole = true;
  for (const DocumentValue* stop : fields.tables("stop")) is_whole = readStop(*stop, place, item, diagnostics, tour) && is_whole;
  fields.reportUnknownKeys();
  if (!isPlainId(tour.id)) return reportBadId(fields, table, "[[tour]]");
  if (tour.label.empty() || findById(item.tours, tour.id)) {
    return fields.fault(table, {"案内「" + tour.id + "」に label がないか、同じ id があります。", "Tour '" + tour.id + "' has no label, or an id that is taken."},
                        {"label を書き、id を別にしてください。", "Write a label, and choose another id."});
  }
  if (is_whole && tour.stops.empty()) {
    return fields.fault(table, {"案内「" + tour.id + "」に立ちどまる所がありません。", "Tour '" + tour.id + "' has no stops."},
                        {"[[tour.stop]] を一つ以上書いてください。", "Write one [[tour.stop]] at least."});
  }
  if (is_whole) item.tours.push_back(std::move(tour));
}

}  // namespace

void readStory(DocumentFields& fields, const ItemFilePlace& place, Item& item, Diagnostics& diagnostics) {
  for (const DocumentValue* view : fields.tables("view")) readView(*view, place, item, diagnostics);
  for (const DocumentValue* annotation : fields.tables("annotation")) readAnnotation(*annotation, place, item, diagnostics);
  for (const DocumentValue* tour : fields.tables("tour")) readTour(*tour, place, item, diagnostics);
}

}  // namespace kura
