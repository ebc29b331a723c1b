#pragma once

#include <string_view>

namespace kura {

// True where a comes before b as people sort file names: runs of digits by their number (2.jpg before 10.jpg),
// ASCII letters without regard to case, everything else by code point. A strict weak order; equal only for equal names.
bool naturallyBefore(std::string_view a, std::string_view b);

}  // namespace kura
