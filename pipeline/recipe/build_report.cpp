#include "recipe/build_report.h"

#include <algorithm>
#include <map>

#include "base/file.h"
#include "model/item_path.h"
#include "publish/page_templates.h"
#include "publish/report_page.h"
#include "recipe/poster_files.h"
#include "recipe/report_pictures.h"
#include "recipe/steps.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr size_t kSlowest = 20;
constexpr uint64_t kMostRecordBytes = 16 << 20;

// A relative address in a page: no byte of a file name may mean something in a URL.
std::string addressOf(const fs::path& target, const fs::path& from_folder) {
  static const char* kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~/";
  static const char* kHex = "0123456789ABCDEF";
  std::error_code failed;
  const std::string path = fs::relative(target, from_folder, failed).generic_string();
  std::string address;
  for (const unsigned char c : path) {
    if (std::string_view(kPlain).find(static_cast<char>(c)) != std::string_view::npos) {
      address += static_cast<char>(c);
    } else {
      address += {'%', kHex[c >> 4], kHex[c & 15]};
    }
  }
  return address;
}

json modelIn(const fs::path& record) {
  const Result<Bytes> bytes = readFile(record, kMostRecordBytes);
  if (!bytes) return nullptr;
  const json item = json::parse(bytes->begin(), bytes->end(), nullptr, false);
  return item.is_object() && item.contains("model") ? item["model"] : json(nullptr);
}

std::vector<ReportPicture> picturesIn(const fs::path& model_output, const fs::path& from_folder) {
  std::vector<ReportPicture> pictures;
  for (const ReportPictureFile& file : kReportPictures) {
    const fs::path path = model_output / file.path;
    if (fs::exists(path)) pictures.push_back({addressOf(path, from_folder), {file.caption_ja, file.caption_en}});
  }
  return pictures;
}

std::vector<ReportStep> slowestSteps(const BuildReport& report) {
  std::vector<ReportStep> steps;
  for (const StepOutcome& outcome : report.outcomes) {
    if (outcome.ran) steps.push_back({outcome.item_id, outcome.label, outcome.seconds, outcome.reason});
  }
  const auto is_slower = [](const ReportStep& a, const ReportStep& b) { return a.seconds > b.seconds; };
  std::stable_sort(steps.begin(), steps.end(), is_slower);
  if (steps.size() > kSlowest) steps.resize(kSlowest);
  return steps;
}

using Outputs = std::map<std::string, fs::path>;  // by step id

ReportItem reportItem(const Item& item, const BuildReportInput& input, const Outputs& outputs, const fs::path& from_folder) {
  ReportItem out{item.id, item.title};
  out.is_left_out = std::find(input.left_out.begin(), input.left_out.end(), item.id) != input.left_out.end();
  const fs::path folder = input.site / "item" / itemPath(item.id);
  std::error_code failed;
  if (fs::exists(folder / "index.html", failed)) out.page = addressOf(folder / "index.html", from_folder);
  if (fs::exists(folder / kSmallPosterFile, failed)) {
    out.poster = addressOf(folder / kSmallPosterFile, from_folder);
  } else if (fs::exists(folder / "image/01-400.jpg", failed)) {
    out.poster = addressOf(folder / "image/01-400.jpg", from_folder);
  }
  out.model = modelIn(folder / "item.json");
  const auto model = outputs.find(modelStepId(item.id));
  if (model != outputs.end()) out.pictures = picturesIn(model->second, from_folder);
  return out;
}

}  // namespace

Status writeBuildReport(const BuildReportInput& input, const RecipeOptions& options) {
  const Result<PageTemplates> templates = readPageTemplates(options.share_dir / "templates");
  if (!templates) return templates.error();
  std::error_code failed;
  const fs::path from_folder = fs::absolute(input.file, failed).parent_path();
  ReportPageInput page;
  page.title = input.collection.title;
  page.diagnostics = input.diagnostics;
  page.slowest = slowestSteps(input.report);
  page.steps = input.report.outcomes.size();
  page.steps_run = static_cast<size_t>(std::count_if(input.report.outcomes.begin(), input.report.outcomes.end(), [](const StepOutcome& o) { return o.ran; }));
  page.seconds = input.seconds;
  Outputs outputs;
  for (const StepOutcome& outcome : input.report.outcomes) {
    if (!outcome.output.empty()) outputs[outcome.step_id] = outcome.output;
  }
  std::vector<std::string> listed;
  for (const Item& item : input.collection.items) {
    if (!item.is_public) continue;
    page.items.push_back(reportItem(item, input, outputs, from_folder));
    listed.push_back(item.id);
  }
  // Items whose record is at fault are not in the collection at all.
  for (const std::string& id : input.left_out) {
    if (std::find(listed.begin(), listed.end(), id) == listed.end()) page.items.push_back({id, {}, true});
  }
  const Result<std::string> html = renderReportPage(page, *templates);
  if (!html) return html.error();
  return writeFile(input.file, asBytes(*html));
}

}  // namespace kura
