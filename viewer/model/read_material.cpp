#include "viewer/model/read_material.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace kura::viewer {
namespace {

constexpr uint32_t kGlRepeat = 0x2901;
constexpr uint32_t kGlClampToEdge = 0x812F;
constexpr uint32_t kGlMirroredRepeat = 0x8370;

float finiteOr(float value, float otherwise) { return std::isfinite(value) ? value : otherwise; }
float unitOr(float value, float otherwise) { return std::clamp(finiteOr(value, otherwise), 0.0f, 1.0f); }

uint32_t wrapOf(cgltf_int wrap) {
  const auto value = static_cast<uint32_t>(wrap);
  return value == kGlClampToEdge || value == kGlMirroredRepeat ? value : kGlRepeat;
}

// {"source": 3} of EXT_texture_webp, which cgltf 1.10 keeps as text.
std::optional<size_t> sourceOfWebp(const cgltf_texture& texture) {
  for (size_t i = 0; i < texture.extensions_count; ++i) {
    const cgltf_extension& extension = texture.extensions[i];
    if (!extension.name || !extension.data || std::strcmp(extension.name, "EXT_texture_webp") != 0) continue;
    const char* key = std::strstr(extension.data, "\"source\"");
    if (!key) return std::nullopt;
    const char* value = key + std::strlen("\"source\"");
    while (*value == ' ' || *value == ':' || *value == '\n' || *value == '\t' || *value == '\r') ++value;
    if (*value < '0' || *value > '9') return std::nullopt;
    return static_cast<size_t>(std::strtoul(value, nullptr, 10));
  }
  return std::nullopt;
}

// The number behind a key in an extension that cgltf 1.10 keeps as text.
float numberOf(const char* json, const char* key, float otherwise) {
  const char* found = json ? std::strstr(json, key) : nullptr;
  if (!found) return otherwise;
  found += std::strlen(key);
  while (*found == ' ' || *found == ':' || *found == '\n' || *found == '\t' || *found == '\r') ++found;
  char* end = nullptr;
  const float value = std::strtof(found, &end);
  return end == found ? otherwise : finiteOr(value, otherwise);
}

const char* mimeOf(std::span<const uint8_t> bytes) {
  const auto begins = [&](std::string_view magic, size_t at) {
    return bytes.size() >= at + magic.size() && std::memcmp(bytes.data() + at, magic.data(), magic.size()) == 0;
  };
  if (begins("\xFF\xD8\xFF", 0)) return "image/jpeg";
  if (begins("\x89PNG", 0)) return "image/png";
  if (begins("RIFF", 0) && begins("WEBP", 8)) return "image/webp";
  return nullptr;
}

class MaterialReader {
 public:
  explicit MaterialReader(const GltfDocument& document) : document_(document) {}

  void read(const cgltf_material& from) {
    Material material;
    use_.reset();
    if (from.has_pbr_metallic_roughness) {
      const cgltf_pbr_metallic_roughness& pbr = from.pbr_metallic_roughness;
      for (int c = 0; c < 4; ++c) material.base_color[c] = unitOr(pbr.base_color_factor[c], 1);
      material.metallic = unitOr(pbr.metallic_factor, 1);
      material.roughness = unitOr(pbr.roughness_factor, 1);
      material.textures.base_color = texture(pbr.base_color_texture, true);
      material.textures.metallic_roughness = texture(pbr.metallic_roughness_texture, false);
    }
    material.textures.normal = texture(from.normal_texture, false);
    if (material.textures.normal) material.normal_scale = finiteOr(from.normal_texture.scale, 1);
    material.textures.occlusion = texture(from.occlusion_texture, false);
    if (material.textures.occlusion) material.occlusion_strength = unitOr(from.occlusion_texture.scale, 1);
    for (int c = 0; c < 3; ++c) material.emissive[c] = unitOr(from.emissive_factor[c], 0);
    material.textures.emissive = texture(from.emissive_texture, true);
    if (from.has_clearcoat) {
      material.clearcoat = unitOr(from.clearcoat.clearcoat_factor, 0);
      material.clearcoat_roughness = unitOr(from.clearcoat.clearcoat_roughness_factor, 0);
      material.textures.clearcoat = texture(from.clearcoat.clearcoat_texture, false);
    }
    for (size_t i = 0; i < from.extensions_count; ++i) readAnisotropy(from.extensions[i], material);
    if (from.alpha_mode == cgltf_alpha_mode_mask) material.alpha_mode = AlphaMode::kMask;
    if (from.alpha_mode == cgltf_alpha_mode_blend) material.alpha_mode = AlphaMode::kBlend;
    material.alpha_cutoff = unitOr(from.alpha_cutoff, 0.5f);
    material.double_sided = from.double_sided;
    material.is_unlit = from.unlit;
    result.materials.push_back(material);
    result.texcoords.push_back(use_.value_or(TexcoordUse{}));
  }

  ReadMaterials result;

 private:
  // KHR_materials_anisotropy: {"anisotropyStrength": 0.25, "anisotropyRotation": 0, "anisotropyTexture": {"index": 2}}
  void readAnisotropy(const cgltf_extension& extension, Material& material) {
    if (!extension.name || !extension.data || std::strcmp(extension.name, "KHR_materials_anisotropy") != 0) return;
    material.anisotropy = unitOr(numberOf(extension.data, "\"anisotropyStrength\"", 0), 0);
    material.anisotropy_rotation = numberOf(extension.data, "\"anisotropyRotation\"", 0);
    const char* map = std::strstr(extension.data, "\"anisotropyTexture\"");
    const float index = numberOf(map, "\"index\"", -1);
    if (material.anisotropy == 0 || index < 0 || index >= float(document_.gltf().textures_count)) return;
    cgltf_texture_view view = {};
    view.texture = &document_.gltf().textures[static_cast<size_t>(index)];
    view.texcoord = static_cast<int>(std::clamp(numberOf(map, "\"texCoord\"", 0), 0.0f, 8.0f));
    material.textures.anisotropy = texture(view, false);
  }

  // \return index into result.images, empty where there is no texture that can be used.
  std::optional<uint32_t> texture(const cgltf_texture_view& view, bool srgb) {
    if (!view.texture) return std::nullopt;
    const cgltf_image* image = view.texture->image;
    if (const auto webp = sourceOfWebp(*view.texture); webp && *webp < document_.gltf().images_count) {
      image = &document_.gltf().images[*webp];
    }
    if (!image || !image->buffer_view || image->buffer_view->has_meshopt_compression) return std::nullopt;
    const std::span<const uint8_t> bytes = document_.storedView(*image->buffer_view);
    const char* mime = mimeOf(bytes);
    if (!mime) return std::nullopt;

    TexcoordUse use{view.texcoord};
    if (view.has_transform) {
      const cgltf_texture_transform& transform = view.transform;
      if (transform.texcoord > 0) use.set = transform.texcoord;
      use.offset = {finiteOr(transform.offset[0], 0), finiteOr(transform.offset[1], 0)};
      use.rotation = finiteOr(transform.rotation, 0);
      use.scale = {finiteOr(transform.scale[0], 1), finiteOr(transform.scale[1], 1)};
    }
    if (!use_) use_ = use;
    if (!(*use_ == use)) return std::nullopt;

    ImageSource source{mime, static_cast<uint64_t>(bytes.data() - document_.bytes().data()), bytes.size(), srgb};
    if (const cgltf_sampler* sampler = view.texture->sampler) {
      source.wrap_u = wrapOf(sampler->wrap_s);
      source.wrap_v = wrapOf(sampler->wrap_t);
    }
    for (uint32_t i = 0; i < result.images.size(); ++i) {
      const ImageSource& known = result.images[i];
      if (known.offset == source.offset && known.length == source.length && known.srgb == srgb &&
          known.wrap_u == source.wrap_u && known.wrap_v == source.wrap_v) {
        return i;
      }
    }
    result.images.push_back(std::move(source));
    return static_cast<uint32_t>(result.images.size() - 1);
  }

  const GltfDocument& document_;
  std::optional<TexcoordUse> use_;  // of the material that is being read
};

}  // namespace

float2 TexcoordUse::apply(float2 uv) const {
  const float c = std::cos(rotation), s = std::sin(rotation);
  const float2 scaled = uv * scale;
  return float2{c * scaled.x + s * scaled.y, -s * scaled.x + c * scaled.y} + offset;
}

ReadMaterials readMaterials(const GltfDocument& document) {
  MaterialReader reader(document);
  const cgltf_data& gltf = document.gltf();
  for (size_t i = 0; i < gltf.materials_count; ++i) reader.read(gltf.materials[i]);
  // Primitives without a material: white and, unlike glTF's default, not metal, so that a bare scan can be seen.
  Material plain;
  plain.base_color = {0.8f, 0.79f, 0.77f, 1};
  plain.metallic = 0;
  plain.roughness = 0.6f;
  reader.result.materials.push_back(plain);
  reader.result.texcoords.push_back({});
  return std::move(reader.result);
}

}  // namespace kura::viewer
