// model.json: the object `model` of item.json (docs/formats.md), as the model step knows it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "gltf/read_glb_summary.h"
#include "model/scene.h"

namespace kura {

// One tier without its name, or the plain file. uri is relative to the folder of the models.
nlohmann::json fileJson(const std::string& uri, const GlbSummary& summary);

// Bounds, what was guessed, and no tiers yet.
nlohmann::json modelJson(const Bounds& bounds, const std::vector<std::string>& guessed);

}  // namespace kura
