// K-004: a six-panel folding screen on gold leaf, as a photograph of 12,000 x 4,000 texels.
#include "collection.h"
#include "screen_painting.h"
#include "write_picture.h"

namespace kura::storehouse {
namespace {

bool make(const std::filesystem::path& folder, const Quality& quality) {
  const Picture picture = paintScreen(quality.quick ? 200 : 4000);
  return writeJpeg(folder / "photos" / "01.jpg", picture.width, picture.height, picture.rgb, 90);
}

}  // namespace

Piece foldingScreen() {
  return {"K-004",
          {{"資料名", "松に杜若流水図屏風"}, {"資料名_カナ", "マツニカキツバタリュウスイズビョウブ"}, {"資料名_英語", "Folding screen with pine, irises and a stream"},
           {"分類", "絵画"}, {"分類_英語", "Painting"}, {"産地", "見本"}, {"産地_英語", "Sample"}, {"材質", "紙本金地着色"}, {"材質_英語", "Colour on gold-leafed paper"},
           {"技法", "箔押し、岩絵具"}, {"技法_英語", "Gold leaf, mineral colours"}, {"寸法(表示)", "縦120.0cm 横360.0cm 六曲一隻"},
           {"高さ_cm", "120.0"}, {"幅_cm", "360.0"}, {"員数", "六曲一隻"},
           {"解説_ja", "右から左へ、老松の下を水が流れ、岸辺に杜若が咲きならびます。金箔の継ぎ目の上に、金雲がたなびきます。拡大すると、松葉の一本、花脈の筆の毛先まで見えます。見本としてプログラムが描いたもので、実在の作品ではありません。"},
           {"解説_easy", "六つに折れる大きな絵です。金箔の上に、松の木と、川と、青い花がかいてあります。大きくして見ると、筆のあとが見えます。これはコンピューターが作った見本です。"},
           {"解説_en", "From right to left water runs under an old pine, and irises stand along its banks; golden clouds drift over the seams of the leaf. Zoom in to single needles and to the hairs of the brush in the veins of a petal. Drawn by a program as a sample; it is not a real work."},
           {"代替テキスト", "金箔地の六曲屏風。右に大きな松、中央に青い流れ、左の岸に紫と青の杜若が群れて咲き、金の雲がかかる。"},
           {"代替テキスト_英語", "A six-panel screen on gold leaf: a large pine at the right, a blue stream in the middle, clumps of blue and violet irises at the left, golden clouds above."}},
          "# 平らな作品：写真だけ / A flat work: photographs only\n",
          make};
}

}  // namespace kura::storehouse
