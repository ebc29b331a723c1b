// The curator's report of a build, written beside the site.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "build/run_plan.h"
#include "model/collection.h"
#include "recipe/recipe_options.h"

namespace kura {

struct BuildReportInput {
  const Collection& collection;
  const BuildReport& report;
  Diagnostics diagnostics;             // of the records and of the build
  std::vector<std::string> left_out;   // 資料番号 of items that are not in the site, or only as an earlier build left them
  double seconds = 0;                  // of the whole build
  std::filesystem::path site, file;    // file: where the report goes
};

// Reads each item's item.json from the site and links to its pictures there, and to those that its model step left in the
// cache. An item of which nothing can be read is listed all the same.
Status writeBuildReport(const BuildReportInput& input, const RecipeOptions& options);

}  // namespace kura
