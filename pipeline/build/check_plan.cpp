#include "build/check_plan.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <unordered_map>

namespace kura {
namespace {

Error contradiction(const std::string& subject, const std::string& what_ja, const std::string& what_en) {
  return internalError(subject, {"計画の誤り：" + what_ja, "The plan contradicts itself: " + what_en});
}

bool staysBelow(const std::filesystem::path& path) {
  return path.is_relative() && std::find(path.begin(), path.end(), "..") == path.end();
}

}  // namespace

Result<std::vector<size_t>> orderSteps(const BuildPlan& plan) {
  std::unordered_map<std::string, size_t> index_of;
  for (size_t i = 0; i < plan.steps.size(); ++i) {
    if (!index_of.emplace(plan.steps[i].id, i).second) return contradiction(plan.steps[i].id, "同じ id の段が二つあります。", "two steps have this id.");
  }
  std::vector<size_t> open_needs(plan.steps.size());
  std::vector<std::vector<size_t>> needed_by(plan.steps.size());
  for (size_t i = 0; i < plan.steps.size(); ++i) {
    std::vector<std::string> before = plan.steps[i].needs;
    before.insert(before.end(), plan.steps[i].wants.begin(), plan.steps[i].wants.end());
    for (const std::string& need : before) {
      const auto found = index_of.find(need);
      if (found == index_of.end()) return contradiction(plan.steps[i].id, "必要な段 " + need + " がありません。", "it needs " + need + ", which does not exist.");
      needed_by[found->second].push_back(i);
      ++open_needs[i];
    }
  }
  for (const Publication& publication : plan.publications) {
    if (!index_of.count(publication.step)) return contradiction(publication.to.string(), "段 " + publication.step + " がありません。", "its step " + publication.step + " does not exist.");
    if (!staysBelow(publication.from) || !staysBelow(publication.to)) return contradiction(publication.to.string(), "サイトの外に出ます。", "it leaves the site folder.");
  }
  std::priority_queue<size_t, std::vector<size_t>, std::greater<>> ready;
  for (size_t i = 0; i < open_needs.size(); ++i) {
    if (open_needs[i] == 0) ready.push(i);
  }
  std::vector<size_t> order;
  while (!ready.empty()) {
    const size_t step = ready.top();
    ready.pop();
    order.push_back(step);
    for (size_t next : needed_by[step]) {
      if (--open_needs[next] == 0) ready.push(next);
    }
  }
  if (order.size() == plan.steps.size()) return order;
  const auto stuck = std::find_if(open_needs.begin(), open_needs.end(), [](size_t count) { return count > 0; });
  return contradiction(plan.steps[static_cast<size_t>(stuck - open_needs.begin())].id, "必要な段が輪になっています。", "needs go in a circle.");
}

}  // namespace kura
