#include <algorithm>
#include <filesystem>

#include "catalog/read_collection.h"
#include "cli/commands.h"
#include "cli/event_json.h"
#include "cli/present_time.h"
#include "cli/program_places.h"
#include "cli/run_build.h"
#include "recipe/build_report.h"
#include "recipe/collection_recipe.h"
#include "recipe/site_changes.h"

namespace kura {
namespace {

// A site inside the collection would be read as part of it next time, and the other way round.
bool isInside(const std::filesystem::path& inner, const std::filesystem::path& outer) {
  std::error_code failed;
  const std::filesystem::path a = std::filesystem::weakly_canonical(inner, failed);
  const std::filesystem::path b = std::filesystem::weakly_canonical(outer, failed);
  return std::mismatch(b.begin(), b.end(), a.begin(), a.end()).first == b.end();
}

}  // namespace

int runBuild(const BuildCommand& command, const Console& console, const std::atomic<bool>& stop) {
  if (isInside(command.collection, command.site) || isInside(command.site, command.collection / "items")) {
    return console.stop({ErrorCode::kUsage, command.site.string(),
                         {"サイトと資料フォルダが重なっています。", "The site and the collection overlap."},
                         {"-o に別のフォルダを指定してください。", "Give another folder with -o."}});
  }
  Result<CollectionReading> reading = readCollection(command.collection);
  if (!reading) return console.stop(reading.error());
  if (!reading->can_be_built) {
    for (const Diagnostic& diagnostic : reading->diagnostics) console.event(diagnosticEvent(diagnostic));
    console.table(reading->diagnostics);
    console.say({"\n全体にかかわる誤りがあるので、何も作りませんでした。", "\nNothing was built: there are faults that concern the whole."});
    const int code = exitCodeOf(reading->diagnostics);
    console.event({{"event", "finished"}, {"exit_code", code}, {"items_left_out", reading->left_out}});
    return code;
  }
  BuildRequest request;
  for (const Item& item : reading->collection.items) {
    if (item.is_public && (!command.only || item.id == *command.only)) request.items.insert(item.id);
  }
  if (command.only && request.items.empty()) {
    for (const Diagnostic& diagnostic : reading->diagnostics) {
      if (diagnostic.item_id == *command.only) request.diagnostics.push_back(diagnostic);
    }
    console.table(request.diagnostics);
    return console.stop(badInput(*command.only, {"この資料番号の、公開できる資料がありません。", "There is no public item without faults of this number."},
                                 {"items.csv の資料番号と公開の欄を確かめてください。", "Check its number and whether it is public in items.csv."}));
  }
  const Result<RecipeOptions> places = findProgramPlaces();
  if (!places) return console.stop(places.error());
  Result<BuildPlan> plan = planCollection(reading->collection, *places);
  if (!plan) return console.stop(plan.error());

  request.plan = std::move(*plan);
  request.site = command.site;
  request.cache = command.cache;
  request.limits = command.limits;
  request.only = command.only;
  request.report_file = command.report;
  request.write_report = [&collection = reading->collection, &options = *places, &command](const BuildOutcome& outcome) {
    return writeBuildReport({collection, outcome.report, outcome.diagnostics, outcome.left_out, outcome.seconds, command.site, command.report}, options);
  };
  if (!command.only && !reading->collection.base_url.empty()) {
    request.after_publish = [&collection = reading->collection, &command] { return writeSiteChanges(collection, command.site, presentTime()); };
  }
  if (!command.only) {
    request.left_out = std::move(reading->left_out);
    request.diagnostics = std::move(reading->diagnostics);
  }
  return runBuildRequest(request, console, stop);
}

}  // namespace kura
