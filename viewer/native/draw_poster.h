// Poster and turntable sheet of one piece.
#pragma once

#include "viewer/native/picture.h"
#include "viewer/native/poster_options.h"
#include "viewer/viewer.h"

namespace kura::poster {

// docs/formats.md: 24 frames, 6 columns x 4 rows.
constexpr uint32_t kTurntableFrames = 24;
constexpr uint32_t kTurntableColumns = 6;
constexpr uint32_t kTurntableWidth = 320;
constexpr uint32_t kTurntableHeight = 400;

// The piece that the viewer shows, from options.view or as it greets. Drawn at twice the size and shrunk.
Picture drawPoster(viewer::Viewer& viewer, const PosterOptions& options);
Picture drawTurntable(viewer::Viewer& viewer);

}  // namespace kura::poster
