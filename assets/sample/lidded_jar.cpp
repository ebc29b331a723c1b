// K-002: a lidded jar whose ground is filled with enamel everywhere, in the manner called Ao-Kutani.
#include "collection.h"
#include "jar_painting.h"
#include "mesh.h"
#include "noise.h"
#include "revolve.h"
#include "write_picture.h"

namespace kura::sample {
namespace {

struct Unrolled {
  Path profile;
  std::vector<float> tall;

  explicit Unrolled(const Path& wall) : profile(wall), tall(400, 0.0f) {
    const float step = arcLength(wall) / static_cast<float>(tall.size() - 1);
    for (std::size_t i = 1; i < tall.size(); ++i) tall[i] = tall[i - 1] + step / radiusAt(wall, (static_cast<float>(i) - 0.5f) * step);
  }
  float at(float arc) const {
    const float place = clamp01(arc / arcLength(profile)) * static_cast<float>(tall.size() - 1);
    const auto i = std::min(tall.size() - 2, static_cast<std::size_t>(place));
    return mix(tall[i], tall[i + 1], place - static_cast<float>(i));
  }
};

Vec3 thrown(const WheelPoint& p, float lean) {
  const Vec3 away{std::cos(p.turn), 0, std::sin(p.turn)};
  const float radius = std::sqrt(p.position.x * p.position.x + p.position.z * p.position.z);
  const float out = (0.25f * std::cos(2 * p.turn + lean) + 0.12f * noiseAround(p.turn, p.position.y * 0.02f, 7, 51)) * std::min(1.0f, radius / 50);
  const float grain = 0.03f * (chance(static_cast<int>(std::lround(p.position.x * 64)), static_cast<int>(std::lround(p.position.z * 64)), static_cast<std::uint32_t>(std::lround(p.position.y * 64) + 9000)) - 0.5f);
  return p.position + away * out + p.normal * grain;
}

bool make(const std::filesystem::path& folder, const Quality& quality) {
  const Path base = through({{0, 5.5f}, {40, 6.2f}, {51, 6.5f}, {53.5f, 3.5f}, {55, 0.6f}, {57, 0}, {59, 0.5f}, {60.2f, 2.0f}}, 20);
  const Path wall = through({{60.2f, 2}, {61, 8}, {66, 24}, {79, 52}, {91, 86}, {95, 118}, {90, 148}, {75, 170}, {61.5f, 180}, {58.5f, 184}, {58.5f, 190}}, 24);
  const Path inside = through({{58.5f, 190}, {57.8f, 191.4f}, {56.2f, 191.6f}, {55, 190}, {55, 184}, {58, 178}, {71, 166}, {85, 146}, {90, 118}, {86, 86}, {74, 52}, {60, 24}, {40, 13.5f}, {0, 12}}, 20);
  // The lid: its skirt stands in the mouth, its brim rests on it.
  const Path lid_under = through({{0, 207}, {30, 205.5f}, {46, 200}, {51, 193}, {51.5f, 184}, {52.2f, 182.8f}, {53.4f, 184}, {53.8f, 190.6f}, {54.4f, 191.8f}, {60, 192.0f}, {64.5f, 192.2f}, {66, 193.2f}}, 20);
  const Path lid_over = through({{66, 193.2f}, {66.3f, 195}, {64.6f, 197}, {58, 204}, {44, 213.5f}, {26, 219.5f}, {13, 222}, {10.2f, 225}, {11.5f, 229.5f}, {16.5f, 234.5f}, {18, 239.5f}, {15, 245}, {7.5f, 248.8f}, {0, 251}}, 20);
  const Unrolled body(wall);
  const JarSheet sheet{quality.quick ? 512.0f : 4096.0f, body.tall.back(), arcLength(lid_over), arcLength(base)};
  const Canvas canvas = paintJar(sheet);
  const auto relief = [&canvas](Vec2 t) { return reliefAt(canvas, t.x * static_cast<float>(canvas.width), t.y * static_cast<float>(canvas.height)); };
  std::vector<WheelPart> jar(3), lid(2);
  jar[0] = {base, false, [&](float turn, float arc) { return sheet.base(turn, arc); }, [&](const WheelPoint& p) { return relief(sheet.base(p.turn, p.arc)); }};
  jar[1] = {wall, true, [&](float turn, float arc) { return sheet.body(turn, body.at(arc)); }, [&](const WheelPoint& p) { return relief(sheet.body(p.turn, body.at(p.arc))); }};
  jar[2] = {inside, false, [&](float turn, float arc) { return sheet.plain(turn, 1 - arc / arcLength(inside)); }, nullptr};
  lid[0] = {lid_under, false, [&](float turn, float arc) { return sheet.plain(turn, arc / arcLength(lid_under)); }, nullptr};
  lid[1] = {lid_over, false, [&](float turn, float arc) { return sheet.lid(turn, sheet.lid_arc - arc); }, [&](const WheelPoint& p) { return relief(sheet.lid(p.turn, sheet.lid_arc - p.arc)); }};
  const float edge = quality.quick ? 6.0f : 0.9f;
  Mesh mesh = revolve(jar, edge, [](const WheelPoint& p) { return thrown(p, 0.3f); });
  append(mesh, revolve(lid, edge, [](const WheelPoint& p) { return thrown(p, 0.3f); }));
  GlbPictures pictures;
  pictures.base_colour = encodeJpeg(canvas.width, canvas.height, srgbBytes(canvas), 92);
  pictures.material = "porcelain";
  return writeGlb(folder / "jar.glb", mesh, pictures, 0.001f);
}

}  // namespace

Piece liddedJar() {
  return {"K-002",
          {{"資料名", "五彩窓絵竹波文蓋物"}, {"資料名_カナ", "ゴサイマドエタケナミモンフタモノ"}, {"資料名_英語", "Lidded jar with bamboo and waves"},
           {"分類", "陶磁"}, {"分類_英語", "Ceramics"}, {"産地", "見本（青手九谷の様式による）"}, {"産地_英語", "Sample, in the manner of Ao-Kutani"},
           {"材質", "磁器"}, {"材質_英語", "Porcelain"}, {"技法", "色絵、塗埋手"}, {"技法_英語", "Overglaze enamels covering the whole ground"},
           {"寸法(表示)", "総高25.1cm 胴径19.1cm"}, {"高さ_cm", "25.1"}, {"幅_cm", "19.1"}, {"奥行_cm", "19.0"}, {"径_cm", "19.1"}, {"員数", "1合"}, {"実寸根拠", kBasisOfSize}, {"銘文", "高台内に角福"},
           {"解説_ja", "白い地を残さず絵具で塗り埋める、青手の手法にならった蓋物です。四つの窓には竹と荒波を描き、まわりの緑地には渦文を引きました。蓋のつまみは花のつぼみの形です。見本としてプログラムが描いたもので、実在の作品ではありません。"},
           {"解説_easy", "ふたのある入れ物です。緑、黄色、紫、青でぜんぶぬってあります。四つの窓の中に、竹と海の波がかいてあります。これはコンピューターが作った見本です。"},
           {"解説_en", "In the manner called Ao-Kutani no white is left: green, yellow, purple and dark blue cover the whole jar. Four windows open on bamboo by a rock and on breaking waves; scrolls fill the green between them, and the knob of the lid is a flower bud. Drawn by a program as a sample; it is not a real work."},
           {"代替テキスト", "全面を緑・黄・紫・紺青で塗り埋めた丸い蓋付きの壺。窓の中に竹と波が描かれている。"},
           {"代替テキスト_英語", "A round jar with a lid, covered all over in green, yellow, purple and dark blue, with windows showing bamboo and waves."}},
          R"(unit = "m"
up_axis = "Y"

[material]
metallic = 0.0
roughness = 0.34
clearcoat = 0.85
clearcoat_roughness = 0.06

[[view]]
id = "front"
label = { ja = "正面", en = "Front" }
target_m = [0, 0.12, 0]
yaw_deg = 0
pitch_deg = 12

[[view]]
id = "sea"
label = { ja = "波の窓", en = "The waves" }
target_m = [0, 0.11, 0]
yaw_deg = 90
pitch_deg = 6

[[view]]
id = "lid"
label = { ja = "蓋", en = "The lid" }
target_m = [0, 0.21, 0]
yaw_deg = 20
pitch_deg = 62
distance_m = 0.42

[[view]]
id = "footring"
label = { ja = "高台", en = "Footring" }
target_m = [0, 0.01, 0]
yaw_deg = 0
pitch_deg = -60
distance_m = 0.4

[[annotation]]
id = "bamboo"
position_m = [0, 0.115, 0.0955]
normal = [0, 0, 1]
label = { ja = "竹の窓", en = "Window with bamboo" }
body = { ja = "窓絵の手法です。黄の地に竹と岩を描きました。", en = "A picture in a window: bamboo and a rock on yellow." }
view = "front"

[[annotation]]
id = "mark"
position_m = [0, 0.0055, 0]
normal = [0, -1, 0]
label = { ja = "角福", en = "Mark: fuku" }
body = { ja = "二重の角に「福」の一字。", en = "The character fuku, good fortune, in a double square." }
view = "footring"
)",
          make};
}

}  // namespace kura::sample
