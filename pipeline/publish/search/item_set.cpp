#include "publish/search/item_set.h"

namespace kura {
namespace {

enum Writing : uint8_t { kGaps = 0, kRuns = 1, kBits = 2 };

Bytes asGaps(const std::vector<uint32_t>& members) {
  Bytes bytes;
  uint32_t next = 0;
  for (uint32_t member : members) {
    appendNumber(bytes, member - next);
    next = member + 1;
  }
  return bytes;
}

// Pairs of how many are not in the set and how many are.
Bytes asRuns(const std::vector<uint32_t>& members) {
  Bytes bytes;
  uint32_t next = 0;
  for (size_t i = 0; i < members.size();) {
    size_t end = i + 1;
    while (end < members.size() && members[end] == members[end - 1] + 1) ++end;
    appendNumber(bytes, members[i] - next);
    appendNumber(bytes, end - i);
    next = members[end - 1] + 1;
    i = end;
  }
  return bytes;
}

Bytes asBits(const std::vector<uint32_t>& members, uint32_t universe) {
  Bytes bytes((universe + 7) / 8);
  for (uint32_t member : members) bytes[member / 8] = static_cast<uint8_t>(bytes[member / 8] | 1u << member % 8);
  return bytes;
}

}  // namespace

void appendNumber(Bytes& bytes, uint64_t value) {
  for (; value >= 0x80; value >>= 7) bytes.push_back(static_cast<uint8_t>(value | 0x80));
  bytes.push_back(static_cast<uint8_t>(value));
}

void appendSet(Bytes& bytes, const std::vector<uint32_t>& members, uint32_t universe) {
  Writing writing = kGaps;
  Bytes best = asGaps(members);
  if (Bytes runs = asRuns(members); runs.size() < best.size()) best = std::move(runs), writing = kRuns;
  if ((universe + 7) / 8 < best.size()) best = asBits(members, universe), writing = kBits;
  bytes.push_back(writing);
  appendNumber(bytes, best.size());
  bytes.insert(bytes.end(), best.begin(), best.end());
}

void appendPostings(Bytes& bytes, const std::vector<uint32_t>& postings, uint32_t items) {
  std::vector<uint32_t> members, strong;
  for (size_t i = 0; i < postings.size(); ++i) {
    members.push_back(postings[i] / 2);
    if (postings[i] % 2 == 1) strong.push_back(static_cast<uint32_t>(i));
  }
  appendSet(bytes, members, items);
  appendSet(bytes, strong, static_cast<uint32_t>(members.size()));
}

Bytes packNumbers(const std::vector<uint32_t>& numbers, size_t first, size_t count, unsigned bits) {
  Bytes bytes((count * bits + 7) / 8);
  for (size_t i = 0; i < count; ++i) {
    for (unsigned b = 0; b < bits; ++b) {
      const size_t at = i * bits + b;
      if (numbers[first + i] >> b & 1u) bytes[at / 8] = static_cast<uint8_t>(bytes[at / 8] | 1u << at % 8);
    }
  }
  return bytes;
}

}  // namespace kura
