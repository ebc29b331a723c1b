// What the other steps made for one item, as the pages need it.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace kura {

// A raster image of the site; uri is relative to the item's folder.
struct PictureLink {
  std::string uri;
  uint32_t width = 0;
  uint32_t height = 0;
};

// Frames of the turning piece on one sheet, row by row; docs/formats.md.
struct Turntable {
  std::string uri;
  uint32_t frames = 24;
  uint32_t columns = 6;
  uint32_t frame_width = 320;
  uint32_t frame_height = 400;
};

struct ItemAssets {
  std::optional<PictureLink> poster;        // poster.webp
  std::optional<PictureLink> poster_plain;  // poster.jpg
  std::optional<PictureLink> poster_small;  // poster-600.webp
  std::vector<PictureLink> poster_sizes;    // the same picture, narrowest first
  std::optional<Turntable> turntable;   // turntable.webp
  nlohmann::json model;                 // content of model.json (URIs relative to model/); null without a scan
  std::vector<nlohmann::json> photographs;  // contents of photograph.json in display order, URIs relative to the item's
                                            // folder; large.bytes is shown where given; web[]: as poster_sizes
  nlohmann::json originals = nlohmann::json::array();  // {"uri" relative to the item's folder, "format", "bytes"}: the scan as it was handed in
};

}  // namespace kura
