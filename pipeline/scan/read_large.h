// Scans that are too large to be read whole.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "scan/condense.h"

namespace kura {

// A binary PLY or STL, or an OBJ without texture, of more than options.above_faces triangles, condensed while it is read (condense.h), with a note that says
// from how many triangles, to how many, and how fine. Empty for every other file: its own reader has the word.
std::optional<DraftScene> readLarge(const std::filesystem::path& file, Diagnostics& diagnostics, const CondenseOptions& options = {});

// 12,345,678 as people read it.
std::string groupedNumber(uint64_t count);

}  // namespace kura
