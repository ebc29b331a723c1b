// K-003: a lacquer box covered with gold leaf; a plum branch in black and red lacquer over the gold.
#include "canvas.h"
#include "collection.h"
#include "gold_leaf.h"
#include "mesh.h"
#include "noise.h"
#include "palette.h"
#include "revolve.h"
#include "write_picture.h"

namespace kura::sample {
namespace {

constexpr float kHalfWide = 92, kHalfDeep = 66, kCorner = 17;  // mm, the outline from above
const Rgb kBlack = srgb(0x120E0C), kVermilion = srgb(0xA02818);

float in(int i) { return static_cast<float>(i); }

float girth() { return 4 * (kHalfWide + kHalfDeep - 2 * kCorner) + 2 * kPi * kCorner; }

// A point of the outline at a part (0..1) of its length, from the middle of +x towards +z.
Vec2 outlineAt(float part) {
  const float side = kHalfDeep - kCorner, front = kHalfWide - kCorner, arc = 0.5f * kPi * kCorner;
  float left = part * girth();
  const auto corner = [&](Vec2 centre, float from) { return centre + direction(from + left / kCorner) * kCorner; };
  if (left < side) return {kHalfWide, left};
  if ((left -= side) < arc) return corner({front, side}, 0);
  if ((left -= arc) < 2 * front) return {front - left, kHalfDeep};
  if ((left -= 2 * front) < arc) return corner({-front, side}, 0.5f * kPi);
  if ((left -= arc) < 2 * side) return {-kHalfWide, side - left};
  if ((left -= 2 * side) < arc) return corner({-front, -side}, kPi);
  if ((left -= arc) < 2 * front) return {-front + left, -kHalfDeep};
  if ((left -= 2 * front) < arc) return corner({front, -side}, 1.5f * kPi);
  return {kHalfWide, left - arc - side};
}

// The wheel's radius is a share of the outline: kHalfWide is all of it.
Vec2 flatAt(float turn, float radius) { return outlineAt(std::fmod(turn / (2 * kPi), 1.0f)) * (radius / kHalfWide); }

// The picture: lid from above, the sides of lid and body unrolled, and a corner of plain lacquer.
struct BoxSheet {
  float side = 4096;
  float perMm() const { return side * 0.992f / girth(); }  // of the bands
  float lidPerMm() const { return side * 0.0030f; }
  Vec2 lidMiddle() const { return {side * 0.29f, side * 0.22f}; }
  float lidBandTop() const { return side * 0.46f; }
  float bodyBandTop() const { return side * 0.62f; }
  Vec2 plainMiddle() const { return {side * 0.8f, side * 0.2f}; }
};

struct Pictures {
  std::vector<std::uint8_t> colour, metal;
};

// Five round petals and stamens; relief stands for how much lacquer lies there.
void drawPlum(Painter& painter, Vec2 at, float size, float angle, Rgb colour, std::uint32_t seed) {
  Enamel lacquer = red(1, seed);
  lacquer.glass = colour;
  lacquer.unevenness = 0.05f;
  lacquer.relief_mm = 1;
  lacquer.pool = 0.05f;
  lacquer.wash = [](Vec2) { return 1.3f; };
  for (int i = 0; i < 5; ++i) painter.fill(unsteady(circle(at + direction(angle + 1.2566f * in(i)) * size * 0.56f, size * 0.44f, 30), size * 0.04f, size, seed + static_cast<std::uint32_t>(i)), lacquer);
  Brush stamen = ink(size * 0.06f, seed);
  stamen.pigment = srgb(0xE9C878);
  stamen.hairs = 0;
  for (int i = 0; i < 14; ++i) {
    const float a = angle + 0.449f * in(i), reach = size * (0.34f + 0.2f * chance(i, 4, seed));
    painter.stroke({at + direction(a) * size * 0.08f, at + direction(a) * reach}, stamen);
    painter.stroke(circle(at + direction(a) * reach, size * 0.03f, 6), stamen);
  }
}

void drawBranch(Painter& painter, const Path& points, float width, std::uint32_t seed) {
  Brush brush = ink(width, seed);
  brush.pigment = kBlack;
  brush.relief_mm = 1;
  brush.opacity = 1;
  brush.hairs = 0.45f;
  brush.point = 0.2f;
  brush.attack = 0.02f;
  brush.release = 0.9f;
  painter.stroke(unsteady(through(points, 14), width * 0.35f, width * 2.5f, seed), brush);
}

void drawSpray(Painter& painter) {
  drawBranch(painter, {{-96, 52}, {-70, 40}, {-52, 20}, {-20, 16}, {6, -6}, {40, -14}, {66, -38}}, 9, 1);
  drawBranch(painter, {{-52, 20}, {-46, -8}, {-24, -26}, {-16, -48}}, 5, 2);
  drawBranch(painter, {{6, -6}, {16, 16}, {38, 26}, {70, 24}}, 4.4f, 3);
  drawBranch(painter, {{-20, 16}, {-2, 34}, {10, 52}}, 3.4f, 4);
  drawBranch(painter, {{40, -14}, {58, -8}, {80, -14}}, 2.8f, 5);
  drawBranch(painter, {{-24, -26}, {-2, -38}, {18, -44}}, 2.4f, 6);
  struct Bloom { Vec2 at; float size; };
  for (const Bloom b : {Bloom{{-46, -4}, 12}, {{-22, -30}, 9}, {{0, 0}, 13}, {{30, -16}, 10}, {{60, -34}, 9.5f}, {{22, 20}, 11},
                        {{56, 26}, 9}, {{-6, 36}, 9}, {{62, -9}, 7.5f}, {{4, -40}, 7.5f}, {{-62, 30}, 10}})
    drawPlum(painter, b.at, b.size, b.at.x, kVermilion, static_cast<std::uint32_t>(b.at.x + 200));
  Dice dice(77);
  for (const Vec2 bud : {Vec2{-16, -49}, {-18, -40}, {19, -45}, {70, 24}, {66, 18}, {80, -14}, {74, -18}, {11, 52}, {6, 46}, {46, 20}, {68, -42}, {40, 32}}) {
    Enamel lacquer = red(1, 5);
    lacquer.glass = kVermilion;
    lacquer.relief_mm = 1;
    lacquer.pool = 0.05f;
    lacquer.wash = [](Vec2) { return 1.3f; };
    painter.fill(circle(bud, dice.between(1.8f, 2.8f), 20), lacquer);
  }
}

// How near a place of the lid seen from above is to its edge: 0 inside, 1 at the edge.
float towardsEdge(Vec2 mm) {
  const Vec2 q{std::max(0.0f, std::abs(mm.x) - (kHalfWide - kCorner)), std::max(0.0f, std::abs(mm.y) - (kHalfDeep - kCorner))};
  return smooth(kCorner - 12, kCorner + 1, length(q));
}

LeafTexel goldTexel(const BoxSheet& sheet, float x, float y) {
  LeafGround ground{38, 2.2f, 0, 3};
  if (y < sheet.lidBandTop()) {
    if (x > 0.62f * sheet.side) {  // plain lacquer, sprinkled with gold
      const float grain = chance(static_cast<int>(x / 2), static_cast<int>(y / 2), 8);
      return grain > 0.93f ? LeafTexel{srgb(0xB98A3C), 0.8f, 0.4f} : LeafTexel{kBlack * (0.9f + 0.3f * grain), 0, 0.16f};
    }
    const Vec2 mm = (Vec2{x, y} - sheet.lidMiddle()) * (1 / sheet.lidPerMm());
    ground.wear = 0.62f * towardsEdge(mm) + 0.02f;
    return leafAt(mm + Vec2{400, 300}, ground);
  }
  const bool body = y >= sheet.bodyBandTop();
  const float mm_y = (y - (body ? sheet.bodyBandTop() : sheet.lidBandTop())) / sheet.perMm(), tall = body ? 52.0f : 32.0f;
  const float part = clamp01((x - 0.004f * sheet.side) / (0.992f * sheet.side));
  // Round the corners the hand rubs most, and along the rims.
  const Vec2 at = outlineAt(part);
  const bool corner = std::abs(at.x) > kHalfWide - kCorner && std::abs(at.y) > kHalfDeep - kCorner;
  const float round = corner ? smooth(0, 0.5f, std::min(std::abs(at.x) - (kHalfWide - kCorner), std::abs(at.y) - (kHalfDeep - kCorner)) / kCorner) : 0;
  const float rim = std::max(smooth(7, 0, mm_y), smooth(tall - 7, tall, mm_y));
  ground.wear = 0.36f * round + 0.56f * rim + 0.02f;
  ground.seed = body ? 23 : 13;
  ground.sheet = girth() / 16;
  return leafAt({part * girth(), mm_y}, ground);
}

Pictures paintBox(const BoxSheet& sheet) {
  const int side = static_cast<int>(sheet.side);
  Canvas lacquer(side, side, kBlack), metal(side, side, {});
  Painter painter(lacquer, sheet.lidMiddle(), sheet.lidPerMm());
  drawSpray(painter);
  // The branch goes on over the front of lid and body, a quarter turn on.
  Painter front(lacquer, {0.004f * sheet.side + 0.25f * 0.992f * sheet.side, sheet.bodyBandTop()}, sheet.perMm());
  drawBranch(front, {{84, -2}, {60, 14}, {28, 18}, {-4, 34}, {-40, 32}}, 5, 11);
  drawBranch(front, {{28, 18}, {14, 8}, {-14, 12}}, 2.6f, 12);
  for (const Vec2 at : {Vec2{52, 17}, {20, 24}, {-12, 12}, {-28, 34}, {4, 8}}) drawPlum(front, at, 8.5f, at.x, kVermilion, static_cast<std::uint32_t>(at.x + 300));
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) {
      const LeafTexel leaf = goldTexel(sheet, in(x) + 0.5f, in(y) + 0.5f);
      Texel& texel = lacquer.at(x, y);
      const float painted = clamp01(texel.relief * 1.5f) * (0.35f + 0.65f * smooth(0.1f, 0.9f, leaf.gold + (leaf.gold < 0.5f ? 0.0f : 0.4f)));
      texel.colour = mix(leaf.colour, texel.colour, painted);
      // glTF: green is roughness, blue is metal, both as plain numbers; the canvas encodes sRGB, so decode first.
      metal.at(x, y).colour = {1, linearFromSrgb(mix(leaf.roughness, 0.22f, painted)), linearFromSrgb(leaf.gold * (1 - painted))};
    }
  return {encodeJpeg(side, side, srgbBytes(lacquer), 92), encodeJpeg(side, side, srgbBytes(metal), 92)};
}

bool make(const std::filesystem::path& folder, const Quality& quality) {
  const BoxSheet sheet{quality.quick ? 512.0f : 4096.0f};
  const float a = kHalfWide;
  const auto texel = [&](Vec2 at) { return at * (1 / sheet.side); };
  const auto plain = [&](const Path& profile) {
    return [&sheet, profile, texel](float turn, float arc) { return texel(sheet.plainMiddle() + flatAt(turn, radiusAt(profile, arc)) * (sheet.side * 0.0016f)); };
  };
  const auto above = [&](const Path& profile) {
    return [&sheet, profile, texel](float turn, float arc) { return texel(sheet.lidMiddle() + flatAt(turn, radiusAt(profile, arc)) * sheet.lidPerMm()); };
  };
  const auto band = [&](const Path& profile, bool body) {
    return [&sheet, profile, texel, body](float turn, float arc) {
      return texel({sheet.side * (0.004f + 0.992f * turn / (2 * kPi)), (body ? sheet.bodyBandTop() : sheet.lidBandTop()) + (arcLength(profile) - arc) * sheet.perMm()});
    };
  };
  const Path bottom = through({{0, 1.2f}, {a * 0.90f, 1.0f}, {a - 4, 0.2f}, {a - 1.4f, 0.1f}, {a, 1.6f}}, 16);
  const Path body = through({{a, 1.6f}, {a, 12}, {a, 30}, {a, 45}, {a - 0.3f, 47.4f}, {a - 1.2f, 48}}, 16);
  const Path inside = through({{a - 1.2f, 48}, {a - 3.4f, 48}, {a - 3.8f, 47}, {a - 3.8f, 30}, {a - 4.2f, 6}, {a - 8, 4}, {a * 0.5f, 4}, {0, 4}}, 16);
  const Path under = through({{0, 71}, {a * 0.6f, 69.8f}, {a - 9, 66}, {a - 4.2f, 60}, {a - 3.8f, 50}, {a - 3.4f, 48.4f}, {a - 1.2f, 48.3f}}, 16);
  const Path lid_side = through({{a - 1.2f, 48.3f}, {a + 0.3f, 48.8f}, {a + 0.5f, 51}, {a + 0.4f, 58}, {a - 0.4f, 64}, {a - 2.2f, 67.5f}}, 16);
  const Path lid_top = through({{a - 2.2f, 67.5f}, {a - 6, 70.2f}, {a * 0.86f, 72.2f}, {a * 0.6f, 74.2f}, {a * 0.3f, 75.2f}, {0, 75.5f}}, 16);
  const std::vector<WheelPart> lower = {{bottom, false, plain(bottom), nullptr}, {body, true, band(body, true), nullptr}, {inside, false, plain(inside), nullptr}};
  const std::vector<WheelPart> upper = {{under, false, plain(under), nullptr}, {lid_side, true, band(lid_side, false), nullptr}, {lid_top, false, above(lid_top), nullptr}};
  const auto hand = [](const WheelPoint& p) {
    const float radius = std::sqrt(p.position.x * p.position.x + p.position.z * p.position.z);
    const Vec2 flat = flatAt(p.turn, radius);
    // Lacquered wood moves by a tenth of a millimetre over the years.
    return Vec3{flat.x + 0.12f * noise(flat.y * 0.04f, p.position.y * 0.05f, 61), p.position.y + 0.12f * noise(flat.x * 0.03f, flat.y * 0.03f, 62) * smooth(5, 20, p.position.y),
                flat.y + 0.12f * noise(flat.x * 0.04f, p.position.y * 0.05f, 63)};
  };
  const float edge = quality.quick ? 5.0f : 1.0f;
  Mesh mesh = revolve(lower, edge, hand);
  append(mesh, revolve(upper, edge, hand));
  const Pictures pictures = paintBox(sheet);
  return writeGlb(folder / "goldbox.glb", mesh, {pictures.colour, pictures.metal, "gold_leaf"}, 0.001f);
}

}  // namespace

Piece goldBox() {
  return {"K-003",
          {{"資料名", "金箔貼梅枝文小箱"}, {"資料名_カナ", "キンパクバリウメエダモンコバコ"}, {"資料名_英語", "Gold-leaf box with a plum branch"},
           {"分類", "漆工"}, {"分類_英語", "Lacquer"}, {"産地", "見本"}, {"産地_英語", "Sample"}, {"材質", "木、漆、金箔"}, {"材質_英語", "Wood, lacquer, gold leaf"},
           {"技法", "箔押し、漆絵"}, {"技法_英語", "Gold leaf, painting in lacquer"}, {"寸法(表示)", "縦13.3cm 横18.5cm 高7.5cm"},
           {"高さ_cm", "7.5"}, {"幅_cm", "18.5"}, {"奥行_cm", "13.3"}, {"員数", "1合"}, {"実寸根拠", kBasisOfSize},
           {"解説_ja", "金箔を一枚ずつ貼り重ねた小箱です。箔の継ぎ目、細かなひび、手のふれる角の擦れから下の朱と黒漆がのぞきます。蓋から胴へ、梅の枝が漆で描かれています。光の下で回すと、箔ごとに輝きが違います。見本としてプログラムが描いたもので、実在の作品ではありません。"},
           {"解説_easy", "金の紙のようにうすい金箔をはった箱です。角のところは、金がはがれて、下の赤と黒が見えます。梅の花がかいてあります。これはコンピューターが作った見本です。"},
           {"解説_en", "A small box covered sheet by sheet with gold leaf. Laps between the sheets, hairline cracks, and corners rubbed by hands let the red and the black lacquer below look through. A plum branch in lacquer runs over the lid and down the front. Turn it: every sheet shines a little differently. Drawn by a program as a sample; it is not a real work."},
           {"代替テキスト", "金箔で覆われた角の丸い箱。蓋に黒と朱の漆で梅の枝が描かれ、角は擦れて下地が見える。"},
           {"代替テキスト_英語", "A rounded box covered in gold leaf, a plum branch in black and red lacquer across its lid, the corners worn to red and black."}},
          R"(unit = "m"
up_axis = "Y"

[[view]]
id = "front"
label = { ja = "正面", en = "Front" }
target_m = [0, 0.035, 0]
yaw_deg = -25
pitch_deg = 32

[[view]]
id = "lid"
label = { ja = "蓋", en = "The lid" }
target_m = [0, 0.07, 0]
yaw_deg = 0
pitch_deg = 80

[[view]]
id = "corner"
label = { ja = "角の擦れ", en = "A worn corner" }
target_m = [0.08, 0.06, 0.055]
yaw_deg = 45
pitch_deg = 35
distance_m = 0.2

[[view]]
id = "seam"
label = { ja = "箔の継ぎ目", en = "The seams of the leaf" }
target_m = [0.012, 0.0755, 0.03]
yaw_deg = 10
pitch_deg = 50
distance_m = 0.16
light = { environment = "gallery", yaw_deg = -70, pitch_deg = 15, intensity = 2 }

[[annotation]]
id = "wear"
position_m = [0.083, 0.0685, 0.058]
normal = [0.5, 0.7, 0.5]
label = { ja = "擦れ", en = "Wear" }
body = { ja = "手のふれる角では箔が擦れ、下地の朱と黒漆が見えます。", en = "Where hands touch, the leaf has gone and the red and black below appear." }
view = "corner"

[[annotation]]
id = "lap"
position_m = [0.012, 0.0755, 0.03]
normal = [0, 1, 0]
label = { ja = "箔の重なり", en = "Laps of the leaf" }
body = { ja = "箔を少しずつ重ねて貼るため、継ぎ目は明るい筋になります。", en = "Each sheet lies a little over the next, and the lap shows as a brighter line." }
view = "lid"

[[tour]]
id = "leaf"
label = { ja = "金箔を読む", ja-easy = "きんの かみを みる", en = "Reading the gold leaf", zh = "细看金箔", ko = "금박 읽기" }

[[tour.stop]]
view = "front"
text = { ja = "小さな箱を、薄い金の箔でくるんであります。", ja-easy = "ちいさい はこです。うすい きんが はって あります。", en = "A small box, wrapped in the thinnest sheets of gold.", zh = "小小的盒子，外面包着薄薄的金箔。", ko = "작은 상자를 얇은 금박으로 감쌌습니다." }

[[tour.stop]]
view = "seam"
annotation = "lap"
text = { ja = "少し横から光を当てると、箔と箔の重なりが明るい筋になって見えます。", ja-easy = "よこから ひかりを あてると、きんと きんの かさなりが みえます。ほそい せんです。", en = "Light from the side shows the laps: brighter lines where one sheet lies over the next.", zh = "从侧面打光，可以看到箔与箔相叠处的亮线。", ko = "옆에서 빛을 비추면 금박이 겹친 곳이 밝은 줄로 보입니다." }

[[tour.stop]]
annotation = "wear"
)",
          make};
}

}  // namespace kura::sample
