// The pieces of the sample collection. Each writes its folder items/<資料番号>/.
#pragma once

#include <filesystem>

namespace kura::sample {

struct MakeOptions {
  bool is_quick = false;  // small versions for fast tests
};

void makeBowl(const std::filesystem::path& folder, const MakeOptions& options);     // K-001, OBJ, inside and outside textures
void makeJar(const std::filesystem::path& folder, const MakeOptions& options);      // K-002, OBJ
void makeGoldBox(const std::filesystem::path& folder, const MakeOptions& options);  // K-003, GLB with metal map
void makeScreen(const std::filesystem::path& folder, const MakeOptions& options);   // K-004, photograph only
void makeTeaBowl(const std::filesystem::path& folder, const MakeOptions& options);  // K-005, PLY with vertex colours

// collection.toml, items.csv and the items' item.toml.
void writeRecords(const std::filesystem::path& root);

}  // namespace kura::sample
