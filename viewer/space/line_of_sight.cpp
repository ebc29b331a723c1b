#include "viewer/space/line_of_sight.h"

#include "viewer/space/pick.h"

namespace kura::viewer {

bool isInSight(const Model& model, float3 eye, float3 place, float slack) {
  const float3 way = place - eye;
  const float distance = length(way);
  if (!(distance > slack)) return true;
  const auto hit = pick(model, {eye, way / distance});
  return !hit || length(hit->position - eye) >= distance - slack;
}

}  // namespace kura::viewer
