#include "write_collection.h"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <mutex>
#include <thread>

#include "visit.h"

namespace kura::sample {
namespace {

constexpr const char* kCollectionToml = R"(# 見本の資料フォルダ：kura-sample が作る。実在の作品・人物・施設ではない。
# The sample collection, made by kura-sample. No real work, person or institution.
languages = ["ja", "ja-easy", "en", "zh", "ko"]
credit = "Kurabiraki sample collection"

[title]
ja = "見本の蔵"
en = "The sample storehouse"

[description]
ja = "色絵、金箔、茶の湯。プログラムが描いた見本の品々を、手にとるように。"
en = "Overglaze enamels, gold leaf and a bowl for tea: samples drawn by a program, as if in your hands."

[rights]
image = "http://creativecommons.org/publicdomain/zero/1.0/"
model = "http://creativecommons.org/publicdomain/zero/1.0/"
high_definition = "http://creativecommons.org/publicdomain/zero/1.0/"
transcription = "http://creativecommons.org/publicdomain/zero/1.0/"
metadata = "http://creativecommons.org/publicdomain/zero/1.0/"

[[pick]]
title = { ja = "春の色", "ja-easy" = "春の 色", en = "Colours of spring", zh = "春之色", ko = "봄의 색" }
text = { ja = "牡丹、梅、燕子花。花の名を持つ品々から。", "ja-easy" = "花の 絵の 作品です。", en = "Peony, plum and iris: pieces that carry flowers.", zh = "牡丹、梅花、燕子花：带花名的作品。", ko = "모란, 매화, 제비붓꽃. 꽃을 담은 작품들." }
from = "02-15"
to = "06-15"
items = ["K-001", "K-003", "K-004"]

[[pick]]
title = { ja = "水辺の夏", "ja-easy" = "夏と 水", en = "Summer by the water", zh = "水边之夏", ko = "물가의 여름" }
text = { ja = "流れる水、竹をわたる風。", "ja-easy" = "水と 竹の 絵です。", en = "Running water, and wind in the bamboo.", zh = "流水与竹风。", ko = "흐르는 물과 대숲의 바람." }
from = "06-16"
to = "09-15"
items = ["K-004", "K-002"]

[[pick]]
title = { ja = "あたたかな手ざわり", "ja-easy" = "あたたかい もの", en = "Warm to the hand", zh = "温暖的手感", ko = "따뜻한 손맛" }
text = { ja = "茶碗を両手でつつむ季節に。", "ja-easy" = "お茶を 飲む 道具です。", en = "For the season of holding a bowl in both hands.", zh = "双手捧起茶碗的季节。", ko = "찻사발을 두 손으로 감싸는 계절에." }
from = "09-16"
to = "02-14"
items = ["K-005", "K-002", "K-003"]
)";

std::string quoted(const std::string& cell) {
  if (cell.find_first_of(",\"\n") == std::string::npos) return cell;
  std::string out = "\"";
  for (const char c : cell) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

std::string facilityOf(const Piece& piece) { return piece.id == "K-005" ? "sample-tea" : "sample"; }

std::string itemsCsv(const std::vector<Piece>& pieces, Day first) {
  std::vector<std::string> headers{"資料番号"};
  for (const Piece& piece : pieces)
    for (const auto& [header, cell] : piece.record)
      if (std::find(headers.begin(), headers.end(), header) == headers.end()) headers.push_back(header);
  const std::vector<std::pair<std::string, std::string>> same = {
      {"権利URI_通常画像", "http://creativecommons.org/publicdomain/zero/1.0/"},
      {"権利URI_3D", "http://creativecommons.org/publicdomain/zero/1.0/"}, {"権利URI_高精細", "http://creativecommons.org/publicdomain/zero/1.0/"},
      {"権利URI_翻刻", "http://creativecommons.org/publicdomain/zero/1.0/"}, {"クレジット", "Kurabiraki sample collection"}, {"公開", "公開"}};
  std::string csv;
  for (const std::string& header : headers) csv += (csv.empty() ? "" : ",") + quoted(header);
  for (const auto& [header, cell] : same) csv += "," + header;
  csv += ",所蔵館,展示期間,展示場所,展示場所_英語\r\n";
  for (const Piece& piece : pieces) {
    csv += piece.id;
    for (std::size_t i = 1; i < headers.size(); ++i) {
      csv += ",";
      for (const auto& [header, cell] : piece.record)
        if (header == headers[i]) csv += quoted(cell);
    }
    for (const auto& [header, cell] : same) csv += "," + cell;
    const std::string display = displayOf(piece.id, first);
    csv += "," + facilityOf(piece) + "," + display + (display.empty() ? ",," : ",第一室,Room 1") + "\r\n";
  }
  return csv;
}

bool writeText(const std::filesystem::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  return file.good();
}

}  // namespace

Outcome writeCollection(const std::filesystem::path& folder, const Quality& quality, Day first) {
  const std::vector<Piece> pieces = {kutaniBowl(), liddedJar(), goldBox(), foldingScreen(), teaBowl()};
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!writeText(folder / "collection.toml", kCollectionToml)) return {false, "collection.toml"};
  // A byte order mark lets spreadsheets open the file as UTF-8.
  if (!writeText(folder / "items.csv", "\xEF\xBB\xBF" + itemsCsv(pieces, first))) return {false, "items.csv"};
  if (!writeText(folder / "facilities.csv", facilitiesCsv())) return {false, "facilities.csv"};
  if (!writeText(folder / "comfort.csv", comfortCsv(first))) return {false, "comfort.csv"};
  if (!writeText(folder / "readings.csv", readingsCsv())) return {false, "readings.csv"};
  std::filesystem::create_directories(folder / "features", error);
  for (const FeatureFile& feature : kFeatureFiles) {
    if (!writeText(folder / "features" / feature.name, feature.text)) return {false, feature.name};
  }
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::string failed;
  const auto work = [&] {
    for (std::size_t i = next++; i < pieces.size(); i = next++) {
      const std::filesystem::path place = folder / "items" / pieces[i].id;
      std::error_code no_folder;
      std::filesystem::create_directories(place / "photos", no_folder);
      const bool written = writeText(place / "item.toml", pieces[i].item_toml) && pieces[i].make(place, quality);
      if (std::filesystem::is_empty(place / "photos", no_folder)) std::filesystem::remove(place / "photos", no_folder);
      const std::lock_guard lock(mutex);
      if (!written && failed.empty()) failed = place.string();
    }
  };
  std::thread second(work);
  work();
  second.join();
  return {failed.empty(), failed};
}

}  // namespace kura::sample
