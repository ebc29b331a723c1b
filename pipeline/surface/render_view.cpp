#include "surface/render_view.h"

#include <algorithm>
#include <cmath>

#include "base/parallel_for.h"
#include "model/srgb.h"
#include "model/vector_math.h"

namespace kura {
namespace {

struct CameraAxes {
  Float3 right, up, back;
};

CameraAxes axesOf(const Float3& towards_camera) {
  const Float3 pole = std::fabs(towards_camera[1]) > 0.99f ? Float3{0, 0, -1} : Float3{0, 1, 0};
  const Float3 right = normalized(cross(pole, towards_camera));
  return {right, cross(towards_camera, right), towards_camera};
}

struct Light {
  Float3 direction;  // to the lamp, in camera axes: right, up, back
  float strength;
};
const std::array<Light, 2> kLights = {Light{normalized({-0.6f, 0.7f, 0.5f}), 0.75f}, Light{normalized({0.8f, -0.1f, 0.6f}), 0.25f}};
constexpr float kAmbient = 0.25f;

Float3 shade(const SurfaceLook& look, const CameraAxes& axes) {
  Float3 normal = look.normal;
  if (dot(look.face_normal, axes.back) < 0) normal = normal * -1;  // the inside of an open shell
  float light = kAmbient;
  for (const Light& lamp : kLights) {
    const Float3 direction = axes.right * lamp.direction[0] + axes.up * lamp.direction[1] + axes.back * lamp.direction[2];
    light += lamp.strength * std::max(0.0f, dot(normal, direction));
  }
  return {look.base_color[0] * light, look.base_color[1] * light, look.base_color[2] * light};
}

constexpr int kRays = 2;  // in each direction of a pixel

void renderRow(const ShadedSurface& surface, const ViewFrame& frame, const CameraAxes& axes, uint32_t y, Image& image) {
  const float pixel_m = 2 * frame.radius_m / float(frame.edge_px);
  for (uint32_t x = 0; x < frame.edge_px; ++x) {
    Float3 sum = {0, 0, 0};
    int hits = 0;
    for (int ray = 0; ray < kRays * kRays; ++ray) {
      const float px = (float(x) + (float(ray % kRays) + 0.5f) / kRays) * pixel_m - frame.radius_m;
      const float py = frame.radius_m - (float(y) + (float(ray / kRays) + 0.5f) / kRays) * pixel_m;
      const Float3 origin = frame.centre + axes.right * px + axes.up * py + axes.back * (2 * frame.radius_m);
      const auto place = surface.query().cast(origin, axes.back * -1, 0, 4 * frame.radius_m);
      if (!place) continue;
      sum = sum + shade(surface.lookAt(*place, pixel_m / kRays), axes);
      ++hits;
    }
    uint8_t* pixel = &image.pixels[(size_t{y} * frame.edge_px + x) * 4];
    for (int c = 0; c < 3; ++c) pixel[c] = hits > 0 ? srgbOfLinear(sum[c] / float(hits)) : 0;
    pixel[3] = static_cast<uint8_t>(255 * hits / (kRays * kRays));
  }
}

}  // namespace

std::vector<ViewFrame> twelveViews(const Bounds& bounds, uint32_t edge_px) {
  constexpr float kGolden = 1.6180339887f;
  ViewFrame frame;
  frame.centre = (bounds.min + bounds.max) * 0.5f;
  frame.radius_m = std::max(length(bounds.size()) * 0.5f, 1e-6f);
  frame.edge_px = edge_px;
  std::vector<ViewFrame> frames;
  for (const float a : {1.0f, -1.0f}) {
    for (const float b : {kGolden, -kGolden}) {
      for (const Float3& corner : {Float3{0, a, b}, Float3{a, b, 0}, Float3{b, 0, a}}) {
        frame.towards_camera = normalized(corner);
        frames.push_back(frame);
      }
    }
  }
  return frames;
}

Image renderView(const ShadedSurface& surface, const ViewFrame& frame) {
  Image image{frame.edge_px, frame.edge_px, 4, {}};
  image.pixels.resize(size_t{frame.edge_px} * frame.edge_px * 4);
  const CameraAxes axes = axesOf(frame.towards_camera);
  parallelFor(frame.edge_px, 8, [&](size_t begin, size_t end) {
    for (size_t y = begin; y < end; ++y) renderRow(surface, frame, axes, static_cast<uint32_t>(y), image);
  });
  return image;
}

}  // namespace kura
