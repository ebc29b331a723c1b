// How far two surfaces are from each other.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "model/scene.h"
#include "surface/surface_query.h"

namespace kura {

struct DeviationOptions {
  size_t samples = 200'000;  // on each of the two surfaces
};

struct Deviation {
  double max_m = 0;
  double rms_m = 0;
  double mean_m = 0;
  size_t samples = 0;
};

// One-sided and both-sided distances as Cignoni, Rocchini and Scopigno (Metro, 1998) define them.
struct DeviationBothWays {
  Deviation of_scan;  // from places on the scan to the nearest of the tier: what the tier lost
  Deviation of_tier;  // from places on the tier to the nearest of the scan: what the tier invented
  double max_m = 0;   // of both
  double rms_m = 0;   // over the samples of both
  double mean_m = 0;  // likewise
  size_t samples = 0;
};

// Places spread evenly over the area, the same for the same surface: one in each of `count` parts of equal area in the
// order of the triangles.
std::vector<Float3> samplePlaces(const std::vector<Primitive>& primitives, size_t count);

// The same places, with what the vertices around them say, interpolated.
struct SurfaceSample {
  Float3 position;
  Float3 normal;                  // unit length; of the triangle where vertices have none, zero where it has no area either
  std::optional<Float4> color;    // linear, where vertices have one
};
std::vector<SurfaceSample> sampleSurface(const std::vector<Primitive>& primitives, size_t count);

// Both surfaces in metres in the same frame. max_m is taken over the samples and all vertices of both, because the farthest
// place of a mesh mostly is a corner, which samples miss: it grew by 2 to 18 % against 100,000 samples on each side alone
// (nine tiers of three scans). Without an area on one side nothing is measured (samples 0).
DeviationBothWays measureDeviation(const std::vector<Primitive>& scan, const SurfaceQuery& scan_query,
                                   const std::vector<Primitive>& tier, const DeviationOptions& options = {});

// The triangles of a scan one after the other, as often as asked: for scans too large for a hierarchy. Returns false where
// they could not be read to the end.
using TriangleSource = std::function<bool(const std::function<void(const Float3& a, const Float3& b, const Float3& c)>& visit)>;

// The same against a scan that passes by twice: first its places are chosen, then the tier's places find their nearest
// triangle in a grid. Memory: that of the samples. search_radius_m: how far the surfaces may be apart; places of the tier
// beyond it count as being so far away. max_m is that of the samples alone. samples is 0 where the source failed.
DeviationBothWays measureDeviation(const TriangleSource& scan, const std::vector<Primitive>& tier, double search_radius_m,
                                   const DeviationOptions& options = {});

}  // namespace kura
