#include "texture/resize_image.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "model/srgb.h"

namespace kura {

namespace {

// Finds the nearest of the 256 codes: pow for every texel would cost most of the time. 4096 steps of the square root are
// fine enough that at most one comparison is left.
class SrgbEncoder {
 public:
  SrgbEncoder() {
    for (int i = 0; i < 255; ++i) {
      thresholds_[i] = linearFromSrgb((static_cast<float>(i) + 0.5f) / 255);  // above it the code is i + 1
    }
    thresholds_[255] = 2;
    int code = 0;
    for (int step = 0; step < kSteps; ++step) {
      const float root = static_cast<float>(step) / (kSteps - 1);
      while (root * root > thresholds_[code]) ++code;
      start_[step] = static_cast<uint8_t>(code);
    }
  }

  uint8_t encode(float linear) const {
    const float value = std::clamp(linear, 0.0f, 1.0f);
    uint8_t code = start_[static_cast<int>(std::sqrt(value) * (kSteps - 1))];
    while (value > thresholds_[code]) ++code;
    return code;
  }

 private:
  static constexpr int kSteps = 4096;
  std::array<float, 256> thresholds_;
  std::array<uint8_t, kSteps> start_;
};

const SrgbEncoder& srgbEncoder() {
  static const SrgbEncoder encoder;
  return encoder;
}

uint8_t encodeLinear(float value) { return static_cast<uint8_t>(std::clamp(value, 0.0f, 1.0f) * 255 + 0.5f); }

// --- Filter ---

double lanczos3(double x) {
  x = std::fabs(x);
  if (x < 1e-9) return 1;
  if (x >= 3) return 0;
  const double pi_x = std::numbers::pi * x;
  return 3 * std::sin(pi_x) * std::sin(pi_x / 3) / (pi_x * pi_x);
}

double catmullRom(double x) {
  x = std::fabs(x);
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
  if (x < 2) return ((-0.5 * x + 2.5) * x - 4) * x + 2;
  return 0;
}

// Which source texels make one target texel: `count` weights from texel `first` on, those beyond the edge folded onto it.
struct Taps {
  struct Target {
    uint32_t first;
    uint32_t count;
    size_t weights;  // index into Taps::weights
  };
  std::vector<Target> targets;
  std::vector<float> weights;
};

Taps makeTaps(uint32_t source, uint32_t target) {
  const double scale = static_cast<double>(source) / target;
  const bool reduces = scale > 1;
  const double stretch = reduces ? scale : 1;
  const double radius = (reduces ? 3 : 2) * stretch;
  Taps taps;
  std::vector<double> row;
  for (uint32_t t = 0; t < target; ++t) {
    const double centre = (t + 0.5) * scale - 0.5;
    const auto from = static_cast<int64_t>(std::ceil(centre - radius)), to = static_cast<int64_t>(std::floor(centre + radius));
    const int64_t first = std::clamp<int64_t>(from, 0, source - 1), last = std::clamp<int64_t>(to, 0, source - 1);
    row.assign(last - first + 1, 0);
    double sum = 0;
    for (int64_t s = from; s <= to; ++s) {
      const double x = (s - centre) / stretch;
      const double weight = reduces ? lanczos3(x) : catmullRom(x);
      row[std::clamp(s, first, last) - first] += weight;
      sum += weight;
    }
    taps.targets.push_back({static_cast<uint32_t>(first), static_cast<uint32_t>(row.size()), taps.weights.size()});
    for (double weight : row) taps.weights.push_back(static_cast<float>(weight / sum));
  }
  return taps;
}

// --- Texels as four floats that may be averaged ---

using Texel = std::array<float, 4>;

void decodeRow(const Image& image, uint32_t y, TexelKind kind, std::vector<Texel>& row) {
  const uint8_t* pixel = image.pixels.data() + static_cast<size_t>(y) * image.width * image.channels;
  const auto& linear = linearOfSrgb();
  const uint32_t colors = std::min<uint32_t>(image.channels, 3);
  for (uint32_t x = 0; x < image.width; ++x, pixel += image.channels) {
    Texel texel = {0, 0, 0, 1};
    for (uint32_t c = 0; c < colors; ++c) texel[c] = kind == TexelKind::kColor ? linear[pixel[c]] : pixel[c] / 255.0f;
    if (kind == TexelKind::kNormal) {
      for (uint32_t c = 0; c < colors; ++c) texel[c] = texel[c] * 2 - 1;
    }
    if (image.channels == 4) texel[3] = pixel[3] / 255.0f;
    if (image.channels == 4 && kind == TexelKind::kColor) {
      for (uint32_t c = 0; c < 3; ++c) texel[c] *= texel[3];
    }
    row[x] = texel;
  }
}

void encodeRow(const std::vector<Texel>& row, TexelKind kind, uint32_t channels, uint8_t* pixel) {
  const SrgbEncoder& srgb = srgbEncoder();
  const uint32_t colors = std::min<uint32_t>(channels, 3);
  for (Texel texel : row) {
    if (kind == TexelKind::kNormal) {
      const float length = std::sqrt(texel[0] * texel[0] + texel[1] * texel[1] + texel[2] * texel[2]);
      for (uint32_t c = 0; c < 3; ++c) texel[c] = (length > 1e-6f ? texel[c] / length : (c == 2 ? 1.0f : 0.0f)) * 0.5f + 0.5f;
    }
    if (kind == TexelKind::kColor && channels == 4 && texel[3] > 1e-6f) {
      for (uint32_t c = 0; c < 3; ++c) texel[c] /= texel[3];
    }
    for (uint32_t c = 0; c < colors; ++c) {
      pixel[c] = kind == TexelKind::kColor ? srgb.encode(texel[c]) : encodeLinear(texel[c]);
    }
    if (channels == 4) pixel[3] = encodeLinear(texel[3]);
    pixel += channels;
  }
}

void filterRow(const std::vector<Texel>& from, const Taps& taps, std::vector<Texel>& to) {
  for (size_t x = 0; x < taps.targets.size(); ++x) {
    const Taps::Target& target = taps.targets[x];
    Texel sum = {0, 0, 0, 0};
    for (uint32_t i = 0; i < target.count; ++i) {
      const float weight = taps.weights[target.weights + i];
      const Texel& texel = from[target.first + i];
      for (int c = 0; c < 4; ++c) sum[c] += texel[c] * weight;
    }
    to[x] = sum;
  }
}

}  // namespace

Image resizeImage(const Image& image, const ResizeOptions& options) {
  const auto [width, height] = options.size;
  if (image.width == width && image.height == height) return image;
  const Taps across = makeTaps(image.width, width), down = makeTaps(image.height, height);
  Image result{width, height, image.channels, {}};
  result.pixels.resize(static_cast<size_t>(width) * height * image.channels);

  // A ring of rows that are filtered across, as many as one target row needs: the whole image as floats would take
  // sixteen bytes a texel.
  uint32_t ring_rows = 1;
  for (const Taps::Target& target : down.targets) ring_rows = std::max(ring_rows, target.count);
  std::vector<std::vector<Texel>> ring(ring_rows, std::vector<Texel>(width));
  std::vector<Texel> decoded(image.width), sum(width);
  uint32_t filtered = 0;  // rows that have been put into the ring
  for (uint32_t y = 0; y < height; ++y) {
    const Taps::Target& target = down.targets[y];
    for (filtered = std::max(filtered, target.first); filtered < target.first + target.count; ++filtered) {
      decodeRow(image, filtered, options.kind, decoded);
      filterRow(decoded, across, ring[filtered % ring_rows]);
    }
    std::fill(sum.begin(), sum.end(), Texel{0, 0, 0, 0});
    for (uint32_t i = 0; i < target.count; ++i) {
      const float weight = down.weights[target.weights + i];
      const std::vector<Texel>& row = ring[(target.first + i) % ring_rows];
      for (uint32_t x = 0; x < width; ++x) {
        for (int c = 0; c < 4; ++c) sum[x][c] += row[x][c] * weight;
      }
    }
    encodeRow(sum, options.kind, image.channels, result.pixels.data() + static_cast<size_t>(y) * width * image.channels);
  }
  return result;
}

}  // namespace kura
