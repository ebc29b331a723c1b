// Fewer triangles for the same look.
#pragma once

#include <optional>
#include <string>

#include "base/error.h"
#include "model/scene.h"

namespace kura {

// Weights against the geometric error: a change of the attribute by 1 over a distance d counts like moving the surface
// by weight * d. docs/decisions/0007 says how the defaults were chosen.
struct SimplifyOptions {
  size_t target_triangles = 100'000;   // of the whole scene
  std::optional<double> max_error_m;   // stops before the surface moves further than this
  float normal_weight = 0.2f;
  float color_weight = 0.3f;
  float texcoord_weight = 0.3f;        // of the distance that the picture slides over the surface
  double near_enough = 1.15;           // up to this times the target hard edges are left alone
  std::optional<double> break_seams_above;  // last resort of a mesh that seams hold fast at more than this times the
                                            // target: neighbouring vertices are clustered, which tears the picture
  std::string subject;                 // for the diagnostics
};

enum class SimplifyMethod {
  kNone,         // there were no more triangles than wanted
  kSeamsKept,    // edge collapses; texcoord seams, hard edges and borders stay
  kSmoothed,     // as above, after normals that differ at one place were made one: hard edges held the mesh fast
  kClustered,    // break_seams_above
};

struct SimplifiedScene {
  Scene scene;
  double error_m = 0;  // largest error of a single collapse as meshoptimizer reports it: geometric, plus the weighted
                       // change of attributes. An upper estimate of how far the surface moved, not a measurement.
  SimplifyMethod method = SimplifyMethod::kNone;
  Diagnostics diagnostics;
};

// All primitives are simplified as one mesh by quadric error (Garland and Heckbert 1998; meshoptimizer 0.22), so that
// the budget goes where it is needed and borders between primitives move together and stay closed. Vertices are a subset
// of the given ones, with their attributes. Every vertex position stays exact.
// \pre positions in metres (place_scene.h), welded (weld.h)
SimplifiedScene simplify(const Scene& scene, const SimplifyOptions& options);

}  // namespace kura
