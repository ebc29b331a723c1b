// How the words of the record are read: readings.csv, the curator's list for furigana.
#pragma once

#include "base/error.h"
#include "catalog/table.h"
#include "model/collection.h"

namespace kura {

// Columns 語, よみ (kana) and 確認. A row counts where 確認 says はい ○ yes or the like; the others are suggestions that wait (`kura readings`). Errors:
// a reading that is not kana, one word with two confirmed readings.
void readReadings(const Table& table, Collection& collection, Diagnostics& diagnostics);

// True for a text of hiragana, katakana, ー and ・ alone.
bool isKana(std::string_view text);

}  // namespace kura
