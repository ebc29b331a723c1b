#include "catalog/example_collection.h"

#include "base/localized.h"
#include "catalog/write_xlsx.h"

namespace kura {
namespace {

struct ExampleColumn {
  Localized header;
  Localized example;
  Localized meaning;
  bool is_required = false;
  double width = 14;
};

const std::vector<ExampleColumn>& exampleColumns() {
  static const std::vector<ExampleColumn> columns = {
      {{"資料番号", "id"}, {"K-001", "K-001"}, {"重複しない番号。サイトの URL になります。", "Unique; becomes the URL."}, true, 12},
      {{"資料名", "title"}, {"五彩牡丹文鉢", "五彩牡丹文鉢"}, {"作品の名前。", "Name of the work, in Japanese."}, true, 24},
      {{"資料名_カナ", "title_kana"}, {"ゴサイボタンモンハチ", "ゴサイボタンモンハチ"}, {"よみ。", "Its reading."}, false, 24},
      {{"資料名_英語", "title_en"}, {"Bowl with peonies", "Bowl with peonies"}, {"英語名。_zh _ko も使えます。", "Name in English; _zh and _ko too."}, false, 24},
      {{"分類", "category"}, {"陶磁", "陶磁"}, {"種類。", "Kind of work."}},
      {{"作者", "maker"}, {"", ""}, {"作者・窯・工房。", "Maker, kiln or workshop."}},
      {{"時代(表示)", "period"}, {"江戸時代後期", "江戸時代後期"}, {"書いたまま表示します。年_始・年_終 が空なら年に読み替えます。", "Shown as written; read as years where those are empty."}, false, 18},
      {{"年_始", "year_from"}, {"", ""}, {"西暦の整数。", "First year."}, false, 8},
      {{"年_終", "year_to"}, {"", ""}, {"西暦の整数。", "Last year."}, false, 8},
      {{"産地", "place"}, {"加賀", "加賀"}, {"作られた所。", "Where it was made."}},
      {{"材質", "material"}, {"磁器", "磁器"}, {"材料。", "Material."}},
      {{"技法", "technique"}, {"色絵", "色絵"}, {"作り方。", "Technique."}},
      {{"高さ_cm", "height_cm"}, {"12.0", "12.0"}, {"数だけ。3D の単位の判断にも使います。", "A number. Also tells the unit of the scan."}, false, 9},
      {{"径_cm", "diameter_cm"}, {"34.0", "34.0"}, {"数だけ。幅_cm 奥行_cm も使えます。", "A number; width_cm and depth_cm too."}, false, 9},
      {{"所蔵館", "facility"}, {"museum", "museum"}, {"collection.toml の [[facility]] の id か名前。", "The id or name of a [[facility]] in collection.toml."}, true},
      {{"解説_ja", "description_ja"}, {"見込みに大きな牡丹を描く。", "見込みに大きな牡丹を描く。"}, {"解説。_easy はやさしい日本語、_en _zh _ko も使えます。", "The story; _easy is easy Japanese, _en _zh _ko too."}, false, 40},
      {{"解説_en", "description_en"}, {"A large peony fills the well.", "A large peony fills the well."}, {"英語の解説。", "The story in English."}, false, 40},
      {{"代替テキスト", "alt_text"}, {"白い鉢の内側に紫の牡丹が描かれている。", "白い鉢の内側に紫の牡丹が描かれている。"}, {"見えない人のための、見た目の説明。", "What it looks like, for those who do not see it."}, false, 30},
      {{"3Dファイル", "3d_files"}, {"", ""}, {"空欄なら items/資料番号 の中の 3D データすべて。", "Empty: every scan in items/<id>."}},
      {{"画像ファイル", "image_files"}, {"", ""}, {"空欄なら items/資料番号/photos の中の画像すべて。", "Empty: every image in items/<id>/photos."}},
      {{"実寸根拠", "scale_basis"}, {"", ""}, {"例「ノギス実測」。空欄なら実寸と称しません。", "For example 'measured by caliper'; empty: true size is not claimed."}},
      {{"撮影日", "capture_date"}, {"", ""}, {"例 2024-03-09、令和6年3月9日。", "For example 2024-03-09."}, false, 12},
      {{"権利URI_通常画像", "rights_image"}, {"http://creativecommons.org/publicdomain/zero/1.0/", "http://creativecommons.org/publicdomain/zero/1.0/"},
       {"写真の権利。空欄は collection.toml の既定。", "Rights of the photographs; empty: the default of collection.toml."}, true, 30},
      {{"権利URI_3D", "rights_model"}, {"", ""}, {"立体データの権利。", "Rights of the 3D model."}, false, 20},
      {{"権利URI_高精細", "rights_high_definition"}, {"", ""}, {"高精細画像とスキャンの元データの権利。", "Rights of the high definition image and of the scan itself."}, false, 20},
      {{"クレジット", "credit"}, {"", ""}, {"空欄は collection.toml の既定。", "Empty: the default of collection.toml."}, true},
      {{"公開", "public"}, {"非公開", "no"}, {"公開 / 非公開（はい いいえ も）。", "yes or no."}, true, 9},
  };
  return columns;
}

const std::string& in(const Localized& text, bool is_japanese) { return is_japanese ? text.ja : text.en; }

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return out + "\"";
}

std::string settings(const std::string& title, bool is_japanese) {
  const Localized text{
      R"(# 資料フォルダ全体の設定。くわしくは docs/collection.md。# で始まる行は使われません。
languages = ["ja", "ja-easy", "en", "zh", "ko"]
credit = "所蔵館の名前"              # クレジットの既定
# base_url = "https://…/"            # 公開する場所が決まったら
# unit = "mm"                        # 3D データの単位がいつも同じなら: mm, cm, m
# up_axis = "Z"                      # 3D データの上の向きがいつも同じなら

[title]
ja = TITLE

[rights]                             # 権利の既定。書かないものは公開ページで何も許しません
image = "http://creativecommons.org/publicdomain/zero/1.0/"
# model = "http://creativecommons.org/licenses/by/4.0/"
# high_definition = "http://rightsstatements.org/vocab/InC/1.0/"
metadata = "http://creativecommons.org/publicdomain/zero/1.0/"  # 資料一覧そのもの（オープンデータ）

[[facility]]                         # 所蔵館。いくつでも
id = "museum"
name = { ja = "所蔵館の名前", en = "Name of the museum" }
)",
      R"(# Settings of the whole collection; docs/collection.md says more. Lines that begin with # are not used.
languages = ["ja", "ja-easy", "en", "zh", "ko"]
credit = "Name of the museum"        # default credit line
# base_url = "https://…/"            # once it is known where the site will be
# unit = "mm"                        # if all scans have the same unit: mm, cm, m
# up_axis = "Z"                      # if all scans have the same up axis

[title]
ja = TITLE
en = TITLE

[rights]                             # default rights; what is not named is not permitted on the pages
image = "http://creativecommons.org/publicdomain/zero/1.0/"
# model = "http://creativecommons.org/licenses/by/4.0/"
# high_definition = "http://rightsstatements.org/vocab/InC/1.0/"
metadata = "http://creativecommons.org/publicdomain/zero/1.0/"  # of the record itself, as open data

[[facility]]                         # as many as there are
id = "museum"
name = { ja = "所蔵館の名前", en = "Name of the museum" }
)"};
  std::string out = in(text, is_japanese);
  for (size_t at = 0; (at = out.find("TITLE", at)) != std::string::npos;) out.replace(at, 5, quoted(title));
  return out;
}

ExampleFile fileOf(std::string path, const std::string& text) { return {std::move(path), Bytes(text.begin(), text.end())}; }

}  // namespace

Result<std::vector<ExampleFile>> makeExampleCollection(const std::string& title, bool is_japanese) {
  WorkbookSheet items{is_japanese ? "資料" : "items", {{}, {}}, {}};
  WorkbookSheet help{is_japanese ? "書き方" : "how to fill in", {is_japanese ? std::vector<std::string>{"列", "必須", "意味", "例"} : std::vector<std::string>{"column", "required", "meaning", "example"}}, {20, 8, 60, 40}};
  for (const ExampleColumn& column : exampleColumns()) {
    const std::string header = in(column.header, is_japanese), example = in(column.example, is_japanese);
    items.rows[0].push_back(header);
    items.rows[1].push_back(example);
    items.widths.push_back(column.width);
    help.rows.push_back({header, column.is_required ? (is_japanese ? "必須" : "yes") : "", in(column.meaning, is_japanese), example});
  }
  // A header of this sheet must not look like the other's.
  Result<Bytes> workbook = writeXlsx({items, help});
  if (!workbook) return workbook.error();
  const Localized note{"この中に K-001 の 3D データ（obj, ply, stl, glb, fbx …）とテクスチャを、photos フォルダに写真を入れます。\n入れたら items.xlsx の「公開」を「公開」に直してください。\n",
                       "Put the scan of K-001 (obj, ply, stl, glb, fbx ...) and its textures here, and photographs into the folder photos.\nThen change 'public' in items.xlsx to yes.\n"};
  return std::vector<ExampleFile>{fileOf("collection.toml", settings(title, is_japanese)), {"items.xlsx", std::move(*workbook)},
                                  fileOf(is_japanese ? "items/K-001/はじめに.txt" : "items/K-001/read-me.txt", in(note, is_japanese))};
}

}  // namespace kura
