// Works by period and by technique: the groups that visitors browse.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "publish/collection_json.h"

namespace kura {

struct WorkGroup {
  std::string folder;  // one component of an address: "edo", "overglaze-enamels", "~E8~89~B2~E7~B5~B5"
  std::string word;    // key of the page's strings, or empty:
  LanguageMap name;    // as the record names it
  std::vector<const ItemCard*> cards;
};

// The key of a Japanese period (縄文 … 令和) that holds the middle of the years; "unknown" without years.
// Borders: publish/periods.h.
std::string periodKey(std::optional<int> year_from, std::optional<int> year_to);

// By period in the order of time, what has no years last.
std::vector<WorkGroup> groupByPeriod(const std::vector<ItemCard>& cards);

// By each technique of the record (separated by 、 ・ ， , / ; or newlines), the most frequent first.
std::vector<WorkGroup> groupByTechnique(const std::vector<ItemCard>& cards);

// The parts of such a field, tidied.
std::vector<std::string> splitTerms(std::string_view text);

}  // namespace kura
