#include "publish/facility_view.h"

#include <charconv>

#include "publish/page_frame.h"

namespace kura {
namespace {

using nlohmann::json;

std::string degrees(double value) {
  char buffer[64];
  const auto written = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, 6);
  return {buffer, written.ptr};
}

json comfortView(const Facility& facility, const std::string& language, const json& words) {
  json days = json::array();
  for (const ComfortDay& day : facility.comfort) {
    const std::string level = std::to_string(day.level);
    json row = {{"date", day.date}, {"level", level}, {"word", words.value("level_" + level, "")}, {"is_open", day.level > 0}};
    const Passage note = pickText(day.note, language);
    if (!note.empty()) row["note"] = passageView(note, language);
    days.push_back(std::move(row));
  }
  return days;
}

std::string quoted(const std::string& cell) {
  // A cell that begins like a formula would be run by spreadsheets.
  const std::string safe = !cell.empty() && std::string_view("=+-@").find(cell[0]) != std::string_view::npos ? "'" + cell : cell;
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string out = "\"";
  for (const char c : safe) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

}  // namespace

std::string mapAddress(const Facility& facility) {
  if (isWebAddress(facility.map_url)) return facility.map_url;
  if (!facility.latitude || !facility.longitude) return {};
  const std::string lat = degrees(*facility.latitude), lon = degrees(*facility.longitude);
  return "https://www.openstreetmap.org/?mlat=" + lat + "&mlon=" + lon + "#map=17/" + lat + "/" + lon;
}

json facilityView(const Facility& facility, const std::string& language, const json& words) {
  json view = passageView(pickText(facility.name, language), language);
  const Passage description = pickText(facility.description, language);
  view["description"] = paragraphs(description.text);
  if (!description.empty() && description.language != language) view["description_lang"] = htmlTag(description.language);
  view["rows"] = json::array();
  const std::pair<const char*, const LanguageMap*> kRows[] = {{"facility_address", &facility.address}, {"facility_hours", &facility.hours}, {"facility_closed", &facility.closed},
                                                              {"facility_admission", &facility.admission}, {"facility_access", &facility.access}, {"facility_barrier_free", &facility.barrier_free}};
  for (const auto& [word, texts] : kRows) {
    const Passage passage = pickText(*texts, language);
    if (passage.empty()) continue;
    json row = passageView(passage, language);
    row["label"] = words.value(word, "");
    view["rows"].push_back(std::move(row));
  }
  if (!facility.phone.empty()) {
    std::string digits;
    for (const char c : facility.phone) {
      if ((c >= '0' && c <= '9') || c == '+') digits += c;
    }
    view["rows"].push_back({{"label", words.value("facility_phone", "")}, {"text", facility.phone}, {"href", digits.empty() ? "" : "tel:" + digits}});
  }
  view["has_rows"] = !view["rows"].empty();
  if (const std::string map = mapAddress(facility); !map.empty()) view["map"] = {{"href", map}};
  if (isWebAddress(facility.url)) view["url"] = {{"href", facility.url}};
  view["comfort"] = comfortView(facility, language, words);
  view["has_comfort"] = !facility.comfort.empty();
  return view;
}

std::string comfortCsv(const Collection& collection) {
  std::string csv = "\xEF\xBB\xBF" "facility,date,level,note,note_easy,note_en,note_zh,note_ko\r\n";
  for (const Facility& facility : collection.facilities) {
    for (const ComfortDay& day : facility.comfort) {
      csv += quoted(facility.id) + "," + day.date + "," + (day.level ? std::to_string(day.level) : "closed");
      for (const char* language : {"ja", "ja-easy", "en", "zh", "ko"}) {
        const auto note = day.note.find(language);
        csv += "," + (note == day.note.end() ? std::string() : quoted(note->second));
      }
      csv += "\r\n";
    }
  }
  return csv;
}

}  // namespace kura
