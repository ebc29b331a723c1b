// ICU adapter.
#include "base/compose_text.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace kura {

std::string composeText(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return text;
  std::string composed;
  normalizer->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(composed);
  return U_SUCCESS(status) ? composed : text;
}

bool isComposed(const std::string& text) {
  // ASCII and the composed kana and kanji are by far the most: only what may combine is asked about.
  const bool may_combine = text.find("\xE3\x82\x99") != std::string::npos || text.find("\xE3\x82\x9A") != std::string::npos ||
                           text.find('\xCC') != std::string::npos || text.find('\xCD') != std::string::npos;
  return !may_combine || composeText(text) == text;
}

}  // namespace kura
