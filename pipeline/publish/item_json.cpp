#include "publish/item_json.h"

#include <algorithm>

#include "publish/document_pages.h"
#include "publish/item_record.h"
#include "publish/page_text.h"
#include "publish/rights_statement.h"
#include "publish/story_json.h"

namespace kura {
namespace {

using nlohmann::json;

json pictureOf(const PictureLink& picture) {
  return {{"uri", picture.uri}, {"width", picture.width}, {"height", picture.height}};
}

json turntableOf(const Turntable& turntable) {
  return {{"uri", turntable.uri},
          {"frames", turntable.frames},
          {"columns", turntable.columns},
          {"frame_width", turntable.frame_width},
          {"frame_height", turntable.frame_height}};
}

json rightsObject(const Item& item, const Collection& collection) {
  json object = json::object();
  for (const AssetClass asset_class : kAssetClasses) {
    const Rights rights = rightsOf(item, collection, asset_class);
    if (!rights.uri.empty()) object[std::string(assetClassKey(asset_class))] = {{"uri", rights.uri}};
  }
  return object;
}

// What a label, a citation or a lesson says of the work; absent where the record does not say.
json factsOf(const Item& item, const Collection& collection) {
  json facts = json::object();
  const auto add = [&](const char* name, const std::string& japanese, const LanguageMap& others) {
    if (json texts = textsOf(withJapanese(japanese, others)); !texts.empty()) facts[name] = std::move(texts);
  };
  add("maker", item.maker, item.maker_by_language);
  add("period", item.period, item.period_by_language);
  add("category", item.category, item.category_by_language);
  add("material", item.material, item.material_by_language);
  add("technique", item.technique, item.technique_by_language);
  add("place", item.place, item.place_by_language);
  if (const Facility* facility = findFacility(collection, item.facility); facility && !facility->name.empty()) {
    facts["facility"] = textsOf(facility->name);
  }
  return facts;
}

void putUnder(const std::string& folder, json& object, const char* key = "uri") {
  const auto uri = object.find(key);
  if (uri != object.end() && uri->is_string()) *uri = folder + uri->get<std::string>();
}

// What the rights of each asset class permit to be taken home; everything else is there to be looked at only.
struct MayTake {
  bool model = true, image = true;
};

json downloadsOf(const json& item, const MayTake& may_take) {
  json downloads = json::array();
  const bool may_take_model = may_take.model;
  if (may_take_model && item.contains("model") && item["model"].contains("plain")) {
    const json& plain = item["model"]["plain"];
    downloads.push_back({{"kind", "model"}, {"uri", plain.value("uri", "")}, {"format", "model/gltf-binary"},
                         {"bytes", plain.value("bytes", uint64_t{0})}});
  }
  if (may_take_model && item.contains("model") && item["model"].contains("tiers") && !item["model"]["tiers"].empty()) {
    const json& finest = item["model"]["tiers"].back();
    downloads.push_back({{"kind", "finest"}, {"uri", finest.value("uri", "")}, {"format", "model/gltf-binary"}, {"bytes", finest.value("bytes", uint64_t{0})}});
  }
  if (may_take_model && item.contains("model") && item["model"].contains("ar")) {
    const json& usdz = item["model"]["ar"]["usdz"];
    downloads.push_back({{"kind", "model"}, {"uri", usdz.value("uri", "")}, {"format", "model/vnd.usdz+zip"}, {"bytes", usdz.value("bytes", uint64_t{0})}});
  }
  if (item.contains("originals")) {
    for (const json& file : item["originals"]) {
      downloads.push_back({{"kind", "original"}, {"uri", file.value("uri", "")}, {"format", file.value("format", "")}, {"bytes", file.value("bytes", uint64_t{0})}});
    }
  }
  for (const json& image : item.value("images", json::array())) {
    if (!image.contains("large") || !may_take.image) continue;
    json download = {{"kind", "image"}, {"uri", image["large"].value("uri", "")}, {"format", "image/jpeg"}};
    if (image["large"].contains("bytes")) download["bytes"] = image["large"]["bytes"];
    downloads.push_back(std::move(download));
  }
  return downloads;
}

void addAssets(const ItemAssets& assets, const MayTake& may_take, json& item) {
  if (assets.poster) item["poster"] = pictureOf(*assets.poster);
  if (assets.poster_plain) item["poster_plain"] = pictureOf(*assets.poster_plain);
  if (assets.poster_small) item["poster_small"] = pictureOf(*assets.poster_small);
  if (assets.turntable) item["turntable"] = turntableOf(*assets.turntable);
  if (json model = modelOf(assets); model.is_object()) item["model"] = std::move(model);
  for (size_t number = 1; number <= assets.photographs.size(); ++number) {
    item["images"].push_back(photographOf(assets, number));
  }
  if (!assets.originals.empty()) item["originals"] = assets.originals;
  item["downloads"] = downloadsOf(item, may_take);
}

}  // namespace

json modelOf(const ItemAssets& assets) {
  if (!assets.model.is_object()) return nullptr;
  json model = assets.model;
  if (model.contains("tiers") && model["tiers"].is_array()) {
    for (json& tier : model["tiers"]) {
      putUnder("model/", tier);
      if (tier.contains("ktx2")) putUnder("model/", tier["ktx2"]);
    }
  }
  if (model.contains("plain")) putUnder("model/", model["plain"]);
  if (model.contains("ar")) {
    for (json& file : model["ar"]) putUnder("model/", file);
  }
  if (model.contains("textures")) {
    for (json& texture : model["textures"]) putUnder("model/", texture, "service");
  }
  return model;
}

json photographOf(const ItemAssets& assets, size_t number) {
  json photograph = assets.photographs[number - 1];
  if (!photograph.is_object()) photograph = json::object();
  if (!photograph.contains("label")) {
    const std::string digits = std::to_string(number);
    photograph["label"] = {{"ja", "写真" + digits}, {"en", "Photograph " + digits}, {"zh", "照片 " + digits}, {"ko", "사진 " + digits}};
  }
  return photograph;
}

json makeItemJson(const Item& item, const Collection& collection, const ItemAssets& assets) {
  json object = {{"$schema", "../../schema/item.schema.json"}, {"id", item.id}, {"title", textsOf(item.title)}};
  object["alt"] = textsOf(item.alt_text);
  for (const auto& [language, title] : object["title"].items()) {
    // A stated title is poorer than a description of what is seen, but better than silence.
    if (!object["alt"].contains(language)) object["alt"][language] = title;
  }
  if (json facts = factsOf(item, collection); !facts.empty()) object["facts"] = std::move(facts);
  addAssets(assets, {permitsDownload(rightsOf(item, collection, AssetClass::kModel)), permitsDownload(rightsOf(item, collection, AssetClass::kImage))}, object);
  if (object.contains("model")) {
    json& model = object["model"];
    if (!item.scale_basis.empty() && !model.contains("scale_basis")) model["scale_basis"] = item.scale_basis;
    addStory(item, model);
  }
  if (json pages = pagesOf(item); !pages.empty()) object["pages"] = std::move(pages);
  if (item.reads_right_to_left) object["reading_direction"] = "rtl";
  if (makePlainTranscription(item, collection)) object["downloads"].push_back({{"kind", "transcription"}, {"uri", "transcription.txt"}, {"format", "text/plain"}});
  object["provenance"] = "provenance.json";
  object["rights"] = rightsObject(item, collection);
  const std::string& credit = item.credit.empty() ? collection.default_credit : item.credit;
  if (!credit.empty()) object["credit"] = credit;
  return object;
}

json makeConvertedItemJson(const std::string& title, const std::string& item_folder, const ItemAssets& assets) {
  std::string root;
  for (auto n = std::count(item_folder.begin(), item_folder.end(), '/'); n > 0; --n) root += "../";
  const json texts = {{"ja", title}, {"en", title}};
  json object = {{"$schema", root + "schema/item.schema.json"}, {"id", title}, {"title", texts}, {"alt", texts}};
  addAssets(assets, {}, object);
  object["rights"] = json::object();
  return object;
}

}  // namespace kura
