// ICU adapter.
#include "publish/search/collation_key.h"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <map>
#include <memory>
#include <vector>

namespace kura {
namespace {

const icu::Collator* collatorOf(const std::string& language) {
  static thread_local std::map<std::string, std::unique_ptr<icu::Collator>> collators;
  std::unique_ptr<icu::Collator>& collator = collators[language];
  if (!collator) {
    UErrorCode status = U_ZERO_ERROR;
    collator.reset(icu::Collator::createInstance(icu::Locale(language.c_str()), status));
    if (U_FAILURE(status)) collator.reset();
    if (collator) collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
  }
  return collator.get();
}

}  // namespace

std::string collationKey(const std::string& utf8, const std::string& language) {
  const icu::Collator* collator = collatorOf(language);
  if (!collator) return utf8;
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  std::vector<uint8_t> key(static_cast<size_t>(collator->getSortKey(text, nullptr, 0)));
  collator->getSortKey(text, key.data(), static_cast<int32_t>(key.size()));
  return {key.begin(), key.end()};
}

}  // namespace kura
