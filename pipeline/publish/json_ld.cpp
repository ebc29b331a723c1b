#include "publish/json_ld.h"

#include "model/item_path.h"
#include "publish/item_json.h"
#include "publish/item_record.h"
#include "publish/page_frame.h"
#include "publish/rights_statement.h"

namespace kura {
namespace {

using nlohmann::json;

// A plain string where the text is in the page's language, else a language-tagged literal.
json literal(const Passage& passage, const std::string& language) {
  if (passage.language.empty() || passage.language == language) return passage.text;
  return {{"@value", passage.text}, {"@language", passage.language}};
}

// unit_code: of UN/CEFACT Recommendation 20; E37 is the pixel.
json measure(const json& value, const char* unit_code) {
  return {{"@type", "QuantitativeValue"}, {"value", value}, {"unitCode", unit_code}};
}

void addMeasures(const Item& item, json& object) {
  if (item.height_cm) object["height"] = measure(*item.height_cm, "CMT");
  // A round piece is as wide as its diameter.
  if (const auto width = item.width_cm ? item.width_cm : item.diameter_cm) object["width"] = measure(*width, "CMT");
  if (item.depth_cm) object["depth"] = measure(*item.depth_cm, "CMT");
  if (item.weight_g) object["weight"] = measure(*item.weight_g, "GRM");
}

}  // namespace

json makeJsonLd(const Item& item, const Collection& collection, const ItemAssets& assets, const std::string& language) {
  const std::string folder = "item/" + itemPath(item.id) + "/";
  const PagePlace place{folder, language};
  const auto address = [&](const std::string& uri) {
    const std::string absolute = absoluteAddress(collection, folder + uri);
    return absolute.empty() ? rootFrom(collection, place) + folder + uri : absolute;
  };
  const auto put = [&](json& object, const char* key, const std::string& japanese, const LanguageMap& others) {
    const Passage passage = pickText(withJapanese(japanese, others), language);
    if (!passage.empty()) object[key] = literal(passage, language);
  };

  json work = {{"@context", "https://schema.org"},
               {"@type", "VisualArtwork"},
               {"identifier", item.id},
               {"name", literal(pickText(item.title, language), language)},
               {"inLanguage", language}};
  put(work, "description", "", item.description);
  put(work, "artform", item.category, item.category_by_language);
  put(work, "artMedium", item.material, item.material_by_language);
  put(work, "dateCreated", item.period, item.period_by_language);
  put(work, "locationCreated", item.place, item.place_by_language);
  if (work.contains("locationCreated")) work["locationCreated"] = {{"@type", "Place"}, {"name", work["locationCreated"]}};
  put(work, "creator", item.maker, item.maker_by_language);
  if (work.contains("creator")) work["creator"] = {{"name", work["creator"]}};
  addMeasures(item, work);
  if (const Facility* facility = findFacility(collection, item.facility)) {
    // A Museum is a place to schema.org; who provides is an organization.
    work["provider"] = {{"@type", "Organization"}, {"name", literal(pickText(facility->name, language), language)}};
    if (isWebAddress(facility->url)) work["provider"]["url"] = facility->url;
  }
  const std::string page = absoluteAddress(collection, languageFolder(collection, language) + folder);
  if (!page.empty()) work["url"] = page;

  const auto license = [&](json& object, AssetClass asset_class) {
    if (const Rights rights = rightsOf(item, collection, asset_class); !rights.uri.empty()) object["license"] = rights.uri;
  };
  license(work, AssetClass::kImage);
  const std::string& credit = item.credit.empty() ? collection.default_credit : item.credit;
  if (!credit.empty()) work["creditText"] = credit;
  if (assets.poster) work["image"] = address(assets.poster->uri);

  json media = json::array();
  const json model = modelOf(assets);
  if (model.is_object() && model.contains("plain")) {
    json object = {{"@type", "3DModel"},
                   {"encodingFormat", "model/gltf-binary"},
                   {"contentUrl", address(model["plain"].value("uri", ""))},
                   {"contentSize", formatBytes(model["plain"].value("bytes", uint64_t{0}))}};
    license(object, AssetClass::kModel);
    media.push_back(std::move(object));
  }
  for (size_t number = 1; number <= assets.photographs.size(); ++number) {
    const json photograph = photographOf(assets, number);
    if (!photograph.contains("large")) continue;
    json object = {{"@type", "ImageObject"},
                   {"encodingFormat", "image/jpeg"},
                   {"contentUrl", address(photograph["large"].value("uri", ""))},
                   {"width", measure(photograph["large"].value("width", 0), "E37")},
                   {"height", measure(photograph["large"].value("height", 0), "E37")}};
    license(object, AssetClass::kImage);
    if (!credit.empty()) object["creditText"] = credit;
    if (!work.contains("image")) work["image"] = object["contentUrl"];
    media.push_back(std::move(object));
  }
  if (!media.empty()) work["associatedMedia"] = std::move(media);
  return work;
}

}  // namespace kura
