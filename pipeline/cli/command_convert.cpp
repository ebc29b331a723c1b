#include "cli/commands.h"
#include "cli/program_places.h"
#include "cli/run_build.h"
#include "recipe/collection_recipe.h"

namespace kura {

int runConvert(const ConvertCommand& command, const Console& console, const std::atomic<bool>& stop) {
  std::vector<std::filesystem::path> scans;
  for (const std::filesystem::path& scan : command.scans) {
    std::error_code failed;
    if (!std::filesystem::is_regular_file(scan, failed)) {
      return console.stop(ioError(scan.string(), {"そのようなファイルはありません。", "There is no such file."},
                                  {"名前と場所を確かめてください。", "Check its name and place."}));
    }
    scans.push_back(std::filesystem::absolute(scan, failed));
  }
  const Result<RecipeOptions> places = findProgramPlaces();
  Result<BuildPlan> plan = places ? planConvert(scans, command.wishes, *places) : Result<BuildPlan>(places.error());
  if (!plan) return console.stop(plan.error());
  BuildRequest request;
  for (const Step& step : plan->steps) {
    if (!step.item_id.empty()) request.items.insert(step.item_id);
  }
  request.plan = std::move(*plan);
  request.site = command.site;
  request.cache = command.cache;
  request.limits = command.limits;
  return runBuildRequest(request, console, stop);
}

}  // namespace kura
