#include "catalog/natural_order.h"

namespace kura {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

unsigned char lower(char c) {
  return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

// Takes a run of digits off the front, without leading zeros: numbers then compare by length, then by text.
std::string_view takeNumber(std::string_view& text) {
  size_t end = 0;
  while (end < text.size() && isDigit(text[end])) ++end;
  std::string_view number = text.substr(0, end);
  text.remove_prefix(end);
  while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
  return number;
}

}  // namespace

bool naturallyBefore(std::string_view a, std::string_view b) {
  std::string_view rest_a = a;
  std::string_view rest_b = b;
  while (!rest_a.empty() && !rest_b.empty()) {
    if (isDigit(rest_a.front()) && isDigit(rest_b.front())) {
      const std::string_view number_a = takeNumber(rest_a);
      const std::string_view number_b = takeNumber(rest_b);
      if (number_a.size() != number_b.size()) return number_a.size() < number_b.size();
      if (number_a != number_b) return number_a < number_b;
      continue;
    }
    const unsigned char first_a = lower(rest_a.front());
    const unsigned char first_b = lower(rest_b.front());
    if (first_a != first_b) return first_a < first_b;
    rest_a.remove_prefix(1);
    rest_b.remove_prefix(1);
  }
  if (rest_a.empty() != rest_b.empty()) return rest_a.empty();
  return a < b;
}

}  // namespace kura
