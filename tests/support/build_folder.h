// A cache, a site and made-up steps for tests of build/.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "build/run_plan.h"
#include "support/temporary_folder.h"

namespace kura {

inline void writeText(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

inline std::string readText(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

// Every file below a folder by its relative path, hidden ones at the top left out.
inline std::map<std::string, std::string> filesBelow(const std::filesystem::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().lexically_relative(folder).string();
    if (entry.is_regular_file() && name.front() != '.') files[name] = readText(entry.path());
  }
  return files;
}

class BuildFolder {
 public:
  std::filesystem::path cache() const { return folder_.path() / "cache"; }
  std::filesystem::path site() const { return folder_.path() / "site"; }
  std::filesystem::path input(const std::string& name) const { return folder_.path() / "in" / name; }

  RunOptions options() const { return {.cache_dir = cache(), .site_dir = site(), .parallel_steps = 3}; }

  Result<BuildReport> build(const BuildPlan& plan) const { return runPlan(plan, options(), {}); }

 private:
  TemporaryFolder folder_;
};

// Writes the text of its input file, and those of the steps that it needs, into out.txt.
inline Step copyStep(const std::string& id, const std::string& item, std::vector<std::filesystem::path> files,
                     std::vector<std::string> needs = {}) {
  Step step;
  step.id = id;
  step.item_id = item;
  step.name = "copy";
  step.files = std::move(files);
  step.needs = std::move(needs);
  step.run = [files = step.files](StepContext& context) -> Result<Diagnostics> {
    std::string text;
    for (const auto& file : files) text += readText(file);
    for (const auto& [need, folder] : context.needs) text += "[" + readText(folder / "out.txt") + "]";
    writeText(context.output_dir / "out.txt", text);
    return Diagnostics{};
  };
  return step;
}

inline const StepOutcome& outcomeOf(const BuildReport& report, const std::string& id) {
  for (const StepOutcome& outcome : report.outcomes) {
    if (outcome.step_id == id) return outcome;
  }
  ADD_FAILURE() << "no step " << id;
  static const StepOutcome kNone;
  return kNone;
}

}  // namespace kura
