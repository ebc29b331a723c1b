// The one place that names every stage, in order: what is to be done for a collection, or for scans alone.
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"
#include "build/step.h"
#include "model/collection.h"
#include "recipe/recipe_options.h"

namespace kura {

// The whole site of a collection. Items that are not public take no part.
Result<BuildPlan> planCollection(const Collection& collection, const RecipeOptions& options);

// One item made of the scans alone, with a page to look at it. \pre !scans.empty()
Result<BuildPlan> planConvert(const std::vector<std::filesystem::path>& scans, const ConvertOptions& convert,
                              const RecipeOptions& options);

}  // namespace kura
