// K-004: a six-panel folding screen on gold leaf, as a photograph of 13,104 x 5,964 pixels.
#include "collection.h"
#include "screen/paint_screen.h"
#include "write_picture.h"

namespace kura::sample {
namespace {

bool make(const std::filesystem::path& folder, const Quality& quality) {
  const screen::Canvas picture = screen::paintScreen(quality.quick ? 0.82 : 3.5);
  return writeJpeg(folder / "photos" / "01.jpg", picture.width, picture.height, picture.rgb, 90);
}

}  // namespace

Piece foldingScreen() {
  return {"K-004",
          {{"資料名", "金地松燕子花流水図屏風"}, {"資料名_カナ", "キンジマツカキツバタリュウスイズビョウブ"}, {"資料名_英語", "Folding screen with pine, irises and a stream"},
           {"分類", "絵画"}, {"分類_英語", "Painting"}, {"産地", "見本"}, {"産地_英語", "Sample"}, {"材質", "紙本、金箔、銀箔、岩絵具"}, {"材質_英語", "Gold and silver leaf and mineral colours on paper"},
           {"技法", "金地着色、盛上"}, {"技法_英語", "Colour on gold leaf, raised patterns"}, {"寸法(表示)", "縦170.4cm 横374.4cm 六曲一隻"},
           {"高さ_cm", "170.4"}, {"幅_cm", "374.4"}, {"員数", "六曲一隻"}, {"実寸根拠", kBasisOfSize},
           {"解説_ja", "金箔を敷きつめた六枚折りの屏風です。右から老松の枝がのび、群青の流れの岸に燕子花が咲き、銀の月のかたわらを千鳥がわたります。近づくと、金の雲に盛り上げた七宝と麻の葉の文様、まかれた砂子や切箔、松葉の一筋、鳥の羽の一枚まで見えてきます。月の銀は、ほんものの銀箔のように黒ずんでいます。見本としてプログラムが描いたもので、実在の作品ではありません。"},
           {"解説_easy", "六つに折れる大きな絵です。金の紙の上に、松の木、青い花、川、月、鳥がかいてあります。大きくして、鳥が何わいるか数えてみましょう。これはコンピューターが作った見本です。"},
           {"解説_en", "An old pine reaches in from the right over squares of gold leaf; rabbit-ear irises stand along a stream of azurite, and plovers fly past a moon of silver. Come close: the gold clouds carry raised patterns of linked circles and hemp leaves, gold dust and cut leaf are scattered round them, and every needle and feather is there. The moon has darkened, as silver leaf does. Drawn by a program as a sample; it is not a real work."},
           {"代替テキスト", "金地の六曲屏風。右に大きな松、中央を紺青の流れが曲がり、左右の岸に青い燕子花。左上に黒ずんだ銀の月と金雲、その間を千鳥が飛ぶ。"},
           {"代替テキスト_英語", "A gold six-panel screen: a great pine at the right, a winding dark blue stream, blue irises on both banks, a darkened silver moon among gold clouds, and plovers in flight."}},
          "# 平らな作品：写真だけ / A flat work: photographs only\n",
          make};
}

}  // namespace kura::sample
