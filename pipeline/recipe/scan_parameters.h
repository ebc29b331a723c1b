// What decides a model besides the bytes of its files: part of the key under which its results are kept.
#pragma once

#include <nlohmann/json.hpp>

#include "recipe/steps.h"

namespace kura {

// An object of names, numbers and switches; files by name only, so that a moved collection keeps its results.
nlohmann::json scanParameters(const ScanInput& input);

}  // namespace kura
