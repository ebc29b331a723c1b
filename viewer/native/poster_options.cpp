#include "viewer/native/poster_options.h"

#include <cstdio>
#include <string_view>

namespace kura::poster {

const char* posterHelp() {
  return R"(kura-poster: draws a piece as the viewer shows it

  kura-poster MODEL.glb --environment gallery.ktx --out DIR

writes DIR/poster.png (1200 x 1500) and DIR/turntable.png (24 frames of 320 x 400, 6 columns x 4 rows, the piece turning
15 degrees to the left at each frame).

  --environment FILE     light of the room: KTX of cmgen (installed: share/kurabiraki/environments/gallery.ktx)
  --out DIR              folder for the pictures; it must be there (default: the present one)
  --size WIDTHxHEIGHT    size of the poster in pixels
  --view YAW,PITCH[,DISTANCE]
                         degrees and metres; without a distance the piece is fitted; no turntable is drawn
  --no-turntable         the poster only

Draws in software under a virtual display of its own (Xvfb), so that every machine draws the same.
Exit codes: 0 done, 1 usage, 2 a file or the display, 3 the model or the environment cannot be read.
)";
}

std::variant<PosterOptions, HelpWanted, UsageError> parsePosterOptions(int argc, char** argv) {
  PosterOptions options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--help" || argument == "-h") return HelpWanted{};
    if (argument == "--no-turntable") {
      options.with_turntable = false;
      continue;
    }
    if (argument.empty() || argument[0] != '-') {
      if (!options.model.empty()) return UsageError{"more than one model: " + std::string(argument)};
      options.model = argument;
      continue;
    }
    if (i + 1 >= argc) return UsageError{std::string(argument) + " wants a value, or is unknown"};
    const char* value = argv[++i];
    if (argument == "--environment") {
      options.environment = value;
    } else if (argument == "--out") {
      options.out = value;
    } else if (argument == "--size") {
      char rest = 0;
      if (std::sscanf(value, "%ux%u%c", &options.width, &options.height, &rest) != 2 || options.width < 16 ||
          options.height < 16 || options.width > 4096 || options.height > 4096) {
        return UsageError{"--size " + std::string(value) + ": write it like 1200x1500, from 16 to 4096 pixels"};
      }
    } else if (argument == "--view") {
      ViewOption view;
      if (std::sscanf(value, "%f,%f,%f", &view.yaw, &view.pitch, &view.distance) < 2) {
        return UsageError{"--view " + std::string(value) + ": write it like 30,15 or 30,15,0.4"};
      }
      options.view = view;
      options.with_turntable = false;
    } else {
      return UsageError{"unknown option " + std::string(argument)};
    }
  }
  if (options.model.empty()) return UsageError{"no model is given"};
  if (options.environment.empty()) return UsageError{"--environment is missing"};
  return options;
}

}  // namespace kura::poster
