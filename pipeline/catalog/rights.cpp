#include "catalog/rights.h"

#include <regex>

#include "catalog/text.h"

namespace kura {
namespace {

bool isKnown(const std::string& uri) {
  static const std::regex kCreativeCommons(
      "http://creativecommons\\.org/(publicdomain/(zero|mark)/1\\.0/|"
      "licenses/(by|by-sa|by-nd|by-nc|by-nc-sa|by-nc-nd)/(4\\.0/|(1\\.0|2\\.0|2\\.1|2\\.5|3\\.0)/([a-z]{2,3}/)?))");
  static const std::regex kRightsStatements(
      "http://rightsstatements\\.org/vocab/"
      "(InC|InC-OW-EU|InC-EDU|InC-NC|InC-RUU|NoC-CR|NoC-NC|NoC-OKLR|NoC-US|CNE|UND|NKC)/1\\.0/");
  return std::regex_match(uri, kCreativeCommons) || std::regex_match(uri, kRightsStatements);
}

std::string canonical(const std::string& text) {
  static const std::regex kScheme("^(https?://)?(www\\.)?(creativecommons\\.org|rightsstatements\\.org)/",
                                  std::regex::icase);
  std::string uri = std::regex_replace(text, kScheme, "http://$3/");
  uri = std::regex_replace(uri, std::regex("(deed|legalcode)(\\.[A-Za-z_-]+)?/?$"), "");
  uri = std::regex_replace(uri, std::regex("[?#].*$"), "");
  uri = std::regex_replace(uri, std::regex("^(http://rightsstatements\\.org)/page/"), "$1/vocab/");
  if (!uri.ends_with('/')) uri += '/';
  return uri;
}

// What "CC BY 4.0", "CC0" or "パブリックドメイン" most likely means.
std::string suggest(std::string_view text) {
  const std::string plain = lowerAscii(foldWidth(text));
  if (plain.find("cc0") != std::string::npos) return "http://creativecommons.org/publicdomain/zero/1.0/";
  if (plain.find("public domain") != std::string::npos || plain.find("パブリックドメイン") != std::string::npos) {
    return "http://creativecommons.org/publicdomain/mark/1.0/";
  }
  std::smatch match;
  static const std::regex kShort("(?:cc|creative commons)[ -]*(by(?:-(?:nc-sa|nc-nd|sa|nd|nc))?)[ -]*([1-4]\\.[015])?");
  if (std::regex_search(plain, match, kShort)) {
    const std::string version = match[2].matched ? match[2].str() : "4.0";
    return "http://creativecommons.org/licenses/" + match[1].str() + "/" + version + "/";
  }
  return {};
}

}  // namespace

RightsReading readRightsUri(std::string_view text) {
  const std::string tidy = tidyText(text);
  // A regular expression over an arbitrarily long cell could exhaust the stack.
  if (tidy.size() > 200) return {};
  const std::string uri = canonical(foldWidth(tidy));
  if (isKnown(uri)) return {uri, uri != tidy, {}};
  return {std::nullopt, false, suggest(tidy)};
}

}  // namespace kura
