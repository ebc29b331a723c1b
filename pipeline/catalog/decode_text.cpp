// ICU adapter.
#include "catalog/decode_text.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "catalog/fault.h"
#include "catalog/text.h"

namespace kura {
namespace {

struct Conversion {
  icu::UnicodeString text;
  size_t bytes_used = 0;  // up to the first wrong byte
  bool is_whole = false;
};

Conversion convertStrictly(const char* encoding, std::string_view bytes) {
  Conversion conversion;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(encoding, &status), &ucnv_close);
  if (U_FAILURE(status)) return conversion;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  const char *at = bytes.data(), *end = bytes.data() + bytes.size();
  UChar buffer[4096];
  do {
    status = U_ZERO_ERROR;
    UChar* out = buffer;
    ucnv_toUnicode(converter.get(), &out, buffer + 4096, &at, end, nullptr, true, &status);
    conversion.text.append(buffer, static_cast<int32_t>(out - buffer));
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  conversion.bytes_used = static_cast<size_t>(at - bytes.data());
  conversion.is_whole = U_SUCCESS(status);
  return conversion;
}

// Kana and the kanji of everyday use are what Japanese text is made of; half-width kana and rare kanji are what a wrong decoding gives.
double plausibility(const icu::UnicodeString& text) {
  double good = 0, bad = 0;
  for (int32_t i = 0; i < text.length(); ++i) {
    const UChar c = text[i];
    good += (c >= 0x3041 && c <= 0x30FE) || (c >= 0x4E00 && c <= 0x9FFF);
    bad += 3 * (c >= 0xFF61 && c <= 0xFF9F) + 3 * (c >= 0xE000 && c <= 0xF8FF);
    bad += c < 0x20 && c != '\n' && c != '\r' && c != '\t' ? 3 : 0;
  }
  return good - bad;
}

DecodedText toUtf8(const icu::UnicodeString& text, const char* name, bool was_detected) {
  DecodedText decoded;
  text.toUTF8String(decoded.text);
  decoded.encoding = name;
  decoded.was_detected = was_detected;
  return decoded;
}

Error wrongBytes(const std::string& file, std::string_view bytes, size_t offset, const std::string& encoding) {
  const auto line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<long>(std::min(offset, bytes.size())), '\n');
  const Place place{.file = file, .line = static_cast<uint32_t>(line)};
  Error error = badInput(subjectOf(place),
                         {"文字コードがわかりません（" + encoding + " として読めない文字があります）。", "The encoding is not known (there are bytes that are not " + encoding + ")."},
                         {"Excel の「名前を付けて保存」で「Excel ブック（.xlsx）」か「CSV UTF-8」を選ぶか、collection.toml に encoding = \"cp932\" のように書いてください。",
                          "Save it from Excel as a workbook (.xlsx) or as \"CSV UTF-8\", or state the encoding in collection.toml, such as encoding = \"cp932\"."});
  error.place = place;
  return error;
}

struct KnownEncoding {
  const char* stated;
  const char* icu;
  const char* name;
};
constexpr KnownEncoding kKnown[] = {{"utf-8", "UTF-8", "UTF-8"},      {"cp932", "windows-932", "CP932"}, {"shift_jis", "windows-932", "CP932"},
                                    {"sjis", "windows-932", "CP932"}, {"euc-jp", "EUC-JP", "EUC-JP"},    {"utf-16", "UTF-16", "UTF-16"},
                                    {"utf-16le", "UTF-16LE", "UTF-16LE"}, {"utf-16be", "UTF-16BE", "UTF-16BE"}};

Result<DecodedText> decodeStated(std::string_view bytes, const std::string& file, const std::string& stated) {
  const std::string wanted = lowerAscii(stated);
  for (const KnownEncoding& known : kKnown) {
    if (wanted != known.stated) continue;
    if (wanted == "utf-8" && bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const Conversion conversion = convertStrictly(known.icu, bytes);
    if (!conversion.is_whole) return wrongBytes(file, bytes, conversion.bytes_used, known.name);
    return toUtf8(conversion.text, known.name, false);
  }
  return badInput("collection.toml", {"encoding「" + stated + "」は知られた文字コードではありません。", "The encoding '" + stated + "' is not known."},
                  {"utf-8, cp932, euc-jp, utf-16 のどれかにしてください。", "Use one of utf-8, cp932, euc-jp, utf-16."});
}

}  // namespace

Result<DecodedText> decodeText(ByteView bytes, const std::string& file, const std::optional<std::string>& stated) {
  std::string_view text = asText(bytes);
  if (stated) return decodeStated(text, file, *stated);
  for (const auto& [mark, encoding] : {std::pair("\xFF\xFE", "UTF-16LE"), std::pair("\xFE\xFF", "UTF-16BE")}) {
    if (!text.starts_with(mark)) continue;
    const Conversion conversion = convertStrictly(encoding, text.substr(2));
    if (!conversion.is_whole) return wrongBytes(file, text, conversion.bytes_used + 2, encoding);
    return toUtf8(conversion.text, encoding, false);
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::optional<size_t> invalid = findInvalidUtf8(text);
  if (!invalid) return DecodedText{std::string(text), "UTF-8", false};
  const Conversion cp932 = convertStrictly("windows-932", text), euc = convertStrictly("EUC-JP", text);
  if (!cp932.is_whole && !euc.is_whole) return wrongBytes(file, text, *invalid, "UTF-8, CP932, EUC-JP");
  const bool is_euc = euc.is_whole && (!cp932.is_whole || plausibility(euc.text) > plausibility(cp932.text));
  return is_euc ? toUtf8(euc.text, "EUC-JP", true) : toUtf8(cp932.text, "CP932", true);
}

}  // namespace kura
