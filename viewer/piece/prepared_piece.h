// What is worked out of a GLB before the GPU sees it: the model, and what camera and floor need to know of its shape. This is
// the long part of opening a piece, so a page does it beside its own thread and carries the result over (pack, unpack).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "viewer/camera/fit.h"
#include "viewer/failure.h"
#include "viewer/model/model.h"
#include "viewer/space/clearance.h"
#include "viewer/space/floor_shadow.h"
#include "viewer/space/voxel_grid.h"

namespace kura::viewer {

struct PreparedPiece {
  Model model;
  Extent extent;
  VoxelGrid grid;
  std::unique_ptr<Clearance> clearance;  // never null
  FloorShadow shadow;
  float key_elevation = 0;  // degrees, of the lamp that throws `shadow`
};

// Fails as readGlb does.
Outcome<PreparedPiece> preparePiece(std::span<const uint8_t> glb, float key_elevation);

// The piece as bytes, for unpackPiece of the same build: machine's own byte order, no format to keep.
std::vector<uint8_t> packPiece(const PreparedPiece& piece);
// Nothing where the bytes end early, go on too long, or come from another build.
std::optional<PreparedPiece> unpackPiece(std::span<const uint8_t> bytes);

}  // namespace kura::viewer
