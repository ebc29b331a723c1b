#include "scan/udim.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "scan/find_beside.h"
#include "scan/texture_images.h"

namespace kura {
namespace {

using Tile = std::pair<int, int>;  // u, v from the lower left

Tile tileOf(const Primitive& primitive, size_t triangle) {
  double u = 0, v = 0;
  for (size_t c = 0; c < 3; ++c) {
    const uint32_t index = primitive.indices[triangle * 3 + c];
    if (index >= primitive.texcoords.size()) return {0, 0};
    u += primitive.texcoords[index][0] / 3.0;
    v += (1.0 - primitive.texcoords[index][1]) / 3.0;
  }
  if (!std::isfinite(u) || !std::isfinite(v)) return {0, 0};
  return {static_cast<int>(std::clamp(std::floor(u), -1.0, 10.0)), static_cast<int>(std::clamp(std::floor(v), -1.0, 100.0))};
}

bool isOnChart(const Tile& tile) { return tile.first >= 0 && tile.first <= 9 && tile.second >= 0 && tile.second <= 99; }

DraftPrimitive takeTile(const DraftPrimitive& from, const std::vector<size_t>& triangles, const Tile& tile) {
  DraftPrimitive out;
  out.primitive.name = from.primitive.name;
  std::map<uint32_t, uint32_t> place;
  const Primitive& p = from.primitive;
  for (const size_t triangle : triangles) {
    for (size_t c = 0; c < 3; ++c) {
      const uint32_t index = p.indices[triangle * 3 + c];
      if (index >= from.positions.size()) {
        out.primitive.indices.push_back(UINT32_MAX);
        continue;
      }
      const auto [known, is_new] = place.try_emplace(index, static_cast<uint32_t>(out.positions.size()));
      out.primitive.indices.push_back(known->second);
      if (!is_new) continue;
      out.positions.push_back(from.positions[index]);
      if (index < p.normals.size()) out.primitive.normals.push_back(p.normals[index]);
      if (index < p.colors.size()) out.primitive.colors.push_back(p.colors[index]);
      const Float2& t = p.texcoords[index];
      out.primitive.texcoords.push_back({t[0] - float(tile.first), t[1] + float(tile.second)});
    }
  }
  return out;
}

class TileSplitter {
 public:
  TileSplitter(const std::filesystem::path& file, DraftScene& draft, Diagnostics& diagnostics)
      : file_(file), draft_(draft), images_(file, draft.scene, diagnostics) {}

  void split() {
    std::vector<DraftPrimitive> out;
    for (DraftPrimitive& primitive : draft_.primitives) {
      const std::map<Tile, std::vector<size_t>> tiles = tilesOf(primitive.primitive);
      if (tiles.size() < 2 && (tiles.empty() || tiles.begin()->first == Tile{0, 0})) {
        out.push_back(std::move(primitive));
        continue;
      }
      for (const auto& [tile, triangles] : tiles) {
        DraftPrimitive part = takeTile(primitive, triangles, tile);
        part.primitive.material = materialOf(*primitive.primitive.material, tile);
        out.push_back(std::move(part));
      }
      primitive = {};
    }
    draft_.primitives = std::move(out);
  }

 private:
  std::string nameOf(const std::optional<TextureReference>& texture) const {
    return texture && texture->image < draft_.scene.images.size() ? draft_.scene.images[texture->image].name : std::string();
  }

  // Empty where the primitive is none of tiles.
  std::map<Tile, std::vector<size_t>> tilesOf(const Primitive& primitive) const {
    std::map<Tile, std::vector<size_t>> tiles;
    if (!primitive.material || *primitive.material >= draft_.scene.materials.size() || primitive.texcoords.empty()) return tiles;
    const std::optional<UdimName> name = readUdimName(fileNameOf(nameOf(draft_.scene.materials[*primitive.material].base_color_texture)));
    if (!name) return tiles;
    for (size_t t = 0; t < primitive.triangleCount(); ++t) tiles[tileOf(primitive, t)].push_back(t);
    // Texcoords that repeat one picture look the same: the pictures of the other tiles tell them apart.
    const auto is_there = [&](const auto& entry) {
      const Tile& tile = entry.first;
      return tile != Tile{0, 0} && isOnChart(tile) && findBeside(file_.parent_path(), name->of(tile.first, tile.second));
    };
    if (std::none_of(tiles.begin(), tiles.end(), is_there)) tiles.clear();
    return tiles;
  }

  uint32_t materialOf(uint32_t original, const Tile& tile) {
    const auto [known, is_new] = materials_.try_emplace({original, tile}, 0);
    if (!is_new) return known->second;
    Material material = draft_.scene.materials[original];
    for (auto* texture : texturesOf(material)) {
      if (!*texture) continue;
      const std::optional<UdimName> name = readUdimName(fileNameOf(nameOf(*texture)));
      if (!name) continue;
      const std::optional<uint32_t> image = isOnChart(tile) ? images_.add(name->of(tile.first, tile.second)) : std::nullopt;
      if (image) {
        *texture = TextureReference{*image, WrapMode::kClampToEdge, WrapMode::kClampToEdge};
      } else {
        texture->reset();
      }
    }
    material.name += "." + std::to_string(1001 + tile.first + 10 * tile.second);
    draft_.scene.materials.push_back(std::move(material));
    return known->second = static_cast<uint32_t>(draft_.scene.materials.size() - 1);
  }

  const std::filesystem::path& file_;
  DraftScene& draft_;
  TextureImages images_;
  std::map<std::pair<uint32_t, Tile>, uint32_t> materials_;
};

bool isDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string UdimName::of(int u, int v) const {
  if (is_mari) return before + "_u" + std::to_string(u + 1) + "_v" + std::to_string(v + 1) + after;
  return before + std::to_string(1001 + u + 10 * v) + after;
}

std::optional<UdimName> readUdimName(const std::string& name) {
  for (const std::string mark : {"<UDIM>", "<udim>"}) {
    if (const size_t at = name.find(mark); at != std::string::npos) return UdimName{name.substr(0, at), name.substr(at + mark.size())};
  }
  if (const size_t at = name.rfind("_u1_v1"); at != std::string::npos && (at + 6 == name.size() || !isDigit(name[at + 6]))) {
    return UdimName{name.substr(0, at), name.substr(at + 6), true};
  }
  const size_t at = name.rfind("1001");
  if (at == std::string::npos || at == 0 || isDigit(name[at - 1]) || (at + 4 < name.size() && isDigit(name[at + 4]))) return {};
  return UdimName{name.substr(0, at), name.substr(at + 4)};
}

void splitUdimTiles(const std::filesystem::path& file, DraftScene& draft, Diagnostics& diagnostics) {
  TileSplitter(file, draft, diagnostics).split();
}

}  // namespace kura
