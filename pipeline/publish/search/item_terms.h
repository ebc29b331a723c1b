// Every word of an item's record as terms of the search.
#pragma once

#include "model/collection.h"
#include "publish/search/text_terms.h"

namespace kura {

// Of all fields in all languages: names, record, description, alternative text, annotations, tours, museum, credit.
TermWeights termsOfItem(const Item& item, const Collection& collection);

}  // namespace kura
