// From a scan as read to the mesh that all tiers are made of.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "geometry/place_scene.h"
#include "model/scene.h"

namespace kura {

// Welds, cleans, places, computes missing normals and merges primitives of one material, in the order in which each
// of these needs the other. Error (kBadInput) where no triangle is left.
struct PreparedScene {
  Scene scene;
  Placement placement;
  std::vector<std::string> guessed;
  Diagnostics diagnostics;
};

Result<PreparedScene> prepareScene(Scene scene, const PlaceOptions& options = {});

}  // namespace kura
