#include <algorithm>

#include "build/explain_plan.h"
#include "catalog/read_collection.h"
#include "cli/commands.h"
#include "cli/program_places.h"
#include "cli/progress_view.h"
#include "recipe/collection_recipe.h"

namespace kura {
namespace {

Localized sentenceOf(const StepExplanation& step) {
  if (step.would_run) return {"次の build で実行します。わけ：" + step.why.ja, "would run: " + step.why.en};
  Localized text = {"結果があります（作るのに " + durationText(step.last_seconds, Language::kJapanese),
                    "has its result (made in " + durationText(step.last_seconds, Language::kEnglish)};
  if (!step.last_reason.empty()) {
    text.ja += "。そのときのわけ：" + step.last_reason.ja;
    text.en += ", because: " + step.last_reason.en;
  }
  return {text.ja + "）", text.en + ")"};
}

void show(const StepExplanation& step, const Console& console) {
  const Localized& reason = step.would_run ? step.why : step.last_reason;
  nlohmann::json event = {{"event", "explained"}, {"step", step.step_id}, {"would_run", step.would_run},
                          {"label", {{"ja", step.label.ja}, {"en", step.label.en}}}, {"reason", {{"ja", reason.ja}, {"en", reason.en}}}};
  if (!step.item_id.empty()) event["item"] = step.item_id;
  console.event(event);
  const std::string item = step.item_id.empty() ? "" : step.item_id + "  ";
  const Localized sentence = sentenceOf(step);
  console.say({item + step.label.ja + "： " + sentence.ja, item + step.label.en + ": " + sentence.en});
}

}  // namespace

int runExplain(const ExplainCommand& command, const Console& console) {
  const Result<CollectionReading> reading = readCollection(command.collection);
  if (!reading) return console.stop(reading.error());
  const Result<RecipeOptions> places = findProgramPlaces();
  if (!places) return console.stop(places.error());
  const Result<BuildPlan> plan = planCollection(reading->collection, *places);
  if (!plan) return console.stop(plan.error());

  const auto is_asked_for = [&](const Item& item) { return item.is_public && item.id == *command.item; };
  const std::vector<Item>& items = reading->collection.items;
  if (command.item && std::none_of(items.begin(), items.end(), is_asked_for)) {
    return console.stop(badInput(*command.item, {"この資料番号の、公開できる資料がありません。", "There is no public item without faults of this number."},
                                 {"番号を確かめ、kura check で誤りを見てください。", "Check the number, and look for faults with kura check."}));
  }
  const Result<std::vector<StepExplanation>> steps = explainPlan(*plan, command.cache, command.item);
  if (!steps) return console.stop(steps.error());
  for (const StepExplanation& step : *steps) show(step, console);
  console.event({{"event", "finished"}, {"exit_code", 0}, {"items_left_out", reading->left_out}});
  return 0;
}

}  // namespace kura
