// Scans that are too large to be read whole.
#pragma once

#include <filesystem>
#include <optional>

#include "scan/condense.h"

namespace kura {

// A binary PLY or STL of more than options.above_faces triangles, condensed while it is read (condense.h), with a note that says
// from how many triangles, to how many, and how fine. Empty for every other file: its own reader has the word.
std::optional<DraftScene> readLarge(const std::filesystem::path& file, Diagnostics& diagnostics, const CondenseOptions& options = {});

}  // namespace kura
