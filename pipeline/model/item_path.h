// The name of an item's folder in the site: docs/formats.md, "The site".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kura {

// ASCII letters, digits, '-', '_' and '.' stay, every other byte of the UTF-8 text becomes ~XX (upper-case hex).
// A name made of dots alone has its first dot written ~2E, so that it never means a folder above. Never empty for a
// non-empty id, and different for different ids.
std::string itemPath(std::string_view id);

// The inverse; empty where itemPath never yields that name.
std::optional<std::string> itemIdOfPath(std::string_view path);

}  // namespace kura
