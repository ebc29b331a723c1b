#pragma once

#include <vector>

#include "build/step.h"

namespace kura {

// The steps in an order in which each comes after those that it needs (indices into plan.steps; the plan's own order
// where there is a choice). kInternal where ids repeat, a need or the step of a publication is unknown, needs go in a
// circle, or a publication leaves the site folder.
Result<std::vector<size_t>> orderSteps(const BuildPlan& plan);

}  // namespace kura
