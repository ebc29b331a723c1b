#include "build/plan_of_item.h"

#include <set>
#include <unordered_map>

#include "build/publish_outputs.h"

namespace kura {

BuildPlan planOfItem(const BuildPlan& plan, const std::string& item_id) {
  std::unordered_map<std::string, const Step*> step_of;
  for (const Step& step : plan.steps) step_of[step.id] = &step;
  std::set<std::string> units, wanted;
  for (const Publication& publication : plan.publications) {
    if (step_of.at(publication.step)->item_id == item_id) units.insert(unitOf(publication.to));
  }
  BuildPlan part;
  for (const Publication& publication : plan.publications) {
    if (units.count(unitOf(publication.to))) {
      part.publications.push_back(publication);
      wanted.insert(publication.step);
    }
  }
  std::vector<std::string> open(wanted.begin(), wanted.end());
  while (!open.empty()) {
    const Step* step = step_of.at(open.back());
    open.pop_back();
    for (const auto* others : {&step->needs, &step->wants}) {
      for (const std::string& id : *others) {
        if (wanted.insert(id).second) open.push_back(id);
      }
    }
  }
  for (const Step& step : plan.steps) {
    if (wanted.count(step.id)) part.steps.push_back(step);
  }
  return part;
}

}  // namespace kura
