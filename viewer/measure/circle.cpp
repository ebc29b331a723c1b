#include "viewer/measure/circle.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>
#include <numbers>
#include <vector>

namespace kura::viewer {
namespace {

constexpr int kDirections = 72;
constexpr float kSameWall = 0.12f;     // share of the radius by which a first guess may be wrong
constexpr float kLargestStray = 0.05f;  // of the radius
constexpr float kLeastCoverage = 0.5f;
constexpr int kRounds = 6;

struct Flat {
  double x, y;
};

struct FlatCircle {
  double x, y, radius;
};

// Kåsa: x² + y² + D x + E y + F = 0 is linear in its three unknowns. The points are taken around their mean.
std::optional<FlatCircle> fitFlat(const std::vector<Flat>& points) {
  if (points.size() < 3) return std::nullopt;
  double mean_x = 0, mean_y = 0;
  for (const Flat& point : points) mean_x += point.x, mean_y += point.y;
  mean_x /= double(points.size()), mean_y /= double(points.size());
  double xx = 0, xy = 0, yy = 0, xz = 0, yz = 0, zz = 0;
  for (const Flat& point : points) {
    const double x = point.x - mean_x, y = point.y - mean_y, z = x * x + y * y;
    xx += x * x, xy += x * y, yy += y * y, xz += x * z, yz += y * z, zz += z;
  }
  const double determinant = xx * yy - xy * xy;
  if (!(determinant > 1e-9 * zz * zz)) return std::nullopt;
  const double a = (xz * yy - yz * xy) / determinant / 2, b = (yz * xx - xz * xy) / determinant / 2;
  return FlatCircle{mean_x + a, mean_y + b, std::sqrt(a * a + b * b + zz / double(points.size()))};
}

struct Plane {
  float3 origin, right, up, normal;

  Flat flatten(float3 point) const { return {dot(point - origin, right), dot(point - origin, up)}; }
  float3 lift(double x, double y) const { return origin + right * float(x) + up * float(y); }
};

Plane planeThrough(float3 origin, float3 normal) {
  const float3 aside = std::abs(normal.y) < 0.9f ? float3{0, 1, 0} : float3{1, 0, 0};
  const float3 right = normalize(cross(aside, normal));
  return {origin, right, cross(normal, right), normal};
}

// The mean of the normals that all pairs make with the middle, each as long as its area, turned to one side.
std::optional<float3> normalOf(std::span<const float3> points, float3 mean) {
  float3 best = 0;
  for (size_t i = 0; i < points.size(); ++i) {
    for (size_t j = i + 1; j < points.size(); ++j) {
      const float3 normal = cross(points[i] - mean, points[j] - mean);
      if (dot(normal, normal) > dot(best, best)) best = normal;
    }
  }
  float3 sum = 0;
  for (size_t i = 0; i < points.size(); ++i) {
    for (size_t j = i + 1; j < points.size(); ++j) {
      const float3 normal = cross(points[i] - mean, points[j] - mean);
      sum += dot(normal, best) < 0 ? -normal : normal;
    }
  }
  const float size = length(sum);
  if (!(size > 0)) return std::nullopt;
  return sum / size;
}

double strayOf(const std::vector<Flat>& points, const FlatCircle& circle) {
  double sum = 0;
  for (const Flat& point : points) {
    const double stray = std::hypot(point.x - circle.x, point.y - circle.y) - circle.radius;
    sum += stray * stray;
  }
  return std::sqrt(sum / double(std::max<size_t>(1, points.size())));
}

float coverageOf(const std::vector<Flat>& points, const FlatCircle& circle) {
  std::bitset<kDirections> seen;
  for (const Flat& point : points) {
    const double turn = std::atan2(point.y - circle.y, point.x - circle.x) / (2 * std::numbers::pi) + 0.5;
    seen.set(size_t(std::clamp(turn * kDirections, 0.0, kDirections - 1.0)));
  }
  return float(seen.count()) / kDirections;
}

Circle lifted(const Plane& plane, const FlatCircle& circle) {
  return {.centre = plane.lift(circle.x, circle.y), .normal = plane.normal, .radius = float(circle.radius)};
}

struct SectionPoint {
  Flat at;
  bool faces_out;  // the triangle turns away from the plane's middle
};

// Where the triangles cut the plane, several points along each cut so that large triangles count as much as small ones.
std::vector<SectionPoint> sectionOf(const Model& model, const Plane& plane, Flat middle, double step) {
  std::vector<SectionPoint> points;
  for (const Instance& instance : model.instances) {
    const Mesh& mesh = model.meshes[instance.mesh];
    for (size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
      std::array<float3, 3> corners;
      std::array<float, 3> height;
      for (int k = 0; k < 3; ++k) {
        corners[k] = (instance.transform * float4(mesh.positions[mesh.indices[i + k]], 1)).xyz;
        height[k] = dot(corners[k] - plane.origin, plane.normal);
      }
      std::array<Flat, 2> ends;
      int found = 0;
      for (int k = 0; k < 3 && found < 2; ++k) {
        const int next = (k + 1) % 3;
        if ((height[k] < 0) == (height[next] < 0)) continue;
        ends[found++] = plane.flatten(corners[k] + (corners[next] - corners[k]) * (height[k] / (height[k] - height[next])));
      }
      if (found < 2) continue;
      const double length = std::hypot(ends[1].x - ends[0].x, ends[1].y - ends[0].y);
      const float3 across = cross(corners[1] - corners[0], corners[2] - corners[0]);
      const Flat normal{dot(across, plane.right), dot(across, plane.up)};
      const int parts = std::clamp(int(length / step), 1, 1000);
      for (int part = 0; part <= parts; ++part) {
        const double t = double(part) / parts;
        const Flat at{ends[0].x + (ends[1].x - ends[0].x) * t, ends[0].y + (ends[1].y - ends[0].y) * t};
        points.push_back({at, (at.x - middle.x) * normal.x + (at.y - middle.y) * normal.y > 0});
      }
    }
  }
  return points;
}

}  // namespace

std::optional<Circle> fitCircle(std::span<const float3> points) {
  if (points.size() < 3) return std::nullopt;
  float3 mean = 0;
  for (const float3 point : points) mean += point / float(points.size());
  const auto normal = normalOf(points, mean);
  if (!normal) return std::nullopt;
  const Plane plane = planeThrough(mean, *normal);
  std::vector<Flat> flat;
  double off_plane = 0;
  for (const float3 point : points) {
    flat.push_back(plane.flatten(point));
    const double off = dot(point - mean, plane.normal);
    off_plane += off * off / double(points.size());
  }
  const auto circle = fitFlat(flat);
  if (!circle) return std::nullopt;
  Circle result = lifted(plane, *circle);
  const double stray = strayOf(flat, *circle);
  result.deviation = points.size() == 3 ? 0 : float(std::sqrt(stray * stray + off_plane));
  return result;
}

std::optional<Circle> circleAround(const Model& model, float3 place, float3 centre, float3 direction) {
  const Plane plane = planeThrough(place, direction);
  const Flat middle = plane.flatten(centre);
  FlatCircle circle{middle.x, middle.y, std::hypot(middle.x, middle.y)};  // `place` is the origin of the plane
  if (!(circle.radius > 0)) return std::nullopt;
  const std::vector<SectionPoint> section = sectionOf(model, plane, middle, circle.radius * 2 * std::numbers::pi / 360);
  // The wall that was touched: a thin bowl has its other side only millimetres away, but that one faces the other way.
  const auto touched = std::min_element(section.begin(), section.end(), [](const SectionPoint& a, const SectionPoint& b) {
    return a.at.x * a.at.x + a.at.y * a.at.y < b.at.x * b.at.x + b.at.y * b.at.y;
  });
  if (touched == section.end()) return std::nullopt;
  double allowed = kSameWall * circle.radius;
  std::vector<Flat> wall;
  for (int round = 0; round < kRounds; ++round) {
    wall.clear();
    for (const auto& [at, faces_out] : section) {
      const double stray = std::hypot(at.x - circle.x, at.y - circle.y) - circle.radius;
      if (faces_out == touched->faces_out && std::abs(stray) < allowed) wall.push_back(at);
    }
    const auto next = fitFlat(wall);
    if (!next) return std::nullopt;
    circle = *next;
    allowed = std::clamp(3 * strayOf(wall, circle), 0.004 * circle.radius, kSameWall * circle.radius);
  }
  Circle result = lifted(plane, circle);
  result.deviation = float(strayOf(wall, circle));
  result.coverage = coverageOf(wall, circle);
  const double reach = std::hypot(circle.x, circle.y);  // of `place`, which has to lie on what was found
  if (result.coverage < kLeastCoverage || std::abs(reach - circle.radius) > kLargestStray * circle.radius) return std::nullopt;
  return result;
}

}  // namespace kura::viewer
