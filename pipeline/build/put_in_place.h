// The few file system calls that publishing stands on.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace kura {

// Makes target the same file as source: a copy-on-write clone where the file system can, else a hard link, else a copy.
// Makes the folders above.
Status linkFile(const std::filesystem::path& source, const std::filesystem::path& target);

// Puts staged (a file or folder beside the site's content, on the same file system) in the place of target, in one
// step for whoever looks (renameat2 with RENAME_EXCHANGE). What stood there is afterwards at staged, if anything did.
// File systems without the exchange get two renames: for a moment nothing stands at target.
Status exchange(const std::filesystem::path& staged, const std::filesystem::path& target);

}  // namespace kura
