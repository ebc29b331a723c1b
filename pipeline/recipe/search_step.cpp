#include <algorithm>

#include "publish/search/write_search.h"
#include "recipe/item_assets_from_steps.h"
#include "recipe/record_key.h"
#include "recipe/steps.h"

namespace kura {

namespace fs = std::filesystem;

Step makeSearchStep(std::shared_ptr<const Collection> collection, const RecipeOptions& options) {
  Step step;
  step.id = step.name = "search";
  step.version = 3;
  step.label = {"検索の索引を作る", "Make the search index"};
  step.parameters = {recordKey(*collection)};
  const fs::path templates = options.share_dir / "templates";
  std::error_code missing;  // is told when the step runs
  for (const auto& entry : fs::recursive_directory_iterator(templates, missing)) {
    if (entry.is_regular_file()) step.files.push_back(entry.path());
  }
  std::sort(step.files.begin(), step.files.end());
  for (const Item& item : collection->items) {
    if (!item.is_public) continue;
    step.parameters.push_back(recordKey(item));
    for (std::string& id : assetSteps(item, *collection)) step.wants.push_back(std::move(id));
  }
  step.run = [collection, templates](StepContext& context) -> Result<Diagnostics> {
    std::vector<SearchEntry> entries;
    for (const Item& item : collection->items) {
      const std::vector<std::string> needed = assetSteps(item, *collection);
      const bool is_there = std::all_of(needed.begin(), needed.end(), [&](const std::string& id) { return context.needs.contains(id); });
      if (!item.is_public || !is_there) continue;
      Result<ItemAssets> assets = itemAssetsFromSteps(item, context.needs);
      if (!assets) return std::move(assets).error();
      entries.push_back({&item, std::move(*assets)});
    }
    if (Status written = writeSearch(*collection, entries, templates, context.output_dir); !written) return std::move(written).error();
    return Diagnostics{};
  };
  return step;
}

}  // namespace kura
