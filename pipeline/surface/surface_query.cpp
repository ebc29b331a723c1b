#include "surface/surface_query.h"

#include <embree3/rtcore.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "model/vector_math.h"
#include "surface/nearest_on_triangle.h"

namespace kura {
namespace {

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
    Float3 given;
    Double3 point;
    double best;  // squared distance
    std::optional<SurfacePlace> place;
  };
  const double limit = radius ? double{*radius} : std::numeric_limits<float>::infinity();
  Search search{*hierarchy_, point, toDouble(point), limit * limit, {}};
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
    const auto [v, w] = nearestOnTriangle(s.given, corners[0], corners[1], corners[2]);
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
