// What is in a scan, in numbers: for `kura info`.
#pragma once

#include <nlohmann/json.hpp>

#include "model/scene.h"

namespace kura {

// {"triangles", "vertices", "primitives": [{name, triangles, vertices, normals, texcoords, colors, material}],
//  "materials": [{name, metallic, roughness, textures: {role: image}}], "images": [{name, bytes, format}],
//  "bounds": {min, max, size}, "origin", "meters_per_unit" (null: not stated), "up_axis" (null)}. Lengths in file units,
//  bounds with Scene::origin added.
nlohmann::json summarizeScan(const Scene& scene);

}  // namespace kura
