#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kura {

struct RightsReading {
  std::optional<std::string> uri;  // canonical, http, as IIIF wants it; empty where the text is no known statement
  bool normalized = false;         // the text was not written in that form
  std::string suggestion;          // for unknown text: the URI that was probably meant, or empty
};

// Accepts the URIs of Creative Commons (CC0 1.0, Public Domain Mark 1.0, licences of versions 1.0 to 4.0, ported ones
// too) and of RightsStatements.org 1.0. https, "www.", a missing closing slash, "/deed.ja", "/legalcode" and the
// "/page/" form are put right. "CC BY 4.0" and the like are not accepted but earn a suggestion.
RightsReading readRightsUri(std::string_view text);

}  // namespace kura
