#include "catalog/parse_cell.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "catalog/text.h"

namespace kura {
namespace {

bool isNumberCharacter(char c) { return (c >= '0' && c <= '9') || c == '.'; }

// The only number inside "約20" or "20cm"; empty where there is none or more than one ("20-30", "1,200").
std::string onlyNumberIn(std::string_view text) {
  std::string found;
  for (size_t i = 0; i < text.size();) {
    if (!isNumberCharacter(text[i])) {
      ++i;
      continue;
    }
    size_t end = i;
    while (end < text.size() && isNumberCharacter(text[end])) ++end;
    if (!found.empty()) return {};
    found = text.substr(i, end - i);
    i = end;
  }
  return found == "." ? std::string() : found;
}

Localized notANumber(std::string_view text) {
  const std::string quoted = quoteForMessage(text);
  return {"「" + quoted + "」は数ではありません。", "'" + quoted + "' is not a number."};
}

Localized numberRemedy(std::string_view folded, std::string_view original, std::string_view words_go_to) {
  const std::string number = onlyNumberIn(folded);
  const std::string column(words_go_to);
  const std::string quoted = quoteForMessage(original);
  std::string without_comma(folded);
  std::erase(without_comma, ',');
  if (folded.find(',') != std::string_view::npos &&
      std::all_of(without_comma.begin(), without_comma.end(), isNumberCharacter)) {
    return {"桁区切りの「,」を除いて " + without_comma + " と書いてください。",
            "Write " + without_comma + ", without the thousands separator."};
  }
  if (number.empty()) {
    return {"数だけを書くか空欄にし、ことばでの表現は " + column + " に書いてください。",
            "Write one number or leave the cell empty; put the wording in " + column + "."};
  }
  return {"ここには " + number + " と書き、「" + quoted + "」は " + column + " に書いてください。",
          "Write " + number + " here and put '" + quoted + "' in " + column + "."};
}

struct MeasureUnit {
  std::string_view name;
  double factor;
};

template <size_t N>
std::optional<double> parseMeasure(std::string_view text, const std::array<MeasureUnit, N>& units) {
  std::string folded = lowerAscii(foldWidth(tidyText(text)));
  std::erase(folded, ' ');
  double value = 0;
  const auto [end, failed] = std::from_chars(folded.data(), folded.data() + folded.size(), value);
  if (failed != std::errc{} || !(value > 0) || !std::isfinite(value)) return {};
  const std::string_view unit(end, static_cast<size_t>(folded.data() + folded.size() - end));
  for (const MeasureUnit& known : units) {
    // Rounded to what a ruler can tell, so that 125 mm are 12.5 and not 12.500000000000002.
    if (unit == known.name) return std::round(value * known.factor * 1e6) / 1e6;
  }
  return {};
}

}  // namespace

std::optional<double> parseLengthCm(std::string_view text) {
  static constexpr std::array kUnits = {MeasureUnit{"mm", 0.1}, MeasureUnit{"㎜", 0.1}, MeasureUnit{"ミリ", 0.1}, MeasureUnit{"cm", 1}, MeasureUnit{"㎝", 1},
                                        MeasureUnit{"センチ", 1}, MeasureUnit{"m", 100}, MeasureUnit{"メートル", 100}};
  return parseMeasure(text, kUnits);
}

std::optional<double> parseWeightG(std::string_view text) {
  static constexpr std::array kUnits = {MeasureUnit{"g", 1}, MeasureUnit{"グラム", 1}, MeasureUnit{"kg", 1000}, MeasureUnit{"㎏", 1000}, MeasureUnit{"キロ", 1000},
                                        MeasureUnit{"mg", 0.001}};
  return parseMeasure(text, kUnits);
}

CellReading<double> parseNumber(std::string_view text, std::string_view words_go_to) {
  const std::string tidy = tidyText(text);
  const std::string folded = foldWidth(tidy);
  CellReading<double> reading;
  double value = 0;
  const char* begin = folded.data() + (folded.starts_with('+') && !folded.starts_with("+-") ? 1 : 0);
  const char* end = folded.data() + folded.size();
  const auto [stopped, error] = std::from_chars(begin, end, value, std::chars_format::fixed);
  if (error == std::errc() && stopped == end && std::isfinite(value)) {
    reading.value = value;
    reading.was_full_width = folded != tidy;
    return reading;
  }
  reading.fault = notANumber(tidy);
  reading.remedy = numberRemedy(folded, tidy, words_go_to);
  return reading;
}

CellReading<double> parsePositive(std::string_view text, std::string_view words_go_to) {
  CellReading<double> reading = parseNumber(text, words_go_to);
  if (reading.value && !(*reading.value > 0)) {
    reading.value.reset();
    const std::string quoted = quoteForMessage(tidyText(text));
    reading.fault = {"「" + quoted + "」は 0 より大きくありません。", "'" + quoted + "' is not greater than zero."};
    reading.remedy = {"測った値を書くか、わからなければ空欄にしてください。",
                      "Write the measured value, or leave the cell empty where it is not known."};
  }
  return reading;
}

CellReading<int> parseYear(std::string_view text, std::string_view words_go_to) {
  const CellReading<double> number = parseNumber(text, words_go_to);
  CellReading<int> reading;
  reading.was_full_width = number.was_full_width;
  if (number.value && *number.value == std::floor(*number.value) && *number.value >= -20000 && *number.value <= 9999) {
    reading.value = static_cast<int>(*number.value);
    return reading;
  }
  const std::string quoted = quoteForMessage(tidyText(text));
  reading.fault = {"「" + quoted + "」は西暦の年（整数）ではありません。", "'" + quoted + "' is not a year (a whole number)."};
  reading.remedy = {"西暦の年だけを 1655 のように書き、和暦や「頃」などは " + std::string(words_go_to) + " に書いてください。",
                    "Write the year alone, as 1655, and put era names and 'about' in " + std::string(words_go_to) + "."};
  return reading;
}

CellReading<bool> parsePublic(std::string_view text) {
  constexpr std::array<std::string_view, 8> kYes = {"公開", "はい", "true", "yes", "1", "○", "〇", "◯"};
  constexpr std::array<std::string_view, 8> kNo = {"非公開", "いいえ", "false", "no", "0", "×", "✕", "x"};
  const std::string tidy = tidyText(text);
  const std::string plain = lowerAscii(foldWidth(tidy));
  CellReading<bool> reading;
  if (std::find(kYes.begin(), kYes.end(), plain) != kYes.end()) reading.value = true;
  if (std::find(kNo.begin(), kNo.end(), plain) != kNo.end()) reading.value = false;
  if (reading.value) return reading;
  const std::string quoted = quoteForMessage(tidy);
  reading.fault = {"「" + quoted + "」では公開するかどうかわかりません。", "'" + quoted + "' does not say whether the item is public."};
  reading.remedy = {"公開 か 非公開 と書いてください（はい・いいえ、true・false、1・0、○・× も可）。",
                    "Write 公開 (public) or 非公開 (not public); yes/no, true/false, 1/0 and ○/× will do too."};
  return reading;
}

std::vector<std::string> splitFileNames(std::string_view text) {
  constexpr std::string_view kFullWidthSemicolon = "；";
  std::vector<std::string> names;
  std::string name;
  const auto take = [&] {
    name = tidyText(name);
    if (!name.empty()) names.push_back(name);
    name.clear();
  };
  for (size_t i = 0; i < text.size();) {
    if (text.substr(i).starts_with(kFullWidthSemicolon)) {
      take();
      i += kFullWidthSemicolon.size();
    } else if (text[i] == ';' || text[i] == '\n' || text[i] == '\r') {
      take();
      ++i;
    } else {
      name += text[i++];
    }
  }
  take();
  return names;
}

}  // namespace kura
