#include <algorithm>
#include <map>

#include "base/file.h"
#include "recipe/steps.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

// Where a part of share/kurabiraki goes in the site. Only these are published: templates stay home.
const std::map<std::string, std::string> kPublished = {
    {"viewer", "viewer"}, {"scripts", "scripts"},      {"styles", "styles"},
    {"schema", "schema"}, {"environments", "viewer/environments"}, {"notices.txt", "notices.txt"}, {"sw.js", "sw.js"},
};

constexpr const char* kNoJekyll = ".nojekyll";

std::vector<fs::path> filesOf(const fs::path& share_dir) {
  std::vector<fs::path> files;
  for (const auto& [from, to] : kPublished) {
    const fs::path part = share_dir / from;
    if (fs::is_regular_file(part)) files.push_back(part);
    if (!fs::is_directory(part)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(part)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

fs::path placeInSite(const fs::path& relative) {
  const std::string part = relative.begin()->string();
  fs::path place = kPublished.at(part);
  for (auto component = std::next(relative.begin()); component != relative.end(); ++component) place /= *component;
  return place;
}

}  // namespace

Step makeStaticStep(const RecipeOptions& options) {
  Step step;
  step.id = step.name = "static";
  step.label = {"共通の部品を置く", "Put the common parts in place"};
  step.files = filesOf(options.share_dir);
  // The names decide where things go, so they belong to the key as much as the bytes.
  for (const fs::path& file : step.files) step.parameters.push_back(file.lexically_relative(options.share_dir).string());
  step.run = [files = step.files, share_dir = options.share_dir](StepContext& context) -> Result<Diagnostics> {
    if (files.empty()) {
      return ioError(share_dir.string(), {"ビューアやテンプレートが見つかりません。", "The viewer and the templates are not here."},
                     {"kura を入れ直すか、KURA_SHARE で場所を指定してください。",
                      "Install kura again, or name the place with KURA_SHARE."});
    }
    for (const fs::path& file : files) {
      const fs::path target = context.output_dir / placeInSite(file.lexically_relative(share_dir));
      std::error_code failed;
      fs::create_directories(target.parent_path(), failed);
      fs::copy_file(file, target, fs::copy_options::overwrite_existing, failed);
      if (failed) {
        return ioError(file.string(), {"写せません（" + failed.message() + "）。", "It cannot be copied (" + failed.message() + ")."},
                       {"ディスクの空きを確かめてください。", "Check the free space of the disk."});
      }
    }
    // GitHub Pages would leave out what begins with _, as addresses of items may.
    if (auto status = writeFile(context.output_dir / kNoJekyll, {}); !status) return status.error();
    return Diagnostics{};
  };
  step.parameters.push_back(kNoJekyll);
  return step;
}

}  // namespace kura
