// What every reader of scans promises for any bytes: an Error that speaks, or a scene in which nothing points nowhere.
#pragma once

#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "scan/draft_scene.h"

namespace kura::fuzz {

// Readers take files: one in memory, written anew for each input.
inline const std::filesystem::path& scratchFile(const char* name) {
  static const std::filesystem::path file =
      std::filesystem::path("/dev/shm") / ("kura-fuzz-" + std::to_string(::getpid())) / name;
  static const bool is_made = [] {
    std::filesystem::create_directories(file.parent_path());
    return std::atexit([] { std::filesystem::remove_all(file.parent_path()); }) == 0;
  }();
  (void)is_made;
  return file;
}

inline void put(const std::filesystem::path& file, const uint8_t* bytes, size_t size) {
  std::FILE* open = std::fopen(file.c_str(), "wb");
  if (!open || std::fwrite(bytes, 1, size, open) != size) std::abort();
  std::fclose(open);
}

inline void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

inline void checkReading(Result<DraftScene> draft, Diagnostics diagnostics, const std::filesystem::path& file) {
  if (!draft.ok()) {
    require(!draft.error().message.en.empty() && !draft.error().message.ja.empty(), "an error says why, in two languages");
    return;
  }
  const Result<ScanReading> reading = finishScene(std::move(draft).value(), std::move(diagnostics), file);
  if (!reading.ok()) return;
  const Scene& scene = reading->scene;
  require(scene.triangleCount() > 0, "a scene has triangles");
  for (const Primitive& p : scene.primitives) {
    const size_t count = p.positions.size();
    for (const size_t size : {p.normals.size(), p.texcoords.size(), p.colors.size()}) require(size == 0 || size == count, "attributes are as many as vertices");
    for (const uint32_t index : p.indices) require(index < count, "indices name vertices");
    for (const Float3& position : p.positions) require(std::isfinite(position[0] + position[1] + position[2]), "positions are numbers");
    require(!p.material || *p.material < scene.materials.size(), "materials exist");
  }
  for (const Material& material : scene.materials) {
    for (const auto* texture : texturesOf(material)) require(!*texture || (*texture)->image < scene.images.size(), "images exist");
  }
}

}  // namespace kura::fuzz
