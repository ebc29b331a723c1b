// A scan file of any supported format as a Scene.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "scan/draft_scene.h"

namespace kura {

struct ReadScanOptions {
  uint64_t max_memory_bytes = uint64_t{2} << 30;  // address space of the reading process
  std::optional<double> max_seconds;              // absent: 9 s and 1 s for every 2 MB of the file and its folder's textures
  std::filesystem::path worker;                   // the program that calls runReadScanWorker for "worker read-scan FILE OUT"
  std::function<bool()> is_cancelled;             // may be empty
};

// Reads the file in a process of its own, so that a hostile or broken file can fail only itself: a crash, a hang or an
// appetite for memory becomes an Error that names the file and the cause. The result is that of readScanInProcess.
Result<ScanReading> readScan(const std::filesystem::path& file, const ReadScanOptions& options);

// Reads it here. Formats: glTF and GLB (read_gltf.h), PLY (read_ply.h), STL (read_stl.h), OBJ (read_obj.h), FBX, COLLADA and what else
// Assimp reads (read_with_assimp.h). Error where the format is unknown, the file is broken or has no triangles.
Result<ScanReading> readScanInProcess(const std::filesystem::path& file);

// What `kura worker read-scan FILE OUT` does: writes the outcome of readScanInProcess to out. Exit code 0 if it could.
int runReadScanWorker(const std::filesystem::path& file, const std::filesystem::path& out);

}  // namespace kura
