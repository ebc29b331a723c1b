#pragma once

#include <string>

#include "build/step.h"

namespace kura {

// The part of a plan that makes one item: its publications, whatever shares a unit of the site with them, and all steps
// that these need or want. \pre orderSteps(plan) succeeds.
BuildPlan planOfItem(const BuildPlan& plan, const std::string& item_id);

}  // namespace kura
