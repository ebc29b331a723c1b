// A small collection with one well-described bowl.
#pragma once

#include "model/collection.h"
#include "publish/item_assets.h"

namespace kura::test {

inline Item makeBowl() {
  Item item;
  item.id = "K-001";
  item.title = {{"ja", "五彩牡丹文鉢"}, {"en", "Bowl with peonies"}};
  item.title_kana = "ごさいぼたんもんはち";
  item.category = "九谷焼";
  item.category_by_language = {{"en", "Kutani ware"}};
  item.period = "江戸時代後期";
  item.year_from = 1820;
  item.year_to = 1850;
  item.material = "磁器";
  item.technique = "色絵";
  item.dimensions = "高さ 12.0、口径 34.0 cm";
  item.height_cm = 12;
  item.diameter_cm = 34;
  item.facility = "kura";
  item.description = {{"ja", "牡丹が咲いています。\n裏には銘があります。"}};
  item.alt_text = {{"ja", "白い鉢に紫の牡丹"}};
  item.scale_basis = "ノギス実測";
  item.is_public = true;
  return item;
}

inline Collection makeCollection() {
  Collection collection;
  collection.title = {{"ja", "九谷の蔵"}, {"en", "The Kutani storehouse"}};
  collection.languages = {"ja", "en"};
  collection.default_credit = "九谷の蔵美術館";
  collection.default_rights = {{AssetClass::kImage, {"http://creativecommons.org/publicdomain/zero/1.0/"}},
                               {AssetClass::kModel, {"http://creativecommons.org/licenses/by/4.0/"}}};
  collection.facilities = {{"kura", {{"ja", "九谷の蔵美術館"}, {"en", "Kutani Storehouse"}}, "https://museum.example.jp/"}};
  return collection;
}

inline nlohmann::json makePhotograph() {
  return {{"service", "image/01"},
          {"width", 12000},
          {"height", 4000},
          {"large", {{"uri", "image/01-1200.jpg"}, {"width", 1200}, {"height", 400}, {"bytes", 187213}}},
          {"small", {{"uri", "image/01-400.jpg"}, {"width", 400}, {"height", 133}}}};
}

inline nlohmann::json makeModel() {
  const nlohmann::json textures = {{{"role", "base_color"}, {"width", 512}, {"height", 512}}};
  return {{"bounds_m", {{"min", {-0.17, 0, -0.17}}, {"max", {0.17, 0.12, 0.17}}}},
          {"tiers",
           {{{"name", "thumb"}, {"uri", "thumb.glb"}, {"bytes", 210345}, {"triangles", 19998}, {"textures", textures}, {"gpu_bytes", 2097152}}}},
          {"plain", {{"name", "plain"}, {"uri", "plain.glb"}, {"bytes", 3210345}, {"triangles", 100000}, {"textures", textures}, {"gpu_bytes", 0}}},
          {"guessed", nlohmann::json::array()}};
}

inline ItemAssets makeScanAssets() {
  ItemAssets assets;
  assets.poster = PictureLink{"poster.webp", 1200, 1500};
  assets.poster_small = PictureLink{"poster-600.webp", 600, 750};
  assets.turntable = Turntable{.uri = "turntable.webp"};
  assets.model = makeModel();
  return assets;
}

inline ItemAssets makeFlatAssets() {
  ItemAssets assets;
  assets.photographs = {makePhotograph()};
  return assets;
}

}  // namespace kura::test
