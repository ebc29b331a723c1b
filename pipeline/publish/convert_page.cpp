#include "publish/convert_page.h"

#include "model/collection.h"
#include "publish/item_json.h"
#include "publish/page_frame.h"

namespace kura {
namespace {

using nlohmann::json;

std::string errorOf(const json& tier) {
  if (!tier.contains("error")) return "–";
  const json& error = tier["error"];
  return formatMillimetres(error.value("max_mm", 0.0)) + " · " + formatMillimetres(error.value("rms_mm", 0.0));
}

json tierView(const json& tier, const std::string& name, const std::string& here) {
  std::string textures;
  for (const json& texture : tier.value("textures", json::array())) {
    const std::string width = std::to_string(texture.value("width", 0));
    const std::string height = std::to_string(texture.value("height", 0));
    const std::string size = width == height ? width : width + " × " + height;
    if (textures.find(size) == std::string::npos) textures += (textures.empty() ? "" : ", ") + size;
  }
  const auto gpu_bytes = tier.value("gpu_bytes", uint64_t{0});
  return {{"name", name},
          {"href", here + tier.value("uri", "")},
          {"triangles", formatCount(tier.value("triangles", uint64_t{0}))},
          {"textures", textures.empty() ? "–" : textures},
          {"error", errorOf(tier)},
          {"size", formatBytes(tier.value("bytes", uint64_t{0}))},
          {"gpu", gpu_bytes > 0 ? formatBytes(gpu_bytes) : "–"}};
}

std::string sizeOf(const json& model) {
  if (!model.contains("bounds_m")) return {};
  const json& min = model["bounds_m"]["min"];
  const json& max = model["bounds_m"]["max"];
  if (!min.is_array() || !max.is_array() || min.size() != 3 || max.size() != 3) return {};
  std::string text;
  for (size_t axis = 0; axis < 3; ++axis) {
    text += (text.empty() ? "" : " × ") + formatNumber(100 * (max[axis].get<double>() - min[axis].get<double>()));
  }
  return text + " cm";
}

}  // namespace

Result<std::string> renderConvertPage(const ConvertPageInput& input, const std::string& language,
                                      const PageTemplates& templates) {
  Collection collection;
  collection.languages = input.languages;
  json view = makePageFrame(collection, {"", language}, templates);
  const std::string here = rootFrom(collection, {"", language}) + input.item_folder;
  view["is_converted"] = true;
  view["title"] = {{"text", input.title}};
  view["item_src"] = here + "item.json";
  view["site_title"] = {{"text", view["t"].value("convert_title", "")}};
  const json model = modelOf(input.assets);
  view["rows"] = json::array();
  if (model.is_object()) {
    for (const json& tier : model.value("tiers", json::array())) {
      view["rows"].push_back(tierView(tier, tier.value("name", ""), here));
    }
    if (model.contains("plain")) view["rows"].push_back(tierView(model["plain"], "plain", here));
    view["measured"] = sizeOf(model);
    std::string guessed;
    for (const json& name : model.value("guessed", json::array())) {
      if (!name.is_string()) continue;
      const std::string word = view["t"].value("convert_guessed_" + name.get<std::string>(), name.get<std::string>());
      guessed += (guessed.empty() ? "" : view["t"].value("convert_guessed_between", ", ")) + word;
    }
    view["guessed"] = guessed;
  }
  if (const auto& poster = input.assets.poster) {
    view["poster"] = {{"href", here + poster->uri}, {"width", poster->width}, {"height", poster->height}};
    view["preload"] = here + poster->uri;
  }
  return renderPage(templates, "convert", view);
}

}  // namespace kura
