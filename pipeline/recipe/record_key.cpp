#include "recipe/record_key.h"

namespace kura {
namespace {

using nlohmann::json;

template <typename T>
json optionalKey(const std::optional<T>& value) {
  return value ? json(*value) : json();
}

json rightsKey(const std::map<AssetClass, Rights>& rights) {
  json key = json::object();
  for (const auto& [asset_class, right] : rights) key[std::to_string(static_cast<int>(asset_class))] = right.uri;
  return key;
}

json lookKey(const ViewLook& look) {
  json key = {look.environment, optionalKey(look.exposure_ev), look.mode, json(), json()};
  if (look.key) key[3] = {look.key->yaw_deg, look.key->pitch_deg, look.key->intensity};
  if (look.section) key[4] = {std::string(1, look.section->axis), look.section->at, look.section->is_flipped};
  return key;
}

json viewKey(const View& view) {
  return {view.id, view.label, view.target_m, view.yaw_deg, view.pitch_deg, view.distance_m, view.is_orthographic, lookKey(view.look)};
}

json annotationKey(const Annotation& annotation) {
  return {annotation.id, annotation.position_m, annotation.normal, annotation.label, annotation.body, annotation.view, optionalKey(annotation.image)};
}

json tourKey(const Tour& tour) {
  json stops = json::array();
  for (const TourStop& stop : tour.stops) stops.push_back({stop.view, stop.annotation, stop.label, stop.text, optionalKey(stop.image)});
  return {tour.id, tour.label, stops};
}

json facilityKey(const Facility& facility) {
  return {facility.id, facility.name, facility.url, facility.description, facility.address, facility.hours, facility.closed, facility.admission, facility.access,
          facility.barrier_free, facility.phone, facility.map_url, optionalKey(facility.latitude), optionalKey(facility.longitude), !facility.comfort.empty()};
}

json displayKey(const Item& item) {
  json key = {item.display_place};
  for (const DaySpan& span : item.display) key.push_back({span.from, span.to});
  return key;
}

}  // namespace

json recordKey(const Item& item) {
  json key = {
      {"id", item.id}, {"title", item.title}, {"title_kana", item.title_kana},
      {"shown", {item.category, item.maker, item.period, item.place, item.material, item.technique, item.dimensions,
                 item.count, item.inscription}},
      {"shown_by_language", {item.category_by_language, item.maker_by_language, item.period_by_language,
                             item.place_by_language, item.material_by_language, item.technique_by_language}},
      {"years", {optionalKey(item.year_from), optionalKey(item.year_to)}},
      {"size", {optionalKey(item.height_cm), optionalKey(item.width_cm), optionalKey(item.depth_cm),
                optionalKey(item.diameter_cm), optionalKey(item.weight_g)}},
      {"designation", {item.designation, item.designation_date}},
      {"facility", item.facility}, {"display", displayKey(item)}, {"description", item.description}, {"alt_text", item.alt_text},
      {"scale_basis", item.scale_basis},
      {"capture", {item.photographer, item.device, item.software, item.capture_date}},
      {"rights", rightsKey(item.rights)}, {"credit", item.credit},
  };
  key["views"] = json::array();
  for (const View& view : item.views) key["views"].push_back(viewKey(view));
  key["annotations"] = json::array();
  for (const Annotation& annotation : item.annotations) key["annotations"].push_back(annotationKey(annotation));
  key["tours"] = json::array();
  for (const Tour& tour : item.tours) key["tours"].push_back(tourKey(tour));
  for (const DocumentPage& page : item.pages) key["pages"].push_back({page.label, page.transcription, page.texts});
  key["reads_right_to_left"] = item.reads_right_to_left;
  for (const auto& scan : item.scans) key["scans"].push_back(scan.filename().string());
  for (const auto& image : item.images) key["images"].push_back(image.filename().string());
  return key;
}

json recordKey(const Collection& collection) {
  json facilities = json::array();
  for (const Facility& facility : collection.facilities) facilities.push_back(facilityKey(facility));
  return {{"title", collection.title}, {"description", collection.description},
          {"languages", collection.languages}, {"base_url", collection.base_url},
          {"rights", rightsKey(collection.default_rights)}, {"metadata_rights", collection.metadata_rights ? collection.metadata_rights->uri : ""}, {"credit", collection.default_credit},
          {"facilities", facilities}, {"readings", collection.readings},
          {"has_features", !collection.features.empty()}};
}

json browseKey(const Collection& collection) {
  json key = {{"comfort", json::array()}, {"picks", json::array()}, {"features", json::array()}};
  for (const Facility& facility : collection.facilities) {
    for (const ComfortDay& day : facility.comfort) key["comfort"].push_back({facility.id, day.date, day.level, day.note});
  }
  for (const Pick& pick : collection.picks) key["picks"].push_back({pick.title, pick.text, pick.from, pick.to, pick.items});
  for (const Feature& feature : collection.features) key["features"].push_back({feature.id, feature.title, feature.lead, feature.cover, feature.markdown});
  return key;
}

json relatedKey(const Item& item) {
  return {item.id, item.title, item.period, item.period_by_language, item.category, item.category_by_language, !item.scans.empty(), !item.images.empty()};
}

}  // namespace kura
