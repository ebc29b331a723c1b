#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "build/step.h"

namespace kura {

struct PublishRequest {
  std::vector<Publication> publications;
  std::map<std::string, std::string> keys;                       // by step id, of the steps that have a result
  std::map<std::string, std::filesystem::path> outputs;          // by step id, likewise
  std::map<std::string, std::string> items;                      // by step id: the item it belongs to
  std::filesystem::path site;
  std::filesystem::path cache;
  bool removes_stale = true;
  const std::atomic<bool>* cancelled = nullptr;
  std::function<void(const std::string& unit)> on_published;     // a unit was changed
};

// The part of the site that appears at once with this place in it: the first two components where they are item/<ID>,
// three where they are <language>/item/<ID>, else all of them.
std::string unitOf(const std::filesystem::path& to);

// Puts the results into the site, unit by unit (unitOf). A unit is swapped in whole; one whose content is there already is not touched. Items come before
// everything else, pages that list them last, then what earlier builds published and this plan does not name is removed.
// An item of which a published step has no result keeps all of its old units. Files that no build wrote are never
// removed, nor overwritten in a folder that kura did not make: then it fails with kIo before anything is changed.
// Warnings name items that stand in the site and that nobody knows of.
Result<Diagnostics> publishOutputs(const PublishRequest& request);

}  // namespace kura
