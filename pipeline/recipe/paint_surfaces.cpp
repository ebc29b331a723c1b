#include "recipe/paint_surfaces.h"

#include <algorithm>
#include <cmath>

#include "base/parallel_for.h"
#include "image/decode_image.h"
#include "image/encode_png.h"
#include "model/srgb.h"
#include "model/vector_math.h"
#include "surface/texture_pyramid.h"
#include "texture/fit_size.h"
#include "texture/resize_image.h"
#include "texture/uniform_value.h"

namespace kura {
namespace {

constexpr uint32_t kMostColorEdge = 8192;  // of a base colour that is changed: finer pictures are reduced to this

float lerp(float from, float to, float share) { return from + (to - from) * share; }

Float3 linearAt(const Image& image, size_t texel) {
  const uint8_t* p = &image.pixels[texel * image.channels];
  const auto& linear = linearOfSrgb();
  return image.channels >= 3 ? Float3{linear[p[0]], linear[p[1]], linear[p[2]]} : Float3{linear[p[0]], linear[p[0]], linear[p[0]]};
}

class SurfacePainter {
 public:
  SurfacePainter(Scene& scene, std::vector<FoundRegion>& regions, Diagnostics& diagnostics)
      : scene_(scene), regions_(regions), diagnostics_(diagnostics) {}

  // A material whose primitives have texcoords: maps of all numbers.
  void paint(uint32_t index) {
    Material& material = scene_.materials[index];
    sampled_ = samplesOf(index);
    const bool has_picture = material.base_color_texture && material.base_color_texture->image < scene_.images.size();
    Image color = has_picture ? decode(*material.base_color_texture, kMostColorEdge, true) : Image{};
    if (color.empty()) color = Image{maskEdge(), maskEdge(), 3, std::vector<uint8_t>(size_t{maskEdge()} * maskEdge() * 3, 255)};
    if (recolor(color)) {
      material.base_color_texture = TextureReference{addImage("base_color.png", color), wrapOf(material).wrap_u, wrapOf(material).wrap_v};
    }
    paintNumbers(material, original_.empty() ? color : original_);
    original_ = {};
  }

 private:
  // A place of the surface: the middle of a triangle, and its area.
  struct Sample {
    Float2 texcoord;
    double area = 0;
  };

  std::vector<Sample> samplesOf(uint32_t material) const {
    std::vector<Sample> samples;
    for (const Primitive& primitive : scene_.primitives) {
      if (primitive.material != material || primitive.texcoords.empty()) continue;
      for (size_t i = 0; i + 2 < primitive.indices.size(); i += 3) {
        const uint32_t* v = &primitive.indices[i];
        const auto& p = primitive.positions;
        Sample sample{{0, 0}, length(cross(p[v[1]] - p[v[0]], p[v[2]] - p[v[0]]))};
        for (size_t c = 0; c < 6; ++c) sample.texcoord[c % 2] += primitive.texcoords[v[c / 2]][c % 2] / 3;
        samples.push_back(sample);
      }
    }
    return samples;
  }

  static size_t texelAt(const Image& image, const Float2& texcoord) {
    const auto place = [](float t, uint32_t size) { return std::min<size_t>(size - 1, size_t((t - std::floor(t)) * float(size))); };
    return place(texcoord[1], image.height) * image.width + place(texcoord[0], image.width);
  }

  TextureReference wrapOf(const Material& material) const { return material.base_color_texture.value_or(TextureReference{}); }

  uint32_t maskEdge() const { return 1024; }

  Image decode(const TextureReference& reference, uint32_t edge, bool is_color) {
    const EncodedImage& encoded = scene_.images[reference.image];
    Result<Image> image = decodeImage(encoded.bytes, encoded.name, {.max_edge = edge, .is_color = is_color});
    return image ? std::move(*image) : Image{};  // told where textures are decoded
  }

  uint32_t addImage(const std::string& name, const Image& image) {
    Result<Bytes> png = encodePng(image);
    if (!png) diagnostics_.push_back({Severity::kWarning, {}, png.error()});
    scene_.images.push_back({name, png ? std::move(*png) : Bytes{}});
    return uint32_t(scene_.images.size() - 1);
  }

  static Float2 texcoordOf(const Image& image, size_t x, size_t y) {
    return {(float(x) + 0.5f) / float(image.width), (float(y) + 0.5f) / float(image.height)};
  }

  // Weights of one region, by texel.
  std::vector<float> weightsOf(const FoundRegion& region, const Image& color) const {
    std::vector<float> weights(size_t{color.width} * color.height);
    parallelFor(color.height, 16, [&](size_t begin, size_t end) {
      for (size_t y = begin; y < end; ++y) {
        for (size_t x = 0; x < color.width; ++x) {
          const size_t texel = y * color.width + x;
          weights[texel] = region.weight.at(linearAt(color, texel), texcoordOf(color, x, y));
        }
      }
    });
    return weights;
  }

  // Scales the colour of regions whose metal has a reflectance. What was there stays in original_: colours decide regions.
  bool recolor(Image& color) {
    bool has_changed = false;
    for (const FoundRegion& region : regions_) {
      if (!region.surface.preset.reflectance) continue;
      if (original_.empty()) original_ = color;
      const std::vector<float> weights = weightsOf(region, original_);
      // Over the surface, not over the picture: its background is no part of the piece.
      std::array<double, 4> sum = {};
      for (const Sample& sample : sampled_) {
        const size_t texel = texelAt(original_, sample.texcoord);
        const double weight = weights[texel] * sample.area;
        const Float3 linear = linearAt(original_, texel);
        for (size_t c = 0; c < 3; ++c) sum[c] += weight * linear[c];
        sum[3] += weight;
      }
      if (sum[3] == 0) continue;
      has_changed = true;
      const Float3 gains = gainsToReflectance(*region.surface.preset.reflectance, sum);
      for (size_t texel = 0; texel < weights.size(); ++texel) {
        if (weights[texel] == 0) continue;
        const Float3 before = linearAt(color, texel), from = linearAt(original_, texel);
        for (size_t c = 0; c < std::min<size_t>(3, color.channels); ++c) {
          color.pixels[texel * color.channels + c] = srgbOfLinear(lerp(before[c], std::min(1.0f, from[c] * gains[c]), weights[texel]));
        }
      }
    }
    return has_changed;
  }

  void paintNumbers(Material& material, const Image& full) {
    const TextureSize size = fitTextureSize({full.width, full.height}, kSurfaceMapEdge);
    const Image color = resizeImage(full, {size, TexelKind::kColor});
    const size_t texels = size_t{size.width} * size.height;
    Image surface{size.width, size.height, 3, std::vector<uint8_t>(texels * 3, 255)};
    Image coat{size.width, size.height, 1, std::vector<uint8_t>(texels)};
    Image direction{size.width, size.height, 3, std::vector<uint8_t>(texels * 3)};
    fillWithScan(material, surface, coat);
    float strongest = 0, coat_roughness = material.clearcoat_roughness;
    for (const FoundRegion& region : regions_) strongest = std::max(strongest, region.surface.preset.anisotropy);
    for (size_t i = 0; i < texels; ++i) direction.pixels[i * 3] = 255, direction.pixels[i * 3 + 1] = 128;
    for (FoundRegion& region : regions_) {
      const SurfacePreset& preset = region.surface.preset;
      const std::vector<float> weights = weightsOf(region, color);
      if (preset.clearcoat > 0) coat_roughness = preset.clearcoat_roughness;
      double found = 0, all = 0;
      for (const Sample& sample : sampled_) {
        found += weights[texelAt(color, sample.texcoord)] * sample.area;
        all += sample.area;
      }
      region.found += all > 0 ? found / all : 0;
      for (size_t i = 0; i < texels; ++i) {
        const float w = weights[i];
        if (w == 0) continue;
        const auto blend = [&](uint8_t& value, float wanted) { value = uint8_t(std::lround(lerp(float(value), wanted * 255, w))); };
        blend(surface.pixels[i * 3 + 1], preset.roughness);
        blend(surface.pixels[i * 3 + 2], preset.metallic);
        blend(coat.pixels[i], preset.clearcoat);
        blend(direction.pixels[i * 3 + 2], strongest > 0 ? preset.anisotropy / strongest : 0);
      }
    }
    material.metallic = material.roughness = 1;
    material.metallic_roughness_texture = hang("metallic_roughness.png", surface, material);
    if (const auto value = findUniformValue(surface)) {
      material.roughness = float((*value)[1]) / 255;
      material.metallic = float((*value)[2]) / 255;
      material.metallic_roughness_texture.reset();
    }
    hangCoat(material, coat, coat_roughness);
    const bool is_anisotropic = strongest > 0;
    material.anisotropy = is_anisotropic ? strongest : 0;
    material.anisotropy_texture.reset();
    if (is_anisotropic && !findUniformValue(direction)) material.anisotropy_texture = hang("anisotropy.png", direction, material);
  }

  void hangCoat(Material& material, const Image& coat, float roughness) {
    material.clearcoat_roughness = roughness;
    material.clearcoat_texture.reset();
    if (const auto value = findUniformValue(coat)) {
      material.clearcoat = float((*value)[0]) / 255;
      return;
    }
    material.clearcoat = 1;
    material.clearcoat_texture = hang("clearcoat.png", coat, material);
  }

  TextureReference hang(const std::string& name, const Image& image, const Material& material) {
    return {addImage(name, image), wrapOf(material).wrap_u, wrapOf(material).wrap_v};
  }

  // The numbers and maps of the scan, before any region lies over them.
  void fillWithScan(const Material& material, Image& surface, Image& coat) {
    const auto mapOf = [&](const std::optional<TextureReference>& reference) {
      Image map = reference && reference->image < scene_.images.size() ? decode(*reference, kSurfaceMapEdge, false) : Image{};
      return map.empty() ? map : resizeImage(map, {{surface.width, surface.height}, TexelKind::kLinear});
    };
    const Image old_surface = mapOf(material.metallic_roughness_texture), old_coat = mapOf(material.clearcoat_texture);
    const auto byte = [](float value) { return uint8_t(std::lround(std::clamp(value, 0.0f, 1.0f) * 255)); };
    for (size_t i = 0; i < coat.pixels.size(); ++i) {
      const bool has_map = old_surface.channels >= 3;
      const float green = has_map ? float(old_surface.pixels[i * old_surface.channels + 1]) / 255 : 1;
      const float blue = has_map ? float(old_surface.pixels[i * old_surface.channels + 2]) / 255 : 1;
      surface.pixels[i * 3 + 1] = byte(material.roughness * green);
      surface.pixels[i * 3 + 2] = byte(material.metallic * blue);
      coat.pixels[i] = byte(material.clearcoat * (old_coat.empty() ? 1.0f : float(old_coat.pixels[i * old_coat.channels]) / 255));
    }
  }

  Scene& scene_;
  std::vector<FoundRegion>& regions_;
  Diagnostics& diagnostics_;
  std::vector<Sample> sampled_;
  Image original_;  // of the base colour, where it was changed
};

}  // namespace

void paintSurfaces(Scene& scene, uint32_t material, std::vector<FoundRegion>& regions, Diagnostics& diagnostics) {
  SurfacePainter(scene, regions, diagnostics).paint(material);
}

}  // namespace kura
