#include "recipe/item_assets_from_steps.h"

#include "base/file.h"
#include "recipe/poster_files.h"
#include "recipe/steps.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

Result<json> readJson(const fs::path& file) {
  Result<Bytes> bytes = readFile(file);
  if (!bytes) return std::move(bytes).error();
  json value = json::parse(bytes->begin(), bytes->end(), nullptr, false);
  if (value.is_discarded()) return internalError(file.string(), {"JSON が壊れています。", "The JSON is broken."});
  return value;
}

}  // namespace

std::vector<std::string> assetSteps(const Item& item, const Collection& collection) {
  std::vector<std::string> steps;
  if (!item.scans.empty()) {
    steps.push_back(modelStepId(item.id));
    steps.push_back(posterStepId(item.id));
  }
  if (publishesOriginals(item, collection)) steps.push_back(originalStepId(item.id));
  for (size_t i = 0; i < item.images.size(); ++i) steps.push_back(photographStepId(item.id, i + 1));
  return steps;
}

Result<ItemAssets> itemAssetsFromSteps(const Item& item, const std::map<std::string, fs::path>& needs) {
  ItemAssets assets;
  if (!item.scans.empty()) {
    Result<json> model = readJson(needs.at(modelStepId(item.id)) / "model.json");
    if (!model) return std::move(model).error();
    assets.model = std::move(*model);
    const fs::path posters = needs.at(posterStepId(item.id));
    if (fs::exists(posters / kPosterFile)) {
      assets.poster = PictureLink{kPosterFile, kPosterWidth, kPosterHeight};
      assets.poster_plain = PictureLink{kPlainPosterFile, kPosterWidth, kPosterHeight};
      assets.poster_small = PictureLink{kSmallPosterFile, kSmallPosterWidth, kSmallPosterHeight};
      for (const PosterSize& size : kPosterSizes) assets.poster_sizes.push_back({size.file, size.width, size.height});
      assets.turntable = Turntable{kTurntableFile};
    }
  }
  if (const auto originals = needs.find(originalStepId(item.id)); originals != needs.end()) {
    Result<json> list = readJson(originals->second / "originals.json");
    if (!list) return std::move(list).error();
    assets.originals = std::move(*list);
  }
  for (size_t i = 0; i < item.images.size(); ++i) {
    Result<json> photograph = readJson(needs.at(photographStepId(item.id, i + 1)) / "photograph.json");
    if (!photograph) return std::move(photograph).error();
    assets.photographs.push_back(std::move(*photograph));
  }
  return assets;
}

}  // namespace kura
