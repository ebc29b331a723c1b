// K-005: a tea bowl formed by hand, scanned with colours in its vertices and no picture.
#include "collection.h"
#include "mesh.h"
#include "noise.h"
#include "revolve.h"

namespace kura::sample {
namespace {

constexpr float kLip = 78;  // mm

// The line at which the ash glaze stopped, in mm above the foot: wandering, with runs that went further.
float glazeEdge(float turn) {
  float edge = 27 + 6 * noiseAround(turn, 0, 5, 301) + 1.6f * noiseAround(turn, 3, 26, 302);
  for (int i = 0; i < 13; ++i) {
    const float at = 2 * kPi * chance(i, 1, 303), wide = mix(0.030f, 0.075f, chance(i, 2, 303));
    const float gap = std::remainder(turn - at, 2 * kPi) / wide;
    edge -= mix(3.0f, 15.0f, chance(i, 3, 303) * chance(i, 4, 303)) * std::exp(-gap * gap);
  }
  return std::max(edge, 8.5f);
}

// Fine grains of the clay, one every quarter of a millimetre.
float grainAt(Vec3 p) {
  const auto cell = [](float mm) { return static_cast<int>(std::lround(mm * 4)); };
  return chance(cell(p.x), cell(p.z), static_cast<std::uint32_t>(cell(p.y) + 900));
}

struct Skin {
  Rgb colour;
  float thick = 0;  // mm of glaze
};

// `open`: 0 at the axis, where everything that goes around shrinks to a point, 1 away from it.
Rgb clayAt(float turn, float y, float grain, float from_glaze, float open) {
  const float cloud = noiseAround(turn, y * 0.06f, 9, 310), fine = noiseAround(turn, y * 0.5f, 110, 311);
  Rgb clay = mix(srgb(0xA57D5E), srgb(0x5F4536), clamp01(0.42f + open * (0.5f * cloud + 0.22f * fine)));
  clay = mix(clay, srgb(0x925436), 0.45f * std::exp(-from_glaze * from_glaze / 20));  // the flame reddens the edge of the glaze
  if (grain > 0.991f) clay = srgb(0x3A2A22);
  if (grain < 0.003f) clay = mix(clay, srgb(0xD8C7A8), 0.7f);
  return clay * (0.93f + 0.14f * grain);
}

// Ash melts straw-coloured and milky where it is thin, to green glass where it gathers.
Rgb ashAt(float turn, float y, float grain, float gather, float from_lip, float open) {
  const float cloud = noiseAround(turn, y * 0.05f, 9, 320);
  const float streak = noiseAround(turn, y * 0.022f + 9, 60, 312) * smooth(0, 24, from_lip);
  Rgb ash = mix(srgb(0xCDC09B), srgb(0xA3A57C), clamp01(0.40f + open * (0.45f * cloud + 0.35f * streak)));
  ash = mix(ash, srgb(0xEAE3D0), 0.55f * open * smooth(0.15f, 0.65f, noiseAround(turn, y * 0.05f, 26, 313)));
  ash = mix(ash, srgb(0x828D63), 0.85f * gather);
  ash = mix(ash, srgb(0x4E5F48), 0.60f * smooth(0.62f, 1.0f, gather));
  ash = mix(ash, srgb(0x8E5E38), 0.85f * smooth(3.6f, 0.4f, from_lip + 0.9f * noiseAround(turn, 0, 40, 314)));
  // Crackle: lines where two noises pass through their middle.
  const float net = std::min(std::fabs(noiseAround(turn, y * 0.16f, 62, 315)), std::fabs(noiseAround(turn, y * 0.19f + 40, 55, 316)));
  ash = mix(ash, srgb(0x5D5138), 0.30f * open * smooth(0.035f, 0.0f, net));
  if (grain > 0.994f) ash = mix(ash, srgb(0x4A3220), 0.7f);  // iron coming through
  return ash * (0.975f + 0.05f * grain);
}

Skin skinAt(const WheelPoint& p, bool outside) {
  const float y = p.position.y, grain = grainAt(p.position), from_lip = kLip - y;
  const float open = smooth(2, 16, std::hypot(p.position.x, p.position.z));
  if (!outside) {
    const float pool = smooth(23, 12.5f, y + 1.8f * open * noiseAround(p.turn, 0, 7, 317));
    return {ashAt(p.turn, y, grain, pool, from_lip, open), 0.45f + 0.5f * pool};
  }
  const float depth = y - glazeEdge(p.turn), bead = std::exp(-(depth - 1.6f) * (depth - 1.6f) / 5), run = std::exp(-depth / 9);
  const float covered = smooth(-0.35f, 0.35f, depth);
  const Rgb ash = ashAt(p.turn, y, grain, clamp01(0.75f * bead + 0.55f * run), from_lip, open);
  return {mix(clayAt(p.turn, y, grain, depth, open), ash, covered), covered * (0.40f + 0.55f * bead)};
}

bool make(const std::filesystem::path& folder, const Quality& quality) {
  const Path foot = through({{0, 4.6f}, {11, 4.4f}, {19.5f, 4.8f}, {22, 3.4f}, {23.4f, 0.7f}, {25.4f, 0.0f}, {27.6f, 0.6f}, {28.9f, 2.8f}, {30, 7.0f}}, 14);
  const Path wall = through({{30, 7}, {37, 9.6f}, {47, 17}, {54, 29}, {57.6f, 44}, {59.2f, 60}, {59.6f, 72}, {59, 76.2f}}, 20);
  const Path inside = through({{59, 76.2f}, {57.6f, 78}, {55.8f, 76.8f}, {54.6f, 67}, {53.2f, 49}, {50, 33}, {43, 21}, {32, 14.4f}, {17, 11.6f}, {0, 11}}, 20);
  // The fingers climbed with the turning clay: one ring a turn, deeper here and there.
  const auto rings = [](const WheelPoint& p, float strength) {
    const float y = p.position.y;
    return strength * (0.20f + 0.18f * noiseAround(p.turn, y * 0.03f, 5, 330)) * std::sin(y * 0.83f + p.turn + 1.1f * noiseAround(p.turn, y * 0.02f, 4, 331)) * smooth(9, 22, y);
  };
  const auto scan = [](const WheelPoint& p) { return 0.03f * noiseAround(p.turn, p.arc * 1.1f, 420, 332); };
  std::vector<WheelPart> parts(3);
  parts[0] = {foot, false, nullptr, [&](const WheelPoint& p) { return smooth(2, 12, p.position.x * p.position.x + p.position.z * p.position.z) * (0.12f * noiseAround(p.turn, p.arc * 0.5f, 60, 320) + 0.05f * noiseAround(p.turn, p.arc * 2.0f, 190, 333)) + scan(p); }};
  parts[1] = {wall, false, nullptr, [&](const WheelPoint& p) {
                // A spatula trimmed the foot in facets.
                const float facets = 0.8f * noiseAround(p.turn, p.position.y * 0.05f, 13, 321) * smooth(26, 14, p.position.y);
                return rings(p, 1) + skinAt(p, true).thick + facets + scan(p);
              }};
  parts[2] = {inside, false, nullptr, [&](const WheelPoint& p) { return -rings(p, 0.8f) + 0.2f * skinAt(p, false).thick + scan(p); }};
  const float outside_arc = arcLength(foot) + arcLength(wall) + 2;
  std::vector<Rgb> colours;
  const auto hand = [&](const WheelPoint& p) {
    colours.push_back(skinAt(p, p.whole_arc < outside_arc).colour);
    Vec3 at = p.position;
    const float tall = clamp01(at.y / kLip), radius = std::sqrt(at.x * at.x + at.z * at.z);
    // Not round: pressed a little at one side while it was soft; the lip rises and falls.
    const float press = std::remainder(p.turn - 2.0f, 2 * kPi) / 0.45f;
    const float out = (1.3f * std::cos(2 * p.turn + 0.4f) + 0.7f * std::cos(3 * p.turn + 2.0f) - 2.4f * std::exp(-press * press)) * tall * smooth(10, 40, at.y) + 0.5f * noiseAround(p.turn, at.y * 0.02f, 8, 322);
    const float part = radius > 1 ? out * std::min(1.0f, radius / 40) / radius : 0;
    at.x *= 1 + part;
    at.z *= 1 + part;
    at.y += (0.55f * std::cos(5 * p.turn + 0.3f) + 0.9f * std::cos(2 * p.turn + 1.9f)) * tall * tall * tall;
    return at;
  };
  Mesh mesh = revolve(parts, quality.quick ? 4.0f : 0.55f, hand);
  mesh.colours = colours;
  return writePly(folder / "teabowl.ply", mesh);
}

}  // namespace

Piece teaBowl() {
  return {"K-005",
          {{"資料名", "灰釉茶碗"}, {"資料名_カナ", "カイユウチャワン"}, {"資料名_英語", "Tea bowl with ash glaze"},
           {"分類", "茶の湯"}, {"分類_英語", "Tea"}, {"産地", "見本"}, {"産地_英語", "Sample"}, {"材質", "陶器"}, {"材質_英語", "Stoneware"},
           {"技法", "手びねり、灰釉"}, {"技法_英語", "Hand-formed, ash glaze"}, {"寸法(表示)", "径12.2cm 高8.0cm"},
           {"高さ_cm", "8.0"}, {"幅_cm", "12.2"}, {"奥行_cm", "11.8"}, {"径_cm", "12.2"}, {"員数", "1口"}, {"実寸根拠", kBasisOfSize},
           {"解説_ja", "手のひらにおさまる茶碗です。口縁はゆるやかに起伏し、胴には指とろくろの跡、片手で押したくぼみが残ります。灰の釉は流れて途中で止まり、腰から下は土のままです。見本としてプログラムが形づくったもので、実在の作品ではありません。"},
           {"解説_easy", "お茶を飲むための茶碗です。手で作った形なので、少しゆがんでいます。うす茶色と緑色の釉が、上から下へ流れています。下のほうは土の色です。これはコンピューターが作った見本です。"},
           {"解説_en", "A bowl to hold in two hands. Its lip rises and falls, fingers and wheel have left their rings, one hand its dent, and the ash glaze ran down until it stopped above the bare clay. Shaped by a program as a sample; it is not a real work."},
           {"代替テキスト", "淡い麦わら色の釉が緑のたまりをつくって流れ、腰から高台に赤茶の土を見せる、少しゆがんだ茶碗。"},
           {"代替テキスト_英語", "A slightly uneven tea bowl; straw-coloured ash glaze runs down, gathers green and stops above red-brown clay."}},
          R"(unit = "mm"
up_axis = "Y"

[material]
metallic = 0.0
roughness = 0.55
clearcoat = 0.25
clearcoat_roughness = 0.25

[[view]]
id = "front"
label = { ja = "正面", en = "Front" }
target_m = [0, 0.038, 0]
yaw_deg = 0
pitch_deg = 18

[[view]]
id = "well"
label = { ja = "見込み", en = "The well" }
target_m = [0, 0.02, 0]
yaw_deg = 0
pitch_deg = 68

[[view]]
id = "footring"
label = { ja = "高台", en = "Foot" }
target_m = [0, 0.01, 0]
yaw_deg = 0
pitch_deg = -45

[[annotation]]
id = "glaze"
position_m = [0, 0.026, 0.0535]
normal = [0, -0.4, 0.9]
label = { ja = "釉の流れ", en = "Where the glaze stopped" }
body = { ja = "溶けた灰が流れ、たまったところは緑のガラスになります。", en = "Molten ash ran down; where it gathered it became green glass." }
)",
          make};
}

}  // namespace kura::sample
