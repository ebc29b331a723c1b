// The words of the sample collection: a collection file, the record of each piece, views and annotations.
#include "items.h"
#include "mesh.h"

namespace kura::sample {
namespace {

constexpr const char* kCollection = R"TOML(# 見本の資料フォルダ。すべて CC0。 The sample collection, all of it CC0.
languages = ["ja", "en"]
unit = "mm"
up_axis = "Y"
credit = "Kurabiraki sample collection"

[title]
ja = "見本の蔵"
en = "The Sample Storehouse"

[description]
ja = "蔵の扉を開けると、色絵と金箔がひかります。手にとるように回して、筆の跡まで近づいてごらんください。"
en = "Open the storehouse door and enamels and gold leaf begin to shine. Turn each piece as if it lay in your hands, and come as near as the marks of the brush."

[rights]
image = "http://creativecommons.org/publicdomain/zero/1.0/"
model = "http://creativecommons.org/publicdomain/zero/1.0/"
high_definition = "http://creativecommons.org/publicdomain/zero/1.0/"

[[facility]]
id = "mihon"
name = { ja = "見本蔵", en = "Sample Storehouse" }
)TOML";

constexpr const char* kItems =
    "資料番号,資料名,資料名_カナ,資料名_英語,分類,分類_英語,時代(表示),時代(表示)_英語,産地,産地_英語,材質,材質_英語,技法,技法_英語,寸法(表示),高さ_cm,幅_cm,奥行_cm,径_cm,員数,銘文,"
    "所蔵館,解説_ja,解説_easy,解説_en,代替テキスト,代替テキスト_英語,3Dファイル,実寸根拠,ソフト,権利URI_通常画像,権利URI_3D,クレジット,公開\r\n"
    "K-001,五彩牡丹文鉢,ゴサイボタンモンハチ,Bowl with Peonies in Five Colours,陶磁器,Ceramics,現代（見本）,Present day (sample),石川県,Ishikawa,磁器,Porcelain,色絵,Overglaze enamels,高12.0 口径34.2 底径13.8 cm,12.0,,,34.2,1口,角福,"
    "mihon,"
    "\"九谷五彩とよばれる赤・黄・緑・紫・紺青で、咲きみちた牡丹を見込みいっぱいに描いた鉢です。\n絵具は厚く盛られ、指でなぞれそうなほど盛り上がっています。縁をめぐる亀甲文のひとつひとつに、小さな花が入っています。裏返すと、高台の中に「福」の字が見つかります。\","
    "\"九谷焼（くたにやき）の 大きな 鉢です。赤、黄、緑、紫、青の 5つの 色で 牡丹の 花を かきました。さわると、絵のところが すこし もりあがっています。\","
    "\"A deep bowl filled with peonies in the five colours of Kutani: red, yellow, green, purple and dark blue.\nThe enamels stand thick enough to be felt with a finger. Each hexagon of the border holds a small flower. Turn the bowl over to find the character for good fortune inside the footring.\","
    "白い磁器の大きな鉢。内側に赤い大輪の牡丹、まわりに紫と黄の牡丹と葉、蝶。縁に亀甲文の帯。,"
    "\"A large white porcelain bowl. Inside, a great red peony with purple and yellow ones, leaves and butterflies; a band of hexagons along the rim.\","
    "bowl.obj,生成時の設計寸法,Kurabiraki sample generator,http://creativecommons.org/publicdomain/zero/1.0/,http://creativecommons.org/publicdomain/zero/1.0/,Kurabiraki sample collection,公開\r\n"
    "K-002,青手窓絵梅牡丹文蓋物,アオデマドエウメボタンモンフタモノ,Lidded Jar with Plum and Peony Windows,陶磁器,Ceramics,現代（見本）,Present day (sample),石川県,Ishikawa,磁器,Porcelain,\"色絵（青手）\",\"Overglaze enamels, Ao-Kutani manner\",高24.7 胴径17.7 cm,24.7,,,17.7,1合,角福,"
    "mihon,"
    "\"緑の絵具で地をすきまなく塗りうめる「青手」の蓋物です。\n渦の地文のなかに三つの窓をあけ、老梅、紫の牡丹と蝶、黄の牡丹を描きました。肩には七宝と亀甲、裾には青海波がめぐります。\","
    "\"ふたの ある つぼです。ぜんぶを 緑の 絵のぐで ぬる やりかたを「青手（あおで）」と いいます。3つの まどの 中に、梅と 牡丹が さいています。\","
    "\"A lidded jar in the ao-de manner, its whole ground covered with green enamel.\nThree windows open in the scrolling ground: an old plum tree, purple peonies with a butterfly, yellow peonies. Interlocking circles and hexagons run round the shoulder, waves round the foot.\","
    "緑の地に渦文、三つの白い窓に梅と牡丹を描いた、紫のつまみの蓋つきの壺。,\"A green jar with a purple-knobbed lid; white windows show plum blossom and peonies.\","
    "jar.obj,生成時の設計寸法,Kurabiraki sample generator,http://creativecommons.org/publicdomain/zero/1.0/,http://creativecommons.org/publicdomain/zero/1.0/,Kurabiraki sample collection,公開\r\n"
    "K-003,金箔貼梅文小箱,キンパクハリウメモンコバコ,Gold-leaf Box with Plum Blossom,漆工,Lacquer,現代（見本）,Present day (sample),石川県,Ishikawa,\"木、漆、金箔\",\"Wood, lacquer, gold leaf\",箔押し、盛上彩色,\"Gold leaf, raised colours\",高9.2 幅16.4 奥行11.8 cm,9.2,16.4,11.8,,1合,,"
    "mihon,"
    "\"黒漆の上に赤い下地を塗り、金箔を一枚ずつ置いた小箱です。\n光を動かすと、箔と箔の重なりが細い線になって見えます。角は手でふれられて薄くなり、下地の赤と漆の黒がのぞいています。\","
    "\"金箔（きんぱく）を はった 小さな 箱です。金箔は とても うすい 金の 紙です。四角い かたちの つなぎ目を さがしてみましょう。\","
    "\"A small box covered sheet by sheet with gold leaf over red bole and black lacquer.\nMove the light and the overlaps of the leaf show as fine lines. At the corners hands have worn the gold thin, and the red and the black look through.\","
    "金色の小箱。蓋に紅白の梅の枝。角がすれて赤と黒の下地が見える。,A golden box with a branch of red and white plum blossom on its lid; red and black show at the worn corners.,"
    "box.glb,生成時の設計寸法,Kurabiraki sample generator,http://creativecommons.org/publicdomain/zero/1.0/,http://creativecommons.org/publicdomain/zero/1.0/,Kurabiraki sample collection,公開\r\n"
    "K-004,金地松燕子花流水図屏風,キンジマツカキツバタリュウスイズビョウブ,Pine and Irises by a Stream on Gold,絵画,Painting,現代（見本）,Present day (sample),石川県,Ishikawa,\"紙、金箔、銀箔、岩絵具\",\"Paper, gold and silver leaf, mineral pigments\",紙本金地着色・盛上,Colour and raised patterns on gold-leafed paper,縦170.4 横374.4 cm,170.4,374.4,,,六曲一隻,,"
    "mihon,"
    "\"金箔を敷きつめた六枚折りの屏風です。右から老松の枝がのび、群青の流れの岸に燕子花が咲き、銀の月へ千鳥がわたります。\n近づくと、金の雲に盛り上げた七宝と麻の葉の文様、まかれた砂子や切箔、松葉の一筋、鳥の羽の一枚まで見えてきます。月の銀は、ほんものの銀箔のように黒ずんでいます。\","
    "\"6まいの 板を つないだ 屏風（びょうぶ）です。金の 紙の 上に、松の 木、青い 花、川、月、鳥が かいてあります。大きくして、鳥が なんわ いるか かぞえてみましょう。\","
    "\"A six-panel folding screen on squares of gold leaf. An old pine reaches in from the right, rabbit-ear irises stand along a stream of azurite, and plovers fly past a moon of silver.\nCome close: the gold clouds carry raised patterns of linked circles and hemp leaves, gold dust and cut leaf are scattered round them, and every needle and every feather is there. The moon has darkened, as silver leaf does.\","
    "金地の六曲屏風。右に大きな松、中央を紺青の流れが曲がり、左右の岸に青い燕子花。左上に黒ずんだ銀の月と金雲、その間を千鳥が飛ぶ。,\"A gold six-panel screen: a great pine on the right, a winding dark blue stream, blue irises on both banks, a darkened silver moon among gold clouds, and plovers in flight.\","
    ",,Kurabiraki sample generator,http://creativecommons.org/publicdomain/zero/1.0/,,Kurabiraki sample collection,公開\r\n"
    "K-005,灰釉茶碗,カイユウチャワン,Ash-glazed Tea Bowl,陶磁器,Ceramics,現代（見本）,Present day (sample),石川県,Ishikawa,陶土,Stoneware,灰釉,Ash glaze,高8.1 口径12.0 cm,8.1,,,12.0,1口,,"
    "mihon,"
    "\"土のままの高台の上に、灰の釉が流れてとまった茶碗です。\nろくろの指の跡、片手で押したへこみ、見込みにたまった緑のガラスを、回してごらんください。\","
    "\"お茶を のむ 茶わんです。下の ほうは 土の まま、上の ほうは 灰（はい）から つくった くすりが かかっています。ゆびの あとが わかりますか。\","
    "\"A tea bowl: ash glaze has run down and stopped above a foot of bare clay.\nTurn it to find the rings of the fingers, the dent of one hand, and the green pool of glass in the well.\","
    "淡い灰色の釉がかかり、下部に赤茶の土が見える、手びねりの茶碗。,\"A hand-formed tea bowl with pale ash glaze and red-brown clay below.\","
    "chawan.ply,生成時の設計寸法,Kurabiraki sample generator,http://creativecommons.org/publicdomain/zero/1.0/,http://creativecommons.org/publicdomain/zero/1.0/,Kurabiraki sample collection,公開\r\n";

constexpr const char* kBowl = R"TOML([material]
metallic = 0.0
roughness = 0.42
clearcoat = 1.0
clearcoat_roughness = 0.08

[[view]]
id = "well"
label = { ja = "見込み", en = "Well" }
target_m = [0, 0.03, 0]
yaw_deg = 0
pitch_deg = 72
distance_m = 0.62

[[view]]
id = "mark"
label = { ja = "高台の銘", en = "Mark in the footring" }
target_m = [0, 0.005, 0]
yaw_deg = 0
pitch_deg = -80
distance_m = 0.34

[[annotation]]
id = "peony"
position_m = [-0.03, 0.02, 0.0]
normal = [0, 1, 0]
label = { ja = "盛り上がる絵具", en = "Raised enamel" }
body = { ja = "赤い花びらの絵具は、まわりより 0.2 ミリほど高くなっています。", en = "The red of the petals stands about 0.2 mm above its surroundings." }
view = "well"

[[annotation]]
id = "fuku"
position_m = [0, 0.006, 0]
normal = [0, -1, 0]
label = { ja = "角福", en = "The mark" }
body = { ja = "二重の四角に「福」。古九谷以来の銘です。", en = "The character fuku, good fortune, in a double square: a mark of Kutani since its beginnings." }
view = "mark"
)TOML";

constexpr const char* kJar = R"TOML([material]
metallic = 0.0
roughness = 0.40
clearcoat = 1.0
clearcoat_roughness = 0.07

[[view]]
id = "lid"
label = { ja = "蓋", en = "Lid" }
target_m = [0, 0.21, 0]
yaw_deg = 20
pitch_deg = 48
distance_m = 0.42

[[view]]
id = "plum"
label = { ja = "梅の窓", en = "The plum window" }
target_m = [0.03, 0.12, 0.02]
yaw_deg = 32
pitch_deg = 6
distance_m = 0.36
)TOML";

constexpr const char* kBox = R"TOML(unit = "m"

[[view]]
id = "lid"
label = { ja = "蓋の梅", en = "Plum branch on the lid" }
target_m = [0, 0.09, 0]
yaw_deg = 12
pitch_deg = 62
distance_m = 0.34

[[view]]
id = "corner"
label = { ja = "すれた角", en = "A worn corner" }
target_m = [0.07, 0.07, 0.05]
yaw_deg = 40
pitch_deg = 22
distance_m = 0.2
)TOML";

constexpr const char* kTeaBowl = R"TOML([material]
roughness = 0.5

[[view]]
id = "well"
label = { ja = "見込み", en = "Well" }
target_m = [0, 0.04, 0]
yaw_deg = 0
pitch_deg = 68
distance_m = 0.26

[[view]]
id = "foot"
label = { ja = "高台", en = "Foot" }
target_m = [0, 0.015, 0]
yaw_deg = 30
pitch_deg = -48
distance_m = 0.26
)TOML";

}  // namespace

void writeRecords(const std::filesystem::path& root) {
  writeText(root / "collection.toml", kCollection);
  writeText(root / "items.csv", kItems);
  writeText(root / "items/K-001/item.toml", kBowl);
  writeText(root / "items/K-002/item.toml", kJar);
  writeText(root / "items/K-003/item.toml", kBox);
  writeText(root / "items/K-005/item.toml", kTeaBowl);
}

}  // namespace kura::sample
