// Takes typed fields out of a DocumentValue table, and reports whatever is not as it should be: every wrong type, every
// unknown key, with its line. Shared by the readers of collection.toml and item.toml.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/error.h"
#include "catalog/document.h"
#include "model/collection.h"

namespace kura {

class DocumentFields {
 public:
  // where: the name of the table for messages, e.g. "[rights]"; empty for the top of the file.
  DocumentFields(const DocumentValue& table, std::string file, std::string item_id, std::string where,
                 Diagnostics& diagnostics)
      : table_(table), file_(std::move(file)), item_id_(std::move(item_id)), where_(std::move(where)),
        diagnostics_(diagnostics) {}

  std::string text(const std::string& key);  // empty where absent or wrong
  std::optional<double> number(const std::string& key);
  std::optional<double> fraction(const std::string& key);  // 0..1
  std::optional<bool> truth(const std::string& key);
  std::optional<Double3> vector(const std::string& key);   // [x, y, z]
  std::vector<std::string> texts(const std::string& key);
  LanguageMap languages(const std::string& key);  // a table of texts, or one text, which is then Japanese
  const DocumentValue* subtable(const std::string& key);
  std::vector<const DocumentValue*> tables(const std::string& key);  // [[key]]

  std::optional<double> unit(const std::string& key);      // "mm" … in metres
  std::optional<char> upAxis(const std::string& key);

  // Call last: a warning for each key that nobody asked for.
  void reportUnknownKeys();

  void fault(const DocumentValue& at, Localized message, Localized remedy, Severity severity = Severity::kError);
  uint32_t line() const { return table_.line; }

 private:
  const DocumentValue* take(const std::string& key, DocumentValue::Kind kind, const Localized& expected);
  std::string nameOf(const std::string& key) const { return where_.empty() ? key : where_ + " " + key; }

  const DocumentValue& table_;
  std::string file_;
  std::string item_id_;
  std::string where_;
  Diagnostics& diagnostics_;
  std::set<std::string> known_;
};

}  // namespace kura
