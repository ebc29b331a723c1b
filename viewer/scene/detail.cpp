#include "viewer/scene/detail.h"

#include <filament/TextureSampler.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "viewer/streaming/page_table.h"

namespace kura::viewer {
namespace {

using filament::Texture;
using filament::TextureSampler;

uint32_t coarseLevelOf(const TilePyramid& pyramid, uint32_t coarse_width) {
  uint32_t level = 0;
  while (level < pyramid.levels() && (pyramid.width >> level) > coarse_width) ++level;
  return level;
}

Texture::PixelBufferDescriptor handOver(std::vector<uint8_t> texels) {
  auto* kept = new std::vector<uint8_t>(std::move(texels));
  return {kept->data(), kept->size(), Texture::Format::RGBA, Texture::Type::UBYTE,
          [](void*, size_t, void* user) { delete static_cast<std::vector<uint8_t>*>(user); }, kept};
}

}  // namespace

Detail::Detail(filament::Engine& engine, const DetailSource& source, uint32_t coarse_width)
    : engine_(engine), source_(source), coarse_level_(coarseLevelOf(source.pyramid, coarse_width)),
      cache_(source.columns * source.rows) {
  const TilePyramid& pyramid = source_.pyramid;
  // A whole chain of mip levels: a texture with fewer is incomplete for drivers that look at it.
  const uint32_t width = std::bit_ceil(pyramid.columns(0)), height = std::bit_ceil(pyramid.rows(0));
  table_ = own(engine, Texture::Builder()
                           .width(width)
                           .height(height)
                           .levels(static_cast<uint8_t>(std::bit_width(std::max(width, height))))
                           .format(Texture::InternalFormat::RGBA8)
                           .build(engine));
  tiles_ = own(engine, Texture::Builder()
                           .width(source_.columns * pyramid.tile * (source_.has_normals ? 2 : 1))
                           .height(source_.rows * pyramid.tile)
                           .levels(1)
                           .sampler(Texture::Sampler::SAMPLER_2D)
                           .format(Texture::InternalFormat::SRGB8_A8)
                           .import(source_.gl_name)
                           .build(engine));
  writeTable();
}

uint64_t Detail::gpuBytes() const {
  const uint64_t table = uint64_t{table_->getWidth()} * table_->getHeight() * 16 / 3;
  return uint64_t{4} * tiles_->getWidth() * tiles_->getHeight() + table;
}

void Detail::bindTo(filament::MaterialInstance& instance) const {
  const TilePyramid& pyramid = source_.pyramid;
  instance.setParameter("detail", filament::math::float4{float(pyramid.width), float(pyramid.height), float(pyramid.tile),
                                                         float(coarse_level_)});
  instance.setParameter("detailCache", filament::math::float4{float(source_.columns), 1.0f / float(tiles_->getWidth()),
                                                              1.0f / float(tiles_->getHeight()), float(pyramid.levels() - 1)});
  instance.setParameter("detailParts", source_.has_normals ? 2.0f : 1.0f);
  instance.setParameter("detailTable", table_.get(),
                        TextureSampler(TextureSampler::MinFilter::NEAREST_MIPMAP_NEAREST, TextureSampler::MagFilter::NEAREST,
                                       TextureSampler::WrapMode::CLAMP_TO_EDGE));
  instance.setParameter("detailCacheMap", tiles_.get(),
                        TextureSampler(TextureSampler::MinFilter::LINEAR, TextureSampler::MagFilter::LINEAR,
                                       TextureSampler::WrapMode::CLAMP_TO_EDGE));
}

std::vector<TileKey> Detail::missing(std::span<const TileKey> wanted) {
  cache_.want(wanted);
  std::vector<TileKey> result;
  for (const TileKey& key : wanted) {
    if (!cache_.holds(key) && !refused_.contains(key)) result.push_back(key);
  }
  return result;
}

std::optional<uint32_t> Detail::place(TileKey key) {
  if (!source_.pyramid.has(key)) return std::nullopt;
  const auto place = cache_.take(key);
  if (place) writeTable();
  return place;
}

void Detail::writeTable() {
  PageTable table = makePageTable(source_.pyramid, cache_);
  for (size_t level = 0; level < table.levels.size() && level < table_->getLevels(); ++level) {
    table_->setImage(engine_, level, handOver(std::move(table.levels[level].texels)));
  }
}

}  // namespace kura::viewer
