#include "image/iiif_layout.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace kura {
namespace {

uint32_t shrunk(uint32_t edge, uint32_t scale_factor) { return (edge + scale_factor - 1) / scale_factor; }

}  // namespace

IiifLayout makeIiifLayout(uint32_t width, uint32_t height, uint32_t tile_px, uint32_t max_edge_px) {
  IiifLayout layout{width, height, tile_px, {1}, max_edge_px};
  while (shrunk(std::max(width, height), layout.scale_factors.back()) > tile_px) {
    layout.scale_factors.push_back(layout.scale_factors.back() * 2);
  }
  return layout;
}

std::vector<IiifSize> iiifSizes(const IiifLayout& layout) {
  std::vector<IiifSize> sizes;
  for (auto factor = layout.scale_factors.rbegin(); factor != layout.scale_factors.rend(); ++factor) {
    const IiifSize size{shrunk(layout.width, *factor), shrunk(layout.height, *factor)};
    if (std::max(size.width, size.height) > layout.max_edge_px && !sizes.empty()) break;
    sizes.push_back(size);
  }
  return sizes;
}

bool isMaxLimited(const IiifLayout& layout) { return std::max(layout.width, layout.height) > layout.max_edge_px; }

std::string iiifInfoJson(const IiifLayout& layout, const std::string& id, const std::string& rights) {
  nlohmann::ordered_json info;
  info["@context"] = "http://iiif.io/api/image/3/context.json";
  info["id"] = id;
  info["type"] = "ImageService3";
  info["protocol"] = "http://iiif.io/api/image";
  info["profile"] = "level0";
  info["width"] = layout.width;
  info["height"] = layout.height;
  if (isMaxLimited(layout)) {
    const IiifSize largest = iiifSizes(layout).back();
    info["maxWidth"] = largest.width;
    info["maxHeight"] = largest.height;
  }
  for (const IiifSize& size : iiifSizes(layout)) info["sizes"].push_back({{"width", size.width}, {"height", size.height}});
  info["tiles"] = {{{"width", layout.tile_px}, {"height", layout.tile_px}, {"scaleFactors", layout.scale_factors}}};
  if (!rights.empty()) info["rights"] = rights;
  return info.dump(1) + "\n";
}

}  // namespace kura
