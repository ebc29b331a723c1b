#include "recipe/apply_surfaces.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/file.h"
#include "base/parallel_for.h"
#include "image/decode_image.h"
#include "image/encode_png.h"
#include "model/vector_math.h"
#include "surface/texture_pyramid.h"
#include "texture/fit_size.h"
#include "texture/region_weight.h"
#include "texture/resize_image.h"
#include "texture/uniform_value.h"

namespace kura {
namespace {

constexpr uint32_t kMapEdge = 4096;         // of the maps that are made
constexpr uint32_t kMostColorEdge = 8192;   // of a base colour that is changed: finer pictures are reduced to this
constexpr float kMostGain = 32;             // of a colour that becomes a reflectance: darker is shadow or wear, not metal
constexpr double kNowhere = 1e-5;           // share of the surface below which a region was not found

struct Region {
  const SurfaceRegion& surface;
  RegionWeight weight;
  double found = 0;  // sum of weights, over all materials
};

float lerp(float from, float to, float share) { return from + (to - from) * share; }

Float3 linearAt(const Image& image, size_t texel) {
  const uint8_t* p = &image.pixels[texel * image.channels];
  const auto& linear = linearOfSrgb();
  return image.channels >= 3 ? Float3{linear[p[0]], linear[p[1]], linear[p[2]]} : Float3{linear[p[0]], linear[p[0]], linear[p[0]]};
}

// What turns the mean colour of a region into the reflectance of its metal.
Float3 gainsFor(const Float3& reflectance, const std::array<double, 4>& sum) {
  Float3 gains = {1, 1, 1};
  for (size_t c = 0; c < 3 && sum[3] > 0; ++c) gains[c] = std::min(kMostGain, reflectance[c] / std::max(1e-4f, float(sum[c] / sum[3])));
  return gains;
}

void setNumbers(Material& material, const SurfacePreset& preset) {
  material.metallic = preset.metallic;
  material.roughness = preset.roughness;
  material.clearcoat = preset.clearcoat;
  material.clearcoat_roughness = preset.clearcoat_roughness;
  material.anisotropy = preset.anisotropy;
  material.metallic_roughness_texture.reset();
  material.clearcoat_texture.reset();
  material.anisotropy_texture.reset();
}

class SurfacePainter {
 public:
  SurfacePainter(Scene& scene, std::vector<Region>& regions, Diagnostics& diagnostics)
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
  std::vector<float> weightsOf(const Region& region, const Image& color) const {
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
    for (const Region& region : regions_) {
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
      const Float3 gains = gainsFor(*region.surface.preset.reflectance, sum);
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
    const TextureSize size = fitTextureSize({full.width, full.height}, kMapEdge);
    const Image color = resizeImage(full, {size, TexelKind::kColor});
    const size_t texels = size_t{size.width} * size.height;
    Image surface{size.width, size.height, 3, std::vector<uint8_t>(texels * 3, 255)};
    Image coat{size.width, size.height, 1, std::vector<uint8_t>(texels)};
    Image direction{size.width, size.height, 3, std::vector<uint8_t>(texels * 3)};
    fillWithScan(material, surface, coat);
    float strongest = 0, coat_roughness = material.clearcoat_roughness;
    for (const Region& region : regions_) strongest = std::max(strongest, region.surface.preset.anisotropy);
    for (size_t i = 0; i < texels; ++i) direction.pixels[i * 3] = 255, direction.pixels[i * 3 + 1] = 128;
    for (Region& region : regions_) {
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
      Image map = reference && reference->image < scene_.images.size() ? decode(*reference, kMapEdge, false) : Image{};
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
  std::vector<Region>& regions_;
  Diagnostics& diagnostics_;
  std::vector<Sample> sampled_;
  Image original_;  // of the base colour, where it was changed
};

Float3 vertexColor(const Primitive& primitive, const Material* material, uint32_t vertex) {
  Float3 color = material ? Float3{material->base_color[0], material->base_color[1], material->base_color[2]} : Float3{1, 1, 1};
  for (size_t c = 0; c < 3 && !primitive.colors.empty(); ++c) color[c] *= primitive.colors[vertex][c];
  return color;
}

// The topmost region of each triangle, by two of its three corners; regions.size() where there is none.
std::vector<size_t> regionsOfTriangles(const Primitive& primitive, const Material* material, std::vector<Region>& regions, size_t all_triangles) {
  std::vector<uint8_t> top(primitive.positions.size(), uint8_t(regions.size()));
  for (uint32_t v = 0; v < top.size(); ++v) {
    const Float3 color = vertexColor(primitive, material, v);
    const std::optional<Float2> texcoord = primitive.texcoords.empty() ? std::nullopt : std::optional(primitive.texcoords[v]);
    for (size_t r = 0; r < regions.size(); ++r) {
      if (regions[r].weight.at(color, texcoord) >= 0.5f) top[v] = uint8_t(r);
    }
  }
  std::vector<size_t> out(primitive.triangleCount());
  for (size_t t = 0; t < out.size(); ++t) {
    const uint8_t a = top[primitive.indices[t * 3]], b = top[primitive.indices[t * 3 + 1]], c = top[primitive.indices[t * 3 + 2]];
    out[t] = b == c ? b : a;
    if (out[t] < regions.size()) regions[out[t]].found += 1.0 / double(std::max<size_t>(1, all_triangles));
  }
  return out;
}

Primitive selectTriangles(const Primitive& from, const std::vector<size_t>& of_triangle, size_t wanted) {
  Primitive out;
  out.name = from.name;
  std::vector<uint32_t> place(from.positions.size(), UINT32_MAX);
  for (size_t i = 0; i < from.indices.size(); ++i) {
    if (of_triangle[i / 3] != wanted) continue;
    const uint32_t v = from.indices[i];
    if (place[v] == UINT32_MAX) {
      place[v] = uint32_t(out.positions.size());
      out.positions.push_back(from.positions[v]);
      if (!from.normals.empty()) out.normals.push_back(from.normals[v]);
      if (!from.texcoords.empty()) out.texcoords.push_back(from.texcoords[v]);
      if (!from.colors.empty()) out.colors.push_back(from.colors[v]);
    }
    out.indices.push_back(place[v]);
  }
  return out;
}

// The vertex colours (or the colour of the material) of a metal region, scaled to its reflectance.
void recolorPart(Primitive& part, Material& material, const Float3& reflectance) {
  // The median: corners of triangles at the border have the colour of the other side.
  std::array<double, 4> middle = {0, 0, 0, 1};
  for (size_t c = 0; c < 3; ++c) {
    std::vector<float> values;
    for (uint32_t v = 0; v < part.positions.size(); ++v) values.push_back(vertexColor(part, &material, v)[c]);
    std::nth_element(values.begin(), values.begin() + long(values.size() / 2), values.end());
    middle[c] = values[values.size() / 2];
  }
  const Float3 gains = gainsFor(reflectance, middle);
  if (part.colors.empty()) {
    for (size_t c = 0; c < 3; ++c) material.base_color[c] = std::min(1.0f, material.base_color[c] * gains[c]);
    return;
  }
  for (Float4& color : part.colors) {
    for (size_t c = 0; c < 3; ++c) color[c] = std::min(1.0f, color[c] * gains[c]);
  }
}

// A scan without a picture: each region becomes primitives with a material of its own.
void cutByRegion(Scene& scene, std::vector<Region>& regions) {
  std::vector<Primitive> parts;
  std::map<std::pair<std::optional<uint32_t>, size_t>, uint32_t> materials;
  const size_t all = scene.triangleCount();
  for (Primitive& primitive : scene.primitives) {
    const std::optional<uint32_t> own = primitive.material && *primitive.material < scene.materials.size() ? primitive.material : std::nullopt;
    const bool is_painted = own && scene.materials[*own].base_color_texture;
    if (is_painted) {
      parts.push_back(std::move(primitive));
      continue;
    }
    const std::vector<size_t> of_triangle = regionsOfTriangles(primitive, own ? &scene.materials[*own] : nullptr, regions, all);
    for (size_t r = 0; r <= regions.size(); ++r) {
      Primitive part = selectTriangles(primitive, of_triangle, r);
      if (part.indices.empty()) continue;
      part.material = own;
      if (r < regions.size()) {
        Material material = own ? scene.materials[*own] : Material{};
        const SurfacePreset& preset = regions[r].surface.preset;
        setNumbers(material, preset);
        if (preset.reflectance) recolorPart(part, material, *preset.reflectance);
        material.name = std::string(preset.name);
        const bool is_shared = !part.colors.empty();
        const auto known = materials.find({own, r});
        if (is_shared && known != materials.end()) {
          part.material = known->second;
        } else {
          part.material = uint32_t(scene.materials.size());
          materials[{own, r}] = *part.material;
          scene.materials.push_back(std::move(material));
        }
      }
      parts.push_back(std::move(part));
    }
    primitive = {};
  }
  scene.primitives = std::move(parts);
}

Image readMask(const SurfaceRegion& region, Diagnostics& diagnostics) {
  if (region.mask.empty()) return {};
  const Result<Bytes> bytes = readFile(region.mask, uint64_t{1} << 30);
  Result<Image> image = bytes ? decodeImage(*bytes, region.mask.filename().string(), {.max_edge = kMapEdge, .is_color = false}) : Result<Image>(bytes.error());
  if (image) return std::move(*image);
  diagnostics.push_back({Severity::kWarning, {}, image.error()});
  return {};
}

void warnWhereNowhere(const std::vector<Region>& regions, const std::string& subject, Diagnostics& diagnostics) {
  for (const Region& region : regions) {
    if (region.found >= kNowhere) continue;
    const std::string kind(region.surface.preset.name);
    diagnostics.push_back({Severity::kWarning, {}, badInput(subject,
        {"item.toml の [[surface]]「" + kind + "」に当たる場所がスキャンに見つかりません。", "No place of the scan belongs to the [[surface]] '" + kind + "' of item.toml."},
        {"colors と tolerance、または mask（UV のあるスキャンのみ）を見直してください。",
         "Look at its colors and tolerance, or at its mask (which needs a scan with UVs)."})});
  }
}

}  // namespace

void applySurfaces(Scene& scene, const std::vector<SurfaceRegion>& surfaces, const std::string& subject, Diagnostics& diagnostics) {
  if (surfaces.empty()) return;
  std::vector<Region> regions;
  for (const SurfaceRegion& surface : surfaces) regions.push_back({surface, RegionWeight(surface, readMask(surface, diagnostics))});
  // Texcoords and a picture, or a mask to lie in them: maps. Everything else is cut by triangle, also where the whole is one.
  const bool has_mask = std::any_of(surfaces.begin(), surfaces.end(), [](const SurfaceRegion& s) { return !s.mask.empty(); });
  std::vector<bool> is_painted(scene.materials.size());
  for (const Primitive& primitive : scene.primitives) {
    if (!primitive.material || *primitive.material >= is_painted.size() || primitive.texcoords.empty()) continue;
    const bool has_picture = scene.materials[*primitive.material].base_color_texture.has_value();
    if (has_picture || (has_mask && primitive.colors.empty())) is_painted[*primitive.material] = true;
  }
  SurfacePainter painter(scene, regions, diagnostics);
  std::vector<Primitive> kept;
  for (uint32_t m = 0; m < is_painted.size(); ++m) {
    if (is_painted[m]) painter.paint(m);
  }
  for (Primitive& primitive : scene.primitives) {
    if (primitive.material && *primitive.material < is_painted.size() && is_painted[*primitive.material]) kept.push_back(std::move(primitive));
  }
  std::erase_if(scene.primitives, [](const Primitive& p) { return p.indices.empty(); });
  cutByRegion(scene, regions);
  scene.primitives.insert(scene.primitives.begin(), std::make_move_iterator(kept.begin()), std::make_move_iterator(kept.end()));
  warnWhereNowhere(regions, subject, diagnostics);
}

}  // namespace kura
