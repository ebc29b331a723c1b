#include "recipe/scan_input.h"

#include <algorithm>
#include <set>

#include "image/write_iiif_pyramid.h"
#include "model/item_path.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

// What OBJ, glTF, FBX and COLLADA files refer to.
const std::set<std::string> kCompanions = {".mtl", ".bin", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp",
                                           ".tga", ".bmp", ".ktx2", ".exr", ".dds", ".gif"};
constexpr int kMaxDepth = 2;          // scan folders keep textures at most that deep
constexpr size_t kMaxFiles = 10'000;  // a scan lying in somebody's home folder must not make us hash all of it

std::string lowerCase(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return char(std::tolower(c)); });
  return text;
}

void addCompanions(const fs::path& folder, const std::set<fs::path>& excluded, std::vector<fs::path>& files) {
  std::error_code ended;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, ended), end;
  for (; !ended && entry != end && files.size() < kMaxFiles; entry.increment(ended)) {
    if (entry->is_directory() && (entry.depth() >= kMaxDepth || entry->path().filename().string().front() == '.')) {
      entry.disable_recursion_pending();
    }
    if (!entry->is_regular_file() || excluded.count(entry->path())) continue;
    if (kCompanions.count(lowerCase(entry->path().extension()))) files.push_back(entry->path());
  }
}

void sortUnique(std::vector<fs::path>& files) {
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
}

std::string rightsOfModel(const Item& item, const Collection& collection) {
  for (const auto* rights : {&item.rights, &collection.default_rights}) {
    const auto found = rights->find(AssetClass::kModel);
    if (found != rights->end()) return found->second.uri;
  }
  return {};
}

RecordedSize recordedSizeOf(const Item& item) {
  RecordedSize size;
  if (item.height_cm) size.height_m = *item.height_cm / 100;
  double longest = 0;
  int count = 0;
  for (const std::optional<double>& side : {item.height_cm, item.width_cm, item.depth_cm, item.diameter_cm}) {
    count += side ? 1 : 0;
    longest = std::max(longest, side.value_or(0) / 100);
  }
  if (count >= 2) size.longest_m = longest;
  return size;
}

}  // namespace

ScanInput scanInputOf(const Item& item, const Collection& collection) {
  ScanInput input;
  input.item_id = item.id;
  input.scans = item.scans;
  input.meters_per_unit = item.meters_per_unit ? item.meters_per_unit : collection.meters_per_unit;
  input.up_axis = item.up_axis ? item.up_axis : collection.up_axis;
  input.recorded_size = recordedSizeOf(item);
  input.material_override = item.material_override;
  input.surfaces = item.surfaces;
  input.maps = item.maps;
  input.ktx2 = collection.ktx2;
  input.wants_ambient_occlusion = item.wants_ambient_occlusion;
  input.copyright = item.credit.empty() ? collection.default_credit : item.credit;
  input.folder_id = imageServiceId(collection.base_url, "item/" + itemPath(item.id) + "/model");
  input.rights = rightsOfModel(item, collection);
  const std::set<fs::path> photographs(item.images.begin(), item.images.end());
  for (const fs::path& scan : item.scans) addCompanions(scan.parent_path(), photographs, input.companions);
  for (const SurfaceRegion& surface : item.surfaces) input.companions.push_back(surface.mask);
  for (const fs::path& map : {item.maps.base_color, item.maps.normal, item.maps.occlusion, item.maps.curvature, item.maps.roughness, item.maps.metallic}) {
    input.companions.push_back(map);
  }
  std::erase_if(input.companions, [](const fs::path& file) { return file.empty(); });
  sortUnique(input.companions);
  return input;
}

ScanInput scanInputOf(const std::vector<fs::path>& scans, const std::string& id, const ConvertOptions& convert) {
  ScanInput input;
  input.item_id = id;
  input.scans = scans;
  input.meters_per_unit = convert.meters_per_unit;
  input.up_axis = convert.up_axis;
  input.folder_id = imageServiceId({}, "item/" + itemPath(id) + "/model");
  for (const fs::path& scan : scans) {
    addCompanions(scan.has_parent_path() ? scan.parent_path() : fs::path("."), {}, input.companions);
  }
  sortUnique(input.companions);
  return input;
}

}  // namespace kura
