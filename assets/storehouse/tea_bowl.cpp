// K-005: a tea bowl formed by hand, scanned with colours in its vertices and no picture.
#include "collection.h"
#include "mesh.h"
#include "noise.h"
#include "revolve.h"

namespace kura::storehouse {
namespace {

// Runs of ash glaze: how far down the outside the glaze has come at a turn, in mm above the foot.
float glazeEdge(float turn) {
  float edge = 21 + 5 * noiseAround(turn, 0, 7, 301) + 3 * noiseAround(turn, 3, 22, 302);
  for (int i = 0; i < 11; ++i) {
    const float at = 2 * kPi * chance(i, 1, 303), wide = mix(0.035f, 0.075f, chance(i, 2, 303));
    const float gap = std::remainder(turn - at, 2 * kPi) / wide;
    edge -= mix(4.0f, 13.0f, chance(i, 3, 303)) * std::exp(-gap * gap);
  }
  return edge;
}

struct Skin {
  Rgb colour;
  float thick = 0;  // mm of glaze
};

Skin skinAt(const WheelPoint& p, bool outside) {
  const float y = p.position.y, turn = p.turn;
  const float grain = chance(static_cast<int>(std::lround(p.position.x * 9)), static_cast<int>(std::lround(p.position.z * 9)), static_cast<std::uint32_t>(std::lround(y * 9) + 900));
  const float cloud = noiseAround(turn, y * 0.06f, 9, 310), fine = noiseAround(turn, y * 0.4f, 90, 311);
  // Bare clay with iron: warmer where the flame passed.
  Rgb clay = mix(srgb(0xA8754F), srgb(0x6E4634), clamp01(0.45f + 0.5f * cloud + 0.2f * fine));
  clay = clay * (0.92f + 0.16f * grain);
  if (grain > 0.985f) clay = srgb(0x3A2A22);
  const float depth = outside ? y - glazeEdge(turn) : 30.0f;
  // Ash melts to a celadon grey, straw-coloured where thin, darker and bluer where it gathered.
  const float from_lip = 78 - y;
  const float gather = outside ? std::exp(-depth * depth / 18) : smooth(26, 10, y) * 0.9f;
  const float streak = noiseAround(turn, y * 0.02f + 9, 70, 312) * smooth(0, 30, from_lip);
  Rgb ash = mix(srgb(0xB9AE8C), srgb(0x7F8C74), clamp01(0.42f + 0.34f * cloud + 0.38f * streak));
  ash = mix(ash, srgb(0xDDD6C0), clamp01(0.55f * smooth(0.1f, 0.7f, noiseAround(turn, y * 0.035f, 40, 313)) * smooth(4, 26, from_lip)));
  ash = mix(ash, srgb(0x4E6A62), 0.75f * gather);
  ash = mix(ash, srgb(0x7A5636), smooth(6.0f, 0.0f, from_lip + 1.5f * fine));
  ash = ash * (0.96f + 0.08f * grain);
  const float covered = smooth(-0.5f, 0.5f, depth);
  return {mix(clay, ash, covered), covered * (0.35f + 0.75f * (outside ? gather : 0.2f) + 0.12f * streak)};
}

bool make(const std::filesystem::path& folder, const Quality& quality) {
  const Path foot = through({{0, 4.0f}, {12, 4.2f}, {20.5f, 4.8f}, {22.5f, 3.2f}, {24.0f, 0.6f}, {26.0f, 0.0f}, {28.0f, 0.7f}, {29.2f, 3.0f}, {31, 7.0f}}, 14);
  const Path wall = through({{31, 7}, {38, 9.5f}, {49, 16}, {56, 28}, {58.8f, 44}, {59.8f, 60}, {60.5f, 73}, {60, 76.4f}}, 20);
  const Path inside = through({{60, 76.4f}, {58.6f, 78}, {56.8f, 76.6f}, {55.4f, 66}, {54.2f, 48}, {51.6f, 32}, {45, 20.5f}, {34, 14}, {18, 11.4f}, {0, 11}}, 20);
  const auto rings = [](float arc) { return 0.22f * std::sin(arc * 1.15f) + 0.12f * std::sin(arc * 0.47f + 1); };
  Mesh mesh;
  std::vector<Rgb> colours;
  std::vector<WheelPart> parts(3);
  parts[0] = {foot, false, nullptr, [](const WheelPoint& p) { return 0.10f * noiseAround(p.turn, p.arc * 0.5f, 60, 320); }};
  parts[1] = {wall, false, nullptr, [&](const WheelPoint& p) { return rings(p.arc) + skinAt(p, true).thick + 0.5f * noiseAround(p.turn, p.arc * 0.07f, 10, 321); }};
  parts[2] = {inside, false, nullptr, [&](const WheelPoint& p) { return rings(p.arc * 1.1f) * 0.8f; }};
  const float foot_arc = arcLength(foot), wall_arc = arcLength(wall);
  const auto hand = [&](const WheelPoint& p) {
    const bool outside = p.whole_arc < foot_arc + wall_arc + 2;
    colours.push_back(skinAt(p, outside).colour);
    Vec3 at = p.position;
    const float tall = clamp01(at.y / 78), radius = std::sqrt(at.x * at.x + at.z * at.z);
    // Fingers pressed it: not round, its lip rises and falls in five hills.
    const float out = (1.5f * std::cos(2 * p.turn + 0.4f) + 0.9f * std::cos(3 * p.turn + 2.0f)) * tall + 0.7f * noiseAround(p.turn, at.y * 0.02f, 8, 322);
    const float part = radius > 1 ? out * std::min(1.0f, radius / 40) / radius : 0;
    at.x *= 1 + part;
    at.z *= 1 + part;
    at.y += (1.1f * std::cos(5 * p.turn + 0.3f) + 0.8f * std::cos(2 * p.turn + 1.9f)) * tall * tall;
    return at;
  };
  mesh = revolve(parts, quality.quick ? 4.0f : 0.62f, hand);
  mesh.colours = colours;
  return writePly(folder / "teabowl.ply", mesh);
}

}  // namespace

Piece teaBowl() {
  return {"K-005",
          {{"資料名", "灰釉茶碗"}, {"資料名_カナ", "カイユウチャワン"}, {"資料名_英語", "Tea bowl with ash glaze"},
           {"分類", "茶の湯"}, {"分類_英語", "Tea"}, {"産地", "見本"}, {"産地_英語", "Sample"}, {"材質", "陶器"}, {"材質_英語", "Stoneware"},
           {"技法", "手びねり、灰釉"}, {"技法_英語", "Hand-formed, ash glaze"}, {"寸法(表示)", "径12.0cm 高7.8cm"},
           {"高さ_cm", "7.8"}, {"径_cm", "12.0"}, {"員数", "1口"},
           {"解説_ja", "手のひらにおさまる筒形の茶碗です。口縁はゆるやかに起伏し、胴には指とろくろの跡が残ります。灰の釉は流れて裾で止まり、高台は土のままです。見本としてプログラムが形づくったもので、実在の作品ではありません。"},
           {"解説_easy", "お茶を飲むための茶碗です。手で作った形なので、少しゆがんでいます。灰色と緑色の釉が、上から下へ流れています。下のほうは土の色です。これはコンピューターが作った見本です。"},
           {"解説_en", "A bowl to hold in two hands. Its lip rises and falls, fingers and wheel have left their rings, and the ash glaze ran down until it stopped above the bare foot. Shaped by a program as a sample; it is not a real work."},
           {"代替テキスト", "灰緑色の釉が裾まで流れ、高台に茶色い土を見せる、少しゆがんだ筒形の茶碗。"},
           {"代替テキスト_英語", "A slightly uneven, upright tea bowl; grey-green ash glaze runs down the sides and stops above a bare brown clay foot."}},
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
position_m = [0, 0.022, 0.0545]
normal = [0, -0.4, 0.9]
label = { ja = "釉の流れ", en = "Where the glaze stopped" }
body = { ja = "溶けた灰が流れ、たまったところは青みを帯びて濃くなります。", en = "Molten ash ran down; where it gathered it is deeper and bluer." }
)",
          make};
}

}  // namespace kura::storehouse
