// IIIF Presentation: what other viewers and aggregators read.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "publish/open_record.h"

namespace kura {

// A Manifest of Presentation 3.0: one canvas for each photograph with its tiled image, or the poster where there is none; a range over them; record, rights,
// credit, provider, thumbnail; seeAlso the other formats; rendering those files that the rights permit to be taken.
nlohmann::json makeIiifManifest(const OpenRecord& record);

// The same work as a Scene of the draft of Presentation 4.0 (2025): the plain GLB in metres, Y up, with the curator's annotations. Null without a scan.
nlohmann::json makeIiifScene(const OpenRecord& record);

// A Collection of Presentation 3.0 over the manifests.
nlohmann::json makeIiifCollection(const Collection& collection, const std::vector<OpenRecord>& records);

}  // namespace kura
