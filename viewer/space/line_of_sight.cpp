#include "viewer/space/line_of_sight.h"

#include "viewer/space/pick.h"

namespace kura::viewer {

bool isInSight(const Model& model, float3 eye, float3 place, float slack, float4 cut_away) {
  const float3 way = place - eye;
  const float distance = length(way);
  if (dot(cut_away.xyz, place) > cut_away.w + slack) return false;
  if (!(distance > slack)) return true;
  const auto hit = pick(model, {eye, way / distance}, cut_away);
  return !hit || length(hit->position - eye) >= distance - slack;
}

}  // namespace kura::viewer
