// Which tiles lie in the cache texture and where: a fixed number of places, the least recently wanted gives way.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "viewer/streaming/tile_pyramid.h"

namespace kura::viewer {

class PageCache {
 public:
  // places: of the cache texture, at least one.
  explicit PageCache(uint32_t places);

  uint32_t places() const { return static_cast<uint32_t>(pages_.size()); }
  bool holds(TileKey key) const { return places_.contains(key); }
  std::optional<uint32_t> placeOf(TileKey key) const;
  // What the picture shows now. Those of them that the cache holds become its most recent ones.
  void want(std::span<const TileKey> keys);
  // The place for a tile that has arrived; it is held from now on. Nothing where every place holds a tile that was among
  // the last wanted ones: those are never driven out for another.
  std::optional<uint32_t> take(TileKey key);
  void clear();

 private:
  struct Page {
    std::optional<TileKey> key;
    uint64_t wanted_at = 0;
  };
  std::vector<Page> pages_;
  std::map<TileKey, uint32_t> places_;
  uint64_t now_ = 1;
};

}  // namespace kura::viewer
