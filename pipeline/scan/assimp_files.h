// The files that Assimp may open: the scan and what lies beside it, text as UTF-8. Nothing else of the disk.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"

namespace Assimp {
class IOSystem;
}

namespace kura {

// Names that were asked for and are not there are added to *missing, which must outlive the result.
// Where scan_text is given it stands for the bytes of the scan.
std::unique_ptr<Assimp::IOSystem> makeAssimpFiles(const std::filesystem::path& scan, std::vector<std::string>* missing,
                                                  std::optional<std::string> scan_text = {});

// One warning for each of the names that makeAssimpFiles collected.
void warnOfMissingFiles(const std::filesystem::path& scan, std::vector<std::string> missing, Diagnostics& diagnostics);

}  // namespace kura
