#include "surface/compare_pictures.h"

#include <array>
#include <cmath>
#include <vector>

namespace kura {
namespace {

constexpr int kReach = 5;  // pixels on either side

std::array<double, 2 * kReach + 1> gaussian() {
  std::array<double, 2 * kReach + 1> weights;
  double sum = 0;
  for (int i = -kReach; i <= kReach; ++i) sum += weights[i + kReach] = std::exp(-i * i / (2 * 1.5 * 1.5));
  for (double& weight : weights) weight /= sum;
  return weights;
}

using Plane = std::vector<double>;

Plane lumaOf(const Image& image) {
  Plane luma(size_t{image.width} * image.height);
  for (size_t i = 0; i < luma.size(); ++i) {
    const uint8_t* p = &image.pixels[i * 4];
    luma[i] = (0.2126 * p[0] + 0.7152 * p[1] + 0.0722 * p[2]) * p[3] / 255.0;
  }
  return luma;
}

// The weighted mean around each pixel; beyond the border there is nothing.
Plane blurred(const Plane& plane, int width, int height) {
  const auto weights = gaussian();
  Plane rows(plane.size()), out(plane.size());
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      double sum = 0;
      for (int i = std::max(-kReach, -x); i <= std::min(kReach, width - 1 - x); ++i) sum += weights[i + kReach] * plane[size_t(y) * width + x + i];
      rows[size_t(y) * width + x] = sum;
    }
  }
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      double sum = 0;
      for (int i = std::max(-kReach, -y); i <= std::min(kReach, height - 1 - y); ++i) sum += weights[i + kReach] * rows[size_t(y + i) * width + x];
      out[size_t(y) * width + x] = sum;
    }
  }
  return out;
}

Plane product(const Plane& a, const Plane& b) {
  Plane out(a.size());
  for (size_t i = 0; i < a.size(); ++i) out[i] = a[i] * b[i];
  return out;
}

}  // namespace

std::optional<double> structuralSimilarity(const Image& a, const Image& b) {
  if (a.width != b.width || a.height != b.height || a.channels != 4 || b.channels != 4 || a.empty()) return {};
  const int width = int(a.width), height = int(a.height);
  const Plane la = lumaOf(a), lb = lumaOf(b);
  const Plane ma = blurred(la, width, height), mb = blurred(lb, width, height);
  const Plane aa = blurred(product(la, la), width, height), bb = blurred(product(lb, lb), width, height);
  const Plane ab = blurred(product(la, lb), width, height);
  constexpr double kC1 = (0.01 * 255) * (0.01 * 255), kC2 = (0.03 * 255) * (0.03 * 255);
  double sum = 0;
  size_t count = 0;
  for (size_t i = 0; i < la.size(); ++i) {
    if (a.pixels[i * 4 + 3] == 0 && b.pixels[i * 4 + 3] == 0) continue;
    const double va = aa[i] - ma[i] * ma[i], vb = bb[i] - mb[i] * mb[i], cov = ab[i] - ma[i] * mb[i];
    sum += (2 * ma[i] * mb[i] + kC1) * (2 * cov + kC2) / ((ma[i] * ma[i] + mb[i] * mb[i] + kC1) * (va + vb + kC2));
    ++count;
  }
  if (count == 0) return {};
  return sum / static_cast<double>(count);
}

}  // namespace kura
