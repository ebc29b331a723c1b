#include "revolve.h"

namespace kura::sample {
namespace {

// A ring of points: positions shared with the next part, texcoords of one part.
struct Ring {
  std::uint32_t first_position = 0, first_texcoord = 0;
  int count = 1;
};

Vec2 tangentAt(const Path& profile, float arc, float total) {
  const float a = std::max(0.0f, arc - 0.4f), b = std::min(total, arc + 0.4f);
  return unit(stationAt(profile, b / total).at - stationAt(profile, a / total).at);
}

int countFor(float radius, float edge) {
  if (radius < 1e-3f) return 1;
  return std::max(6, static_cast<int>(std::lround(2 * kPi * radius / edge)));
}

// Triangles between two rings whose counts may differ: always the step that stays level.
void zip(Mesh& mesh, const Ring& low, const Ring& high, bool cut) {
  const auto corner = [cut](const Ring& ring, int i) {
    const auto at = static_cast<std::uint32_t>(i % ring.count);
    return Mesh::Corner{ring.first_position + at, ring.first_texcoord + (cut ? static_cast<std::uint32_t>(i) : at)};
  };
  int i = 0, j = 0;
  const int ends_low = low.count > 1 ? low.count : 0, ends_high = high.count > 1 ? high.count : 0;
  while (i < ends_low || j < ends_high) {
    const float next_low = i < ends_low ? static_cast<float>(i + 1) / static_cast<float>(low.count) : 2.0f;
    const float next_high = j < ends_high ? static_cast<float>(j + 1) / static_cast<float>(high.count) : 2.0f;
    if (next_low <= next_high) {
      mesh.triangles.push_back({corner(low, i), corner(high, j), corner(low, i + 1)});
      ++i;
    } else {
      mesh.triangles.push_back({corner(low, i), corner(high, j), corner(high, j + 1)});
      ++j;
    }
  }
}

}  // namespace

float arcLength(const Path& profile) {
  float total = 0;
  for (std::size_t i = 1; i < profile.size(); ++i) total += length(profile[i] - profile[i - 1]);
  return total;
}

float radiusAt(const Path& profile, float arc) { return stationAt(profile, arc / arcLength(profile)).at.x; }

Mesh revolve(const std::vector<WheelPart>& parts, float edge_mm, const std::function<Vec3(const WheelPoint&)>& hand) {
  Mesh mesh;
  Ring previous_end;
  float before = 0;
  for (std::size_t part_index = 0; part_index < parts.size(); ++part_index) {
    const WheelPart& part = parts[part_index];
    const float total = arcLength(part.profile);
    const int steps = std::max(2, static_cast<int>(std::lround(total / (edge_mm * 0.9f))));
    Ring below;
    for (int k = 0; k <= steps; ++k) {
      const float along = static_cast<float>(k) / static_cast<float>(steps), arc = along * total;
      const Vec2 at = stationAt(part.profile, along).at, tangent = tangentAt(part.profile, arc, total);
      const bool shared = k == 0 && part_index > 0;
      Ring ring = shared ? previous_end : Ring{static_cast<std::uint32_t>(mesh.positions.size()), 0, countFor(at.x, edge_mm)};
      ring.first_texcoord = static_cast<std::uint32_t>(mesh.texcoords.size());
      for (int i = 0; i < ring.count + (part.cut && ring.count > 1 ? 1 : 0); ++i) {
        const float turn = 2 * kPi * static_cast<float>(i) / static_cast<float>(ring.count);
        if (part.texcoord) mesh.texcoords.push_back(part.texcoord(turn, arc));
        if (shared || i == ring.count) continue;
        WheelPoint point{turn, arc, before + arc, {at.x * std::cos(turn), at.y, at.x * std::sin(turn)},
                         {tangent.y * std::cos(turn), -tangent.x, tangent.y * std::sin(turn)}};
        if (part.relief && k > 0 && k < steps) point.position = point.position + point.normal * part.relief(point);
        mesh.positions.push_back(hand ? hand(point) : point.position);
      }
      if (k > 0) zip(mesh, below, ring, part.cut);
      below = ring;
    }
    previous_end = below;
    before += total;
  }
  return mesh;
}

}  // namespace kura::sample
