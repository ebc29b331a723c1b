#include "scan/summarize_scan.h"

namespace kura {
namespace {

using nlohmann::json;

const char* formatOf(const Bytes& bytes) {
  const auto starts = [&](std::string_view mark, size_t at = 0) {
    return bytes.size() >= at + mark.size() && asText(bytes).substr(at, mark.size()) == mark;
  };
  if (starts("\xFF\xD8\xFF")) return "image/jpeg";
  if (starts("\x89PNG")) return "image/png";
  if (starts("WEBP", 8)) return "image/webp";
  if (starts("II*") || starts("MM")) return "image/tiff";
  if (starts("ftypavif", 4)) return "image/avif";
  if (starts("BM")) return "image/bmp";
  return "application/octet-stream";
}

json summaryOf(const Primitive& primitive) {
  json summary = {{"name", primitive.name},
                  {"triangles", primitive.triangleCount()},
                  {"vertices", primitive.positions.size()},
                  {"normals", !primitive.normals.empty()},
                  {"texcoords", !primitive.texcoords.empty()},
                  {"colors", !primitive.colors.empty()}};
  summary["material"] = primitive.material ? json(*primitive.material) : json();
  return summary;
}

json summaryOf(const Material& material) {
  json textures = json::object();
  const auto add = [&](const char* role, const std::optional<TextureReference>& texture) {
    if (texture) textures[role] = texture->image;
  };
  add("base_color", material.base_color_texture);
  add("metallic_roughness", material.metallic_roughness_texture);
  add("normal", material.normal_texture);
  add("occlusion", material.occlusion_texture);
  add("emissive", material.emissive_texture);
  add("clearcoat", material.clearcoat_texture);
  add("anisotropy", material.anisotropy_texture);
  return {{"name", material.name},           {"base_color", material.base_color}, {"metallic", material.metallic},
          {"roughness", material.roughness}, {"clearcoat", material.clearcoat},   {"anisotropy", material.anisotropy},
          {"textures", textures}};
}

}  // namespace

json summarizeScan(const Scene& scene) {
  json summary = {{"triangles", scene.triangleCount()}, {"origin", scene.origin}};
  size_t vertices = 0;
  summary["primitives"] = json::array();
  for (const Primitive& primitive : scene.primitives) {
    vertices += primitive.positions.size();
    summary["primitives"].push_back(summaryOf(primitive));
  }
  summary["vertices"] = vertices;
  summary["materials"] = json::array();
  for (const Material& material : scene.materials) summary["materials"].push_back(summaryOf(material));
  summary["images"] = json::array();
  for (const EncodedImage& image : scene.images) {
    summary["images"].push_back({{"name", image.name}, {"bytes", image.bytes.size()}, {"format", formatOf(image.bytes)}});
  }
  const Bounds bounds = boundsOf(scene);
  if (!bounds.empty()) {
    Double3 min, max;
    for (int axis = 0; axis < 3; ++axis) {
      min[axis] = bounds.min[axis] + scene.origin[axis];
      max[axis] = bounds.max[axis] + scene.origin[axis];
    }
    summary["bounds"] = {{"min", min}, {"max", max}, {"size", bounds.size()}};
  }
  summary["meters_per_unit"] = scene.meters_per_unit ? json(*scene.meters_per_unit) : json();
  summary["up_axis"] = scene.up_axis ? json(std::string(1, *scene.up_axis)) : json();
  return summary;
}

}  // namespace kura
