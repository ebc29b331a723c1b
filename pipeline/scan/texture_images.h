// Collects the images that materials name, each file once, and says which are missing.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "scan/draft_scene.h"

namespace kura {

class TextureImages {
 public:
  // `file` is the scan; images are looked for beside it.
  TextureImages(const std::filesystem::path& file, Scene& scene, Diagnostics& diagnostics)
      : file_(file), scene_(scene), diagnostics_(diagnostics) {}

  // Index into Scene::images, or nothing after a warning that names the missing image.
  std::optional<uint32_t> add(const std::string& reference);
  // An image inside the scan. `key` tells it from others of this scan.
  uint32_t addEmbedded(const std::string& key, std::string name, ByteView bytes);

 private:
  const std::filesystem::path& file_;
  Scene& scene_;
  Diagnostics& diagnostics_;
  std::map<std::string, std::optional<uint32_t>> by_reference_;
  std::map<std::string, uint32_t> by_path_;
};

}  // namespace kura
