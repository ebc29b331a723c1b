#include "recipe/texture_pyramids.h"

#include <cstdio>
#include <map>

#include "image/picture.h"
#include "image/write_iiif_pyramid.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct Cut {
  std::string service;  // empty: too small, or not readable
  uint32_t width = 0, height = 0;
};

Cut cutImage(const EncodedImage& image, bool is_color, size_t number, const TexturePyramidsInput& input, const fs::path& dir,
             const StepContext& context, Diagnostics& diagnostics) {
  const Result<Picture> picture = Picture::open(image.bytes, image.name, {});
  // What cannot be read at all is told where textures are decoded.
  if (!picture || std::max(picture->width(), picture->height()) < input.min_edge_px) return {};
  char name[24];
  std::snprintf(name, sizeof name, "texture/%02zu", number);
  PyramidOptions options;
  options.id = input.id_base + "/" + name;
  options.is_color = is_color;
  if (!is_color) options.quality = 92;  // a wrong normal is a dent in the glaze
  if (!input.rights.empty()) options.rights = Rights{input.rights};
  options.report = [&](double) { return !context.is_cancelled || !context.is_cancelled(); };
  const Result<PyramidResult> cut = writeIiifPyramid(image.bytes, image.name, dir / name, options);
  if (cut) return {name, cut->width, cut->height};
  diagnostics.push_back({Severity::kWarning, {}, cut.error()});
  std::error_code ignored;
  fs::remove_all(dir / name, ignored);
  return {};
}

}  // namespace

json writeTexturePyramids(const Scene& scene, const TexturePyramidsInput& input, const fs::path& dir, const StepContext& context,
                          Diagnostics& diagnostics) {
  std::map<std::pair<uint32_t, bool>, Cut> cuts;
  json list = json::array();
  for (size_t m = 0; m < scene.materials.size(); ++m) {
    const Material& material = scene.materials[m];
    for (const auto* reference : {&material.base_color_texture, &material.normal_texture}) {
      const bool is_color = reference == &material.base_color_texture;
      if (!*reference || (*reference)->image >= scene.images.size()) continue;
      const auto [place, is_new] = cuts.try_emplace({(*reference)->image, is_color});
      if (is_new) place->second = cutImage(scene.images[(*reference)->image], is_color, cuts.size(), input, dir, context, diagnostics);
      const Cut& cut = place->second;
      if (cut.service.empty()) continue;
      list.push_back({{"material", m}, {"role", is_color ? "base_color" : "normal"}, {"service", cut.service},
                      {"width", cut.width}, {"height", cut.height}});
    }
  }
  return list;
}

}  // namespace kura
