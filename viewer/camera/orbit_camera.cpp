#include "viewer/camera/orbit_camera.h"

#include <algorithm>
#include <cmath>

namespace kura::viewer {
namespace {

constexpr float kDegreesPerHeight = 180;
constexpr float kHighestPitch = 89.99f;  // straight from above, as a measured drawing shows a piece
constexpr float kFlightSeconds = 0.28f;
constexpr float kShortestJourney = 0.7f, kLongestJourney = 2.2f;  // seconds
constexpr float kInertiaSeconds = 0.24f;  // after this time a speed has fallen to 1/e
constexpr float kZoomSeconds = 0.07f;
constexpr float kFastest = 900;           // degrees per second: a flick must not become a blur
constexpr float kFarthestZoom = 2.2f;     // times the distance of the first view
constexpr float kFarthestPicture = 1.25f;
constexpr float kNearestShare = 0.02f;    // of the piece's reach
constexpr float kRadians = 3.14159265f / 180;

float wrapDegrees(float angle) { return angle - 360 * std::floor((angle + 180) / 360); }

// Cubic ease-out.
float ease(float t) {
  const float left = 1 - std::clamp(t, 0.0f, 1.0f);
  return 1 - left * left * left;
}

// Begins and ends at rest (smoothstep): a journey is looked at, a flick is felt.
float easeBoth(float t) {
  t = std::clamp(t, 0.0f, 1.0f);
  return t * t * (3 - 2 * t);
}

CameraPose between(const CameraPose& from, const CameraPose& to, float t) {
  CameraPose pose;
  pose.target = from.target + (to.target - from.target) * t;
  pose.yaw = from.yaw + wrapDegrees(to.yaw - from.yaw) * t;
  pose.pitch = from.pitch + (to.pitch - from.pitch) * t;
  pose.distance = from.distance * std::pow(to.distance / from.distance, t);
  return pose;
}

bool isFinite(const CameraPose& pose) {
  return std::isfinite(pose.target.x) && std::isfinite(pose.target.y) && std::isfinite(pose.target.z) &&
         std::isfinite(pose.yaw) && std::isfinite(pose.pitch) && std::isfinite(pose.distance);
}

}  // namespace

void OrbitCamera::setPiece(const Extent& extent, const Clearance* clearance) {
  extent_ = extent;
  clearance_ = clearance;
  home_ = firstView();
  if (!has_piece_ || is_untouched_) {
    pose_ = goal_ = home_;
    flight_.reset();
  } else {
    goal_ = limited(goal_);
    pose_ = limited(pose_);
  }
  has_piece_ = true;
}

void OrbitCamera::setAspect(float aspect) {
  if (!(aspect > 0) || !std::isfinite(aspect) || aspect == aspect_) return;
  aspect_ = aspect;
  if (!has_piece_) return;
  home_ = firstView();
  if (is_untouched_) {
    pose_ = goal_ = home_;
    flight_.reset();
  }
}

void OrbitCamera::setFlat(bool on) {
  is_flat_ = on;
  nearest_ = 0;
}

void OrbitCamera::setNearest(float distance) {
  nearest_ = std::isfinite(distance) && distance > 0 ? distance : 0;
  if (!has_piece_) return;
  goal_ = limited(goal_);
  pose_ = limited(pose_);
}

CameraPose OrbitCamera::firstView() const { return is_flat_ ? picturePose(extent_.bounds, aspect_) : firstPose(extent_, aspect_); }

void OrbitCamera::setReducedMotion(bool on) { reduced_motion_ = on; }

void OrbitCamera::setProjection(Projection projection) {
  if (projection == projection_) return;
  projection_ = projection;
  if (!has_piece_) return;
  // Perspective keeps the eye out of the piece, where a drawing without it may have come nearer.
  goal_ = limited(goal_);
  pose_ = limited(pose_);
  if (flight_) flight_->to = limited(flight_->to);
}

void OrbitCamera::touch() {
  is_untouched_ = false;
  yaw_speed_ = pitch_speed_ = pan_x_speed_ = pan_y_speed_ = 0;
  if (flight_) {
    flight_.reset();
    goal_ = pose_;
  }
}

void OrbitCamera::drag(DragKind kind, float dx, float dy) {
  if (!std::isfinite(dx) || !std::isfinite(dy)) return;
  touch();
  if (kind == DragKind::kOrbit && !is_flat_) {
    const float yaw = -dx * kDegreesPerHeight, pitch = dy * kDegreesPerHeight;
    for (CameraPose* pose : {&pose_, &goal_}) {
      pose->yaw = wrapDegrees(pose->yaw + yaw);
      pose->pitch += pitch;
      *pose = limited(*pose);
    }
    return;
  }
  const CameraAxes axes = axesOf(pose_);
  const float height = 2 * pose_.distance * std::tan(kVerticalFieldOfView / 2 * kRadians);
  const float3 move = (axes.up * dy - axes.right * dx) * height;
  for (CameraPose* pose : {&pose_, &goal_}) {
    pose->target += move;
    *pose = limited(*pose);
  }
}

void OrbitCamera::release(DragKind kind, float vx, float vy) {
  if (reduced_motion_ || !std::isfinite(vx) || !std::isfinite(vy)) return;
  if (kind == DragKind::kOrbit && !is_flat_) {
    yaw_speed_ = std::clamp(-vx * kDegreesPerHeight, -kFastest, kFastest);
    pitch_speed_ = std::clamp(vy * kDegreesPerHeight, -kFastest, kFastest);
  } else {
    pan_x_speed_ = std::clamp(vx, -4.0f, 4.0f);
    pan_y_speed_ = std::clamp(vy, -4.0f, 4.0f);
  }
}

void OrbitCamera::zoom(float factor, float x, float y) {
  if (!std::isfinite(factor) || !(factor > 0) || !std::isfinite(x) || !std::isfinite(y)) return;
  // A turn in progress goes on: both movements were asked for.
  const bool is_flying = flight_ && !flight_->is_journey && !reduced_motion_;
  const CameraPose start = is_flying ? flight_->to : goal_;
  if (is_flying) {
    is_untouched_ = false;
  } else {
    touch();
  }
  const float before = start.distance;
  CameraPose pose = start;
  pose.distance = before / factor;
  pose = limited(pose);
  const float used = before / pose.distance;
  // The point under the fingers stays where it is; on the way out the middle of the first view comes back.
  const CameraAxes axes = axesOf(pose);
  const float half = std::tan(kVerticalFieldOfView / 2 * kRadians) * before;
  if (used >= 1) {
    pose.target += (axes.right * (x * half * aspect_) + axes.up * (y * half)) * (1 - 1 / used);
  } else if (before < home_.distance) {
    const float share = std::log(pose.distance / before) / std::log(home_.distance / before);
    pose.target += (home_.target - pose.target) * std::clamp(share, 0.0f, 1.0f);
  }
  if (is_flying) {
    flight_ = Flight{pose_, limited(pose), kFlightSeconds};
    return;
  }
  goal_ = limited(pose);
  if (reduced_motion_) pose_ = goal_;
}

void OrbitCamera::refocus(float3 point) {
  touch();
  CameraPose to = goal_;
  to.target = point;
  const float now = length(eyeOf(pose_) - point);
  to.distance = std::min(now * 0.62f, home_.distance * 0.6f);
  flyTo(limited(to), true);
}

void OrbitCamera::reset(bool animate) {
  touch();
  is_untouched_ = true;
  flyTo(home_, animate);
}

void OrbitCamera::set(CameraPose pose, bool animate) {
  if (!isFinite(pose)) return;
  touch();
  if (pose.distance <= 0) pose = is_flat_ ? firstView() : fitPose(extent_, pose.yaw, pose.pitch, aspect_);
  flyTo(limited(pose), animate);
}

void OrbitCamera::travel(CameraPose pose) {
  set(pose, true);
  if (!flight_) return;
  flight_->seconds = journeySeconds(flight_->to);
  flight_->is_journey = true;
}

void OrbitCamera::hold() {
  // A hand that stops nothing has not moved the piece: its first view is still fitted to the canvas.
  const bool stays_untouched = is_untouched_ && !flight_;
  touch();
  goal_ = pose_;
  is_untouched_ = stays_untouched;
}

// Half a turn, a way of twice the piece's size, or a zoom of 8 each take the longest time.
float OrbitCamera::journeySeconds(const CameraPose& to) const {
  const float turn = std::max(std::abs(wrapDegrees(to.yaw - pose_.yaw)), std::abs(to.pitch - pose_.pitch)) / 180;
  const float way = length(to.target - pose_.target) / std::max(extent_.reach() * 2, 1e-9f);
  const float zoom = std::abs(std::log(to.distance / pose_.distance)) / std::log(8.0f);
  const float share = std::clamp(std::max({turn, way, zoom}), 0.0f, 1.0f);
  return kShortestJourney + (kLongestJourney - kShortestJourney) * share;
}

void OrbitCamera::flyTo(const CameraPose& to, bool animate) {
  if (!animate || reduced_motion_ || !has_piece_) {
    pose_ = goal_ = to;
    flight_.reset();
    return;
  }
  flight_ = Flight{pose_, to, kFlightSeconds};
}

void OrbitCamera::setRoom(float reach) {
  room_ = std::isfinite(reach) && reach > 0 ? reach : 0;
}

CameraPose OrbitCamera::limited(CameraPose pose) const {
  pose.yaw = wrapDegrees(pose.yaw);
  pose.pitch = std::clamp(pose.pitch, -kHighestPitch, kHighestPitch);
  if (!has_piece_) return pose;
  const float reach = std::max(extent_.reach(), 1e-9f);
  const float roominess = std::max(1.0f, room_ / reach);
  const float farthest = is_flat_ ? home_.distance * kFarthestPicture : std::max(home_.distance, reach) * kFarthestZoom * roominess;
  pose.distance = std::clamp(pose.distance, std::min(nearest_ > 0 ? nearest_ : reach * kNearestShare, farthest), farthest);
  for (int axis = 0; axis < 3; ++axis) {
    pose.target[axis] = std::clamp(pose.target[axis], extent_.bounds.min[axis] - room_, extent_.bounds.max[axis] + room_);
  }
  if (is_flat_) {
    pose.yaw = pose.pitch = 0;
    return pose;
  }
  if (clearance_ && projection_ == Projection::kPerspective) {
    const float3 back = axesOf(pose).back;
    pose.distance = clearance_->freeDistance(pose.target, back, pose.distance);
  }
  return pose;
}

bool OrbitCamera::advance(float seconds) {
  seconds = std::clamp(seconds, 0.0f, 0.1f);
  if (flight_) {
    flight_->elapsed += seconds;
    const float t = flight_->elapsed / flight_->seconds;
    pose_ = t >= 1 ? flight_->to : limited(between(flight_->from, flight_->to, flight_->is_journey ? easeBoth(t) : ease(t)));
    goal_ = pose_;
    if (t >= 1) flight_.reset();
    return flight_.has_value();
  }
  bool moves = false;
  const float decay = std::exp(-seconds / kInertiaSeconds);
  const float glide = kInertiaSeconds * (1 - decay);  // the way that a speed of 1 covers meanwhile
  if (std::abs(yaw_speed_) + std::abs(pitch_speed_) > 2) {
    const float yaw_speed = yaw_speed_ * decay, pitch_speed = pitch_speed_ * decay;
    drag(DragKind::kOrbit, -yaw_speed_ * glide / kDegreesPerHeight, pitch_speed_ * glide / kDegreesPerHeight);
    yaw_speed_ = yaw_speed;
    pitch_speed_ = pitch_speed;
    moves = true;
  }
  if (std::abs(pan_x_speed_) + std::abs(pan_y_speed_) > 0.01f) {
    const float x_speed = pan_x_speed_ * decay, y_speed = pan_y_speed_ * decay;
    drag(DragKind::kPan, pan_x_speed_ * glide, pan_y_speed_ * glide);
    pan_x_speed_ = x_speed;
    pan_y_speed_ = y_speed;
    moves = true;
  }
  const float3 way = goal_.target - pose_.target;
  const bool is_there = std::abs(goal_.distance / pose_.distance - 1) < 1e-3f && length(way) < 1e-3f * goal_.distance;
  if (is_there) {
    pose_.distance = goal_.distance;
    pose_.target = goal_.target;
    return moves;
  }
  const float share = 1 - std::exp(-seconds / kZoomSeconds);
  pose_.distance *= std::pow(goal_.distance / pose_.distance, share);
  pose_.target += way * share;
  pose_ = limited(pose_);
  return true;
}

OrbitCamera::ClipPlanes OrbitCamera::clipPlanes(float floor_radius) const {
  if (!has_piece_) return {0.01f, 100};
  const float3 eye = eyeOf(pose_);
  const float3 centre = extent_.bounds.centre();
  // From the eye to the box around the piece.
  float3 outside;
  for (int axis = 0; axis < 3; ++axis) {
    outside[axis] = std::max({extent_.bounds.min[axis] - eye[axis], 0.0f, eye[axis] - extent_.bounds.max[axis]});
  }
  const float to_box = length(outside);
  const float reach = std::max(extent_.reach(), 1e-9f);
  if (projection_ == Projection::kOrthographic) {
    const float middle = dot(eye - centre, axesOf(pose_).back);
    return {middle - 2 * (reach + floor_radius), middle + 2 * (reach + floor_radius)};
  }
  // Before a picture there is nothing, and single texels of a wide one are nearer than any share of its size.
  if (is_flat_) return {pose_.distance * 0.5f, pose_.distance * 2 + floor_radius};
  const float nearest = std::max(to_box * 0.5f, std::min(pose_.distance * 0.25f, reach * 0.01f));
  return {std::max(nearest, reach * 1e-3f), length(eye - centre) + reach + floor_radius};
}

}  // namespace kura::viewer
