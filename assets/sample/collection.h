// What one item of the sample collection is: its record, and the hand that makes its files.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace kura::sample {

struct Quality {
  bool quick = false;  // small pictures and coarse meshes, for tests
};

// 実寸根拠 of every piece: there is nothing to measure but the numbers it was made from, and they are exact.
inline constexpr const char* kBasisOfSize = "設計値（この形を計算したプログラムの寸法。ミリメートル単位）";

struct Piece {
  std::string id;
  std::vector<std::pair<std::string, std::string>> record;  // header of items.csv, cell
  std::string item_toml;
  bool (*make)(const std::filesystem::path& folder, const Quality& quality);  // false: a file cannot be written
};

Piece kutaniBowl();
Piece liddedJar();
Piece goldBox();
Piece foldingScreen();
Piece teaBowl();

}  // namespace kura::sample
