#include "viewer/camera/fit.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace kura::viewer {
namespace {

constexpr float kRadians = 3.14159265f / 180;
constexpr float kPosterAspect = 0.8f;

std::vector<float3> outlineOf(const Extent& extent) {
  constexpr int kPoints = 48;
  std::vector<float3> points;
  const float3 centre = extent.bounds.centre();
  for (int i = 0; i < kPoints; ++i) {
    const float angle = 2 * 3.14159265f * i / kPoints;
    const float x = centre.x + extent.radius * std::sin(angle), z = centre.z + extent.radius * std::cos(angle);
    points.push_back({x, extent.bounds.min.y, z});
    points.push_back({x, extent.bounds.max.y, z});
  }
  return points;
}

}  // namespace

float Extent::reach() const {
  const float half_height = bounds.size().y / 2;
  return std::sqrt(radius * radius + half_height * half_height);
}

Extent extentOf(const Model& model) {
  Extent extent{model.bounds};
  const float3 centre = model.bounds.centre();
  float farthest = 0;
  for (const Instance& instance : model.instances) {
    for (const float3& position : model.meshes[instance.mesh].positions) {
      const float3 point = (instance.transform * float4(position, 1)).xyz - centre;
      farthest = std::max(farthest, point.x * point.x + point.z * point.z);
    }
  }
  extent.radius = std::sqrt(farthest);
  return extent;
}

CameraPose fitPose(const Extent& extent, float yaw, float pitch, float aspect, const FitOptions& options) {
  const float half = std::tan(kVerticalFieldOfView / 2 * kRadians);
  const float limit_x = half * aspect * options.fill_width, limit_y = half * options.fill_height;
  const std::vector<float3> outline = outlineOf(extent);
  CameraPose pose{extent.bounds.centre(), yaw, pitch, extent.reach() * 4};
  // Perspective shows the near rim larger than the far one, so the middle of the piece is not the middle of its
  // picture; three rounds of centring settle it far below a pixel.
  for (int round = 0; round < 4; ++round) {
    const CameraAxes axes = axesOf(pose);
    float distance = extent.reach() * 0.05f;
    for (const float3& point : outline) {
      const float3 offset = point - pose.target;
      const float x = std::abs(dot(offset, axes.right)), y = std::abs(dot(offset, axes.up));
      distance = std::max(distance, dot(offset, axes.back) + std::max(x / limit_x, y / limit_y));
    }
    pose.distance = distance;
    if (round == 3) break;
    float low = 1e30f, high = -1e30f;
    for (const float3& point : outline) {
      const float3 offset = point - pose.target;
      const float y = dot(offset, axes.up) / (distance - dot(offset, axes.back));
      low = std::min(low, y);
      high = std::max(high, y);
    }
    pose.target += axes.up * ((low + high) / 2 * distance);
  }
  return pose;
}

CameraPose firstPose(const Extent& extent, float aspect, const FitOptions& options) {
  const float slenderness = extent.bounds.size().y / std::max(2 * extent.radius, 1e-9f);
  const float pitch = std::clamp(46.0f - 40.0f * slenderness, 9.0f, 40.0f);
  // Posters are 4:5 and stand contained in wider stages: the piece must be as large there, or it jumps when it takes their place.
  return fitPose(extent, 0, pitch, std::min(aspect, kPosterAspect), options);
}

CameraPose picturePose(const Bounds& bounds, float aspect) {
  constexpr float kFill = 0.94f;
  const float half = std::tan(kVerticalFieldOfView / 2 * kRadians) * kFill;
  const float3 size = bounds.size();
  return {bounds.centre(), 0, 0, std::max({size.y, size.x / aspect, 1e-9f}) / 2 / half};
}

}  // namespace kura::viewer
