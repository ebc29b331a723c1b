// Small questions about UTF-8 text as curators write it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kura {

// Offset of the first byte that is not well-formed UTF-8 (RFC 3629); empty where all is well.
std::optional<size_t> findInvalidUtf8(std::string_view text);

// Without spaces, tabs, newlines and ideographic spaces at both ends; CR LF and CR become LF.
std::string tidyText(std::string_view text);

// Full-width ASCII (U+FF01..FF5E), the minus sign U+2212 and the ideographic space become their ASCII forms.
std::string foldWidth(std::string_view text);

std::string lowerAscii(std::string_view text);

// For messages: newlines as spaces, at most 40 characters.
std::string quoteForMessage(std::string_view text);

}  // namespace kura
