// A photograph as a complete IIIF Image API 3.0 level 0 service.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "image/decode_image.h"

namespace kura {

struct IiifPyramidOptions {
  std::string id;              // of the service, absolute where the site's address is known; without trailing slash
  std::string rights;          // URI, may be empty
  uint32_t tile_px = 512;
  uint32_t max_edge_px = 4096; // of full/max and the other whole pictures
  int quality = 85;            // JPEG
  uint64_t max_pixels = uint64_t{1} << 33;
};

// Fills out_dir, which must not exist yet, with info.json, every tile and every size that it names, and full/max. Upright, sRGB, metadata
// stripped; memory stays bounded (libvips streams the rows). Returns the size of the full image.
Result<ImageSize> writeIiifPyramid(const std::filesystem::path& image, const std::filesystem::path& out_dir,
                                   const IiifPyramidOptions& options);

}  // namespace kura
