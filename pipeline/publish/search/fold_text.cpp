// ICU adapter.
#include "publish/search/fold_text.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <memory>

#include "publish/search/kanji_forms.h"

namespace kura {
namespace {

// Only what Shift_JIS cannot write is taken as Chinese: 后 and 里 are simplified forms, but words of their own in Japanese.
class JapaneseCharacters {
 public:
  JapaneseCharacters() {
    converter_ = ucnv_open("ibm-943_P15A-2003", &status_);
    if (converter_) ucnv_setFromUCallBack(converter_, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status_);
  }
  ~JapaneseCharacters() { ucnv_close(converter_); }
  JapaneseCharacters(const JapaneseCharacters&) = delete;
  JapaneseCharacters& operator=(const JapaneseCharacters&) = delete;

  bool has(char16_t c) {
    if (U_FAILURE(status_)) return true;
    UErrorCode status = U_ZERO_ERROR;
    char bytes[8];
    ucnv_fromUChars(converter_, bytes, sizeof bytes, &c, 1, &status);
    return U_SUCCESS(status);
  }

 private:
  UErrorCode status_ = U_ZERO_ERROR;
  UConverter* converter_ = nullptr;
};

void addOldForms(std::map<char32_t, char32_t>& variants) {
  const icu::UnicodeString pairs = icu::UnicodeString::fromUTF8(icu::StringPiece(kKanjiForms.data(), static_cast<int32_t>(kKanjiForms.size())));
  for (int32_t i = 0; i < pairs.length();) {
    const UChar32 old_form = pairs.char32At(i);
    i = pairs.moveIndex32(i, 1);
    const UChar32 new_form = pairs.char32At(i);
    i = pairs.moveIndex32(i, 1);
    variants[static_cast<char32_t>(old_form)] = static_cast<char32_t>(new_form);
  }
}

void addSimplified(std::map<char32_t, char32_t>& variants) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> to_traditional(icu::Transliterator::createInstance("Hans-Hant", UTRANS_FORWARD, status));
  if (U_FAILURE(status) || !to_traditional) return;
  // Alone on its line, so that no rule for two characters applies.
  icu::UnicodeString lines;
  for (char16_t c = 0x4E00; c < 0xA000; ++c) lines.append(c).append(u'\n');
  to_traditional->transliterate(lines);
  JapaneseCharacters japanese;
  int32_t at = 0;
  for (char16_t c = 0x4E00; c < 0xA000; ++c) {
    const int32_t end = lines.indexOf(u'\n', at);
    if (end < 0) return;
    const auto traditional = static_cast<char32_t>(lines.char32At(at));
    const bool is_single = lines.countChar32(at, end - at) == 1;
    at = end + 1;
    if (!is_single || traditional == c || variants.contains(c) || japanese.has(c)) continue;
    const auto known = variants.find(traditional);
    variants[c] = known == variants.end() ? traditional : known->second;
  }
}

char32_t foldCharacter(char32_t c) {
  if (c >= 0x30A1 && c <= 0x30F6) c -= 0x60;
  switch (c) {
    case U'ゕ': return U'か';
    case U'ゖ': return U'け';
    case U'ゐ': return U'い';
    case U'ゑ': return U'え';
    default: break;
  }
  const auto variant = characterVariants().find(c);
  return variant == characterVariants().end() ? c : variant->second;
}

icu::UnicodeString withoutAccents(const icu::UnicodeString& text, UErrorCode& status) {
  icu::UnicodeString plain;
  const icu::UnicodeString apart = icu::Normalizer2::getNFDInstance(status)->normalize(text, status);
  for (int32_t i = 0; i < apart.length(); ++i) {
    if (apart[i] < 0x300 || apart[i] > 0x36F) plain.append(apart[i]);
  }
  return icu::Normalizer2::getNFCInstance(status)->normalize(plain, status);
}

constexpr std::u32string_view kRowO = U"おこそとのほもよろごぞどぼぽょ";
constexpr std::u32string_view kRowU = U"うくすつぬふむゆるぐずづぶぷゅ";

}  // namespace

const std::map<char32_t, char32_t>& characterVariants() {
  static const std::map<char32_t, char32_t> kVariants = [] {
    std::map<char32_t, char32_t> variants;
    addOldForms(variants);
    addSimplified(variants);
    return variants;
  }();
  return kVariants;
}

std::u32string foldText(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
  text = icu::Normalizer2::getNFKCInstance(status)->normalize(text, status);
  text.toLower(icu::Locale::getRoot());
  text = withoutAccents(text, status);
  std::u32string folded;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const auto c = static_cast<char32_t>(text.char32At(i));
    const bool repeats = c == U'々' && !folded.empty();
    folded += repeats ? folded.back() : foldCharacter(c);
  }
  return folded;
}

std::u32string foldReading(std::u32string_view folded) {
  std::u32string sound;
  for (char32_t c : folded) {
    if (!isHiragana(c)) continue;
    const char32_t before = sound.empty() ? U'\0' : sound.back();
    if ((c == U'う' || c == U'お') && kRowO.find(before) != kRowO.npos) continue;
    if (c == U'う' && kRowU.find(before) != kRowU.npos) continue;
    sound += c == U'ぢ' ? U'じ' : c == U'づ' ? U'ず' : c == U'を' ? U'お' : c;
  }
  return sound;
}

bool isHiragana(char32_t c) { return c >= 0x3041 && c <= 0x3096; }

bool isUnspaced(char32_t c) {
  if (c == U'ー') return true;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || script == USCRIPT_HANGUL;
}

bool isLetterOrDigit(char32_t c) {
  const uint32_t mask = U_GET_GC_MASK(static_cast<UChar32>(c));
  return (mask & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

std::string toUtf8(std::u32string_view text) {
  std::string utf8;
  icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()), static_cast<int32_t>(text.size())).toUTF8String(utf8);
  return utf8;
}

}  // namespace kura
