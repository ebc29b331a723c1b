#include <array>
#include <set>

#include "catalog/columns.h"
#include "catalog/table_mapping.h"
#include "catalog/text.h"

namespace kura {
namespace {

struct ForeignName {
  std::string_view theirs;  // as plainHeader() leaves it
  std::string_view ours;
};

// Headers that collections and city registers use, the surest first.
constexpr std::array kForeignNames = {
    ForeignName{"accession_number", "資料番号"}, ForeignName{"accessionnumber", "資料番号"}, ForeignName{"管理番号", "資料番号"}, ForeignName{"登録番号", "資料番号"},
    ForeignName{"整理番号", "資料番号"}, ForeignName{"作品番号", "資料番号"}, ForeignName{"収蔵番号", "資料番号"}, ForeignName{"識別子", "資料番号"}, ForeignName{"identifier", "資料番号"},
    ForeignName{"jasid", "資料番号"}, ForeignName{"no", "資料番号"}, ForeignName{"no.", "資料番号"}, ForeignName{"番号", "資料番号"}, ForeignName{"コード", "資料番号"},
    ForeignName{"名称", "資料名"}, ForeignName{"作品名", "資料名"}, ForeignName{"遺跡名", "資料名"}, ForeignName{"文化財名", "資料名"}, ForeignName{"件名", "資料名"},
    ForeignName{"タイトル", "資料名"}, ForeignName{"name", "資料名"}, ForeignName{"ふりがな", "資料名_カナ"}, ForeignName{"名称_カナ", "資料名_カナ"}, ForeignName{"よみ", "資料名_カナ"},
    ForeignName{"種別", "分類"}, ForeignName{"種類", "分類"}, ForeignName{"classification", "分類"}, ForeignName{"medium", "材質"}, ForeignName{"素材", "材質"},
    ForeignName{"artist", "作者"}, ForeignName{"作家", "作者"}, ForeignName{"年代", "時代(表示)"}, ForeignName{"時代", "時代(表示)"}, ForeignName{"datetext", "時代(表示)"}, ForeignName{"dates", "時代(表示)"},
    ForeignName{"所在地", "産地"}, ForeignName{"寸法", "寸法(表示)"}, ForeignName{"法量", "寸法(表示)"}, ForeignName{"説明", "解説"}, ForeignName{"概要", "解説"}, ForeignName{"備考", "解説"},
    ForeignName{"creditline", "クレジット"},
};

std::string meaningOf(const std::string& header) {
  if (findColumn(header)) return tidyText(header);
  const std::string plain = plainHeader(header);
  for (const ForeignName& name : kForeignNames) {
    if (plain == name.theirs) return std::string(name.ours);
  }
  return suggestHeader(header);
}

std::string quotedToml(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return out + "\"";
}

}  // namespace

std::string suggestMapping(const Table& theirs) {
  std::string columns, ignore;
  std::set<std::string> taken;
  const std::vector<std::string> none;
  for (const std::string& cell : theirs.rows.empty() ? none : theirs.rows.front().cells) {
    const std::string header = tidyText(cell), ours = header.empty() ? std::string() : meaningOf(header);
    if (header.empty()) continue;
    if (!ours.empty() && taken.insert(ours).second) {
      columns += quotedToml(ours) + " = " + quotedToml(header) + "\n";
    } else {
      ignore += (ignore.empty() ? "" : ", ") + quotedToml(header);
    }
  }
  for (const auto& [ours, theirs_instead] : {std::pair{"資料番号", "{ template = \"A-{row}\" }"}, std::pair{"資料名", "\"…\""}, std::pair{"所蔵館", "{ value = \"…\" }"}, std::pair{"公開", "{ value = \"非公開\" }"}}) {
    if (!taken.count(ours)) columns += quotedToml(ours) + " = " + theirs_instead + "\n";
  }
  std::string block = "[[table]]\nfile = " + quotedToml(theirs.file) + "\n";
  if (!theirs.sheet.empty()) block += "sheet = " + quotedToml(theirs.sheet) + "\n";
  if (!theirs.rows.empty() && theirs.rows.front().number > 1) block += "header_row = " + std::to_string(theirs.rows.front().number) + "\n";
  if (!ignore.empty()) block += "ignore = [" + ignore + "]\n";
  return block + "[table.columns]\n" + columns;
}

}  // namespace kura
