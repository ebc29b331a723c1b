#include "build/explain_plan.h"

#include <optional>
#include <unordered_map>

#include "build/check_plan.h"
#include "build/explain.h"
#include "build/file_digests.h"
#include "build/folder_lock.h"
#include "build/plan_of_item.h"
#include "build/step_cache.h"
#include "build/step_record.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

Result<std::vector<std::string>> digestsOf(const Step& step, FileDigests& digests) {
  std::vector<std::string> all;
  for (const fs::path& file : step.files) {
    Result<std::string> digest = digests.digest(file);
    if (!digest) return digest.error();
    all.push_back(std::move(*digest));
  }
  return all;
}

StepExplanation explainStep(const Step& step, const StepRecord& record, const StepCache* cache) {
  StepExplanation explanation{step.id, step.item_id, step.label};
  const std::optional<nlohmann::json> cached = cache ? cache->find(record.key) : std::nullopt;
  explanation.would_run = !cached;
  if (cached) {
    explanation.last_reason = reasonOf(*cached);
    explanation.last_seconds = cached->value("seconds", 0.0);
  } else {
    const bool is_gone = cache && cache->lastKey(step.id) == record.key;
    explanation.why = explainRun(is_gone ? record.json : cache ? cache->lastRecord(step.id) : nlohmann::json(), record.json);
  }
  return explanation;
}

}  // namespace

Result<std::vector<StepExplanation>> explainPlan(const BuildPlan& whole_plan, const fs::path& cache_dir,
                                                 const std::optional<std::string>& item_id) {
  if (Result<std::vector<size_t>> order = orderSteps(whole_plan); !order) return order.error();
  const BuildPlan plan = item_id ? planOfItem(whole_plan, *item_id) : whole_plan;
  Result<std::vector<size_t>> order = orderSteps(plan);
  if (!order) return order.error();

  std::error_code failed;
  std::optional<FolderLock> lock;
  std::optional<StepCache> cache;
  if (fs::is_directory(cache_dir, failed)) {
    Result<FolderLock> acquired = FolderLock::acquire(
        cache_dir / "lock", {"別の kura がこの途中結果のフォルダを使っています。", "Another kura is using this cache folder."});
    if (!acquired) return acquired.error();
    lock.emplace(std::move(*acquired));
    Result<StepCache> opened = StepCache::open(cache_dir);
    if (!opened) return opened.error();
    cache.emplace(std::move(*opened));
  }
  FileDigests digests(cache_dir / "file_digests.json");
  std::unordered_map<std::string, std::string> keys;
  std::vector<StepExplanation> explanations;
  for (size_t index : *order) {
    const Step& step = plan.steps[index];
    const Result<std::vector<std::string>> of_files = digestsOf(step, digests);
    if (!of_files) return of_files.error();
    std::vector<std::string> need_keys;
    for (const auto* others : {&step.needs, &step.wants}) {
      for (const std::string& id : *others) need_keys.push_back(keys.at(id));
    }
    const StepRecord record = makeStepRecord(step, *of_files, need_keys);
    keys[step.id] = record.key;
    if (!item_id || step.item_id == *item_id) explanations.push_back(explainStep(step, record, cache ? &*cache : nullptr));
  }
  return explanations;
}

}  // namespace kura
