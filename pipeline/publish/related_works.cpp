#include "publish/related_works.h"

#include <algorithm>
#include <map>

#include "publish/work_groups.h"

namespace kura {
namespace {

constexpr int kYearsApart = 50;
constexpr int kFewestPoints = 3;

// Years between two spans; empty where either has none.
std::optional<int> yearsBetween(const Item& a, const Item& b) {
  const auto from = [](const Item& item) { return item.year_from ? item.year_from : item.year_to; };
  const auto to = [](const Item& item) { return item.year_to ? item.year_to : item.year_from; };
  if (!from(a) || !from(b)) return std::nullopt;
  return std::max({0, *from(a) - *to(b), *from(b) - *to(a)});
}

}  // namespace

RelatedWorks::RelatedWorks(const Collection& collection) {
  std::map<std::string, int> numbers;
  // A term of one field is none of another.
  const auto numberOf = [&](char field, const std::string& term) { return term.empty() ? 0 : numbers.insert({field + term, static_cast<int>(numbers.size()) + 1}).first->second; };
  for (const Item& item : collection.items) {
    if (!item.is_public) continue;
    Traits traits{&item, numberOf('m', item.maker), numberOf('c', item.category), numberOf('p', item.place), numberOf('a', item.material), numberOf('f', item.facility), {}};
    for (const std::string& term : splitTerms(item.technique)) traits.techniques.push_back(numberOf('t', term));
    std::sort(traits.techniques.begin(), traits.techniques.end());
    works_.push_back(std::move(traits));
  }
}

std::vector<RelatedWork> RelatedWorks::of(const Item& item, size_t limit) const {
  const auto self = std::find_if(works_.begin(), works_.end(), [&](const Traits& traits) { return traits.item->id == item.id; });
  if (self == works_.end()) return {};
  struct Scored {
    int points;
    RelatedWork work;
  };
  std::vector<Scored> scored;
  for (const Traits& other : works_) {
    if (&other == &*self) continue;
    Scored entry{0, {other.item, {}}};
    const auto add = [&](bool holds, int points, const char* reason) {
      if (!holds) return;
      entry.points += points;
      entry.work.reasons.push_back(reason);
    };
    std::vector<int> shared;
    std::set_intersection(self->techniques.begin(), self->techniques.end(), other.techniques.begin(), other.techniques.end(), std::back_inserter(shared));
    add(self->maker && self->maker == other.maker, 4, "maker");
    add(!shared.empty(), 3 * static_cast<int>(std::min<size_t>(shared.size(), 2)), "technique");
    add(self->category && self->category == other.category, 3, "category");
    add(self->place && self->place == other.place, 2, "place");
    add(self->material && self->material == other.material, 2, "material");
    const std::optional<int> years = yearsBetween(*self->item, *other.item);
    add(years && *years <= kYearsApart, 2, "period");
    add(self->facility && self->facility == other.facility, 1, "facility");
    if (entry.points >= kFewestPoints) scored.push_back(std::move(entry));
  }
  std::stable_sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) { return a.points > b.points; });
  std::vector<RelatedWork> works;
  for (size_t i = 0; i < std::min(limit, scored.size()); ++i) works.push_back(std::move(scored[i].work));
  return works;
}

}  // namespace kura
