// A TOML file as a tree of values that know their line: what the readers of collection.toml and item.toml walk.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace kura {

struct DocumentMember;

struct DocumentValue {
  enum class Kind { kString, kNumber, kBoolean, kArray, kTable, kOther };
  Kind kind = Kind::kTable;
  std::string text;   // of a string
  double number = 0;  // of an integer or float
  bool boolean = false;
  std::vector<DocumentValue> elements;                            // of an array
  std::vector<DocumentMember> members;                            // of a table, in the order of the file
  uint32_t line = 0;

  const DocumentValue* find(std::string_view key) const;  // of a table; null where absent
};

struct DocumentMember {
  std::string key;
  DocumentValue value;
};

// Reads TOML 1.0. The error is kBadInput with line and column in the subject; file is its name for messages.
Result<DocumentValue> readDocument(ByteView bytes, const std::string& file);

}  // namespace kura
