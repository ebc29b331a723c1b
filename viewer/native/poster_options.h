// The command line of kura-poster.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>

#include "viewer/camera/camera_pose.h"
#include "viewer/light/look.h"

namespace kura::poster {

// A view of its own, in the frame of docs/formats.md; distance 0 fits the piece.
struct ViewOption {
  float yaw = 0;
  float pitch = 0;
  float distance = 0;
};

struct PosterOptions {
  std::filesystem::path model;
  std::filesystem::path environment;
  std::filesystem::path out = ".";
  viewer::Look look;
  viewer::Projection projection = viewer::Projection::kPerspective;
  std::optional<ViewOption> view;  // instead of the first view; then no turntable is drawn
  uint32_t width = 1200;
  uint32_t height = 1500;
  bool with_turntable = true;
};

struct UsageError {
  std::string message;
};
struct HelpWanted {};

std::variant<PosterOptions, HelpWanted, UsageError> parsePosterOptions(int argc, char** argv);
const char* posterHelp();

}  // namespace kura::poster
