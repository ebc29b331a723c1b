// Turns, moves and nears the camera as hands expect: direct while they drag, with inertia after, eased flights between
// views, and limits that keep the piece in the picture and the eye outside of it. Pure mathematics, no clock, no GPU.
#pragma once

#include <optional>

#include "viewer/camera/camera_pose.h"
#include "viewer/camera/fit.h"
#include "viewer/space/clearance.h"

namespace kura::viewer {

enum class DragKind { kOrbit, kPan };

class OrbitCamera {
 public:
  // Takes the first view where no piece was there before, else keeps the pose within the new limits. The clearance
  // field tells where the eye may be; null: only distances limit it. It must outlive the camera or its replacement.
  void setPiece(const Extent& extent, const Clearance* clearance);
  // From the next piece on: a picture on a wall is looked at straight, moved instead of turned, and may be come as near as
  // setNearest says.
  void setFlat(bool on);
  // Metres; 0: a share of the piece's size.
  void setNearest(float distance);
  // Width / height. Before the visitor has moved, the first view is fitted anew.
  void setAspect(float aspect);
  void setReducedMotion(bool on);
  // The scale of what lies around the target stays.
  void setProjection(Projection projection);
  // The camera may go as far as for a piece of that reach (metres), as where this one stands beside a larger one. 0: its own.
  void setRoom(float reach);

  // dx to the right and dy downwards, as shares of the canvas's height: half a turn for each height.
  void drag(DragKind kind, float dx, float dy);
  // The drag ended with that speed per second, same unit.
  void release(DragKind kind, float vx, float vy);
  // factor > 1 comes nearer, towards the normalised point x, y (-1..1, y up).
  void zoom(float factor, float x, float y);
  // Turns around this point of the surface from now on, a little nearer than before.
  void refocus(filament::math::float3 point);
  void reset(bool animate);
  // A distance of 0 or less means: fit the piece.
  void set(CameraPose pose, bool animate);
  // The same as a tour does it: slowly, the longer the way the longer, and given up at the first touch.
  void travel(CameraPose pose);
  // A hand is laid on the piece: whatever moves stops where it is.
  void hold();

  // Moves by `seconds`. True while motion goes on.
  bool advance(float seconds);

  const CameraPose& pose() const { return pose_; }
  // Where the motion that is under way will end, without inertia.
  const CameraPose& goal() const { return flight_ ? flight_->to : goal_; }
  float aspect() const { return aspect_; }
  Projection projection() const { return projection_; }

  struct ClipPlanes {
    float near, far;
  };
  // Hold the piece and a floor of `floor_radius` around it. Without perspective they count from the eye as well, and
  // `near` may lie behind it.
  ClipPlanes clipPlanes(float floor_radius) const;

 private:
  struct Flight {
    CameraPose from, to;
    float seconds;
    bool is_journey = false;  // by travel()
    float elapsed = 0;
  };

  CameraPose limited(CameraPose pose) const;
  CameraPose firstView() const;
  void touch();  // the visitor acts: whatever flies stops
  void flyTo(const CameraPose& to, bool animate);
  float journeySeconds(const CameraPose& to) const;

  Extent extent_;
  const Clearance* clearance_ = nullptr;
  float aspect_ = 1;
  Projection projection_ = Projection::kPerspective;
  float room_ = 0;
  bool is_flat_ = false;
  float nearest_ = 0;
  bool has_piece_ = false;
  bool is_untouched_ = true;
  bool reduced_motion_ = false;
  CameraPose home_;
  CameraPose pose_;  // what is drawn
  CameraPose goal_;  // what the zoom eases towards
  std::optional<Flight> flight_;
  float yaw_speed_ = 0, pitch_speed_ = 0;   // degrees per second
  float pan_x_speed_ = 0, pan_y_speed_ = 0;  // heights per second
};

}  // namespace kura::viewer
