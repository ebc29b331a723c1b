#include "publish/work_groups.h"

#include <algorithm>
#include <map>

#include "model/item_path.h"
#include "publish/page_text.h"
#include "publish/periods.h"

namespace kura {
namespace {

// The English name as an address, where it has one: "Overglaze enamels" -> "overglaze-enamels".
std::string addressOf(const LanguageMap& name) {
  const auto english = name.find("en");
  std::string slug;
  if (english != name.end()) {
    for (const char c : english->second) {
      const bool is_upper = c >= 'A' && c <= 'Z';
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || is_upper) {
        slug += static_cast<char>(is_upper ? c - 'A' + 'a' : c);
      } else if (static_cast<unsigned char>(c) >= 0x80) {
        slug.clear();
        break;
      } else if (!slug.empty() && slug.back() != '-') {
        slug += '-';
      }
    }
    while (slug.ends_with('-')) slug.pop_back();
  }
  return slug.empty() || slug.size() > 60 ? itemPath(name.begin()->second) : slug;
}

}  // namespace

std::vector<std::string> splitTerms(std::string_view text) {
  std::vector<std::string> terms;
  std::string term;
  const auto end = [&] {
    for (const std::string& line : paragraphs(term)) terms.push_back(line);
    term.clear();
  };
  for (size_t i = 0; i < text.size();) {
    bool is_mark = false;
    for (const std::string_view mark : {"、", "・", "，", "；", "／", ",", ";", "/"}) {
      if (!text.substr(i).starts_with(mark)) continue;
      end();
      i += mark.size();
      is_mark = true;
      break;
    }
    if (!is_mark) term += text[i++];
  }
  end();
  return terms;
}

std::string periodKey(std::optional<int> year_from, std::optional<int> year_to) {
  if (!year_from && !year_to) return "unknown";
  const int from = year_from.value_or(*(year_to ? year_to : year_from)), to = year_to.value_or(from);
  const int middle = from + (to - from) / 2;
  for (const NamedPeriod& period : kPeriods) {
    if (middle < period.to) return std::string(period.key);
  }
  return "reiwa";
}

std::vector<WorkGroup> groupByPeriod(const std::vector<ItemCard>& cards) {
  std::map<std::string, std::vector<const ItemCard*>> by_key;
  for (const ItemCard& card : cards) by_key[card.period_key].push_back(&card);
  std::vector<WorkGroup> groups;
  const auto take = [&](const std::string& key) {
    if (const auto found = by_key.find(key); found != by_key.end()) groups.push_back({key, "period_" + key, {}, found->second});
  };
  for (const NamedPeriod& period : kPeriods) take(std::string(period.key));
  take("unknown");
  return groups;
}

std::vector<WorkGroup> groupByTechnique(const std::vector<ItemCard>& cards) {
  std::map<std::string, WorkGroup> by_term;
  for (const ItemCard& card : cards) {
    const auto japanese = card.technique.find("ja");
    if (japanese == card.technique.end()) continue;
    const std::vector<std::string> terms = splitTerms(japanese->second);
    for (size_t i = 0; i < terms.size(); ++i) {
      WorkGroup& group = by_term[terms[i]];
      group.name["ja"] = terms[i];
      if (group.cards.empty() || group.cards.back() != &card) group.cards.push_back(&card);
      // Other languages are paired by their place, where they have as many.
      for (const auto& [language, text] : card.technique) {
        const std::vector<std::string> others = splitTerms(text);
        if (language != "ja" && others.size() == terms.size()) group.name.insert({language, others[i]});
      }
    }
  }
  std::vector<WorkGroup> groups;
  std::map<std::string, int> taken;
  for (auto& [term, group] : by_term) {
    group.folder = addressOf(group.name);
    if (taken[group.folder]++) group.folder = itemPath(term);
    groups.push_back(std::move(group));
  }
  std::stable_sort(groups.begin(), groups.end(), [](const WorkGroup& a, const WorkGroup& b) { return a.cards.size() > b.cards.size(); });
  return groups;
}

}  // namespace kura
