#include "publish/picture_sizes.h"

namespace kura {

using nlohmann::json;

PictureLink linkOf(const json& picture) {
  return {picture.value("uri", ""), picture.value("width", 0u), picture.value("height", 0u)};
}

std::vector<PictureLink> pictureSizes(const json& photograph) {
  std::vector<PictureLink> sizes;
  const auto web = photograph.find("web");
  if (web == photograph.end()) return sizes;
  for (const json& size : *web) sizes.push_back(linkOf(size));
  return sizes;
}

std::string srcsetOf(const std::vector<PictureLink>& sizes, const std::string& here) {
  if (sizes.size() < 2) return {};
  std::string set;
  for (const PictureLink& size : sizes) {
    if (!set.empty()) set += ", ";
    set += here + size.uri + " " + std::to_string(size.width) + "w";
  }
  return set;
}

}  // namespace kura
