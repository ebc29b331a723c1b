// What went wrong, where, and what to do next.
//
// Bad input is never an exception and never an abort: functions return Result<T> (result.h) with one of these.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/localized.h"

namespace kura {

enum class ErrorCode {
  kUsage,      // the command line (exit code 1)
  kIo,         // disk, permission, a missing file (exit code 2)
  kBadInput,   // the curator's data (exit code 3)
  kLimit,      // bad input that would take too much time or memory (exit code 3)
  kInternal,   // our bug (exit code 4)
  kCancelled,  // Ctrl-C (exit code 130, as shells expect)
};

// Where in the curator's folder a fault is, for programs and for messages that put the place in the reader's language.
struct Place {
  std::string file;    // relative to the collection, as the curator knows it
  uint32_t row = 0;    // of a table, as a spreadsheet counts them (the header is row 1); 0: none
  std::string column;  // the header as written
  uint32_t line = 0;   // of a text file, from 1; 0: none
  std::string value;   // the offending cell or value
  std::string sheet = {};  // of a workbook

  bool empty() const { return file.empty(); }
};

// subject: the file, and the place in it, e.g. "items.csv row 14, column 高さ_cm" or "items/K-001/bowl.obj line 7".
// message: what is wrong, with the offending value. remedy: the next act.
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string subject;
  Localized message;
  Localized remedy;
  Place place = {};  // where it is known in parts; subject says the same in one string
};

enum class Severity { kNote, kWarning, kError };

// What a stage found on its way; stages return these, only cli prints them.
// kNote states a guess or a repair that was made (e.g. "unit guessed: mm").
struct Diagnostic {
  Severity severity = Severity::kWarning;
  std::string item_id;  // empty where the fault belongs to no single item
  Error error;
};

using Diagnostics = std::vector<Diagnostic>;

inline Error badInput(std::string subject, Localized message, Localized remedy = {}) {
  return {ErrorCode::kBadInput, std::move(subject), std::move(message), std::move(remedy)};
}
inline Error ioError(std::string subject, Localized message, Localized remedy = {}) {
  return {ErrorCode::kIo, std::move(subject), std::move(message), std::move(remedy)};
}
inline Error internalError(std::string subject, Localized message) {
  return {ErrorCode::kInternal, std::move(subject), std::move(message), {}};
}

// Exit code of the program for an error, as documented in `kura --help`.
int exitCode(ErrorCode code);

}  // namespace kura
