// Where a ray meets a surface, and where the surface is nearest: the one adapter of Embree (3.13).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "model/scene.h"

namespace kura {

struct SurfacePlace {
  uint32_t primitive = 0;  // into the primitives that were given
  uint32_t triangle = 0;
  Float2 barycentric = {0, 0};  // weights of corners 1 and 2; corner 0 has the rest
  Float3 position = {0, 0, 0};
  float distance = 0;  // from the point, or along the ray
};

// A bounding volume hierarchy over all triangles; about 100 bytes for each, besides a copy of positions and indices.
// Queries may run on several threads; their answers do not depend on how the hierarchy was built.
class SurfaceQuery {
 public:
  explicit SurfaceQuery(const std::vector<Primitive>& primitives);
  SurfaceQuery(SurfaceQuery&&) noexcept;
  SurfaceQuery& operator=(SurfaceQuery&&) noexcept;
  ~SurfaceQuery();

  // The nearest place within `radius`; computed in double on the triangle itself. Empty where there is none.
  std::optional<SurfacePlace> closest(const Float3& point, std::optional<float> radius = {}) const;

  // The first triangle, of whichever side, between near_m and far_m along the direction (unit length). Rays do not slip
  // through the edge that two triangles share.
  std::optional<SurfacePlace> cast(const Float3& origin, const Float3& direction, float near_m, float far_m) const;

 private:
  struct Hierarchy;
  std::unique_ptr<Hierarchy> hierarchy_;
};

}  // namespace kura
