#include "publish/languages.h"

namespace kura {

std::string htmlTag(const std::string& language) {
  if (language == "ja-easy") return "ja-x-easy";
  if (language == "zh") return "zh-Hans";
  return language;
}

std::string nameOfLanguage(const std::string& language) {
  if (language == "ja") return "日本語";
  if (language == "ja-easy") return "やさしい日本語";
  if (language == "en") return "English";
  if (language == "zh") return "中文";
  if (language == "ko") return "한국어";
  return language;
}

std::string openGraphLocale(const std::string& language) {
  if (language == "en") return "en_GB";
  if (language == "zh") return "zh_CN";
  if (language == "ko") return "ko_KR";
  return "ja_JP";
}

bool isJapanese(const std::string& language) { return language == "ja" || language == "ja-easy"; }

}  // namespace kura
