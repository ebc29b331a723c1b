#include "viewer/measure/axis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace kura::viewer {
namespace {

constexpr size_t kMostSamples = 60'000;
constexpr int kRounds = 12;
constexpr double kLeastTrust = 0.01;    // of the piece's size: below it every normal counts fully
constexpr float kLargestStray = 0.25f;  // a square box strays by 0.57, a hexagonal one by 0.37, a fluted bowl by 0.15
constexpr float kUprightBonus = 0.7f;   // pieces stand: another axis has to be clearly better

struct Sample {
  float3 position, normal;
  float area;
};

std::vector<Sample> samplesOf(const Model& model) {
  const size_t step = std::max<size_t>(1, model.triangles / kMostSamples);
  std::vector<Sample> samples;
  size_t count = 0;
  for (const Instance& instance : model.instances) {
    const Mesh& mesh = model.meshes[instance.mesh];
    for (size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
      if (count++ % step != 0) continue;
      std::array<float3, 3> corners;
      for (int k = 0; k < 3; ++k) corners[k] = (instance.transform * float4(mesh.positions[mesh.indices[i + k]], 1)).xyz;
      const float3 normal = cross(corners[1] - corners[0], corners[2] - corners[0]);
      const float size = length(normal);
      if (size > 0) samples.push_back({(corners[0] + corners[1] + corners[2]) / 3.0f, normal / size, size / 2});
    }
  }
  return samples;
}

// Solves the symmetric positive system of four unknowns in place (Gauss with pivots). False where it is singular.
bool solve(std::array<std::array<double, 5>, 4>& rows) {
  for (int column = 0; column < 4; ++column) {
    int pivot = column;
    for (int row = column + 1; row < 4; ++row) if (std::abs(rows[row][column]) > std::abs(rows[pivot][column])) pivot = row;
    std::swap(rows[column], rows[pivot]);
    if (!(std::abs(rows[column][column]) > 1e-12)) return false;
    for (int row = 0; row < 4; ++row) {
      if (row == column) continue;
      const double share = rows[row][column] / rows[column][column];
      for (int k = column; k < 5; ++k) rows[row][k] -= share * rows[column][k];
    }
  }
  for (int row = 0; row < 4; ++row) rows[row][4] /= rows[row][row];
  return true;
}

struct Line {
  float3 origin, direction;
};

// How far the normal's line passes the axis by: the determinant of the distance, the normal and the axis.
double passes(const Sample& sample, const Line& line) {
  return dot(sample.position - line.origin, cross(sample.normal, line.direction));
}

// One step of the fit in a frame whose `up` is the axis so far: the origin moves by (x, z), the direction by (a, b).
// scale: lengths are taken against it, so that the four unknowns are of one size.
bool improve(const std::vector<Sample>& samples, double scale, double trust, Line& line) {
  const float3 aside = std::abs(line.direction.z) < 0.9f ? float3{0, 0, 1} : float3{1, 0, 0};
  const float3 right = normalize(cross(line.direction, aside)), front = cross(right, line.direction);
  std::array<std::array<double, 5>, 4> rows{};
  for (const Sample& sample : samples) {
    const float3 from = sample.position - line.origin;
    const double px = dot(from, right) / scale, py = dot(from, line.direction) / scale, pz = dot(from, front) / scale;
    const double nx = dot(sample.normal, right), ny = dot(sample.normal, line.direction), nz = dot(sample.normal, front);
    const double value = pz * nx - px * nz;
    const double stray = value * scale / trust;
    const double weight = sample.area / ((1 + stray * stray) * (1 + stray * stray));  // Geman and McClure
    const std::array<double, 4> slope = {nz, -nx, py * nz - pz * ny, px * ny - py * nx};
    for (int i = 0; i < 4; ++i) {
      for (int k = 0; k < 4; ++k) rows[i][k] += weight * slope[i] * slope[k];
      rows[i][4] -= weight * slope[i] * value;
    }
  }
  // A cylinder leaves nothing open but a sphere does not say how its axis tilts: what the data do not tell stays.
  double trace = 0;
  for (int i = 0; i < 4; ++i) trace += rows[i][i];
  for (int i = 0; i < 4; ++i) rows[i][i] += 1e-6 * trace;
  if (!solve(rows)) return false;
  line.origin += (right * float(rows[0][4]) + front * float(rows[1][4])) * float(scale);
  line.direction = normalize(line.direction + right * float(rows[2][4]) + front * float(rows[3][4]));
  return true;
}

// By how much the normals fail to point away from the axis: the sine of the angle between the two, seen along the axis. What
// faces along the axis, as the well of a plate, does not count: there every direction would do.
float strayOf(const std::vector<Sample>& samples, const Line& line) {
  std::vector<std::pair<float, float>> strays;  // with what they count
  double all = 0;
  for (const Sample& sample : samples) {
    const float3 from = sample.position - line.origin;
    const float radius = length(from - line.direction * dot(from, line.direction));
    const float aside = length(cross(sample.normal, line.direction));
    if (!(radius * aside > 0)) continue;
    strays.push_back({float(std::abs(passes(sample, line))) / (radius * aside), sample.area * aside});
    all += sample.area * aside;
  }
  // Seven tenths of the surface have to turn around the axis; a handle may do what it likes.
  std::sort(strays.begin(), strays.end());
  double passed = 0;
  for (const auto& [stray, counts] : strays) {
    passed += counts;
    if (passed >= 0.7 * all) return stray;
  }
  return std::numeric_limits<float>::max();
}

}  // namespace

std::optional<Axis> fitAxis(const Model& model) {
  if (model.bounds.isEmpty()) return std::nullopt;
  const std::vector<Sample> samples = samplesOf(model);
  const double scale = length(model.bounds.size()) / 2;
  if (samples.empty() || !(scale > 0)) return std::nullopt;
  Line best{model.bounds.centre(), {0, 1, 0}};
  float least = std::numeric_limits<float>::max(), stray_of_best = least;
  for (const float3 start : {float3{0, 1, 0}, float3{1, 0, 0}, float3{0, 0, 1}}) {
    Line line{model.bounds.centre(), start};
    // Trust narrows from the whole piece to a hundredth of it.
    double trust = scale;
    bool is_found = true;
    for (int round = 0; round < kRounds && is_found; ++round) {
      is_found = improve(samples, scale, trust, line);
      trust = std::max(kLeastTrust * scale, trust * 0.6);
    }
    if (!is_found || std::abs(dot(line.direction, start)) < 0.8f) continue;
    const float stray = strayOf(samples, line);
    const float rank = stray * (start.y == 1 ? kUprightBonus : 1);
    if (rank >= least) continue;
    least = rank;
    stray_of_best = stray;
    best = line;
  }
  if (stray_of_best > kLargestStray) return std::nullopt;
  Axis axis{.origin = 0, .direction = best.direction, .front = 0, .height = 0, .strayed = stray_of_best};
  float lowest = std::numeric_limits<float>::max(), highest = std::numeric_limits<float>::lowest();
  for (const Instance& instance : model.instances) {
    for (const float3 position : model.meshes[instance.mesh].positions) {
      const float at = dot((instance.transform * float4(position, 1)).xyz - best.origin, best.direction);
      lowest = std::min(lowest, at);
      highest = std::max(highest, at);
    }
  }
  axis.origin = best.origin + best.direction * lowest;
  axis.height = highest - lowest;
  const float3 aside = std::abs(best.direction.z) < 0.9f ? float3{0, 0, 1} : float3{0, 1, 0};
  axis.front = normalize(aside - best.direction * dot(aside, best.direction));
  return axis;
}

}  // namespace kura::viewer
