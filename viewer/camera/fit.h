// The distance from which a piece fills the picture well.
#pragma once

#include "viewer/camera/camera_pose.h"
#include "viewer/model/model.h"

namespace kura::viewer {

// A piece as the camera sees it: an upright cylinder, because it is turned around its upright axis.
struct Extent {
  Bounds bounds;
  float radius = 0;  // of the points around the upright axis through the middle of bounds

  float reach() const;  // radius of the sphere around the middle that holds the cylinder
};

Extent extentOf(const Model& model);

struct FitOptions {
  float fill_width = 0.84f;   // share of the picture's width that the piece may take: emptiness is part of the design
  float fill_height = 0.74f;
};

// The pose with that yaw and pitch whose picture of the cylinder is centred and as large as the options allow.
CameraPose fitPose(const Extent& extent, float yaw, float pitch, float aspect, const FitOptions& options = {});

// The view with which a piece greets: plates are seen more from above than vases. Yaw 0.
CameraPose firstPose(const Extent& extent, float aspect, const FitOptions& options = {});

// The pose straight before a picture that hangs upright and faces +Z, with a narrow wall around it.
CameraPose picturePose(const Bounds& bounds, float aspect);

}  // namespace kura::viewer
