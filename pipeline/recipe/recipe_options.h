// What the recipe needs to know of the machine and of the wishes of the person who builds.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kura {

struct RecipeOptions {
  std::filesystem::path share_dir;       // share/kurabiraki: viewer, templates, environments, schema
  std::filesystem::path poster_program;  // kura-poster; empty where it is not installed
  std::filesystem::path program;         // kura itself, for workers
  std::filesystem::path basisu_program;  // Binomial's encoder of KTX2; empty where it is not installed
};

// Wishes of `kura convert`, which has no collection to read them from.
struct ConvertOptions {
  std::string title;                      // empty: the name of the first scan
  std::optional<double> meters_per_unit;  // absent: stated by the file, or guessed and reported
  std::optional<char> up_axis;            // 'X', 'Y', 'Z'
  std::vector<std::string> languages = {"ja", "en"};
};

}  // namespace kura
