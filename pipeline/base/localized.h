// A sentence for people, in the two languages that every message of kura has.
#pragma once

#include <string>

namespace kura {

struct Localized {
  std::string ja;
  std::string en;

  bool empty() const { return ja.empty() && en.empty(); }
};

}  // namespace kura
