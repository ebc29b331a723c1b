#include "catalog/read_facilities.h"

#include <algorithm>

#include "catalog/named_table.h"
#include "catalog/parse_cell.h"
#include "catalog/parse_period.h"
#include "catalog/text.h"

namespace kura {
namespace {

const std::vector<NamedColumn>& facilityColumns() {
  static const std::vector<NamedColumn> kColumns = {
      {"施設ID", "id", false, true}, {"名称", "name", true, true}, {"URL", "url"}, {"説明", "description", true}, {"住所", "address", true},
      {"開館時間", "hours", true}, {"休館日", "closed", true}, {"観覧料", "admission", true}, {"行き方", "access", true},
      {"バリアフリー", "barrier_free", true}, {"電話", "phone"}, {"地図URL", "map_url"}, {"緯度", "latitude"}, {"経度", "longitude"}};
  return kColumns;
}

const std::vector<NamedColumn>& comfortColumns() {
  static const std::vector<NamedColumn> kColumns = {{"施設", "facility", false, true}, {"日付", "date", false, true}, {"快適度", "level", false, true}, {"メモ", "note", true}};
  return kColumns;
}

std::optional<double> readDegrees(const Table& table, const NamedRow& row, const std::string& key, double most, Diagnostics& diagnostics) {
  const std::string text = row.cell(key);
  if (text.empty()) return std::nullopt;
  const CellReading<double> reading = parseNumber(text, "住所");
  if (reading.value && std::abs(*reading.value) <= most) return reading.value;
  const std::string limit = std::to_string(static_cast<int>(most));
  diagnostics.push_back(faultInRow(Severity::kError, table, row, key, {"「" + quoteForMessage(text) + "」は度で書いた数ではありません。", "'" + quoteForMessage(text) + "' is no number of degrees."},
                                   {"-" + limit + " から " + limit + " の数で書いてください（世界測地系）。例 36.5613", "Write a number from -" + limit + " to " + limit + " (WGS 84), such as 36.5613."}));
  return std::nullopt;
}

std::string webAddress(const Table& table, const NamedRow& row, const std::string& key, Diagnostics& diagnostics) {
  const std::string text = row.cell(key);
  if (text.empty() || text.starts_with("https://") || text.starts_with("http://")) return text;
  diagnostics.push_back(faultInRow(Severity::kError, table, row, key, {"「" + quoteForMessage(text) + "」が https:// で始まっていません。", "'" + quoteForMessage(text) + "' does not begin with https://."},
                                   {"https:// から書くか、空にしてください。", "Write the whole address, or leave it empty."}));
  return {};
}

Facility* findFacility(Collection& collection, const std::string& written) {
  for (Facility& facility : collection.facilities) {
    const auto is_name = [&](const auto& name) { return name.second == written; };
    if (facility.id == written || std::any_of(facility.name.begin(), facility.name.end(), is_name)) return &facility;
  }
  return nullptr;
}

// 0 for a day on which the house is closed.
std::optional<int> parseLevel(const std::string& text) {
  const std::string plain = lowerAscii(foldWidth(text));
  if (plain == "休館" || plain == "休" || plain == "休み" || plain == "closed") return 0;
  if (plain.size() == 1 && plain[0] >= '1' && plain[0] <= '5') return plain[0] - '0';
  return std::nullopt;
}

}  // namespace

void readFacilities(const Table& table, Collection& collection, Diagnostics& diagnostics) {
  std::vector<std::string> seen;
  for (const NamedRow& row : readNamedRows(table, facilityColumns(), diagnostics)) {
    Facility facility{.id = row.cell("id"), .name = row.text("name"), .url = webAddress(table, row, "url", diagnostics)};
    facility.description = row.text("description");
    facility.address = row.text("address");
    facility.hours = row.text("hours");
    facility.closed = row.text("closed");
    facility.admission = row.text("admission");
    facility.access = row.text("access");
    facility.barrier_free = row.text("barrier_free");
    facility.phone = row.cell("phone");
    facility.map_url = webAddress(table, row, "map_url", diagnostics);
    facility.latitude = readDegrees(table, row, "latitude", 90, diagnostics);
    facility.longitude = readDegrees(table, row, "longitude", 180, diagnostics);
    if (std::find(seen.begin(), seen.end(), facility.id) != seen.end()) {
      diagnostics.push_back(faultInRow(Severity::kError, table, row, "id", {"施設ID「" + facility.id + "」が二つあります。", "The id '" + facility.id + "' occurs twice."}, {"一つずつ別にしてください。", "Give each museum its own id."}));
      continue;
    }
    seen.push_back(facility.id);
    const auto same = std::find_if(collection.facilities.begin(), collection.facilities.end(), [&](const Facility& other) { return other.id == facility.id; });
    if (same != collection.facilities.end()) {
      *same = std::move(facility);
    } else {
      collection.facilities.push_back(std::move(facility));
    }
  }
}

void readComfort(const Table& table, Collection& collection, Diagnostics& diagnostics) {
  for (const NamedRow& row : readNamedRows(table, comfortColumns(), diagnostics)) {
    const auto fault = [&](const char* key, Localized message, Localized remedy) {
      diagnostics.push_back(faultInRow(Severity::kError, table, row, key, std::move(message), std::move(remedy)));
    };
    Facility* facility = findFacility(collection, row.cell("facility"));
    const std::optional<std::string> day = parseDay(row.cell("date"));
    const std::optional<int> level = parseLevel(row.cell("level"));
    if (!facility) {
      fault("facility", {"施設「" + quoteForMessage(row.cell("facility")) + "」がありません。", "There is no museum '" + quoteForMessage(row.cell("facility")) + "'."},
            {"facilities.csv の 施設ID か 名称 を書いてください。", "Write an id or name of facilities.csv."});
    } else if (!day || day->size() != 10) {
      fault("date", {"「" + quoteForMessage(row.cell("date")) + "」は日付ではありません。", "'" + quoteForMessage(row.cell("date")) + "' is no day."}, {"2026-04-01 のように書いてください。", "Write it as 2026-04-01."});
    } else if (!level) {
      fault("level", {"快適度「" + quoteForMessage(row.cell("level")) + "」は 1 から 5 の数ではありません。", "The comfort level '" + quoteForMessage(row.cell("level")) + "' is no number from 1 to 5."},
            {"1（とても混む）から 5（ゆったり）、休みの日は 休館 と書いてください。", "Write 1 (very busy) to 5 (very quiet), or closed."});
    } else if (std::any_of(facility->comfort.begin(), facility->comfort.end(), [&](const ComfortDay& other) { return other.date == *day; })) {
      fault("date", {*day + " の行が二つあります。", "There are two rows for " + *day + "."}, {"どちらかを消してください。", "Remove one of them."});
    } else {
      facility->comfort.push_back({*day, *level, row.text("note")});
    }
  }
  for (Facility& facility : collection.facilities) {
    std::sort(facility.comfort.begin(), facility.comfort.end(), [](const ComfortDay& a, const ComfortDay& b) { return a.date < b.date; });
  }
}

}  // namespace kura
