#include "catalog/read_readings.h"

#include "catalog/named_table.h"
#include "catalog/parse_cell.h"
#include "catalog/text.h"

namespace kura {

bool isKana(std::string_view text) {
  if (text.empty() || text.size() % 3 != 0) return false;
  for (size_t i = 0; i < text.size(); i += 3) {
    const auto byte = [&](size_t at) { return static_cast<unsigned char>(text[i + at]); };
    const unsigned code = (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
    if ((byte(0) & 0xF0) != 0xE0 || code < 0x3041 || code > 0x30FF) return false;
  }
  return true;
}

void readReadings(const Table& table, Collection& collection, Diagnostics& diagnostics) {
  static const std::vector<NamedColumn> kColumns = {{"語", "word", false, true}, {"よみ", "reading", false, true}, {"確認", "confirmed"}};
  for (const NamedRow& row : readNamedRows(table, kColumns, diagnostics)) {
    const std::string mark = row.cell("confirmed");
    if (mark.empty()) continue;
    const CellReading<bool> confirmed = parsePublic(mark);
    const std::string word = row.cell("word"), reading = row.cell("reading");
    const auto fault = [&](const char* key, Localized message, Localized remedy) {
      diagnostics.push_back(faultInRow(Severity::kError, table, row, key, std::move(message), std::move(remedy)));
    };
    if (!confirmed.value) {
      fault("confirmed", {"確認の欄が はい でも いいえ でもありません。", "This is neither yes nor no."}, {"はい か いいえ と書くか、空にしてください。", "Write はい or いいえ, or leave it empty."});
    } else if (!isKana(reading)) {
      fault("reading", {"よみ「" + quoteForMessage(reading) + "」にかなでない文字があります。", "The reading '" + quoteForMessage(reading) + "' is not kana alone."}, {"ひらがなで書いてください。", "Write it in hiragana."});
    } else if (*confirmed.value) {
      const auto [known, is_new] = collection.readings.insert({word, reading});
      if (is_new || known->second == reading) continue;
      fault("reading", {"「" + word + "」のよみが二つあります：" + known->second + "、" + reading + "。", "'" + word + "' has two readings: " + known->second + ", " + reading + "."},
            {"長い語に分けて書くか、どちらかを消してください。", "Write longer words that tell them apart, or remove one."});
    }
  }
}

}  // namespace kura
