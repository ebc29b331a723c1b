// A collection of any size with its search page and index, for timings:  make_search_site ITEMS KNOWN.json TEMPLATES OUT
// The records are made up from lists of words, the same for the same number. Some known ones lie among them, for the recall.
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>

#include "publish/search/write_search.h"

namespace {

using namespace kura;
using nlohmann::json;

struct Word {
  const char *ja, *kana, *en;
};

constexpr Word kKinds[] = {{"九谷焼", "クタニヤキ", "Kutani ware"}, {"漆工", "シッコウ", "Lacquer"}, {"染織", "センショク", "Textiles"}, {"金工", "キンコウ", "Metalwork"},
                           {"書画", "ショガ", "Calligraphy and painting"}, {"民具", "ミング", "Tools of daily life"}, {"考古", "コウコ", "Archaeology"}, {"写真", "シャシン", "Photographs"}};
constexpr Word kMotifs[] = {{"牡丹", "ボタン", "peonies"}, {"菊", "キク", "chrysanthemums"}, {"桜", "サクラ", "cherry blossoms"}, {"鶴", "ツル", "cranes"}, {"亀", "カメ", "tortoises"},
                            {"鳳凰", "ホウオウ", "phoenixes"}, {"山水", "サンスイ", "a landscape"}, {"唐草", "カラクサ", "scrolling vines"}, {"波", "ナミ", "waves"}, {"雲", "クモ", "clouds"},
                            {"人物", "ジンブツ", "figures"}, {"花鳥", "カチョウ", "flowers and birds"}, {"葡萄", "ブドウ", "grapes"}, {"獅子", "シシ", "lions"}, {"秋草", "アキクサ", "autumn grasses"}};
constexpr Word kShapes[] = {{"鉢", "バチ", "Bowl"}, {"皿", "ザラ", "Dish"}, {"瓶", "ビン", "Bottle"}, {"箱", "バコ", "Box"}, {"盆", "ボン", "Tray"}, {"香炉", "コウロ", "Incense burner"},
                            {"茶碗", "チャワン", "Tea bowl"}, {"屏風", "ビョウブ", "Folding screen"}, {"掛軸", "カケジク", "Hanging scroll"}, {"小袖", "コソデ", "Kosode robe"}, {"鍋", "ナベ", "Pot"}};
constexpr Word kMaterials[] = {{"磁器", "", "Porcelain"}, {"陶器", "", "Pottery"}, {"木", "", "Wood"}, {"漆", "", "Lacquer"}, {"絹", "", "Silk"}, {"麻", "", "Hemp"}, {"紙", "", "Paper"},
                               {"銅", "", "Copper"}, {"鉄", "", "Iron"}, {"金箔", "", "Gold leaf"}, {"石", "", "Stone"}, {"竹", "", "Bamboo"}};
constexpr Word kTechniques[] = {{"色絵", "", "Overglaze enamels"}, {"染付", "", "Underglaze blue"}, {"蒔絵", "", "Sprinkled gold"}, {"螺鈿", "", "Mother-of-pearl inlay"}, {"刺繍", "", "Embroidery"},
                                {"鋳造", "", "Casting"}, {"鍛造", "", "Forging"}, {"墨書", "", "Ink"}, {"木版", "", "Woodblock"}, {"指物", "", "Joinery"}, {"青磁", "", "Celadon"}};
constexpr Word kSentences[] = {{"箱書により伝来が知られる。", "", "The inscription on its box tells where it comes from."},
                               {"口縁にわずかな欠けがあり、金で繕う。", "", "A small chip of the rim is mended with gold."},
                               {"町家で長く使われたもので、底に使用の跡が残る。", "", "It was long used in a town house, and its base shows it."},
                               {"同じ手の作が近隣の寺院にも伝わる。", "", "A piece by the same hand is kept in a temple nearby."},
                               {"見込みには細かな筆で景色を描き、余白を広くとる。", "", "A view drawn with a fine brush leaves much of the inside empty."},
                               {"海を渡った品で、当時の好みを映している。", "", "It crossed the sea and reflects the taste of its day."},
                               {"素地は薄く、光に透かすと文様が浮かぶ。", "", "The body is thin; held to the light, a pattern appears."},
                               {"明治の博覧会に出品された記録がある。", "", "It is recorded at an exhibition of the Meiji era."},
                               {"祭礼の日に床の間へ飾られた。", "", "On feast days it stood in the alcove."},
                               {"作り手の名は知られていない。", "", "Its maker is not known."}};
constexpr Word kPlaces[] = {{"加賀", "", "Kaga"}, {"能登", "", "Noto"}, {"越中", "", "Etchu"}, {"京都", "", "Kyoto"}, {"江戸", "", "Edo"}, {"有田", "", "Arita"}, {"長崎", "", "Nagasaki"}};
constexpr const char* kRights[] = {"http://creativecommons.org/publicdomain/zero/1.0/", "http://creativecommons.org/licenses/by/4.0/", "http://rightsstatements.org/vocab/InC/1.0/"};

class Maker {
 public:
  explicit Maker(size_t facilities) : facilities_(facilities) {}

  Item make(size_t number) {
    Item item;
    item.id = "G-" + std::to_string(number);
    item.is_public = true;
    const Word &kind = any(kKinds), &motif = any(kMotifs), &second = any(kMotifs), &shape = any(kShapes);
    const std::string several = std::to_string(1 + below(400));
    item.title = {{"ja", std::string(motif.ja) + second.ja + "文" + shape.ja}, {"en", std::string(shape.en) + " with " + motif.en + " and " + second.en}};
    item.title_kana = std::string(motif.kana) + second.kana + "モン" + shape.kana;
    item.category = kind.ja;
    item.category_by_language = {{"en", kind.en}};
    item.maker = "作者" + several;
    item.maker_by_language = {{"en", "Maker " + several}};
    const Word &place = any(kPlaces), &material = any(kMaterials), &other = any(kMaterials), &technique = any(kTechniques);
    item.place = place.ja;
    item.place_by_language = {{"en", place.en}};
    const bool is_mixed = below(3) == 0;
    item.material = is_mixed ? std::string(material.ja) + "、" + other.ja : material.ja;
    item.material_by_language = {{"en", is_mixed ? std::string(material.en) + ", " + other.en : material.en}};
    item.technique = technique.ja;
    item.technique_by_language = {{"en", technique.en}};
    const int year = 1500 + static_cast<int>(below(500));
    item.year_from = year;
    item.year_to = year + static_cast<int>(below(40));
    item.period = std::to_string(year) + "年頃";
    item.period_by_language = {{"en", "about " + std::to_string(year)}};
    item.dimensions = "高さ " + std::to_string(below(90)) + " cm";
    item.facility = "m" + std::to_string(below(facilities_));
    for (size_t i = 0, n = 2 + below(4); i < n; ++i) {
      const Word& sentence = any(kSentences);
      item.description["ja"] += std::string(any(kPlaces).ja) + "の" + any(kShapes).ja + "に" + any(kMotifs).ja + "をあらわす。" + sentence.ja;
      item.description["en"] += std::string(i ? " " : "") + any(kShapes).en + " of " + any(kPlaces).en + ", with " + any(kMotifs).en + ". " + sentence.en;
    }
    item.rights[AssetClass::kImage] = {any(kRights)};
    item.credit = "試験館";
    return item;
  }

  ItemAssets makeAssets() {
    ItemAssets assets;
    assets.photographs = {{{"service", "image/01"}, {"width", 4000}, {"height", 3000}, {"large", {{"uri", "image/01-1200.jpg"}, {"width", 1200}, {"height", 900}}}}};
    if (below(20) == 0) {
      assets.poster_small = PictureLink{"poster-600.webp", 600, 750};
      assets.model = json::object();
    }
    return assets;
  }

 private:
  size_t below(size_t n) { return random_() % n; }
  template <typename T, size_t N>
  const T& any(const T (&words)[N]) {
    return words[below(N)];
  }
  std::mt19937 random_{20};
  size_t facilities_;
};

LanguageMap textsIn(const json& object) {
  LanguageMap texts;
  for (const auto& [language, text] : object.items()) texts[language] = text.get<std::string>();
  return texts;
}

Item knownItem(const json& record) {
  Item item;
  item.id = record["id"];
  item.is_public = true;
  item.title = textsIn(record["title"]);
  item.title_kana = record["kana"];
  item.category = record["category"];
  item.category_by_language = {{"en", record["category_en"]}};
  item.material = record["material"];
  item.material_by_language = {{"en", record["material_en"]}};
  item.technique = record["technique"];
  item.technique_by_language = {{"en", record["technique_en"]}};
  item.year_from = record["from"].get<int>();
  item.year_to = record["to"].get<int>();
  item.facility = "m0";
  item.description = textsIn(record["description"]);
  return item;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 5) {
    std::cerr << "make_search_site ITEMS KNOWN.json TEMPLATES OUT\n";
    return 1;
  }
  const size_t items = std::stoul(arguments[1]);
  constexpr size_t kFacilities = 18;
  Collection collection;
  collection.title = {{"ja", "試験の蔵"}, {"en", "A storehouse for tests"}};
  collection.languages = {"ja", "en"};
  for (size_t i = 0; i < kFacilities; ++i) collection.facilities.push_back({"m" + std::to_string(i), {{"ja", "試験館第" + std::to_string(i)}, {"en", "Test museum " + std::to_string(i)}}, ""});
  std::ifstream known(arguments[2]);
  for (const json& record : json::parse(known)) collection.items.push_back(knownItem(record));
  Maker maker(kFacilities);
  while (collection.items.size() < items) collection.items.push_back(maker.make(collection.items.size()));
  std::vector<SearchEntry> entries;
  for (const Item& item : collection.items) entries.push_back({&item, maker.makeAssets()});
  const Status written = writeSearch(collection, entries, arguments[3], arguments[4]);
  if (!written) std::cerr << written.error().message.en << "\n";
  return written ? 0 : 2;
}
