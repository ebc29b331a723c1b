// Text files in whatever encoding municipal spreadsheets are saved.
#pragma once

#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/result.h"

namespace kura {

struct DecodedText {
  std::string text;      // UTF-8, without byte order mark
  std::string encoding;  // "UTF-8", "UTF-16LE", "UTF-16BE", "CP932", "EUC-JP"
  bool was_detected = false;  // neither stated nor told by a byte order mark, and not UTF-8: worth a note
};

// stated: the name that collection.toml gives (utf-8, cp932, shift_jis, euc-jp, utf-16); absent: a byte order mark decides, then whether the bytes
// are well-formed UTF-8, then which of CP932 and EUC-JP decodes without an error, and where both do, which gives more kana and everyday kanji.
// Error (kBadInput): none fits, or the stated one does not; the line of the first wrong byte is in the place.
Result<DecodedText> decodeText(ByteView bytes, const std::string& file, const std::optional<std::string>& stated = {});

}  // namespace kura
