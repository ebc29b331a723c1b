#include "viewer/streaming/page_cache.h"

#include <algorithm>

namespace kura::viewer {

PageCache::PageCache(uint32_t places) : pages_(std::max(1u, places)) {}

std::optional<uint32_t> PageCache::placeOf(TileKey key) const {
  const auto found = places_.find(key);
  if (found == places_.end()) return std::nullopt;
  return found->second;
}

void PageCache::want(std::span<const TileKey> keys) {
  ++now_;
  for (const TileKey& key : keys) {
    if (const auto place = placeOf(key)) pages_[*place].wanted_at = now_;
  }
}

std::optional<uint32_t> PageCache::take(TileKey key) {
  if (const auto place = placeOf(key)) return place;
  const auto oldest = std::min_element(pages_.begin(), pages_.end(),
                                       [](const Page& a, const Page& b) { return a.wanted_at < b.wanted_at; });
  if (oldest->key && oldest->wanted_at == now_) return std::nullopt;
  if (oldest->key) places_.erase(*oldest->key);
  *oldest = {key, now_};
  const auto place = static_cast<uint32_t>(oldest - pages_.begin());
  places_[key] = place;
  return place;
}

void PageCache::clear() {
  std::fill(pages_.begin(), pages_.end(), Page{});
  places_.clear();
}

}  // namespace kura::viewer
