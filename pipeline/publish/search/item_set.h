// Sets of items as bytes. site/src/search/item_set.ts reads them; the format is in docs/formats.md, "The search index".
#pragma once

#include <cstdint>
#include <vector>

#include "base/bytes.h"

namespace kura {

// Seven bits a byte, low ones first, the high bit on all but the last (LEB128).
void appendNumber(Bytes& bytes, uint64_t value);

// The shortest of three writings of ascending numbers below `universe`: gaps, runs, one bit each. Never longer than a bit for each
// of the universe and seven bytes.
void appendSet(Bytes& bytes, const std::vector<uint32_t>& members, uint32_t universe);

// What a term says: the set of items, and which of these have it in a strong field, as a set of positions in the first.
// postings: item * 2 + is_strong, ascending.
void appendPostings(Bytes& bytes, const std::vector<uint32_t>& postings, uint32_t items);

// numbers[first] and on, `bits` bits each, low ones first.
Bytes packNumbers(const std::vector<uint32_t>& numbers, size_t first, size_t count, unsigned bits);

}  // namespace kura
