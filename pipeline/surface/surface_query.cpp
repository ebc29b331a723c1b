#include "surface/surface_query.h"

#include <embree3/rtcore.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "model/vector_math.h"

namespace kura {
namespace {

// Barycentric weights of corners 1 and 2 of the point of triangle abc that is nearest to p (Ericson, Real-Time Collision
// Detection, 5.1.5).
std::array<double, 2> nearestWeights(const Double3& p, const Double3& a, const Double3& b, const Double3& c) {
  const auto minus = [](const Double3& x, const Double3& y) { return Double3{x[0] - y[0], x[1] - y[1], x[2] - y[2]}; };
  const auto times = [](const Double3& x, const Double3& y) { return x[0] * y[0] + x[1] * y[1] + x[2] * y[2]; };
  const Double3 ab = minus(b, a), ac = minus(c, a), ap = minus(p, a);
  const double d1 = times(ab, ap), d2 = times(ac, ap);
  if (d1 <= 0 && d2 <= 0) return {0, 0};
  const Double3 bp = minus(p, b);
  const double d3 = times(ab, bp), d4 = times(ac, bp);
  if (d3 >= 0 && d4 <= d3) return {1, 0};
  const double vc = d1 * d4 - d3 * d2;
  if (vc <= 0 && d1 >= 0 && d3 <= 0) return {d1 - d3 > 0 ? d1 / (d1 - d3) : 0, 0};
  const Double3 cp = minus(p, c);
  const double d5 = times(ab, cp), d6 = times(ac, cp);
  if (d6 >= 0 && d5 <= d6) return {0, 1};
  const double vb = d5 * d2 - d1 * d6;
  if (vb <= 0 && d2 >= 0 && d6 <= 0) return {0, d2 - d6 > 0 ? d2 / (d2 - d6) : 0};
  const double va = d3 * d6 - d5 * d4;
  if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
    const double along = (d4 - d3) + (d5 - d6) > 0 ? (d4 - d3) / ((d4 - d3) + (d5 - d6)) : 0;
    return {1 - along, along};
  }
  const double sum = va + vb + vc;
  return sum > 0 ? std::array<double, 2>{vb / sum, vc / sum} : std::array<double, 2>{0, 0};
}

Double3 toDouble(const Float3& v) { return {v[0], v[1], v[2]}; }

}  // namespace

struct SurfaceQuery::Hierarchy {
  struct Geometry {
    const Float3* positions = nullptr;  // in Embree's own buffers
    const uint32_t* indices = nullptr;
  };

  RTCDevice device = rtcNewDevice(nullptr);
  RTCScene scene = rtcNewScene(device);
  std::vector<Geometry> geometries;

  Hierarchy() = default;
  Hierarchy(const Hierarchy&) = delete;
  Hierarchy& operator=(const Hierarchy&) = delete;
  ~Hierarchy() {
    rtcReleaseScene(scene);
    rtcReleaseDevice(device);
  }

  void add(const Primitive& primitive, uint32_t number) {
    geometries.emplace_back();
    if (primitive.indices.empty()) return;
    RTCGeometry geometry = rtcNewGeometry(device, RTC_GEOMETRY_TYPE_TRIANGLE);
    void* positions = rtcSetNewGeometryBuffer(geometry, RTC_BUFFER_TYPE_VERTEX, 0, RTC_FORMAT_FLOAT3, sizeof(Float3), primitive.positions.size());
    void* indices = rtcSetNewGeometryBuffer(geometry, RTC_BUFFER_TYPE_INDEX, 0, RTC_FORMAT_UINT3, 3 * sizeof(uint32_t), primitive.triangleCount());
    std::copy(primitive.positions.begin(), primitive.positions.end(), static_cast<Float3*>(positions));
    std::copy_n(primitive.indices.begin(), primitive.triangleCount() * 3, static_cast<uint32_t*>(indices));
    geometries.back() = {static_cast<const Float3*>(positions), static_cast<const uint32_t*>(indices)};
    rtcCommitGeometry(geometry);
    rtcAttachGeometryByID(scene, geometry, number);
    rtcReleaseGeometry(geometry);
  }

  std::array<Float3, 3> cornersOf(uint32_t primitive, uint32_t triangle) const {
    const Geometry& geometry = geometries[primitive];
    const uint32_t* corner = geometry.indices + size_t{triangle} * 3;
    return {geometry.positions[corner[0]], geometry.positions[corner[1]], geometry.positions[corner[2]]};
  }
};

SurfaceQuery::SurfaceQuery(const std::vector<Primitive>& primitives) : hierarchy_(std::make_unique<Hierarchy>()) {
  rtcSetSceneFlags(hierarchy_->scene, RTC_SCENE_FLAG_ROBUST);
  for (size_t i = 0; i < primitives.size(); ++i) hierarchy_->add(primitives[i], static_cast<uint32_t>(i));
  rtcCommitScene(hierarchy_->scene);
}

SurfaceQuery::SurfaceQuery(SurfaceQuery&&) noexcept = default;
SurfaceQuery& SurfaceQuery::operator=(SurfaceQuery&&) noexcept = default;
SurfaceQuery::~SurfaceQuery() = default;

std::optional<SurfacePlace> SurfaceQuery::closest(const Float3& point, std::optional<float> radius) const {
  struct Search {
    const Hierarchy& hierarchy;
    Double3 point;
    double best;  // squared distance
    std::optional<SurfacePlace> place;
  };
  const double limit = radius ? double{*radius} : std::numeric_limits<float>::infinity();
  Search search{*hierarchy_, toDouble(point), limit * limit, {}};
  RTCPointQuery query = {};
  query.x = point[0];
  query.y = point[1];
  query.z = point[2];
  query.radius = static_cast<float>(limit);
  RTCPointQueryContext context;
  rtcInitPointQueryContext(&context);
  const auto visit = [](RTCPointQueryFunctionArguments* arguments) -> bool {
    Search& s = *static_cast<Search*>(arguments->userPtr);
    const auto corners = s.hierarchy.cornersOf(arguments->geomID, arguments->primID);
    const Double3 a = toDouble(corners[0]), b = toDouble(corners[1]), c = toDouble(corners[2]);
    const auto [v, w] = nearestWeights(s.point, a, b, c);
    Double3 nearest;
    double squared = 0;
    for (int axis = 0; axis < 3; ++axis) {
      nearest[axis] = a[axis] + v * (b[axis] - a[axis]) + w * (c[axis] - a[axis]);
      squared += (nearest[axis] - s.point[axis]) * (nearest[axis] - s.point[axis]);
    }
    // Of equally near triangles the one with the lowest number, so that the order of the search does not matter.
    const bool is_tie = s.place && squared == s.best &&
                        std::pair(arguments->geomID, arguments->primID) < std::pair(s.place->primitive, s.place->triangle);
    if (!(squared < s.best || is_tie || (!s.place && squared <= s.best))) return false;
    s.best = squared;
    s.place = SurfacePlace{arguments->geomID, arguments->primID, {float(v), float(w)},
                           {float(nearest[0]), float(nearest[1]), float(nearest[2])}, float(std::sqrt(squared))};
    // A little more than the distance: rounding must not hide a nearer triangle.
    arguments->query->radius = std::nextafter(static_cast<float>(std::sqrt(squared)) * 1.000001f, std::numeric_limits<float>::infinity());
    return true;
  };
  rtcPointQuery(hierarchy_->scene, &query, &context, visit, &search);
  return search.place;
}

std::optional<SurfacePlace> SurfaceQuery::cast(const Float3& origin, const Float3& direction, float near_m, float far_m) const {
  RTCRayHit hit = {};
  hit.ray.org_x = origin[0];
  hit.ray.org_y = origin[1];
  hit.ray.org_z = origin[2];
  hit.ray.dir_x = direction[0];
  hit.ray.dir_y = direction[1];
  hit.ray.dir_z = direction[2];
  hit.ray.tnear = near_m;
  hit.ray.tfar = far_m;
  hit.ray.mask = ~0u;
  hit.hit.geomID = RTC_INVALID_GEOMETRY_ID;
  RTCIntersectContext context;
  rtcInitIntersectContext(&context);
  rtcIntersect1(hierarchy_->scene, &context, &hit);
  if (hit.hit.geomID == RTC_INVALID_GEOMETRY_ID) return {};
  const float u = hit.hit.u, v = hit.hit.v;
  const auto corners = hierarchy_->cornersOf(hit.hit.geomID, hit.hit.primID);
  const Float3 position = corners[0] * (1 - u - v) + corners[1] * u + corners[2] * v;
  return SurfacePlace{hit.hit.geomID, hit.hit.primID, {u, v}, position, hit.ray.tfar};
}

}  // namespace kura
