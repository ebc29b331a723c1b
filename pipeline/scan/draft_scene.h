// What every reader fills, before it is checked: positions in double, indices and values as the file has them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/scene.h"

namespace kura {

struct DraftPrimitive {
  Primitive primitive;             // everything but positions; indices may be out of range, values not finite
  std::vector<Double3> positions;  // in the file's unit, transforms applied
};

struct DraftScene {
  std::vector<DraftPrimitive> primitives;
  Scene scene;  // materials, images, unit and axis; no primitives yet
  uint64_t points = 0;  // what the file has that is no triangle: points, and corners of faces without area
  uint64_t lines = 0;
};

struct ScanReading {
  Scene scene;
  Diagnostics diagnostics;
};

// Drops triangles that name no vertex or have a corner that is no number, values that are none, and materials and
// images that nothing uses; moves far-away scans to the origin before they become float (Scene::origin). What was
// repaired is added to diagnostics. Error (kBadInput) where no triangle is left, saying what the file holds instead.
Result<ScanReading> finishScene(DraftScene draft, Diagnostics diagnostics, const std::filesystem::path& file);

// A warning about `subject` (file, or file and place).
Diagnostic scanWarning(std::string subject, Localized message, Localized remedy = {});
Diagnostic scanNote(std::string subject, Localized message, Localized remedy = {});

// sRGB to linear, IEC 61966-2-1. Values are clamped to 0..1; what is no number stays so (finishScene counts it).
float linearOfScan(float value);
Float4 linearOfScan(const Float4& color);  // alpha stays

// The look of a scan that states no colour: bright unglazed clay.
Material makeUncolouredMaterial();

}  // namespace kura
