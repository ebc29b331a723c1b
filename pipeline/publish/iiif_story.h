// The curator's annotations and tours as IIIF annotations on a Scene (draft of Presentation 4.0).
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "publish/open_record.h"

namespace kura {

// Annotation pages: one with every annotation of the record, then one for each tour with its stops in order, a
// TextualBody for each language, each at its place in the scene. Empty where the record has neither.
nlohmann::json makeSceneAnnotations(const OpenRecord& record, const std::string& scene);

}  // namespace kura
