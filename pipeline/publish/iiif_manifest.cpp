#include "publish/iiif_manifest.h"

#include "publish/document_pages.h"
#include "publish/iiif_story.h"
#include "publish/item_record.h"
#include "publish/languages.h"
#include "publish/page_frame.h"

namespace kura {
namespace {

using nlohmann::json;

const char* const kContext3 = "http://iiif.io/api/presentation/3/context.json";
const char* const kContext4 = "http://iiif.io/api/presentation/4/context.json";

// {"ja": ["…"], "none": ["…"]}; ja-easy is Japanese to everybody else.
json languageMap(const LanguageMap& texts) {
  json map = json::object();
  for (const auto& [language, text] : texts) {
    if (text.empty() || language == "ja-easy") continue;
    map[language.empty() ? "none" : language] = json::array({text});
  }
  return map;
}

json label(const char* ja, const char* en) { return {{"ja", {ja}}, {"en", {en}}}; }

json metadataOf(const OpenRecord& record) {
  json rows = json::array();
  for (const OpenField& field : openFields(*record.item, *record.collection)) {
    rows.push_back({{"label", languageMap(field.label)}, {"value", languageMap(field.texts)}});
  }
  return rows;
}

json pictureOf(const std::string& id, const json& picture, const char* format) {
  return {{"id", id}, {"type", "Image"}, {"format", format}, {"width", picture.value("width", 0)}, {"height", picture.value("height", 0)}};
}

json paintedCanvas(const std::string& address, const std::string& number, const json& body, int width, int height) {
  const std::string canvas = address + "canvas/" + number;
  const json annotation = {{"id", canvas + "/painting/1"}, {"type", "Annotation"}, {"motivation", "painting"}, {"body", body}, {"target", canvas}};
  return {{"id", canvas}, {"type", "Canvas"}, {"width", width}, {"height", height},
          {"items", {{{"id", canvas + "/painting"}, {"type", "AnnotationPage"}, {"items", {annotation}}}}}};
}

json canvasesOf(const OpenRecord& record) {
  json canvases = json::array();
  const json images = record.item_json.value("images", json::array());
  for (size_t i = 0; i < images.size(); ++i) {
    const json& image = images[i];
    const std::string service = record.address + image.value("service", "");
    json body = pictureOf(service + "/full/max/0/default.jpg", image, "image/jpeg");
    body["service"] = json::array({{{"id", service}, {"type", "ImageService3"}, {"profile", "level0"}}});
    json canvas = paintedCanvas(record.address, std::to_string(i + 1), body, image.value("width", 0), image.value("height", 0));
    LanguageMap names;
    const json labels = image.value("label", json::object());
    for (const auto& [language, text] : labels.items()) names[language] = text.get<std::string>();
    const DocumentPage* page = i < record.item->pages.size() ? &record.item->pages[i] : nullptr;
    canvas["label"] = languageMap(page && !page->label.empty() ? page->label : names);
    if (json supplements = makeSupplements(*record.item, i, record.address + "canvas/" + std::to_string(i + 1)); !supplements.empty()) canvas["annotations"] = std::move(supplements);
    if (image.contains("small")) canvas["thumbnail"] = json::array({pictureOf(record.address + image["small"].value("uri", ""), image["small"], "image/jpeg")});
    if (const std::string rights = rightsUri(record, AssetClass::kImage); !rights.empty()) canvas["rights"] = rights;
    canvases.push_back(std::move(canvas));
  }
  if (!canvases.empty() || !record.item_json.contains("poster_plain")) return canvases;
  // A piece that was only scanned is shown by its poster; as JPEG, as Universal Viewer offers any other kind for download only.
  const json& poster = record.item_json["poster_plain"];
  json canvas = paintedCanvas(record.address, "poster", pictureOf(record.address + poster.value("uri", ""), poster, "image/jpeg"), poster.value("width", 0), poster.value("height", 0));
  canvas["label"] = label("立体データの眺め", "View of the 3D model");
  canvases.push_back(std::move(canvas));
  return canvases;
}

json thumbnailOf(const OpenRecord& record) {
  for (const char* key : {"poster_small", "poster"}) {
    if (record.item_json.contains(key)) return json::array({pictureOf(record.address + record.item_json[key].value("uri", ""), record.item_json[key], "image/webp")});
  }
  const json images = record.item_json.value("images", json::array());
  if (!images.empty() && images[0].contains("small")) return json::array({pictureOf(record.address + images[0]["small"].value("uri", ""), images[0]["small"], "image/jpeg")});
  return json::array();
}

json renderingOf(const OpenRecord& record) {
  json files = json::array();
  for (const json& download : record.item_json.value("downloads", json::array())) {
    const std::string kind = download.value("kind", ""), format = download.value("format", "");
    if (kind == "image" || kind == "finest") continue;  // canvases show photographs; the finest tier wants a decoder
    const bool is_model = kind == "model";
    files.push_back({{"id", record.address + download.value("uri", "")}, {"type", is_model ? "Model" : "Dataset"}, {"format", format},
                     {"label", is_model ? (format.find("usdz") != std::string::npos ? label("立体データ（USDZ）", "3D model (USDZ)") : label("立体データ（GLB）", "3D model (GLB)"))
                                        : label("スキャンの元データ", "Original scan")}});
  }
  return files;
}

json seeAlsoOf(const OpenRecord& record) {
  const auto file = [&](const char* name, const char* format, const char* profile, const char* ja, const char* en) {
    json entry = {{"id", record.address + name}, {"type", "Dataset"}, {"format", format}, {"label", label(ja, en)}};
    if (*profile) entry["profile"] = profile;
    return entry;
  };
  return {file("linked-art.json", "application/ld+json", "https://linked.art/ns/v1/linked-art.json", "Linked Art", "Linked Art"),
          file("lido.xml", "application/xml", "http://www.lido-schema.org", "LIDO 1.1", "LIDO 1.1"),
          file("dublin-core.xml", "application/xml", "http://www.openarchives.org/OAI/2.0/oai_dc/", "Dublin Core", "Dublin Core"),
          file("provenance.json", "application/json", "https://www.w3.org/Submission/prov-json/", "データの来歴", "Provenance of the files"),
          file("item.json", "application/json", "", "この作品のデータ", "Data of this work")};
}

json homepageOf(const OpenRecord& record) {
  json pages = json::array();
  for (const std::string& language : record.collection->languages) {
    pages.push_back({{"id", siteAddress(*record.collection) + languageFolder(*record.collection, language) + record.folder}, {"type", "Text"}, {"format", "text/html"},
                     {"language", {htmlTag(language)}}, {"label", languageMap(record.item->title)}});
  }
  return pages;
}

void addProvider(const OpenRecord& record, json& manifest) {
  const Facility* facility = findFacility(*record.collection, record.item->facility);
  if (!facility) return;
  const std::string id = isWebAddress(facility->url) ? facility->url : siteAddress(*record.collection) + "#" + facility->id;
  json agent = {{"id", id}, {"type", "Agent"}, {"label", languageMap(facility->name)}};
  if (isWebAddress(facility->url)) agent["homepage"] = json::array({{{"id", facility->url}, {"type", "Text"}, {"format", "text/html"}, {"label", languageMap(facility->name)}}});
  manifest["provider"] = json::array({std::move(agent)});
}

void addRights(const OpenRecord& record, AssetClass asset_class, json& manifest) {
  if (const std::string rights = rightsUri(record, asset_class); !rights.empty()) manifest["rights"] = rights;
  if (const std::string credit = creditOf(record); !credit.empty()) {
    manifest["requiredStatement"] = {{"label", label("クレジット", "Credit")}, {"value", {{"none", {credit}}}}};
  }
}

}  // namespace

json makeIiifManifest(const OpenRecord& record) {
  json manifest = {{"@context", kContext3}, {"id", record.address + "manifest.json"}, {"type", "Manifest"}, {"label", languageMap(record.item->title)}, {"metadata", metadataOf(record)}};
  if (!record.item->description.empty()) manifest["summary"] = languageMap(record.item->description);
  addRights(record, record.item_json.contains("images") ? AssetClass::kImage : AssetClass::kModel, manifest);
  addProvider(record, manifest);
  manifest["homepage"] = homepageOf(record);
  if (json thumbnail = thumbnailOf(record); !thumbnail.empty()) manifest["thumbnail"] = std::move(thumbnail);
  manifest["seeAlso"] = seeAlsoOf(record);
  if (json rendering = renderingOf(record); !rendering.empty()) manifest["rendering"] = std::move(rendering);
  manifest["items"] = canvasesOf(record);
  const bool is_document = !record.item->pages.empty();
  if (is_document && manifest["items"].size() > 1) manifest["behavior"] = {"paged"};
  if (record.item->reads_right_to_left) manifest["viewingDirection"] = "right-to-left";
  if (manifest["items"].size() > 1) {
    json range = {{"id", record.address + "range/photographs"}, {"type", "Range"}, {"label", is_document ? label("丁・頁", "Pages") : label("写真", "Photographs")}, {"items", json::array()}};
    for (const json& canvas : manifest["items"]) range["items"].push_back({{"id", canvas["id"]}, {"type", "Canvas"}});
    manifest["structures"] = json::array({std::move(range)});
  }
  return manifest;
}

json makeIiifScene(const OpenRecord& record) {
  if (!record.item_json.contains("model") || !record.item_json["model"].contains("plain")) return nullptr;
  const json& model = record.item_json["model"];
  const std::string scene = record.address + "scene/1";
  const json body = {{"id", record.address + model["plain"].value("uri", "")}, {"type", "Model"}, {"format", "model/gltf-binary"}};
  const json painting = {{"id", scene + "/painting/1"}, {"type", "Annotation"}, {"motivation", {"painting"}}, {"body", body}, {"target", {{"id", scene}, {"type", "Scene"}}}};
  json object = {{"id", scene}, {"type", "Scene"}, {"label", languageMap(record.item->title)},
                 {"items", {{{"id", scene + "/painting"}, {"type", "AnnotationPage"}, {"items", {painting}}}}}};
  // True scale is claimed only where somebody measured it.
  if (!record.item->scale_basis.empty()) object["spatialScale"] = {{"type", "Quantity"}, {"quantityValue", 1}, {"unit", "m"}};
  if (json pages = makeSceneAnnotations(record, scene); !pages.empty()) object["annotations"] = std::move(pages);
  json manifest = {{"@context", kContext4}, {"id", record.address + "scene.json"}, {"type", "Manifest"}, {"label", languageMap(record.item->title)}, {"metadata", metadataOf(record)}};
  addRights(record, AssetClass::kModel, manifest);
  addProvider(record, manifest);
  manifest["items"] = json::array({std::move(object)});
  return manifest;
}

json makeIiifCollection(const Collection& collection, const std::vector<OpenRecord>& records) {
  json items = json::array();
  for (const OpenRecord& record : records) {
    json entry = {{"id", record.address + "manifest.json"}, {"type", "Manifest"}, {"label", languageMap(record.item->title)}};
    if (json thumbnail = thumbnailOf(record); !thumbnail.empty()) entry["thumbnail"] = std::move(thumbnail);
    items.push_back(std::move(entry));
  }
  json object = {{"@context", kContext3}, {"id", siteAddress(collection) + "iiif/collection.json"}, {"type", "Collection"}, {"label", languageMap(collection.title)}, {"items", items}};
  if (!collection.description.empty()) object["summary"] = languageMap(collection.description);
  return object;
}

}  // namespace kura
