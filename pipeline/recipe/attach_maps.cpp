#include <algorithm>

#include "base/file.h"
#include "image/decode_image.h"
#include "image/encode_png.h"
#include "recipe/apply_surfaces.h"
#include "texture/resize_image.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

constexpr uint64_t kMostImageBytes = uint64_t{1} << 30;
constexpr float kCavityStrength = 0.6f;  // how much of the light a hollow of the curvature map takes

class MapReader {
 public:
  MapReader(Scene& scene, Diagnostics& diagnostics) : scene_(scene), diagnostics_(diagnostics) {}

  // The file as it is; nothing after a warning, or where the path is empty.
  std::optional<uint32_t> take(const fs::path& file) {
    if (file.empty()) return {};
    Result<Bytes> bytes = readFile(file, kMostImageBytes);
    if (bytes) return add(file.filename().string(), std::move(*bytes));
    diagnostics_.push_back({Severity::kWarning, {}, bytes.error()});
    return {};
  }

  // One channel.
  Image decode(const fs::path& file, uint32_t channels) {
    if (file.empty()) return {};
    const Result<Bytes> bytes = readFile(file, kMostImageBytes);
    const Result<Image> image = bytes ? decodeImage(*bytes, file.filename().string(), {.max_edge = 8192, .is_color = false})
                                      : Result<Image>(bytes.error());
    if (!image) {
      diagnostics_.push_back({Severity::kWarning, {}, image.error()});
      return {};
    }
    Image out{image->width, image->height, channels, {}};
    const size_t texels = size_t{image->width} * image->height;
    out.pixels.resize(texels * channels);
    for (size_t i = 0; i < texels; ++i) {
      for (uint32_t c = 0; c < channels; ++c) out.pixels[i * channels + c] = image->pixels[i * image->channels + std::min(c, image->channels - 1)];
    }
    return out;
  }

  std::optional<uint32_t> addImage(const std::string& name, const Image& image) {
    Result<Bytes> png = encodePng(image);
    if (png) return add(name, std::move(*png));
    diagnostics_.push_back({Severity::kWarning, {}, png.error()});
    return {};
  }

 private:
  uint32_t add(std::string name, Bytes bytes) {
    scene_.images.push_back({std::move(name), std::move(bytes)});
    return uint32_t(scene_.images.size() - 1);
  }

  Scene& scene_;
  Diagnostics& diagnostics_;
};

Image sizedLike(const Image& image, const Image& other) {
  return resizeImage(image, {{other.width, other.height}, TexelKind::kLinear});
}

std::optional<uint32_t> occlusionOf(MapReader& reader, const ScanMaps& maps) {
  if (maps.curvature.empty()) return reader.take(maps.occlusion);
  Image hollow = reader.decode(maps.curvature, 1);
  if (hollow.empty()) return reader.take(maps.occlusion);
  // Middle grey is flat, darker is hollow.
  for (uint8_t& value : hollow.pixels) value = uint8_t(255 * (1 - kCavityStrength * (1 - std::min(1.0f, float(value) / 127.5f))));
  Image open = reader.decode(maps.occlusion, 1);
  if (open.empty()) return reader.addImage("occlusion.png", hollow);
  hollow = sizedLike(hollow, open);
  for (size_t i = 0; i < open.pixels.size(); ++i) open.pixels[i] = uint8_t(open.pixels[i] * hollow.pixels[i] / 255);
  return reader.addImage("occlusion.png", open);
}

std::optional<uint32_t> metallicRoughnessOf(MapReader& reader, const ScanMaps& maps) {
  const Image roughness = reader.decode(maps.roughness, 1);
  Image metallic = reader.decode(maps.metallic, 1);
  if (roughness.empty() && metallic.empty()) return {};
  const Image& larger = roughness.empty() ? metallic : roughness;
  if (!roughness.empty() && !metallic.empty()) metallic = sizedLike(metallic, roughness);
  Image packed{larger.width, larger.height, 3, {}};
  packed.pixels.reserve(size_t{packed.width} * packed.height * 3);
  for (size_t i = 0; i < size_t{packed.width} * packed.height; ++i) {
    packed.pixels.insert(packed.pixels.end(), {255, roughness.empty() ? uint8_t(255) : roughness.pixels[i], metallic.empty() ? uint8_t(0) : metallic.pixels[i]});
  }
  return reader.addImage("metallic_roughness.png", packed);
}

std::optional<uint32_t> normalOf(MapReader& reader, const ScanMaps& maps) {
  if (!maps.is_normal_y_down) return reader.take(maps.normal);
  Image normal = reader.decode(maps.normal, 3);
  if (normal.empty()) return {};
  for (size_t i = 1; i < normal.pixels.size(); i += 3) normal.pixels[i] = uint8_t(255 - normal.pixels[i]);
  return reader.addImage(maps.normal.filename().string(), normal);
}

}  // namespace

void attachMaps(Scene& scene, const ScanMaps& maps, const std::string& subject, Diagnostics& diagnostics) {
  if (maps.empty()) return;
  const bool has_texcoords = std::any_of(scene.primitives.begin(), scene.primitives.end(), [](const Primitive& p) { return !p.texcoords.empty(); });
  if (!has_texcoords) {
    diagnostics.push_back({Severity::kWarning, {}, badInput(subject,
        {"item.toml の [maps] は使えません。スキャンにテクスチャ座標（UV）がありません。", "The [maps] of item.toml are not used: the scan has no texture coordinates (UV)."},
        {"UV のある形で書き出すか、[maps] を消してください。", "Export the scan with UVs, or remove [maps]."})});
    return;
  }
  MapReader reader(scene, diagnostics);
  const std::optional<uint32_t> base_color = reader.take(maps.base_color), normal = normalOf(reader, maps),
                                occlusion = occlusionOf(reader, maps), surface = metallicRoughnessOf(reader, maps);
  for (Material& material : scene.materials) {
    if (base_color) {
      material.base_color_texture = TextureReference{*base_color};
      material.base_color = {1, 1, 1, 1};
    }
    if (normal) {
      material.normal_texture = TextureReference{*normal};
      material.normal_scale = 1;
    }
    if (occlusion) {
      material.occlusion_texture = TextureReference{*occlusion};
      material.occlusion_strength = 1;
    }
    if (!surface) continue;
    material.metallic_roughness_texture = TextureReference{*surface};
    if (!maps.roughness.empty()) material.roughness = 1;
    material.metallic = maps.metallic.empty() ? material.metallic : 1;
  }
}

}  // namespace kura
