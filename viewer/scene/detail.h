// Detail of one texture that streams in: the tiles on the GPU, and what the shader reads of them (materials/detail.glsl).
#pragma once

#include <filament/Engine.h>
#include <filament/MaterialInstance.h>
#include <filament/Texture.h>

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "viewer/scene/owned.h"
#include "viewer/streaming/page_cache.h"
#include "viewer/streaming/tile_pyramid.h"

namespace kura::viewer {

// The page's picture in tiles, and the texture that it made for them.
struct DetailSource {
  uint32_t material = 0;  // of the model: whose base colour it is
  TilePyramid pyramid;
  uint32_t gl_name = 0;            // one level, sRGB, columns * tile (with normals: twice that) wide and rows * tile high
  uint32_t columns = 0, rows = 0;  // tiles in the cache texture
  bool has_normals = false;        // each tile has the normal map's beside it, so that columns are twice as wide
};

class Detail {
 public:
  // coarse_width: of the texture that is always there; 0: there is none. \pre nothing in `source` is 0
  Detail(filament::Engine& engine, const DetailSource& source, uint32_t coarse_width);

  const TilePyramid& pyramid() const { return source_.pyramid; }
  uint32_t material() const { return source_.material; }
  uint32_t glName() const { return source_.gl_name; }
  uint32_t places() const { return cache_.places(); }
  uint32_t coarseLevel() const { return coarse_level_; }  // from here up nothing is fetched
  uint64_t gpuBytes() const;
  void bindTo(filament::MaterialInstance& instance) const;

  // What the picture needs, in order: the tiles of it that are to be fetched. Refused ones are not among them.
  std::vector<TileKey> missing(std::span<const TileKey> wanted);
  // A tile has arrived: its place in the cache texture, counted along rows, into which the page writes it before the next
  // frame. Nothing where it is not wanted any more.
  std::optional<uint32_t> place(TileKey key);
  // A tile that cannot be had is not asked for again.
  void refuse(TileKey key) { refused_.insert(key); }

 private:
  void writeTable();

  filament::Engine& engine_;
  const DetailSource source_;
  uint32_t coarse_level_;
  PageCache cache_;
  std::set<TileKey> refused_;
  Owned<filament::Texture> table_, tiles_;
};

}  // namespace kura::viewer
