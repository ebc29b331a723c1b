#include "surface/bake_maps.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "base/parallel_for.h"
#include "model/srgb.h"
#include "model/vector_math.h"
#include "surface/bake_gutters.h"
#include "surface/bake_texels.h"
#include "surface/tangent_space.h"

namespace kura {
namespace {

// The frame in which a renderer unpacks a normal map: tangent, bitangent and normal as interpolated, not normalised.
struct Frame {
  Float3 position, tangent, bitangent, normal;
  Float3 direction;  // normal, of unit length

  // Mikkelsen 2008: "the exact inverse of the pixel shader".
  Float3 intoTangentSpace(const Float3& n) const {
    const Float3 row0 = cross(bitangent, normal), row1 = cross(normal, tangent), row2 = cross(tangent, bitangent);
    const float sign = dot(tangent, row0) < 0 ? -1.0f : 1.0f;
    return normalized(Float3{dot(n, row0), dot(n, row1), dot(n, row2)} * sign);
  }
};

// What a texel sees: sums over its samples.
struct TexelSum {
  Float4 color = {0, 0, 0, 0};  // times alpha, and alpha
  Float3 plain_color = {0, 0, 0};
  Float3 normal = {0, 0, 0};
  float metallic = 0, roughness = 0, openness = 0, clearcoat = 0, anisotropy = 0;
  Float3 emissive = {0, 0, 0};
  float hits = 0;
};

struct RowTotals {
  size_t covered = 0, unhit = 0;
  double bend = 0, hits = 0;
};

float radicalInverse(uint32_t bits) {
  uint32_t reversed = 0;
  for (int i = 0; i < 32; ++i, bits >>= 1) reversed = (reversed << 1) | (bits & 1);
  return float(reversed) * 0x1p-32f;
}

uint32_t scrambled(uint32_t x) {
  x ^= x >> 16;
  x *= 0x7FEB352Du;
  x ^= x >> 15;
  x *= 0x846CA68Bu;
  return x ^ (x >> 16);
}

class Baker {
 public:
  Baker(const ShadedSurface& source, const std::vector<Primitive>& target, const BakeOptions& options)
      : source_(source), target_(target), options_(options), samples_(std::max(1u, options.samples)),
        texels_(target, options.width * samples_, options.height * samples_), extent_(length(boundsOf(source.scene()).size())) {
    for (const Primitive& primitive : target) tangents_.push_back(computeCornerTangents(primitive));
  }

  BakedMaps bake() {
    const size_t count = size_t{options_.width} * options_.height;
    const auto image = [&](uint32_t channels) { return Image{options_.width, options_.height, channels, std::vector<uint8_t>(count * channels)}; };
    if (options_.with_base_color) maps_.base_color = image(options_.with_alpha ? 4 : 3);
    if (options_.with_normal) maps_.normal = image(3);
    if (options_.with_metallic_roughness) maps_.metallic_roughness = image(3);
    if (options_.occlusion_rays > 0 || options_.with_occlusion) maps_.occlusion = image(1);
    if (options_.with_clearcoat) maps_.clearcoat = image(1);
    if (options_.with_anisotropy) maps_.anisotropy = image(3);
    if (options_.with_emissive) maps_.emissive = image(3);
    is_hit_.resize(count);
    std::vector<RowTotals> rows(options_.height);
    parallelFor(options_.height, 4, [&](size_t begin, size_t end) {
      for (size_t y = begin; y < end; ++y) rows[y] = bakeRow(uint32_t(y));
    });
    RowTotals total;
    for (const RowTotals& row : rows) {
      total.covered += row.covered;
      total.unhit += row.unhit;
      total.bend += row.bend;
      total.hits += row.hits;
    }
    maps_.covered_texels = total.covered;
    maps_.unhit_texels = total.unhit;
    maps_.mean_bend_deg = total.hits > 0 ? total.bend / total.hits * 180 / std::numbers::pi : 0;
    const std::vector<bool> is_filled(is_hit_.begin(), is_hit_.end());
    for (Image* map : {&maps_.base_color, &maps_.normal, &maps_.metallic_roughness, &maps_.occlusion, &maps_.clearcoat, &maps_.anisotropy,
                       &maps_.emissive}) {
      if (!map->empty()) fillGutters(*map, is_filled, {.rings = options_.gutter, .is_normal = map == &maps_.normal});
    }
    return std::move(maps_);
  }

 private:
  RowTotals bakeRow(uint32_t y) {
    RowTotals totals;
    for (uint32_t x = 0; x < options_.width; ++x) {
      TexelSum sum;
      bool is_covered = false;
      for (uint32_t s = 0; s < samples_ * samples_; ++s) {
        const uint32_t column = x * samples_ + s % samples_, row = y * samples_ + s / samples_;
        const std::optional<TexelPlace> place = texels_.placeAt(column, row);
        if (!place) continue;
        is_covered = true;
        addSample(*place, row * options_.width * samples_ + column, sum, totals);
      }
      totals.covered += is_covered;
      totals.unhit += is_covered && sum.hits == 0;
      if (sum.hits == 0) continue;
      is_hit_[size_t{y} * options_.width + x] = 1;
      writeTexel(size_t{y} * options_.width + x, sum);
    }
    return totals;
  }

  Frame frameAt(const TexelPlace& place) const {
    const Primitive& primitive = target_[place.primitive];
    Frame frame{};
    for (size_t i = 0; i < 3; ++i) {
      const size_t corner = size_t{place.triangle} * 3 + i;
      const uint32_t vertex = primitive.indices[corner];
      const Float4& t = tangents_[place.primitive][corner];
      const Float3 tangent = {t[0], t[1], t[2]};
      const float weight = place.weights[i];
      frame.position = frame.position + primitive.positions[vertex] * weight;
      frame.normal = frame.normal + primitive.normals[vertex] * weight;
      frame.tangent = frame.tangent + tangent * weight;
      frame.bitangent = frame.bitangent + cross(primitive.normals[vertex], tangent) * (t[3] * weight);
    }
    frame.direction = normalized(frame.normal);
    return frame;
  }

  bool facesAlong(const SurfacePlace& place, const Float3& direction) const {
    const Primitive& primitive = source_.scene().primitives[place.primitive];
    const uint32_t* v = &primitive.indices[size_t{place.triangle} * 3];
    const auto& p = primitive.positions;
    return dot(cross(p[v[1]] - p[v[0]], p[v[2]] - p[v[0]]), direction) > 0;
  }

  // The first place along the ray that faces along the normal; those that turn away are passed through.
  std::optional<SurfacePlace> castFacing(const Frame& frame, float way) const {
    const float start = options_.cage_m * 1e-3f;  // the coarse vertices lie on the fine surface: a ray must not miss them
    const Float3 origin = frame.position - frame.direction * (start * way);
    float near_m = 0;
    for (int passed = 0; passed < 4; ++passed) {
      std::optional<SurfacePlace> hit = source_.query().cast(origin, frame.direction * way, near_m, options_.cage_m + start);
      if (!hit || facesAlong(*hit, frame.direction)) return hit;
      near_m = hit->distance * 1.0001f + start;
    }
    return {};
  }

  std::optional<SurfacePlace> findSource(const Frame& frame) const {
    if (frame.direction == Float3{0, 0, 0}) return {};
    std::optional<SurfacePlace> out = castFacing(frame, 1), in = castFacing(frame, -1);
    if (out && (!in || out->distance <= in->distance)) return out;
    if (in) return in;
    std::optional<SurfacePlace> closest = source_.query().closest(frame.position, 2 * options_.cage_m);
    if (closest && facesAlong(*closest, frame.direction)) return closest;
    return {};
  }

  void addSample(const TexelPlace& place, uint32_t seed, TexelSum& sum, RowTotals& totals) const {
    const Frame frame = frameAt(place);
    const std::optional<SurfacePlace> found = findSource(frame);
    if (!found) return;
    const SurfaceLook look = source_.lookAt(*found, texels_.texelSize(place));
    // A normal that looks behind the coarse surface cannot be written in its tangent space; it is laid flat onto it.
    const float along = dot(look.normal, frame.direction);
    const Float3 normal = along > 0.02f ? look.normal : normalized(look.normal + frame.direction * (0.02f - along));
    const float alpha = look.base_color[3];
    for (size_t c = 0; c < 3; ++c) {
      sum.color[c] += look.base_color[c] * alpha;
      sum.plain_color[c] += look.base_color[c];
    }
    sum.color[3] += alpha;
    sum.normal = sum.normal + frame.intoTangentSpace(normal);
    sum.metallic += look.metallic;
    sum.roughness += look.roughness;
    sum.openness += look.occlusion * (options_.occlusion_rays > 0 ? opennessAt(*found, look, seed) : 1.0f);
    sum.clearcoat += look.clearcoat;
    sum.anisotropy += look.anisotropy;
    sum.emissive = sum.emissive + look.emissive;
    sum.hits += 1;
    totals.bend += std::acos(std::clamp(along, -1.0f, 1.0f));
    totals.hits += 1;
  }

  // Share of the sky above the place that nothing hides, cosine-weighted: Hammersley points, turned by the texel's hash.
  float opennessAt(const SurfacePlace& place, const SurfaceLook& look, uint32_t seed) const {
    const Float3 n = look.normal;
    const Float3 side = std::fabs(n[0]) < 0.6f ? Float3{1, 0, 0} : Float3{0, 1, 0};
    const Float3 t = normalized(cross(side, n)), b = cross(n, t);
    const float turn = float(scrambled(seed)) * 0x1p-32f;
    const Float3 origin = place.position + look.face_normal * (extent_ * 1e-5f);
    uint32_t open = 0;
    for (uint32_t i = 0; i < options_.occlusion_rays; ++i) {
      const float u = (float(i) + 0.5f) / float(options_.occlusion_rays);
      const float angle = 2 * std::numbers::pi_v<float> * (radicalInverse(i) + turn), r = std::sqrt(u);
      const Float3 ray = t * (r * std::cos(angle)) + b * (r * std::sin(angle)) + n * std::sqrt(1 - u);
      open += !source_.query().cast(origin, normalized(ray), 0, extent_);
    }
    return float(open) / float(options_.occlusion_rays);
  }

  void writeTexel(size_t texel, const TexelSum& sum) {
    const auto byteOf = [](float value) { return uint8_t(std::lround(std::clamp(value, 0.0f, 1.0f) * 255)); };
    if (!maps_.base_color.empty()) {
      uint8_t* out = &maps_.base_color.pixels[texel * maps_.base_color.channels];
      const bool is_visible = options_.with_alpha && sum.color[3] > 0;
      for (size_t c = 0; c < 3; ++c) out[c] = srgbOfLinear(is_visible ? sum.color[c] / sum.color[3] : sum.plain_color[c] / sum.hits);
      if (options_.with_alpha) out[3] = byteOf(sum.color[3] / sum.hits);
    }
    if (!maps_.normal.empty()) {
      Float3 n = normalized(sum.normal);
      if (n == Float3{0, 0, 0}) n = {0, 0, 1};
      for (size_t c = 0; c < 3; ++c) maps_.normal.pixels[texel * 3 + c] = byteOf(n[c] / 2 + 0.5f);
    }
    if (!maps_.metallic_roughness.empty()) {
      uint8_t* out = &maps_.metallic_roughness.pixels[texel * 3];
      out[0] = 255;
      out[1] = byteOf(sum.roughness / sum.hits);
      out[2] = byteOf(sum.metallic / sum.hits);
    }
    if (!maps_.occlusion.empty()) maps_.occlusion.pixels[texel] = byteOf(sum.openness / sum.hits);
    if (!maps_.clearcoat.empty()) maps_.clearcoat.pixels[texel] = byteOf(sum.clearcoat / sum.hits);
    if (!maps_.anisotropy.empty()) {
      uint8_t* out = &maps_.anisotropy.pixels[texel * 3];
      out[0] = 255;
      out[1] = 128;
      out[2] = byteOf(sum.anisotropy / sum.hits);
    }
    for (size_t c = 0; c < 3 && !maps_.emissive.empty(); ++c) maps_.emissive.pixels[texel * 3 + c] = srgbOfLinear(sum.emissive[c] / sum.hits);
  }

  const ShadedSurface& source_;
  const std::vector<Primitive>& target_;
  const BakeOptions& options_;
  const uint32_t samples_;
  const TexelMap texels_;
  const float extent_;
  std::vector<std::vector<Float4>> tangents_;
  std::vector<uint8_t> is_hit_;  // bytes, not bits: rows are written by several threads
  BakedMaps maps_;
};

}  // namespace

BakedMaps bakeMaps(const ShadedSurface& source, const std::vector<Primitive>& target, const BakeOptions& options) {
  return Baker(source, target, options).bake();
}

}  // namespace kura
