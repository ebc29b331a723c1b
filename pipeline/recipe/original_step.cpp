#include <algorithm>
#include <cctype>
#include <map>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "publish/rights_statement.h"
#include "recipe/scan_input.h"
#include "recipe/steps.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string mediaTypeOf(const fs::path& file) {
  static const std::map<std::string, std::string> types = {
      {".obj", "model/obj"}, {".mtl", "model/mtl"}, {".stl", "model/stl"}, {".gltf", "model/gltf+json"}, {".glb", "model/gltf-binary"},
      {".dae", "model/vnd.collada+xml"}, {".jpg", "image/jpeg"}, {".jpeg", "image/jpeg"}, {".png", "image/png"},
      {".tif", "image/tiff"}, {".tiff", "image/tiff"}, {".webp", "image/webp"}};
  std::string ending = file.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return char(std::tolower(c)); });
  const auto known = types.find(ending);
  return known == types.end() ? "application/octet-stream" : known->second;
}

Result<Diagnostics> copyOriginals(const std::vector<fs::path>& files, const fs::path& folder, StepContext& context) {
  json list = json::array();
  for (const fs::path& file : files) {
    if (context.is_cancelled && context.is_cancelled()) return Error{ErrorCode::kCancelled, file.filename().string(), {}, {}};
    const fs::path relative = fs::path("original") / file.lexically_relative(folder);
    const fs::path to = context.output_dir / relative;
    std::error_code failed;
    fs::create_directories(to.parent_path(), failed);
    if (!failed) fs::copy_file(file, to, failed);
    if (failed) {
      return ioError(file.string(), {"写せません（" + failed.message() + "）。", "It cannot be copied (" + failed.message() + ")."},
                     {"ディスクの空きと権限を確かめてください。", "Check the free space and your permissions."});
    }
    list.push_back({{"uri", relative.generic_string()}, {"format", mediaTypeOf(file)}, {"bytes", fs::file_size(to)}});
    context.report({double(list.size()) / double(files.size()), ""});
  }
  if (Status written = writeFile(context.output_dir / "originals.json", asBytes(list.dump(1))); !written) return std::move(written).error();
  return Diagnostics{};
}

}  // namespace

std::string originalStepId(const std::string& item_id) { return item_id + "/original"; }

bool publishesOriginals(const Item& item, const Collection& collection) {
  return !item.scans.empty() && permitsDownload(rightsOf(item, collection, AssetClass::kHighDefinition));
}

Step makeOriginalStep(const ScanInput& input) {
  Step step;
  step.id = originalStepId(input.item_id);
  step.item_id = input.item_id;
  step.name = "original";
  step.label = {"元データを写す", "Copy the original scan"};
  step.files = input.scans;
  step.files.insert(step.files.end(), input.companions.begin(), input.companions.end());
  std::sort(step.files.begin(), step.files.end());
  step.files.erase(std::unique(step.files.begin(), step.files.end()), step.files.end());
  const fs::path folder = input.scans.front().parent_path();
  // Companions may lie above a scan in a folder of its own: a name without the way up is as good.
  std::erase_if(step.files, [&](const fs::path& file) { return file.lexically_relative(folder).generic_string().starts_with(".."); });
  for (const fs::path& file : step.files) step.parameters.push_back(file.lexically_relative(folder).generic_string());
  step.run = [files = step.files, folder](StepContext& context) { return copyOriginals(files, folder, context); };
  return step;
}

}  // namespace kura
