#include "surface/fit_surface.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <optional>
#include <unordered_map>

#include "base/parallel_for.h"
#include "model/vector_math.h"
#include "surface/measure_deviation.h"
#include "surface/surface_query.h"

namespace kura {
namespace {

// The places of all primitives together: vertices at the same place are one.
struct Knots {
  std::vector<std::vector<uint32_t>> of_vertex;  // by primitive and vertex
  std::vector<Float3> positions, normals;
  std::vector<float> reach_m;  // how far each may move
};

template <size_t N>
size_t hashOf(const std::array<float, N>& value) {
  uint64_t hash = 0;
  for (const float number : value) hash = (hash ^ std::bit_cast<uint32_t>(number)) * 0x9E3779B97F4A7C15ull;
  return hash ^ hash >> 32;
}

struct PositionHash {
  size_t operator()(const Float3& position) const { return hashOf(position); }
};

// Takes the reach from knots of which no single direction leads away from the surface.
void holdCreasesAndBorders(const std::vector<Primitive>& primitives, Knots& knots) {
  constexpr float kFlat = 0.7f, kSharp = 0.4f;  // cosine between the normals of a face and of its corner
  std::unordered_map<uint64_t, int> edges;      // how many more faces run along it from low to high than back
  for (size_t p = 0; p < primitives.size(); ++p) {
    const Primitive& primitive = primitives[p];
    for (size_t i = 0; i + 2 < primitive.indices.size(); i += 3) {
      std::array<uint32_t, 3> corner;
      for (int c = 0; c < 3; ++c) corner[c] = knots.of_vertex[p][primitive.indices[i + c]];
      const Float3 &a = knots.positions[corner[0]], &b = knots.positions[corner[1]], &c = knots.positions[corner[2]];
      const Float3 face = normalized(cross(b - a, c - a));
      for (int k = 0; k < 3; ++k) {
        const float share = std::clamp((dot(face, knots.normals[corner[k]]) - kSharp) / (kFlat - kSharp), 0.0f, 1.0f);
        if (face != Float3{0, 0, 0}) knots.reach_m[corner[k]] *= share;
        const uint32_t from = corner[k], to = corner[(k + 1) % 3];
        edges[uint64_t{std::min(from, to)} << 32 | std::max(from, to)] += from < to ? 1 : -1;
      }
    }
  }
  for (const auto& [edge, surplus] : edges) {
    if (surplus == 0) continue;
    knots.reach_m[edge >> 32] = 0;
    knots.reach_m[edge & 0xffffffff] = 0;
  }
}

Knots findKnots(const std::vector<Primitive>& primitives) {
  Knots knots;
  std::unordered_map<Float3, uint32_t, PositionHash> numbers;
  for (const Primitive& primitive : primitives) {
    std::vector<uint32_t>& of_vertex = knots.of_vertex.emplace_back();
    for (const Float3& position : primitive.positions) {
      const auto [entry, is_new] = numbers.try_emplace(position, static_cast<uint32_t>(knots.positions.size()));
      if (is_new) knots.positions.push_back(position);
      of_vertex.push_back(entry->second);
    }
  }
  knots.normals.assign(knots.positions.size(), {0, 0, 0});
  knots.reach_m.assign(knots.positions.size(), std::numeric_limits<float>::infinity());
  for (size_t p = 0; p < primitives.size(); ++p) {
    const Primitive& primitive = primitives[p];
    for (size_t i = 0; i + 2 < primitive.indices.size(); i += 3) {
      std::array<uint32_t, 3> corner;
      for (int c = 0; c < 3; ++c) corner[c] = knots.of_vertex[p][primitive.indices[i + c]];
      const Float3 &a = knots.positions[corner[0]], &b = knots.positions[corner[1]], &c = knots.positions[corner[2]];
      const Float3 normal = cross(b - a, c - a);  // weighted by area
      for (int k = 0; k < 3; ++k) {
        knots.normals[corner[k]] = knots.normals[corner[k]] + normal;
        const float edge = length(knots.positions[corner[k]] - knots.positions[corner[(k + 1) % 3]]);
        for (const uint32_t end : {corner[k], corner[(k + 1) % 3]}) knots.reach_m[end] = std::min(knots.reach_m[end], 0.5f * edge);
      }
    }
  }
  for (Float3& normal : knots.normals) normal = normalized(normal);
  holdCreasesAndBorders(primitives, knots);
  return knots;
}

// One place of the scan: how something at its nearest place of the tier depends on the three unknowns around it.
struct Equation {
  std::array<uint32_t, 3> unknown;
  std::array<float, 3> weight = {0, 0, 0};
  float missing = 0;
};

// The nearest places, once for each use of them.
template <typename Write>  // (const SurfacePlace&, const uint32_t* vertices, const std::array<float, 3>& weights, size_t sample)
void visitNearest(const std::vector<Primitive>& tier, const std::vector<SurfaceSample>& samples, Write write) {
  const SurfaceQuery query(tier);
  parallelFor(samples.size(), 2048, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      const auto nearest = query.closest(samples[i].position);
      if (!nearest) continue;
      const auto [v, w] = nearest->barycentric;
      write(*nearest, &tier[nearest->primitive].indices[size_t{nearest->triangle} * 3], std::array<float, 3>{1 - v - w, v, w}, i);
    }
  });
}

// Unknown: how far each knot moves along its normal.
std::vector<Equation> equationsOfPlaces(const std::vector<Primitive>& tier, const Knots& knots, const std::vector<SurfaceSample>& samples) {
  std::vector<Equation> equations(samples.size());
  visitNearest(tier, samples, [&](const SurfacePlace& nearest, const uint32_t* vertex, const std::array<float, 3>& weights, size_t i) {
    const auto& positions = tier[nearest.primitive].positions;
    const Float3 &a = positions[vertex[0]], &b = positions[vertex[1]], &c = positions[vertex[2]];
    const Float3 direction = normalized(cross(b - a, c - a));
    const Float3 gap = samples[i].position - nearest.position;
    // Beside an edge the nearest place is on it, and the way to the scan is not that of the face: no move along a normal mends it.
    if (nearest.distance > 0 && std::fabs(dot(direction, gap)) < 0.7f * nearest.distance) return;
    // What looks another way is the other side of a thin wall.
    if (dot(direction, samples[i].normal) < 0.5f) return;
    Equation& equation = equations[i];
    for (int k = 0; k < 3; ++k) {
      equation.unknown[k] = knots.of_vertex[nearest.primitive][vertex[k]];
      equation.weight[k] = weights[k] * dot(direction, knots.normals[equation.unknown[k]]);
    }
    equation.missing = dot(direction, gap);
  });
  return equations;
}

// How far the samples are from the tier, all in all and around each knot.
struct Distances {
  double squares = 0;
  std::vector<float> farthest;  // by knot
};

Distances measureAround(const std::vector<Primitive>& tier, const Knots& knots, const std::vector<SurfaceSample>& samples) {
  std::vector<float> distance(samples.size(), 0);
  std::vector<std::array<uint32_t, 3>> around(samples.size());
  visitNearest(tier, samples, [&](const SurfacePlace& nearest, const uint32_t* vertex, const std::array<float, 3>&, size_t i) {
    distance[i] = nearest.distance;
    for (int k = 0; k < 3; ++k) around[i][k] = knots.of_vertex[nearest.primitive][vertex[k]];
  });
  Distances distances{0, std::vector<float>(knots.positions.size(), 0)};
  for (size_t i = 0; i < samples.size(); ++i) {
    distances.squares += double{distance[i]} * distance[i];
    for (const uint32_t knot : around[i]) distances.farthest[knot] = std::max(distances.farthest[knot], distance[i]);
  }
  return distances;
}

using Vector = std::vector<double>;

double product(const Vector& a, const Vector& b) {
  double sum = 0;
  for (size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

// Least squares by conjugate gradients on the normal equations, with their diagonal as preconditioner (Shewchuk 1994, B3).
Vector solve(const std::vector<Equation>& equations, size_t unknowns, double stiffness) {
  Vector diagonal(unknowns, 0), right(unknowns, 0);
  for (const Equation& e : equations) {
    for (int k = 0; k < 3; ++k) {
      diagonal[e.unknown[k]] += double{e.weight[k]} * e.weight[k];
      right[e.unknown[k]] += double{e.weight[k]} * e.missing;
    }
  }
  Vector hold(unknowns);
  for (size_t i = 0; i < unknowns; ++i) {
    hold[i] = stiffness * diagonal[i] + 1e-6;
    diagonal[i] += hold[i];
  }
  const auto times = [&](const Vector& x) {
    Vector y(unknowns);
    for (size_t i = 0; i < unknowns; ++i) y[i] = hold[i] * x[i];
    for (const Equation& e : equations) {
      const double along = e.weight[0] * x[e.unknown[0]] + e.weight[1] * x[e.unknown[1]] + e.weight[2] * x[e.unknown[2]];
      for (int k = 0; k < 3; ++k) y[e.unknown[k]] += e.weight[k] * along;
    }
    return y;
  };
  Vector x(unknowns, 0), residual = right, preconditioned(unknowns);
  for (size_t i = 0; i < unknowns; ++i) preconditioned[i] = residual[i] / diagonal[i];
  Vector direction = preconditioned;
  double rate = product(residual, preconditioned);
  const double enough = rate * 1e-6;
  for (int step = 0; step < 40 && rate > enough; ++step) {
    const Vector moved = times(direction);
    const double alpha = rate / product(direction, moved);
    for (size_t i = 0; i < unknowns; ++i) {
      x[i] += alpha * direction[i];
      residual[i] -= alpha * moved[i];
      preconditioned[i] = residual[i] / diagonal[i];
    }
    const double next = product(residual, preconditioned);
    for (size_t i = 0; i < unknowns; ++i) direction[i] = preconditioned[i] + next / rate * direction[i];
    rate = next;
  }
  return x;
}

// Values of vertices; those of one place and one value stay of one value.
template <size_t N>
struct SharedValues {
  std::vector<std::vector<uint32_t>> of_vertex;
  std::vector<std::array<float, N>> values;
};

template <size_t N>
SharedValues<N> findShared(const std::vector<Primitive>& primitives, std::vector<std::array<float, N>> Primitive::*member) {
  using Key = std::pair<Float3, std::array<float, N>>;
  struct Hash {
    size_t operator()(const Key& key) const { return hashOf(key.first) * 31 + hashOf(key.second); }
  };
  SharedValues<N> shared;
  std::unordered_map<Key, uint32_t, Hash> numbers;
  for (const Primitive& primitive : primitives) {
    std::vector<uint32_t>& of_vertex = shared.of_vertex.emplace_back();
    const auto& values = primitive.*member;
    for (size_t v = 0; v < values.size(); ++v) {
      const auto [entry, is_new] = numbers.try_emplace({primitive.positions[v], values[v]}, static_cast<uint32_t>(shared.values.size()));
      if (is_new) shared.values.push_back(values[v]);
      of_vertex.push_back(entry->second);
    }
  }
  return shared;
}

// What has to be added to the values so that, interpolated over the faces, they come nearest to those of the samples.
// wanted: (sample, value as it is now) -> the sample's value, nothing where it is no guide here.
template <size_t N, typename Wanted>
std::vector<std::array<float, N>> findCorrections(const std::vector<Primitive>& tier, const SharedValues<N>& shared,
                                                  const std::vector<SurfaceSample>& samples, double stiffness, Wanted wanted) {
  std::array<std::vector<Equation>, N> equations;
  for (auto& of_channel : equations) of_channel.resize(samples.size());
  visitNearest(tier, samples, [&](const SurfacePlace& nearest, const uint32_t* vertex, const std::array<float, 3>& weights, size_t i) {
    const std::vector<uint32_t>& of_vertex = shared.of_vertex[nearest.primitive];
    if (of_vertex.empty()) return;
    std::array<float, N> now = {};
    for (int k = 0; k < 3; ++k) {
      for (size_t c = 0; c < N; ++c) now[c] += shared.values[of_vertex[vertex[k]]][c] * weights[k];
    }
    const std::optional<std::array<float, N>> goal = wanted(samples[i], now);
    for (size_t c = 0; goal && c < N; ++c) {
      Equation& equation = equations[c][i];
      for (int k = 0; k < 3; ++k) equation.unknown[k] = of_vertex[vertex[k]];
      equation.weight = weights;
      equation.missing = (*goal)[c] - now[c];
    }
  });
  std::vector<std::array<float, N>> corrections(shared.values.size());
  for (size_t c = 0; c < N; ++c) {
    const Vector of_channel = solve(equations[c], shared.values.size(), stiffness);
    for (size_t n = 0; n < corrections.size(); ++n) corrections[n][c] = static_cast<float>(of_channel[n]);
  }
  return corrections;
}

void fitNormals(std::vector<Primitive>& tier, const std::vector<SurfaceSample>& samples, double stiffness) {
  const SharedValues<3> shared = findShared(tier, &Primitive::normals);
  const auto corrections = findCorrections(tier, shared, samples, stiffness, [](const SurfaceSample& sample, const Float3& now) {
    // What looks another way is another wall, or the far side of a crease.
    return dot(normalized(now), sample.normal) < 0.5f ? std::optional<Float3>() : sample.normal;
  });
  for (size_t p = 0; p < tier.size(); ++p) {
    for (size_t v = 0; v < tier[p].normals.size(); ++v) {
      Float3& normal = tier[p].normals[v];
      const Float3 turned = normalized(normal + corrections[shared.of_vertex[p][v]]);
      if (dot(turned, normal) > 0.5f) normal = turned;
    }
  }
}

void fitColors(std::vector<Primitive>& tier, const std::vector<SurfaceSample>& samples, double stiffness) {
  const SharedValues<4> shared = findShared(tier, &Primitive::colors);
  if (shared.values.empty()) return;
  const auto corrections = findCorrections(tier, shared, samples, stiffness, [](const SurfaceSample& sample, const Float4&) { return sample.color; });
  for (size_t p = 0; p < tier.size(); ++p) {
    for (size_t v = 0; v < tier[p].colors.size(); ++v) {
      const Float4& correction = corrections[shared.of_vertex[p][v]];
      for (int c = 0; c < 4; ++c) tier[p].colors[v][c] = std::clamp(tier[p].colors[v][c] + correction[c], 0.0f, 1.0f);
    }
  }
}

}  // namespace

FitResult fitSurface(std::vector<Primitive>& tier, const std::vector<Primitive>& scan, const FitOptions& options) {
  FitResult result;
  Knots knots = findKnots(tier);
  if (knots.positions.empty()) return result;
  const auto wanted = static_cast<size_t>(options.samples_per_vertex * static_cast<double>(knots.positions.size()));
  // With too few samples around a vertex it would follow the noise of each.
  if (wanted > 2 * options.most_samples) return result;
  const std::vector<SurfaceSample> samples = sampleSurface(scan, std::clamp(wanted, options.least_samples, options.most_samples));
  result.samples = samples.size();
  if (samples.empty()) return result;
  const std::vector<Float3> start = knots.positions;
  const Distances before = measureAround(tier, knots, samples);
  const auto place = [&] {
    for (size_t p = 0; p < tier.size(); ++p) {
      for (size_t v = 0; v < tier[p].positions.size(); ++v) tier[p].positions[v] = knots.positions[knots.of_vertex[p][v]];
    }
  };
  std::vector<float> moved(knots.positions.size(), 0);
  for (int round = 0; round < options.rounds; ++round) {
    const Vector moves = solve(equationsOfPlaces(tier, knots, samples), knots.positions.size(), options.stiffness);
    for (size_t i = 0; i < moves.size(); ++i) {
      const float reach = std::isfinite(knots.reach_m[i]) ? knots.reach_m[i] : 0;
      const float goal = std::clamp(moved[i] + static_cast<float>(moves[i]), -reach, reach);
      knots.positions[i] = knots.positions[i] + knots.normals[i] * (goal - moved[i]);
      moved[i] = goal;
    }
    place();
  }
  // The mean is better, but not the worst place of every neighbourhood: there the simplifier's choice stays.
  const Distances after = measureAround(tier, knots, samples);
  const bool is_better = after.squares < before.squares;
  const auto usual = static_cast<float>(2 * std::sqrt(before.squares / static_cast<double>(samples.size())));
  for (size_t i = 0; i < start.size(); ++i) {
    if (!is_better || after.farthest[i] > std::max(before.farthest[i], usual)) {
      knots.positions[i] = start[i];
    } else {
      result.largest_move_m = std::max(result.largest_move_m, double{std::fabs(moved[i])});
    }
  }
  place();
  fitNormals(tier, samples, options.attribute_stiffness);
  fitColors(tier, samples, options.attribute_stiffness);
  return result;
}

}  // namespace kura
