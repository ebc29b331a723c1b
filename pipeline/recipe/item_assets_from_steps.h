// What the other steps of an item made, read back from their folders.
#pragma once

#include "build/step.h"
#include "model/collection.h"
#include "publish/item_assets.h"

namespace kura {

// Ids of the steps whose output itemAssetsFromSteps reads.
std::vector<std::string> assetSteps(const Item& item, const Collection& collection);

// Error kInternal where a step's JSON is missing or broken: it was written by us.
Result<ItemAssets> itemAssetsFromSteps(const Item& item, const std::map<std::string, std::filesystem::path>& needs);

}  // namespace kura
