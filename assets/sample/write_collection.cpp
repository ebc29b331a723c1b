#include "write_collection.h"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <mutex>
#include <thread>

namespace kura::sample {
namespace {

constexpr const char* kCollectionToml = R"(# 見本の資料フォルダ：kura-sample が作る。実在の作品・人物・施設ではない。
# The sample collection, made by kura-sample. No real work, person or institution.
languages = ["ja", "en"]
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

[[facility]]
id = "sample"
name = { ja = "見本蔵", en = "Sample Storehouse" }
)";

std::string quoted(const std::string& cell) {
  if (cell.find_first_of(",\"\n") == std::string::npos) return cell;
  std::string out = "\"";
  for (const char c : cell) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

std::string itemsCsv(const std::vector<Piece>& pieces) {
  std::vector<std::string> headers{"資料番号"};
  for (const Piece& piece : pieces)
    for (const auto& [header, cell] : piece.record)
      if (std::find(headers.begin(), headers.end(), header) == headers.end()) headers.push_back(header);
  const std::vector<std::pair<std::string, std::string>> same = {
      {"所蔵館", "sample"}, {"権利URI_通常画像", "http://creativecommons.org/publicdomain/zero/1.0/"},
      {"権利URI_3D", "http://creativecommons.org/publicdomain/zero/1.0/"}, {"権利URI_高精細", "http://creativecommons.org/publicdomain/zero/1.0/"},
      {"権利URI_翻刻", "http://creativecommons.org/publicdomain/zero/1.0/"}, {"クレジット", "Kurabiraki sample collection"}, {"公開", "公開"}};
  std::string csv;
  for (const std::string& header : headers) csv += (csv.empty() ? "" : ",") + quoted(header);
  for (const auto& [header, cell] : same) csv += "," + header;
  csv += "\r\n";
  for (const Piece& piece : pieces) {
    csv += piece.id;
    for (std::size_t i = 1; i < headers.size(); ++i) {
      csv += ",";
      for (const auto& [header, cell] : piece.record)
        if (header == headers[i]) csv += quoted(cell);
    }
    for (const auto& [header, cell] : same) csv += "," + cell;
    csv += "\r\n";
  }
  return csv;
}

bool writeText(const std::filesystem::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  return file.good();
}

}  // namespace

Outcome writeCollection(const std::filesystem::path& folder, const Quality& quality) {
  const std::vector<Piece> pieces = {kutaniBowl(), liddedJar(), goldBox(), foldingScreen(), teaBowl()};
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!writeText(folder / "collection.toml", kCollectionToml)) return {false, "collection.toml"};
  // A byte order mark lets spreadsheets open the file as UTF-8.
  if (!writeText(folder / "items.csv", "\xEF\xBB\xBF" + itemsCsv(pieces))) return {false, "items.csv"};
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
