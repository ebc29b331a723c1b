#include "build/run_plan.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <set>
#include <thread>
#include <unordered_map>

#include "build/check_plan.h"
#include "build/diagnostics_json.h"
#include "build/explain.h"
#include "build/file_digests.h"
#include "build/folder_lock.h"
#include "build/plan_of_item.h"
#include "build/publish_outputs.h"
#include "build/step_cache.h"
#include "build/step_record.h"
#include "build/time_left.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using Kind = BuildEvent::Kind;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

enum class Phase { kWaiting, kRunning, kDone, kFailed };

struct StepState {
  Phase phase = Phase::kWaiting;
  StepRecord record;
  StepOutcome outcome;
  Diagnostics diagnostics;
};

class Runner {
 public:
  Runner(const BuildPlan& plan, const RunOptions& options, const std::function<void(const BuildEvent&)>& on_event,
         StepCache cache, std::vector<size_t> order)
      : plan_(plan), options_(options), on_event_(on_event), cache_(std::move(cache)), order_(std::move(order)),
        digests_(options.cache_dir / "file_digests.json"),
        time_left_(options.cache_dir / "timings.json", options.parallel_steps), states_(plan.steps.size()) {
    for (size_t i = 0; i < plan.steps.size(); ++i) index_of_[plan.steps[i].id] = i;
  }

  Result<BuildReport> run();

 private:
  void digestInputs();
  void expectSteps();
  void work();
  std::optional<size_t> pickStep();
  bool needsAreSettled(const Step& step) const;
  Result<StepRecord> recordOf(const Step& step) const;
  void begin(size_t index, std::unique_lock<std::mutex>& lock);
  void runStep(size_t index, std::unique_lock<std::mutex>& lock);
  Result<Diagnostics> execute(size_t index, const fs::path& work_folder);
  Status checkInputsStayed(const Step& step) const;
  void finish(size_t index, const Result<Diagnostics>& result, bool ran);
  void skip(size_t index);
  void emit(Kind kind, size_t index, double fraction = 0, const Diagnostic* diagnostic = nullptr);
  Status publish(BuildReport& report);
  bool isCancelled() const { return options_.cancelled && options_.cancelled->load(); }

  const BuildPlan& plan_;
  const RunOptions& options_;
  const std::function<void(const BuildEvent&)>& on_event_;
  StepCache cache_;
  std::vector<size_t> order_;
  FileDigests digests_;
  TimeLeft time_left_;
  std::unordered_map<std::string, size_t> index_of_;

  std::mutex mutex_;  // guards everything below, and on_event_
  std::condition_variable changed_;
  std::vector<StepState> states_;
  std::set<std::string> running_keys_;
  uint64_t memory_in_use_ = 0;
  unsigned running_ = 0;
  unsigned work_folders_ = 0;
  size_t settled_ = 0;
  std::map<std::string, Result<std::string>> file_digests_;
};

void Runner::emit(Kind kind, size_t index, double fraction, const Diagnostic* diagnostic) {
  if (!on_event_) return;
  const Step& step = plan_.steps[index];
  BuildEvent event{kind, step.id, step.item_id, step.name, step.label, fraction, time_left_.fraction(), time_left_.secondsLeft(), {}};
  if (diagnostic) event.diagnostic = *diagnostic;
  on_event_(event);
}

// Reads every input file once, on all threads; a file that cannot be read fails the steps that want it, later.
void Runner::digestInputs() {
  std::set<fs::path> distinct;
  for (const Step& step : plan_.steps) distinct.insert(step.files.begin(), step.files.end());
  const std::vector<fs::path> files(distinct.begin(), distinct.end());
  std::atomic<size_t> next{0};
  const auto digest_some = [&] {
    for (size_t i = next++; i < files.size() && !isCancelled(); i = next++) {
      Result<std::string> digest = digests_.digest(files[i]);
      std::lock_guard lock(mutex_);
      file_digests_.emplace(files[i].string(), std::move(digest));
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < options_.parallel_steps && i < files.size(); ++i) threads.emplace_back(digest_some);
  digest_some();
  for (std::thread& thread : threads) thread.join();
}

// \pre all needs are settled, or their records are those of a plan without failures (expectSteps).
Result<StepRecord> Runner::recordOf(const Step& step) const {
  std::vector<std::string> digests, need_keys;
  for (const fs::path& file : step.files) {
    const auto digest = file_digests_.find(file.string());
    if (digest == file_digests_.end()) return Error{ErrorCode::kCancelled, step.id, {"中止しました。", "Cancelled."}, {}};
    if (!digest->second) return digest->second.error();
    digests.push_back(*digest->second);
  }
  for (const auto* others : {&step.needs, &step.wants}) {
    for (const std::string& id : *others) {
      const StepState& state = states_[index_of_.at(id)];
      need_keys.push_back(state.phase == Phase::kFailed ? "absent" : state.record.key);
    }
  }
  return makeStepRecord(step, digests, need_keys);
}

// Which steps will probably run, for the time left.
void Runner::expectSteps() {
  for (size_t index : order_) {
    const Step& step = plan_.steps[index];
    Result<StepRecord> record = recordOf(step);
    if (record) states_[index].record = std::move(*record);
    if (!record || !cache_.has(states_[index].record.key)) time_left_.expect(step);
  }
}

bool Runner::needsAreSettled(const Step& step) const {
  const auto is_settled = [&](const std::string& id) {
    const Phase phase = states_[index_of_.at(id)].phase;
    return phase == Phase::kDone || phase == Phase::kFailed;
  };
  return std::all_of(step.needs.begin(), step.needs.end(), is_settled) &&
         std::all_of(step.wants.begin(), step.wants.end(), is_settled);
}

// The first step in order that may start now. One step always may, however much memory it says it needs.
std::optional<size_t> Runner::pickStep() {
  for (size_t index : order_) {
    const Step& step = plan_.steps[index];
    if (states_[index].phase != Phase::kWaiting || !needsAreSettled(step)) continue;
    const bool fits = running_ == 0 || memory_in_use_ + step.expected_memory <= options_.memory_budget;
    // Two items with the same content share one run: the second waits and finds it in the cache.
    if (fits && !running_keys_.count(states_[index].record.key)) return index;
  }
  return std::nullopt;
}

void Runner::work() {
  std::unique_lock lock(mutex_);
  while (settled_ < order_.size() && !isCancelled()) {
    const std::optional<size_t> index = pickStep();
    if (index) {
      begin(*index, lock);
      changed_.notify_all();
    } else {
      changed_.wait_for(lock, std::chrono::milliseconds(100));
    }
  }
}

void Runner::begin(size_t index, std::unique_lock<std::mutex>& lock) {
  const Step& step = plan_.steps[index];
  StepState& state = states_[index];
  const auto failed = [&](const std::string& need) { return states_[index_of_.at(need)].phase == Phase::kFailed; };
  if (std::any_of(step.needs.begin(), step.needs.end(), failed)) return skip(index);
  Result<StepRecord> record = recordOf(step);
  if (!record) return finish(index, record.error(), false);
  state.record = std::move(*record);
  if (running_keys_.count(state.record.key)) return;  // stays waiting for that run
  const std::optional<nlohmann::json> cached = cache_.find(state.record.key);
  if (!cached) return runStep(index, lock);
  Diagnostics diagnostics;
  for (const nlohmann::json& json : (*cached)["diagnostics"]) diagnostics.push_back(diagnosticFromJson(json));
  state.outcome.seconds = cached->value("seconds", 0.0);
  state.outcome.reason = reasonOf(*cached);
  finish(index, diagnostics, false);
}

void Runner::runStep(size_t index, std::unique_lock<std::mutex>& lock) {
  const Step& step = plan_.steps[index];
  StepState& state = states_[index];
  const std::string key = state.record.key;
  state.phase = Phase::kRunning;
  // With equal records that says that the result is gone.
  const nlohmann::json before = cache_.lastKey(step.id) == key ? state.record.json : cache_.lastRecord(step.id);
  const Localized reason = state.outcome.reason = explainRun(before, state.record.json);
  running_keys_.insert(key);
  memory_in_use_ += step.expected_memory;
  ++running_;
  const unsigned number = work_folders_++;
  emit(Kind::kStepStarted, index);
  lock.unlock();

  const Clock::time_point start = Clock::now();
  const Result<fs::path> work_folder = cache_.makeWorkFolder(number);
  Result<Diagnostics> result = work_folder ? execute(index, *work_folder) : Result<Diagnostics>(work_folder.error());
  const double seconds = secondsSince(start);
  if (result) {
    nlohmann::json diagnostics = nlohmann::json::array();
    for (Diagnostic diagnostic : *result) {
      // Items with the same content share the result, but not the name.
      if (diagnostic.item_id == step.item_id) diagnostic.item_id.clear();
      diagnostics.push_back(diagnosticToJson(diagnostic));
    }
    const nlohmann::json stored = {{"record", state.record.json}, {"diagnostics", std::move(diagnostics)},
                                   {"seconds", seconds}, {"reason", {{"ja", reason.ja}, {"en", reason.en}}}};
    if (Status done = cache_.store(key, *work_folder, stored); !done) result = done.error();
  }
  std::error_code ignored;
  if (work_folder) fs::remove_all(*work_folder, ignored);

  lock.lock();
  running_keys_.erase(key);
  memory_in_use_ -= step.expected_memory;
  --running_;
  state.outcome.seconds = seconds;
  if (result) time_left_.done(step, seconds);
  finish(index, result, true);
}

Result<Diagnostics> Runner::execute(size_t index, const fs::path& work_folder) {
  const Step& step = plan_.steps[index];
  StepContext context;
  context.output_dir = work_folder / "output";
  for (const auto* others : {&step.needs, &step.wants}) {
    for (const std::string& id : *others) {
      const StepState& state = states_[index_of_.at(id)];
      if (state.phase != Phase::kDone) continue;
      context.needs[id] = cache_.outputOf(state.record.key);
      context.records[id] = state.record.json;
    }
  }
  Clock::time_point last_report{};
  context.report = [this, index, &step, &last_report](const StepProgress& progress) {
    constexpr double kSecondsBetweenReports = 0.05;
    std::lock_guard lock(mutex_);
    if (progress.fraction < 1 && secondsSince(last_report) < kSecondsBetweenReports) return;
    last_report = Clock::now();
    time_left_.progress(step, progress.fraction);
    emit(Kind::kStepProgress, index, progress.fraction);
  };
  context.is_cancelled = [this] { return isCancelled(); };
  try {
    Result<Diagnostics> result = step.run(context);
    if (result && isCancelled()) return Error{ErrorCode::kCancelled, step.id, {"中止しました。", "Cancelled."}, {}};
    if (!result) return result;
    if (Status stayed = checkInputsStayed(step); !stayed) return stayed.error();
    return result;
  } catch (const std::bad_alloc&) {
    return Error{ErrorCode::kLimit, step.id, {"メモリーが足りません。", "There is not enough memory."},
                 {"ほかのプログラムを閉じるか、--jobs 1 を指定してください。", "Close other programs, or give --jobs 1."}};
  } catch (const std::exception& exception) {
    return internalError(step.id, {std::string("思わぬ失敗です：") + exception.what(), std::string("An unexpected failure: ") + exception.what()});
  }
}

Status Runner::checkInputsStayed(const Step& step) const {
  for (const fs::path& file : step.files) {
    if (digests_.isUnchanged(file)) continue;
    return ioError(file.string(), {"読んでいる間にファイルが変わりました。", "The file changed while it was read."},
                   {"保存やコピーが終わってから、もう一度実行してください。", "Run again once it has been saved or copied completely."});
  }
  return {};
}

void Runner::finish(size_t index, const Result<Diagnostics>& result, bool ran) {
  const Step& step = plan_.steps[index];
  StepState& state = states_[index];
  ++settled_;
  state.outcome.ran = ran;
  time_left_.dropExpected(step);
  if (!result) {
    state.phase = Phase::kFailed;
    state.outcome.failed = true;
    const Diagnostic failure{Severity::kError, step.item_id, result.error()};
    if (result.error().code != ErrorCode::kCancelled) state.diagnostics.push_back(failure);
    return emit(Kind::kStepFailed, index, 0, &failure);
  }
  state.phase = Phase::kDone;
  cache_.setLastKey(step.id, state.record.key);
  for (Diagnostic diagnostic : *result) {
    if (diagnostic.item_id.empty()) diagnostic.item_id = step.item_id;
    emit(Kind::kDiagnostic, index, 0, &diagnostic);
    state.diagnostics.push_back(std::move(diagnostic));
  }
  emit(ran ? Kind::kStepDone : Kind::kStepCached, index, 1);
}

void Runner::skip(size_t index) {
  ++settled_;
  states_[index].phase = Phase::kFailed;
  states_[index].outcome.failed = true;
  time_left_.dropExpected(plan_.steps[index]);
  emit(Kind::kStepSkipped, index);
}

Status Runner::publish(BuildReport& report) {
  PublishRequest request;
  request.publications = plan_.publications;
  request.site = options_.site_dir;
  request.cache = options_.cache_dir;
  request.removes_stale = !options_.only_item;
  request.cancelled = options_.cancelled;
  for (size_t i = 0; i < plan_.steps.size(); ++i) {
    request.items[plan_.steps[i].id] = plan_.steps[i].item_id;
    if (states_[i].phase != Phase::kDone) continue;
    request.keys[plan_.steps[i].id] = states_[i].record.key;
    request.outputs[plan_.steps[i].id] = cache_.outputOf(states_[i].record.key);
  }
  request.on_published = [this](const std::string& unit) {
    if (!on_event_) return;
    BuildEvent event;
    event.kind = Kind::kPublished;
    event.label = {unit, unit};
    event.total_fraction = 1;
    event.seconds_left = 0;
    on_event_(event);
  };
  Result<Diagnostics> published = publishOutputs(request);
  if (!published) return published.error();
  report.diagnostics.insert(report.diagnostics.end(), published->begin(), published->end());
  return {};
}

Result<BuildReport> Runner::run() {
  digestInputs();
  expectSteps();
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < options_.parallel_steps; ++i) threads.emplace_back([this] { work(); });
  work();
  for (std::thread& thread : threads) thread.join();

  BuildReport report;
  report.cancelled = isCancelled();
  Status published;
  if (!report.cancelled) published = publish(report);
  report.cancelled = isCancelled();
  for (size_t i = 0; i < plan_.steps.size(); ++i) {
    StepOutcome& outcome = states_[i].outcome;
    outcome.step_id = plan_.steps[i].id;
    outcome.item_id = plan_.steps[i].item_id;
    outcome.step_name = plan_.steps[i].name;
    outcome.label = plan_.steps[i].label;
    if (states_[i].phase == Phase::kDone) outcome.output = cache_.outputOf(states_[i].record.key);
    report.outcomes.push_back(outcome);
    report.diagnostics.insert(report.diagnostics.end(), states_[i].diagnostics.begin(), states_[i].diagnostics.end());
  }
  // What was learnt is kept also after Ctrl-C: finished steps need not run again.
  for (const Status& saved : {digests_.save(), cache_.saveLastKeys(), time_left_.save()}) {
    if (!saved) return saved.error();
  }
  if (!published && published.error().code != ErrorCode::kCancelled) return published.error();
  return report;
}

}  // namespace

Result<BuildReport> runPlan(const BuildPlan& whole_plan, const RunOptions& options,
                            const std::function<void(const BuildEvent&)>& on_event) {
  Result<std::vector<size_t>> order = orderSteps(whole_plan);
  if (!order) return order.error();
  BuildPlan part;
  if (options.only_item) {
    part = planOfItem(whole_plan, *options.only_item);
    order = orderSteps(part);
  }
  std::error_code failed;
  fs::create_directories(options.cache_dir, failed);
  if (failed) {
    return ioError(options.cache_dir.string(), {"途中の結果のフォルダを作れません（" + failed.message() + "）。", "The cache folder cannot be made (" + failed.message() + ")."},
                   {"場所と権限を確かめるか、--cache で別の場所を指定してください。", "Check the place and your permissions, or choose another with --cache."});
  }
  const Result<FolderLock> lock = FolderLock::acquire(
      options.cache_dir / "lock", {"別の kura がこの途中結果のフォルダを使っています。", "Another kura is using this cache folder."});
  if (!lock) return lock.error();
  Result<StepCache> cache = StepCache::open(options.cache_dir);
  if (!cache) return cache.error();
  return Runner(options.only_item ? part : whole_plan, options, on_event, std::move(*cache), std::move(*order)).run();
}

}  // namespace kura
