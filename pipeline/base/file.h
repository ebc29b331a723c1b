// Whole-file reading and crash-safe writing.
#pragma once

#include <filesystem>

#include "base/bytes.h"
#include "base/result.h"

namespace kura {

// Fails with kLimit above max_bytes, so that a huge file cannot fill memory unnoticed.
Result<Bytes> readFile(const std::filesystem::path& path, uint64_t max_bytes = uint64_t{4} << 30);

// Writes to a temporary name beside path, syncs and renames: readers see the old file or the whole new one.
// Makes the folders above path.
Status writeFile(const std::filesystem::path& path, ByteView bytes);

}  // namespace kura
