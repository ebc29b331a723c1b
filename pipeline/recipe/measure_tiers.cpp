#include "recipe/measure_tiers.h"

#include <cmath>

#include "base/file.h"
#include "base/parallel_for.h"
#include "image/encode_webp.h"
#include "image/picture.h"
#include "model/vector_math.h"
#include "recipe/scene_textures.h"
#include "scan/read_scan.h"
#include "surface/compare_pictures.h"
#include "surface/measure_deviation.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// A published GLB as any reader sees it: dequantized, with its own textures.
struct ReadTier {
  Scene scene;
  std::vector<Image> images;                            // reduced as those of the scan are
  std::vector<TextureSize> full_sizes;  // of the images as stored
};

Result<ReadTier> readTier(const fs::path& glb) {
  Result<ScanReading> reading = readScanInProcess(glb);
  if (!reading) return reading.error();
  ReadTier tier{std::move(reading->scene), {}, {}};
  for (const EncodedImage& image : tier.scene.images) {
    const Result<Picture> picture = Picture::open(image.bytes, image.name, {});
    if (!picture) return picture.error();
    tier.full_sizes.push_back({picture->width(), picture->height()});
  }
  Diagnostics faults;
  tier.images = SceneTextures::decode(tier.scene, faults).images(kMeasuredTextureEdge);
  if (!faults.empty()) return faults.front().error;
  return tier;
}

// Five digits are more than the measure holds, and the same in every build.
double rounded(double value) {
  if (!(value > 0)) return 0;
  const double unit = std::pow(10, std::floor(std::log10(value)) - 4);
  return std::round(value / unit) * unit;
}

std::string shortNumber(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

// As short as it is exact enough: 0.0123 instead of 0.012299999999999999.
json number(double value) { return json::parse(shortNumber(rounded(value))); }

Status writeWebp(const Image& picture, const fs::path& file) {
  const Result<Bytes> bytes = encodeWebp(picture, {.quality = 85});
  if (!bytes) return bytes.error();
  return writeFile(file, *bytes);
}

}  // namespace

std::optional<double> texelEdge(const Scene& scene, const std::vector<TextureSize>& sizes) {
  double surface = 0, texels = 0;
  for (const Primitive& primitive : scene.primitives) {
    if (!primitive.material || *primitive.material >= scene.materials.size() || primitive.texcoords.empty()) continue;
    const auto& reference = scene.materials[*primitive.material].base_color_texture;
    if (!reference || reference->image >= sizes.size()) continue;
    const auto [width, height] = sizes[reference->image];
    for (size_t i = 0; i + 2 < primitive.indices.size(); i += 3) {
      const uint32_t* v = &primitive.indices[i];
      const auto& p = primitive.positions;
      const Float2 &a = primitive.texcoords[v[0]], &b = primitive.texcoords[v[1]], &c = primitive.texcoords[v[2]];
      surface += 0.5 * length(cross(p[v[1]] - p[v[0]], p[v[2]] - p[v[0]]));
      texels += 0.5 * std::fabs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) * width * height;
    }
  }
  if (!(texels > 0)) return {};
  return std::sqrt(surface / texels);
}

TierMeasurer::TierMeasurer(const Scene& scan, const std::vector<Image>& images)
    : scan_(scan), surface_(scan, images), frames_(twelveViews(boundsOf(scan))) {
  for (const ViewFrame& frame : frames_) pictures_.push_back(renderView(surface_, frame));
}

Result<json> TierMeasurer::measure(const fs::path& glb) {
  const Result<ReadTier> tier = readTier(glb);
  if (!tier) return tier.error();
  const DeviationBothWays deviation = measureDeviation(scan_.primitives, surface_.query(), tier->scene.primitives);
  json error = {{"max_mm", number(deviation.max_m * 1000)}, {"rms_mm", number(deviation.rms_m * 1000)}, {"samples", deviation.samples}};
  if (const auto texel = texelEdge(tier->scene, tier->full_sizes)) error["texel_mm"] = number(*texel * 1000);

  const ShadedSurface surface(tier->scene, tier->images);
  std::vector<std::optional<double>> similarities(frames_.size());
  parallelFor(frames_.size(), 1, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) similarities[i] = structuralSimilarity(pictures_[i], renderView(surface, frames_[i]));
  });
  double sum = 0;
  int count = 0;
  for (const std::optional<double>& similarity : similarities) {
    sum += similarity.value_or(0);
    count += similarity.has_value();
  }
  if (count > 0) error["ssim"] = number(sum / count);
  return error;
}

ViewFrame TierMeasurer::reportFrame() const {
  ViewFrame frame = frames_.front();
  frame.towards_camera = normalized({0.25f, 0.35f, 1});
  frame.edge_px = 512;
  return frame;
}

Status TierMeasurer::writePicture(const fs::path& file) const { return writeWebp(renderView(surface_, reportFrame()), file); }

Status TierMeasurer::writePicture(const fs::path& glb, const fs::path& file) const {
  const Result<ReadTier> tier = readTier(glb);
  if (!tier) return tier.error();
  return writeWebp(renderView(ShadedSurface(tier->scene, tier->images), reportFrame()), file);
}

}  // namespace kura
