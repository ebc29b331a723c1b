// The statements of an OBJ file one after the other, straight from the mapped text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kura {

// LF, CRLF and CR end lines; blanks, comments and empty lines are passed over; a backslash at the end of a statement of
// numbers continues it (names may end in one: 表 does in CP932). OBJ specification (Wavefront, appendix B1), "File structure".
class ObjLines {
 public:
  explicit ObjLines(std::string_view text) : text_(text) {}

  // Goes to the next statement; false at the end.
  bool next();

  std::string_view keyword() const { return keyword_; }
  std::string_view rest() const { return rest_; }  // without blanks at either end; valid until next()
  size_t offset() const { return at_; }            // of what has not been looked at

 private:
  std::string_view takeLine();

  std::string_view text_;
  size_t at_ = 0;
  std::string_view keyword_, rest_;
  std::string joined_;
};

// Takes the next word off the front of `rest`; empty where there is none.
std::string_view takeWord(std::string_view& rest);

// A number however exporters write it: a leading plus, a decimal comma, nan and inf. What follows the number within
// the word is ignored ("3.1+e2" is 3.1). Empty where the word does not start with a number.
std::optional<double> readObjNumber(std::string_view word);

}  // namespace kura
