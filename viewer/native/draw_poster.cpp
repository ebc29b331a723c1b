#include "viewer/native/draw_poster.h"

namespace kura::poster {
namespace {

constexpr uint32_t kSupersampling = 2;

Picture drawView(viewer::Viewer& viewer, uint32_t width, uint32_t height) {
  return shrink(viewer.capture(), width, height, kSupersampling);
}

}  // namespace

Picture drawPoster(viewer::Viewer& viewer, const PosterOptions& options) {
  viewer.setQuality(viewer::Quality::kStill);
  viewer.setLook(options.look);
  viewer.camera().setProjection(options.projection);
  viewer.resize(options.width * kSupersampling, options.height * kSupersampling);
  if (options.view) {
    viewer::CameraPose pose = viewer.camera().pose();
    pose.yaw = options.view->yaw;
    pose.pitch = options.view->pitch;
    pose.distance = options.view->distance;
    viewer.camera().set(pose, false);
  } else {
    viewer.camera().reset(false);
  }
  return drawView(viewer, options.width, options.height);
}

Picture drawTurntable(viewer::Viewer& viewer) {
  // 24 small frames: twice the size is smooth enough without multisampling besides, and takes half the time.
  viewer.setQuality(viewer::Quality::kInteractive);
  viewer.resize(kTurntableWidth * kSupersampling, kTurntableHeight * kSupersampling);
  viewer.camera().reset(false);
  const viewer::CameraPose first = viewer.camera().pose();
  Picture sheet(kTurntableColumns * kTurntableWidth, kTurntableFrames / kTurntableColumns * kTurntableHeight);
  for (uint32_t frame = 0; frame < kTurntableFrames; ++frame) {
    viewer::CameraPose pose = first;
    // The piece turns to the left when the camera walks around it to the right.
    pose.yaw = first.yaw + 360.0f * float(frame) / kTurntableFrames;
    viewer.camera().set(pose, false);
    paste(drawView(viewer, kTurntableWidth, kTurntableHeight), frame % kTurntableColumns * kTurntableWidth,
          frame / kTurntableColumns * kTurntableHeight, sheet);
  }
  return sheet;
}

}  // namespace kura::poster
