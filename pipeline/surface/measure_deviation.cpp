#include "surface/measure_deviation.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/parallel_for.h"
#include "model/vector_math.h"
#include "surface/nearest_on_triangle.h"

namespace kura {
namespace {

double areaOf(const Float3& a, const Float3& b, const Float3& c) { return 0.5 * length(cross(b - a, c - a)); }

// A number in 0..1 that looks random and always is the same for the same index (SplitMix64).
double scatter(uint64_t index) {
  uint64_t z = (index + 1) * 0x9E3779B97F4A7C15ull;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return double((z ^ (z >> 31)) >> 11) * 0x1p-53;
}

// Weights of corners b and c: uniform on the triangle (Osada et al. 2002, 4.2), from two numbers that cover the square
// evenly over many samples (the R2 sequence of Roberts 2018).
Float2 weightsOf(uint64_t index) {
  const double u = std::fmod(0.5 + 0.7548776662466927 * double(index), 1.0);
  const double v = std::fmod(0.5 + 0.5698402909980532 * double(index), 1.0);
  const double root = std::sqrt(u);
  return {static_cast<float>(root * (1 - v)), static_cast<float>(root * v)};
}

template <typename T>
T mixed(const T& a, const T& b, const T& c, const Float2& weights) {
  return a * (1 - weights[0] - weights[1]) + b * weights[0] + c * weights[1];
}

// Hands out one place in each part of equal area, while triangles pass by.
class AreaSampler {
 public:
  AreaSampler(double whole_area, size_t count) : step_(whole_area / static_cast<double>(count)), count_(count) {}

  template <typename Emit>  // (weights of corners b and c)
  void pass(double area, Emit emit) {
    passed_ += area;
    // A jitter within the part keeps the samples from walking in step with a regular mesh.
    while (next_ < count_ && (static_cast<double>(next_) + scatter(next_)) * step_ < passed_) emit(weightsOf(next_++));
  }

 private:
  double step_, passed_ = 0;
  size_t count_;
  uint64_t next_ = 0;
};

template <typename Visit>
void visitTriangles(const std::vector<Primitive>& primitives, Visit visit) {
  for (const Primitive& primitive : primitives) {
    for (size_t i = 0; i + 2 < primitive.indices.size(); i += 3) {
      visit(primitive.positions[primitive.indices[i]], primitive.positions[primitive.indices[i + 1]], primitive.positions[primitive.indices[i + 2]]);
    }
  }
}

Deviation summarize(const std::vector<double>& distances) {
  Deviation deviation;
  double squares = 0, sum = 0;
  for (const double distance : distances) {
    deviation.max_m = std::max(deviation.max_m, distance);
    squares += distance * distance;
    sum += distance;
  }
  deviation.samples = distances.size();
  if (distances.empty()) return deviation;
  deviation.rms_m = std::sqrt(squares / static_cast<double>(distances.size()));
  deviation.mean_m = sum / static_cast<double>(distances.size());
  return deviation;
}

std::vector<double> distancesTo(const SurfaceQuery& surface, const std::vector<Float3>& places) {
  std::vector<double> distances(places.size());
  constexpr size_t kChunk = 1024;
  parallelFor(places.size(), kChunk, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      const auto nearest = surface.closest(places[i]);
      distances[i] = nearest ? nearest->distance : 0;
    }
  });
  return distances;
}

// Only those that a triangle uses: what hangs in the air is no part of the surface.
double farthestVertex(const std::vector<Primitive>& primitives, const SurfaceQuery& surface) {
  double farthest = 0;
  for (const Primitive& primitive : primitives) {
    std::vector<uint32_t> used = primitive.indices;
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    std::vector<Float3> vertices;
    vertices.reserve(used.size());
    for (const uint32_t vertex : used) vertices.push_back(primitive.positions[vertex]);
    for (const double distance : distancesTo(surface, vertices)) farthest = std::max(farthest, distance);
  }
  return farthest;
}

DeviationBothWays join(const Deviation& of_scan, const Deviation& of_tier) {
  DeviationBothWays both{of_scan, of_tier, std::max(of_scan.max_m, of_tier.max_m), 0, 0, of_scan.samples + of_tier.samples};
  const double squares = of_scan.rms_m * of_scan.rms_m * static_cast<double>(of_scan.samples) +
                         of_tier.rms_m * of_tier.rms_m * static_cast<double>(of_tier.samples);
  if (both.samples == 0) return both;
  both.rms_m = std::sqrt(squares / static_cast<double>(both.samples));
  both.mean_m = (of_scan.mean_m * static_cast<double>(of_scan.samples) + of_tier.mean_m * static_cast<double>(of_tier.samples)) /
                static_cast<double>(both.samples);
  return both;
}

// Places in cells as wide as the search radius, whose distance shrinks while triangles pass by.
class PlaceGrid {
 public:
  PlaceGrid(const std::vector<Float3>& places, double radius) : places_(places), cell_(radius), squares_(places.size(), radius * radius) {
    for (uint32_t i = 0; i < places.size(); ++i) cells_[keyOf(cellOf(places[i]))].push_back(i);
  }

  void pass(const Float3& a, const Float3& b, const Float3& c) {
    Float3 low, high;
    for (int axis = 0; axis < 3; ++axis) {
      low[axis] = static_cast<float>(std::min({a[axis], b[axis], c[axis]}) - cell_);
      high[axis] = static_cast<float>(std::max({a[axis], b[axis], c[axis]}) + cell_);
    }
    const Cell from = cellOf(low), to = cellOf(high);
    // A triangle that spans more cells than there are places asks the places instead.
    if (double(to[0] - from[0] + 1) * double(to[1] - from[1] + 1) * double(to[2] - from[2] + 1) > double(places_.size())) {
      for (size_t i = 0; i < places_.size(); ++i) squares_[i] = std::min(squares_[i], squaredDistance(places_[i], a, b, c));
      return;
    }
    for (int64_t x = from[0]; x <= to[0]; ++x) {
      for (int64_t y = from[1]; y <= to[1]; ++y) {
        for (int64_t z = from[2]; z <= to[2]; ++z) {
          const auto found = cells_.find(keyOf({x, y, z}));
          if (found == cells_.end()) continue;
          for (const uint32_t i : found->second) squares_[i] = std::min(squares_[i], squaredDistance(places_[i], a, b, c));
        }
      }
    }
  }

  std::vector<double> distances() const {
    std::vector<double> distances;
    for (const double square : squares_) distances.push_back(std::sqrt(square));
    return distances;
  }

 private:
  using Cell = std::array<int64_t, 3>;

  Cell cellOf(const Float3& p) const {
    return {int64_t(std::floor(p[0] / cell_)), int64_t(std::floor(p[1] / cell_)), int64_t(std::floor(p[2] / cell_))};
  }
  static uint64_t keyOf(const Cell& cell) {
    return uint64_t(cell[0]) * 0x9E3779B97F4A7C15ull ^ uint64_t(cell[1]) * 0xC2B2AE3D27D4EB4Full ^ uint64_t(cell[2]) * 0x165667B19E3779F9ull;
  }
  static double squaredDistance(const Float3& p, const Float3& a, const Float3& b, const Float3& c);

  const std::vector<Float3>& places_;
  double cell_;
  std::vector<double> squares_;
  std::unordered_map<uint64_t, std::vector<uint32_t>> cells_;  // by hash: cells that share one are only searched in vain
};

double PlaceGrid::squaredDistance(const Float3& p, const Float3& a, const Float3& b, const Float3& c) {
  const auto [v, w] = nearestOnTriangle(p, a, b, c);
  double squared = 0;
  for (int axis = 0; axis < 3; ++axis) {
    const double difference = double{a[axis]} + v * (double{b[axis]} - a[axis]) + w * (double{c[axis]} - a[axis]) - p[axis];
    squared += difference * difference;
  }
  return squared;
}

}  // namespace

std::vector<SurfaceSample> sampleSurface(const std::vector<Primitive>& primitives, size_t count) {
  double area = 0;
  visitTriangles(primitives, [&](const Float3& a, const Float3& b, const Float3& c) { area += areaOf(a, b, c); });
  std::vector<SurfaceSample> samples;
  if (!(area > 0) || count == 0) return samples;
  AreaSampler sampler(area, count);
  samples.reserve(count);
  for (const Primitive& primitive : primitives) {
    for (size_t i = 0; i + 2 < primitive.indices.size(); i += 3) {
      const uint32_t* v = &primitive.indices[i];
      const Float3 &a = primitive.positions[v[0]], &b = primitive.positions[v[1]], &c = primitive.positions[v[2]];
      sampler.pass(areaOf(a, b, c), [&](const Float2& weights) {
        const auto& n = primitive.normals;
        const Float3 normal = n.empty() ? cross(b - a, c - a) : mixed(n[v[0]], n[v[1]], n[v[2]], weights);
        samples.push_back({mixed(a, b, c, weights), normalized(normal), {}});
        if (primitive.colors.empty()) return;
        Float4& color = samples.back().color.emplace();
        for (int i = 0; i < 4; ++i) {
          const auto& from = primitive.colors;
          color[i] = from[v[0]][i] * (1 - weights[0] - weights[1]) + from[v[1]][i] * weights[0] + from[v[2]][i] * weights[1];
        }
      });
    }
  }
  return samples;
}

std::vector<Float3> samplePlaces(const std::vector<Primitive>& primitives, size_t count) {
  std::vector<Float3> places;
  for (const SurfaceSample& sample : sampleSurface(primitives, count)) places.push_back(sample.position);
  return places;
}

DeviationBothWays measureDeviation(const std::vector<Primitive>& scan, const SurfaceQuery& scan_query,
                                   const std::vector<Primitive>& tier, const DeviationOptions& options) {
  const std::vector<Float3> on_scan = samplePlaces(scan, options.samples), on_tier = samplePlaces(tier, options.samples);
  if (on_scan.empty() || on_tier.empty()) return {};
  const SurfaceQuery tier_query(tier);
  Deviation of_scan = summarize(distancesTo(tier_query, on_scan)), of_tier = summarize(distancesTo(scan_query, on_tier));
  of_scan.max_m = std::max(of_scan.max_m, farthestVertex(scan, tier_query));
  of_tier.max_m = std::max(of_tier.max_m, farthestVertex(tier, scan_query));
  return join(of_scan, of_tier);
}

DeviationBothWays measureDeviation(const TriangleSource& scan, const std::vector<Primitive>& tier, double search_radius_m,
                                   const DeviationOptions& options) {
  const std::vector<Float3> on_tier = samplePlaces(tier, options.samples);
  if (on_tier.empty() || !(search_radius_m > 0)) return {};
  PlaceGrid grid(on_tier, search_radius_m);
  double area = 0;
  if (!scan([&](const Float3& a, const Float3& b, const Float3& c) {
        area += areaOf(a, b, c);
        grid.pass(a, b, c);
      })) {
    return {};
  }
  if (!(area > 0)) return {};
  AreaSampler sampler(area, options.samples);
  std::vector<Float3> places;
  const auto choose = [&](const Float3& a, const Float3& b, const Float3& c) {
    sampler.pass(areaOf(a, b, c), [&](const Float2& weights) { places.push_back(mixed(a, b, c, weights)); });
  };
  if (!scan(choose)) return {};
  return join(summarize(distancesTo(SurfaceQuery(tier), places)), summarize(grid.distances()));
}

}  // namespace kura
