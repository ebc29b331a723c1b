#include "publish/item_downloads.h"

#include "publish/page_text.h"

namespace kura {
namespace {

using nlohmann::json;

// The finest tier, and files of the scan as it was handed in.
json fileView(const std::string& kind, const json& download, const json& item_json, const std::string& here, const json& words) {
  const std::string uri = download.value("uri", "");
  std::string detail = uri.substr(uri.find_last_of('/') + 1);
  if (kind == "finest") {
    detail = "GLB (meshopt, WebP) · " + formatCount(item_json["model"]["tiers"].back().value("triangles", uint64_t{0})) + " " + words.value("triangles", "");
  }
  detail += " · " + formatBytes(download.value("bytes", uint64_t{0}));
  return {{"label", words.value("download_" + kind, "")}, {"detail", detail}, {"href", here + uri}};
}

}  // namespace

json downloadsView(const json& item_json, const std::string& here, const json& words) {
  json rows = json::array();
  size_t photograph = 0;
  for (const json& download : item_json["downloads"]) {
    const std::string kind = download.value("kind", "");
    if (kind == "transcription") {
      rows.push_back({{"label", words.value("rights_transcription", "")}, {"detail", "UTF-8"}, {"href", here + download.value("uri", "")}});
      continue;
    }
    if (kind == "original" || kind == "finest") {
      rows.push_back(fileView(kind, download, item_json, here, words));
      continue;
    }
    const bool is_model = kind == "model";
    const bool is_usdz = download.value("format", "") == "model/vnd.usdz+zip";
    std::string detail = is_usdz ? "USDZ (iPhone, iPad)" : is_model ? "GLB (glTF 2.0)" : "JPEG";
    if (is_model) {
      const json& file = is_usdz ? item_json["model"]["ar"]["usdz"] : item_json["model"]["plain"];
      detail += " · " + formatCount(file.value("triangles", uint64_t{0})) + " " + words.value("triangles", "");
    } else {
      const json& large = item_json["images"][photograph++]["large"];
      detail += " · " + std::to_string(large.value("width", 0)) + " × " + std::to_string(large.value("height", 0)) + " px";
    }
    if (download.contains("bytes")) detail += " · " + formatBytes(download["bytes"].get<uint64_t>());
    std::string label = is_usdz ? words.value("download_ar", "") : is_model ? words.value("download_model", "") : words.value("download_image", "");
    if (!is_model && item_json["images"].size() > 1) label += " " + std::to_string(photograph);
    rows.push_back({{"label", label}, {"detail", detail}, {"href", here + download["uri"].get<std::string>()}});
  }
  return rows;
}

}  // namespace kura
