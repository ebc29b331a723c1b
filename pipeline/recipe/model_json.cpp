#include "recipe/model_json.h"

namespace kura {

using nlohmann::json;

json fileJson(const std::string& uri, const GlbSummary& summary) {
  json textures = json::array();
  for (const GlbTexture& texture : summary.textures) {
    const GlbImage& image = summary.images.at(texture.image);
    textures.push_back({{"role", texture.role}, {"width", image.width}, {"height", image.height}});
  }
  return {{"uri", uri}, {"bytes", summary.bytes}, {"triangles", summary.triangles}, {"textures", textures},
          {"gpu_bytes", summary.gpu_bytes}};
}

json modelJson(const Bounds& bounds, const std::vector<std::string>& guessed) {
  return {{"bounds_m", {{"min", bounds.min}, {"max", bounds.max}}}, {"guessed", guessed}, {"tiers", json::array()}};
}

}  // namespace kura
