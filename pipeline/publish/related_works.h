// Which works belong together, computed from the record in the open: each reason is shown beside the work.
#pragma once

#include <string>
#include <vector>

#include "model/collection.h"

namespace kura {

struct RelatedWork {
  const Item* item = nullptr;
  std::vector<std::string> reasons;  // "maker", "category", "technique", "material", "place", "period", "facility": the weightiest first
};

// The public works of the collection with what they have in common prepared, so that thousands can ask.
class RelatedWorks {
 public:
  explicit RelatedWorks(const Collection& collection);

  // At most `limit`, the nearest first, in the order of the record where they are as near. Points: same maker 4, each shared technique 3 (two at most),
  // same kind 3, same place 2, same material 2, years at most 50 apart 2, same museum 1; a museum alone is no reason.
  // \pre item belongs to the collection that this was made of, which must outlive what is returned
  std::vector<RelatedWork> of(const Item& item, size_t limit = 4) const;

 private:
  struct Traits {
    const Item* item;
    int maker, category, place, material, facility;  // numbers of terms; 0: none
    std::vector<int> techniques;                      // sorted
  };
  std::vector<Traits> works_;
};

}  // namespace kura
