// The files that Assimp may open: the scan and what lies beside it, text as UTF-8. Nothing else of the disk.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace Assimp {
class IOSystem;
}

namespace kura {

// Names that were asked for and are not there are added to *missing, which must outlive the result.
std::unique_ptr<Assimp::IOSystem> makeAssimpFiles(const std::filesystem::path& scan, std::vector<std::string>* missing);

}  // namespace kura
