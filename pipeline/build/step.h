// A step is one cacheable piece of work: declared inputs in, a folder of files out.
//
// Its key is the hash of its name, version, parameters, the content of its input files and the keys of the steps it
// needs; the cache keeps the folder under that key. A step whose key is cached never runs again.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/result.h"

namespace kura {

struct StepProgress {
  double fraction = 0;  // 0..1 of this step
  std::string detail;   // a word for people, may be empty
};

// What a step may use while it runs. It must not read anything that it did not declare.
struct StepContext {
  std::filesystem::path output_dir;                        // empty folder, to be filled
  std::map<std::string, std::filesystem::path> needs;      // by Step::id, the output folders of needed steps and
                                                           // of wanted ones that did not fail
  std::map<std::string, nlohmann::json> records;           // of the same steps: what decided their output (step_record.h)
  std::function<void(const StepProgress&)> report;         // cheap; may be called often
  std::function<bool()> is_cancelled;                      // long steps ask now and then
};

struct Step {
  std::string id;       // unique in the build, e.g. "K-001/model"
  std::string item_id;  // empty for steps of the whole collection
  std::string name;     // e.g. "model": the same for all items; shown to people
  Localized label;      // "モデルを作る" / "Make the model"
  int version = 1;      // bump when the output changes
  nlohmann::json parameters;                     // everything else that decides the output
  std::vector<std::filesystem::path> files;      // input files, by content
  std::vector<std::string> needs;                // ids of steps whose output it reads
  std::vector<std::string> wants;                // like needs, but the step runs without those that failed: they are
                                                 // absent from StepContext::needs, and count as absent in the key
  double expected_cost = 1;                      // relative, for the time left that is shown
  uint64_t expected_memory = 0;                  // bytes at peak, for sharing memory between parallel steps
  // Returns what it found on its way (guesses, repairs, warnings); these are cached with the output.
  std::function<Result<Diagnostics>(StepContext&)> run;
};

// One file or folder of the site, taken from the output of a step.
struct Publication {
  std::string step;                // id
  std::filesystem::path from;      // file or folder relative to the step's output ("." for all of it)
  std::filesystem::path to;        // place relative to the site; the first two components "item/<ID>" form a unit that
                                   // appears at once or not at all
};

struct BuildPlan {
  std::vector<Step> steps;
  std::vector<Publication> publications;
};

}  // namespace kura
