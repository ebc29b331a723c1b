// Gathers how an item's files came to be from the steps that made them.
#pragma once

#include <nlohmann/json.hpp>

#include "build/step.h"

namespace kura {

// PROV-JSON (publish/provenance.h) of all steps that the context needs. Tiles of pyramids are left out: there are thousands, and the site's
// checksums name them. Error (kIo): an output cannot be read.
Result<nlohmann::json> itemProvenance(const StepContext& context);

}  // namespace kura
