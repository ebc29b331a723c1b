// K-001: a large bowl of the Kutani kind: porcelain, overglaze enamels in five colours, relief in the mesh itself.
#include "bowl_painting.h"
#include "collection.h"
#include "mesh.h"
#include "noise.h"
#include "revolve.h"
#include "write_picture.h"

namespace kura::sample {
namespace {

// Where the wheel's arc lies in the unrolled picture of the outside, as a table over the arc.
struct Unrolled {
  Path profile;
  std::vector<float> tall;  // at equal steps of the arc

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

bool make(const std::filesystem::path& folder, const Quality& quality) {
  const Path base = through({{0, 8.0f}, {30, 8.3f}, {60, 9.2f}, {66, 8.2f}, {68, 4.5f}, {69.6f, 0.9f}, {71.6f, 0.0f}, {74.4f, 0.2f}, {76.0f, 1.6f}, {77.5f, 6}, {80, 12}}, 24);
  const Path wall = through({{80, 12}, {88, 16.5f}, {112, 29}, {140, 52}, {158, 80}, {167, 105}, {170, 116}}, 24);
  const Path inside = through({{170, 116}, {170.6f, 118.6f}, {169.6f, 120.0f}, {168.0f, 119.2f}, {166.0f, 114.5f}, {162, 104}, {152.5f, 81}, {134, 55}, {106, 34}, {72, 20}, {36, 14.6f}, {0, 14}}, 24);
  const Unrolled outside(wall);
  const BowlSheet sheet{quality.quick ? 512.0f : 4096.0f, arcLength(inside), arcLength(base), outside.tall.back()};
  const Canvas canvas = paintBowl(sheet);
  if (!writeJpeg(folder / "bowl.jpg", canvas.width, canvas.height, srgbBytes(canvas), 92)) return false;

  const auto relief = [&canvas](Vec2 texcoord) { return reliefAt(canvas, texcoord.x * static_cast<float>(canvas.width), texcoord.y * static_cast<float>(canvas.height)); };
  std::vector<WheelPart> parts(3);
  parts[0] = {base, false, [&](float turn, float arc) { return sheet.base(turn, arc); }, [&](const WheelPoint& p) { return relief(sheet.base(p.turn, p.arc)); }};
  parts[1] = {wall, true, [&](float turn, float arc) { return sheet.outside(turn, outside.at(arc)); },
              [&](const WheelPoint& p) { return relief(sheet.outside(p.turn, outside.at(p.arc))); }};
  parts[2] = {inside, false, [&](float turn, float arc) { return sheet.inside(turn, sheet.inside_arc - arc); },
              [&](const WheelPoint& p) { return relief(sheet.inside(p.turn, sheet.inside_arc - p.arc)); }};
  // Drying and firing pull a thrown bowl a little out of round; the scanner adds its own grain of 0.05 mm.
  const auto hand = [](const WheelPoint& p) {
    Vec3 at = p.position;
    const float out = 0.45f * std::cos(2 * p.turn + 0.7f) * (at.y / 120) + 0.2f * noiseAround(p.turn, at.y * 0.02f, 6, 41);
    const float grain = 0.05f * (chance(static_cast<int>(std::lround(at.x * 64)), static_cast<int>(std::lround(at.z * 64)), static_cast<std::uint32_t>(std::lround(at.y * 64) + 5000)) - 0.5f);
    const Vec3 away{std::cos(p.turn), 0, std::sin(p.turn)};
    const float radius = std::sqrt(at.x * at.x + at.z * at.z);
    at = at + away * (out * std::min(1.0f, radius / 100)) + p.normal * grain;
    at.y += 0.3f * std::cos(3 * p.turn + 1.1f) * smooth(60, 120, at.y);
    return at;
  };
  return writeObj(folder / "bowl.obj", revolve(parts, quality.quick ? 6.0f : 0.665f, hand), "porcelain", "bowl.jpg");
}

}  // namespace

Piece kutaniBowl() {
  return {"K-001",
          {{"資料名", "五彩牡丹文鉢"}, {"資料名_カナ", "ゴサイボタンモンバチ"}, {"資料名_英語", "Bowl with peonies in five enamels"},
           {"分類", "陶磁"}, {"分類_英語", "Ceramics"}, {"産地", "見本（九谷の様式による）"}, {"産地_英語", "Sample, in the manner of Kutani"},
           {"材質", "磁器"}, {"材質_英語", "Porcelain"}, {"技法", "色絵（五彩）"}, {"技法_英語", "Overglaze enamels in five colours"},
           {"寸法(表示)", "径34.2cm 高12.0cm"}, {"高さ_cm", "12.0"}, {"幅_cm", "34.2"}, {"奥行_cm", "34.1"}, {"径_cm", "34.2"}, {"員数", "1口"}, {"実寸根拠", kBasisOfSize}, {"銘文", "高台内に角福"},
           {"解説_ja", "見込みいっぱいに牡丹を咲かせ、まわりの黄地には渦文を細かく引いて唐草をめぐらせました。口縁は亀甲文の帯です。緑・黄・紫・紺青・赤の五色で、絵具の盛り上がりまで形にしてあります。光の向きを変えると、縁にたまった釉の厚みが見えます。この鉢は見本としてプログラムが描いたもので、実在の作品ではありません。"},
           {"解説_easy", "大きな鉢です。中に、牡丹という花がかいてあります。緑、黄色、紫、青、赤の五つの色を使っています。絵の具が少しもり上がっています。鉢の裏には「福」という字があります。これはコンピューターが作った見本です。"},
           {"解説_en", "Peonies fill the well; around them an arabesque runs over a yellow ground drawn full of small scrolls, and a band of tortoiseshell closes the rim. The five Kutani colours, green, yellow, purple, dark blue and red, stand up from the glaze in the shape itself: turn the bowl against the light and the edges of each pool of enamel appear. This bowl was drawn by a program as a sample; it is not a real work."},
           {"代替テキスト", "内側いっぱいに紫と紅白の牡丹を描き、黄色い地に唐草をめぐらせた大きな鉢。口縁に亀甲文の帯がある。"},
           {"代替テキスト_英語", "A wide bowl painted inside with purple and red-and-white peonies, arabesque on a yellow ground, and a band of hexagons at the rim."}},
          R"(unit = "mm"
up_axis = "Y"

[material]
metallic = 0.0
roughness = 0.34
clearcoat = 0.85
clearcoat_roughness = 0.06

[[view]]
id = "front"
label = { ja = "正面", en = "Front" }
target_m = [0, 0.055, 0]
yaw_deg = 0
pitch_deg = 32

[[view]]
id = "well"
label = { ja = "見込み", en = "The well" }
target_m = [0, 0.03, 0]
yaw_deg = 0
pitch_deg = 82
distance_m = 0.55

[[view]]
id = "footring"
label = { ja = "高台", en = "Footring" }
target_m = [0, 0.01, 0]
yaw_deg = 0
pitch_deg = -62
distance_m = 0.42

[[view]]
id = "enamel"
label = { ja = "絵具の盛り上がり", ja-easy = "えのぐの もりあがり", en = "The raised enamel", zh = "隆起的彩料", ko = "도드라진 물감" }
target_m = [-0.01, 0.02, 0.01]
yaw_deg = 20
pitch_deg = 55
distance_m = 0.28
light = { environment = "raking", yaw_deg = 80, pitch_deg = 12, intensity = 1.5 }

[[annotation]]
id = "peony"
position_m = [-0.012, 0.0146, 0.004]
normal = [0, 1, 0]
label = { ja = "牡丹", en = "Peony" }
body = { ja = "花びらは一枚ずつ輪郭を引き、紫の釉を盛ってあります。縁にたまった釉が光ります。", en = "Each petal is drawn in outline and filled with purple glass; where it pooled at the edge it catches the light." }
view = "well"

[[annotation]]
id = "rim"
position_m = [0, 0.112, 0.163]
normal = [0, 0.4, -0.9]
label = { ja = "亀甲文", en = "Tortoiseshell" }
body = { ja = "六角形をつないだ吉祥文様。長寿を願います。", en = "Joined hexagons, a pattern that wishes long life." }

[[annotation]]
id = "mark"
position_m = [0, 0.008, 0]
normal = [0, -1, 0]
label = { ja = "角福", en = "Mark: fuku" }
body = { ja = "二重の角に「福」の一字。しあわせを意味します。", en = "The character fuku, good fortune, in a double square." }
view = "footring"

[[tour]]
id = "five-colours"
label = { ja = "五つの色をめぐる", ja-easy = "五つの いろを みる", en = "A walk through five colours", zh = "五彩之旅", ko = "다섯 색을 따라" }

[[tour.stop]]
view = "front"
text = { ja = "まずは手に取る前の姿を。口の広い、浅い大鉢です。", ja-easy = "大きくて、あさい はちです。はじめに ぜんぶを みましょう。", en = "First as it stands on the shelf: wide at the mouth, shallow, made to be looked into.", zh = "先看整体：口沿宽阔，器身较浅。", ko = "먼저 전체 모습입니다. 입이 넓고 얕은 큰 사발입니다." }

[[tour.stop]]
view = "well"
annotation = "peony"
text = { ja = "のぞき込むと、牡丹が満開です。緑・黄・紫・紺青・赤、五つの色を数えてみてください。", ja-easy = "なかを みてください。はなが さいています。みどり、きいろ、むらさき、あお、あか。五つの いろが あります。", en = "Look inside: peonies in full bloom. Can you count the five colours, green, yellow, purple, dark blue and red?", zh = "向里看，牡丹盛开。绿、黄、紫、绀青、红，请数一数这五种颜色。", ko = "안을 들여다보면 모란이 활짝 피어 있습니다. 초록, 노랑, 보라, 감청, 빨강 다섯 색을 세어 보세요." }

[[tour.stop]]
view = "enamel"
text = { ja = "光を低くすると、絵具がガラスのように盛り上がっているのがわかります。", ja-easy = "よこから ひかりを あてました。えのぐが たかく なっています。ガラスのようです。", en = "With the light low, the colours turn out to be glass: each stands up from the surface.", zh = "把光放低，就能看到彩料像玻璃一样隆起。", ko = "빛을 낮추면 물감이 유리처럼 도드라진 것이 보입니다." }

[[tour.stop]]
annotation = "rim"

[[tour.stop]]
annotation = "mark"
label = { ja = "うらの「福」", ja-easy = "うらの「ふく」", en = "Fuku, underneath", zh = "底部的“福”字", ko = "바닥의 ‘복’ 자" }
text = { ja = "最後に裏返して。二重の角の中に「福」の一字。使う人のしあわせを願う印です。", ja-easy = "うらを みましょう。「ふく」という じが あります。つかう ひとの しあわせを ねがう しるしです。", en = "Last, turn it over: in a double square stands fuku, good fortune, wished to whoever uses it.", zh = "最后翻过来：双重方框里是一个“福”字，祝愿使用者幸福。", ko = "마지막으로 뒤집어 봅니다. 두 겹 네모 안의 ‘복’ 자는 쓰는 사람의 행복을 비는 글자입니다." }
)",
          make};
}

}  // namespace kura::sample
