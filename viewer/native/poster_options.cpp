#include "viewer/native/poster_options.h"

#include <cstdio>
#include <string_view>

namespace kura::poster {
namespace {

// \return false: that is no option of the look; an empty remedy: it was understood.
bool readLook(std::string_view argument, const char* value, viewer::Look& look, std::string& remedy) {
  if (argument == "--room") {
    const auto room = viewer::findRoom(value);
    if (room) look.environment = *room;
    else remedy = "gallery, daylight or raking";
  } else if (argument == "--mode") {
    const auto mode = viewer::findMode(value);
    if (mode) look.mode = *mode;
    else remedy = "full, color, relief, clay, xray, curvature or texels";
  } else if (argument == "--exposure") {
    char rest = 0;
    if (std::sscanf(value, "%f%c", &look.exposure, &rest) != 1) remedy = "a number like 0.5";
  } else if (argument == "--light") {
    viewer::KeyLight key;
    if (std::sscanf(value, "%f,%f,%f", &key.yaw, &key.pitch, &key.intensity) < 2) remedy = "like -60,12 or -60,12,1.5";
    look.key = key;
  } else if (argument == "--section") {
    viewer::Section section;
    char axis = 0, flip[5] = "";
    const int read = std::sscanf(value, "%c,%f,%4s", &axis, &section.at, flip);
    section.axis = axis - 'x';
    section.flip = std::string_view(flip) == "flip";
    if (read < 2 || section.axis < 0 || section.axis > 2) remedy = "like x,0.5 or y,0.3,flip";
    look.section = section;
  } else {
    return false;
  }
  return true;
}

}  // namespace

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
  --orthographic         without perspective
  --room gallery|daylight|raking
                         the lamps that belong to the environment of that name (default: gallery)
  --exposure EV          brighter or darker, -3 to 3
  --light YAW,PITCH[,INTENSITY]
                         a key light that stands there: degrees from the front to the right and above the floor
  --mode full|color|relief|clay|xray|curvature|texels
  --section x|y|z,AT[,flip]
                         cuts away what lies beyond AT, 0 to 1 through the piece; flip: what lies before it
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
    if (argument == "--orthographic") {
      options.projection = viewer::Projection::kOrthographic;
      continue;
    }
    if (argument.empty() || argument[0] != '-') {
      if (!options.model.empty()) return UsageError{"more than one model: " + std::string(argument)};
      options.model = argument;
      continue;
    }
    if (i + 1 >= argc) return UsageError{std::string(argument) + " wants a value, or is unknown"};
    const char* value = argv[++i];
    std::string remedy;
    if (readLook(argument, value, options.look, remedy)) {
      if (!remedy.empty()) return UsageError{std::string(argument) + " " + value + ": write " + remedy};
      options.look = viewer::limited(options.look);
      continue;
    }
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
