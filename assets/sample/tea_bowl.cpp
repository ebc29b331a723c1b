// K-005: a tea bowl of bare clay under ash glaze, hand-formed, as a scanner with vertex colours gives it: no UV.
#include <algorithm>
#include <cmath>

#include "items.h"
#include "mesh.h"
#include "random.h"
#include "revolve.h"

namespace kura::sample {
namespace {

constexpr double kPi = 3.14159265358979323846;

// From the middle of the base up the outside, over the lip and down to the middle of the well.
const std::vector<Point> kSection = {{0, 5}, {14, 5}, {21, 4.6}, {23, 1}, {24.5, 0}, {27.5, 0}, {28.6, 2}, {29, 7}, {38, 12}, {52, 27}, {59, 50}, {60, 68}, {58.6, 77},
                                     {57, 79.6}, {54.8, 79.2}, {53.6, 76}, {54.6, 64}, {52, 46}, {44, 27}, {30, 15.5}, {15, 12.4}, {0, 12}};

}  // namespace

void makeTeaBowl(const std::filesystem::path& folder, const MakeOptions& options) {
  const Profile section(kSection);
  double lip = 0;
  while (section.at(lip).y < 79.5) lip += 0.1;
  MeshPart bowl{"chawan", "", {}, {}, {}, {}};
  const int turns = options.is_quick ? 120 : 640, rows = options.is_quick ? 80 : 380;
  addGrid(bowl, rows, turns, true, [&](double u, double v) {
    const double along = v * section.length(), a = 2 * kPi * (u < 1 ? u : 0);
    Point p = section.at(along);
    const auto c = float(std::cos(a)), s = float(std::sin(a));
    const bool is_inside = along > lip;
    const float height = float(p.y);
    const auto around = [&](float scale, float vertical, uint32_t seed, int octaves = 3) { return cloud(c * scale, height * vertical, s * scale, seed, octaves); };

    // Throwing rings climb as the fingers did; the wall was pushed once, and cut with a spatula at the foot.
    const double rings = 0.55 * std::sin(p.y * 0.72 + a + 2.2 * around(0.9f, 0.02f, 3)) * ramp(9, 16, height);
    const double push = -2.6 * std::exp(-std::pow(std::remainder(a - 2.1, 2 * kPi) / 0.42, 2)) * ramp(15, 45, height);
    const double wobble = 2.2 * (around(1.1f, 0.012f, 5) - 0.5) * ramp(10, 70, height) + 0.8 * (around(2.3f, 0.05f, 7) - 0.5);
    const double facet = is_inside ? 0 : 0.9 * (around(3.1f, 0.09f, 9) - 0.5) * (1 - ramp(12, 24, height));

    // Glaze: thick in the well and where it ran, bare below a wandering line.
    const float runs = ramp(0.35f, 0.95f, around(3.4f, 0, 13, 2));
    const float line = 15 + 16 * around(1.3f, 0, 11, 2) + 13 * (1 - runs) + 1.2f * around(9, 0, 12, 2);
    const float glaze = is_inside ? 1 : ramp(-1.5f, 1.5f, height - line);
    const float thick = is_inside ? 0.5f + 0.5f * ramp(40, 14, height) : ramp(14, 0, height - line) * 0.9f + 0.2f;
    const double body = 0.28 * (double(around(20, 0.35f, 15, 2)) - 0.5) * (1 - glaze * 0.8f);
    const Vec3 rough = {float(p.x) * c, height, float(p.x) * s};
    const bool is_pole = v <= 0 || v >= 1;
    // What the hands did moves the whole wall, inside and outside together; what lies on it stands on its own side.
    const double wall = (rings + wobble + push) * ramp(0, 22, float(p.x));
    const double lift = is_pole ? 0 : facet + body + glaze * (0.25 + 0.4 * thick) + scanNoise(rough, 17);
    p = p + section.outward(along) * lift;
    p.x = std::max(0.0, p.x + (is_pole ? 0 : wall));
    const double lip_swing = 1.6 * (around(1.3f, 0, 19) - 0.5) * ramp(60, 80, height);

    const float grain = cloud(rough[0] * 0.9f, rough[1] * 0.9f, rough[2] * 0.9f, 21, 3);
    Color clay = mix(hex(0x8a5a3c), hex(0xb98a5f), grain);
    clay = mix(clay, hex(0x4a3328), ramp(0.66f, 0.8f, cloud(rough[0] * 0.25f, rough[1] * 0.25f, rough[2] * 0.25f, 23, 3)) * 0.7f);
    Color ash = mix(hex(0xcfc3a0), hex(0x8f9a72), ramp(0.2f, 0.9f, thick + 0.35f * (around(3, 0.08f, 25) - 0.5f)));
    ash = mix(ash, hex(0xe9e2cf), ramp(0.6f, 0.8f, around(6, 0.2f, 27)) * 0.6f);
    if (is_inside && height < 20) ash = mix(ash, hex(0x5f7f68), ramp(20, 12, height) * 0.75f);  // a green pool of glass
    Color color = mix(clay, ash, glaze);
    const float edge = std::exp(-std::pow((height - line) / 0.9f, 2.0f)) * (is_inside ? 0.0f : 1.0f);
    color = mix(color, hex(0x7a3d22), edge * 0.75f);  // fire colour along the edge of the glaze
    color = mix(color, hex(0x9a6a45), ramp(76.5f, 79.5f, height) * 0.6f);
    const float crackle = std::abs(cloud(rough[0] * 0.5f, rough[1] * 0.5f, rough[2] * 0.5f, 31, 2) - 0.5f);
    color = mix(color, hex(0x6d6248), glaze * (1 - ramp(0.0f, 0.012f, crackle)) * 0.35f);

    GridVertex vertex;
    vertex.position = {float(p.x) * c, float(p.y + lip_swing), float(p.x) * s};
    vertex.color = {uint8_t(color.r), uint8_t(color.g), uint8_t(color.b)};
    return vertex;
  });
  writePly(folder / "chawan.ply", bowl);
}

}  // namespace kura::sample
