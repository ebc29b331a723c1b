// A Scene (and what was said about it) as a compact binary file: how a scan comes back from the process that read it.
//
// Versioned, little-endian, not for archiving: written and read by the same build of kura. Reading trusts nothing in
// the file: every length is checked against what is left of it, every index against what it points into.
#pragma once

#include <filesystem>

#include "scan/draft_scene.h"

namespace kura {

// Either the reading or the error that prevented it.
Status writeSceneFile(const std::filesystem::path& file, const Result<ScanReading>& outcome);

// The outer Result fails (kInternal) where the file is not a whole one of ours.
Result<Result<ScanReading>> readSceneFile(const std::filesystem::path& file);

}  // namespace kura
