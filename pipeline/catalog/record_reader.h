// The cells of one record as an Item. Internal to catalog/.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "catalog/asset_files.h"
#include "catalog/columns.h"
#include "catalog/record_tables.h"

namespace kura {

// Reads the rows of one number into one item.
class RecordReader {
 public:
  RecordReader(const std::vector<TableReading>& tables, const Collection& collection, Diagnostics& diagnostics)
      : tables_(tables), collection_(collection), diagnostics_(diagnostics) {}

  // What is wrong with a cell goes to the diagnostics under the record's number.
  Item read(const std::vector<RowPart>& parts);

  // Records kept back that wait for their scan or photographs: call last. A few are told one by one, the thousands of a register at once.
  void reportWaiting();

 private:
  struct Cell {
    std::string header;  // as written, or the usual one where the column is absent
    std::string text;    // tidied
    RowPart part = {};   // where it stands; empty: in the first
  };

  Cell cell(Field field, std::string_view language = {});
  void reportConflict(const Cell& first, const Cell& second);
  void fault(Severity severity, const Cell& cell, Localized message, Localized remedy);
  void faultIn(Diagnostics& diagnostics, Severity severity, const Cell& cell, Localized message, Localized remedy);
  void missing(Field field, const Cell& cell);
  void checkWidth();
  void readTexts();
  void readNumbers();
  void readFacility();
  void readDisplay();
  void readRights();
  void readPublic();
  void readFiles();
  std::vector<std::filesystem::path> readNamedFiles(Field field, AssetKind kind, const std::filesystem::path& folder);
  void dropFilesOutside(std::vector<std::filesystem::path>& files);

  template <typename T, typename Parse>
  std::optional<T> readNumber(Field field, Field words_go_to, Parse parse);

  const std::vector<TableReading>& tables_;
  const Collection& collection_;
  Diagnostics& diagnostics_;
  std::vector<RowPart> parts_;
  std::set<std::pair<const TableRow*, std::string>> conflicts_;
  Diagnostics waiting_;
  Item item_;
};

}  // namespace kura
