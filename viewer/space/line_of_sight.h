// Whether a place on the piece can be seen from where the eye is, or another part stands before it.
#pragma once

#include "viewer/camera/camera_pose.h"
#include "viewer/model/model.h"

namespace kura::viewer {

// True where nothing of the model lies between the eye and the place, save what is nearer to the place than `slack`
// (metres): places are put by hand, and a coarse tier's surface is not quite where that of the fine one is. cut_away as for pick: a section opens the view, and takes places away with it.
bool isInSight(const Model& model, filament::math::float3 eye, filament::math::float3 place, float slack,
               filament::math::float4 cut_away = {0, 0, 0, 0});

}  // namespace kura::viewer
