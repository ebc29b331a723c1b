// The curator's report of one build: what came out, how true it is, what to mend.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/result.h"
#include "model/collection.h"
#include "publish/page_templates.h"

namespace kura {

struct ReportPicture {
  std::string href;   // relative to the report
  Localized caption;  // e.g. スキャン / scan
};

struct ReportItem {
  std::string id;
  LanguageMap title;
  bool is_left_out = false;
  std::optional<std::string> page;    // addresses relative to the report
  std::optional<std::string> poster;
  std::vector<ReportPicture> pictures;  // the scan and its smallest tier, side by side
  nlohmann::json model;                 // of item.json; null where there is none
};

struct ReportStep {
  std::string item_id;  // empty for the whole collection
  Localized label;
  double seconds = 0;
  Localized reason;
};

struct ReportPageInput {
  LanguageMap title;
  std::vector<ReportItem> items;
  Diagnostics diagnostics;         // of the whole build; those with an item_id are shown at their item as well
  std::vector<ReportStep> slowest;  // in descending order
  size_t steps = 0, steps_run = 0;
  double seconds = 0;
};

// One page in Japanese and English that needs nothing else but the pictures. Not for publishing: it names the curator's
// files. Fails only where the template is broken.
Result<std::string> renderReportPage(const ReportPageInput& input, const PageTemplates& templates);

}  // namespace kura
