#include "catalog/read_collection.h"

#include <algorithm>
#include <iterator>

#include "base/file.h"
#include "catalog/document.h"
#include "catalog/fault.h"
#include "catalog/read_collection_file.h"
#include "catalog/read_facilities.h"
#include "catalog/read_features.h"
#include "catalog/read_readings.h"
#include "catalog/read_records.h"
#include "catalog/read_table_mappings.h"
#include "catalog/read_tables.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCollectionFile = "collection.toml";
constexpr const char* kRecordFiles[] = {"items.xlsx", "items.csv", "items.tsv", "items.txt"};
using TableReader = void (*)(const Table&, Collection&, Diagnostics&);
// Facilities first: the others name them.
constexpr std::pair<const char*, TableReader> kSmallTables[] = {{"facilities", readFacilities}, {"comfort", readComfort}, {"readings", readReadings}};
constexpr uint64_t kMostSettingBytes = 4 << 20;

Error noCollection(const fs::path& folder, const std::string& file) {
  return ioError((folder / file).string(), {file + " がありません。", "There is no " + file + "."},
                 {"このファイルを作ってください。kura init が見本の入ったフォルダを作ります。", "Make this file; kura init makes a folder with an example."});
}

// Messages name files as the curator knows them, not by the path of the machine.
Error underShortName(Error error, const std::string& file) {
  if (!error.place.empty()) return error;
  error.subject = file;
  error.place.file = file;
  return error;
}

// facilities, comfort and readings, each as .csv, .xlsx or .tsv where there is one.
void readSmallTables(const fs::path& folder, CollectionReading& reading) {
  std::error_code failed;
  for (const auto& [name, read] : kSmallTables) {
    for (const char* ending : {".csv", ".xlsx", ".tsv"}) {
      const std::string file = std::string(name) + ending;
      if (!fs::exists(folder / file, failed)) continue;
      const Result<std::vector<Table>> tables = readTables(folder / file, file, reading.collection.encoding, reading.diagnostics);
      if (!tables) reading.diagnostics.push_back({Severity::kError, "", underShortName(tables.error(), file)});
      if (tables && !tables->empty()) read(tables->front(), reading.collection, reading.diagnostics);
      break;
    }
  }
}

struct RecordFile {
  std::string file;
  const TableMapping* mapping = nullptr;  // none: its headers are ours
};

// The files that mappings mean: a file that is a record already gets its mapping, others are added. The first mapping of a file
// or sheet counts.
void addMapped(std::vector<RecordFile>& files, const std::vector<TableMapping>& mappings, const fs::path& folder, Diagnostics& diagnostics) {
  for (const TableMapping& mapping : mappings) {
    for (const std::string& file : filesOf(mapping, folder, kCollectionFile, diagnostics)) {
      const auto known = std::find_if(files.begin(), files.end(), [&](const RecordFile& record) { return fs::path(record.file).lexically_normal() == fs::path(file).lexically_normal(); });
      const bool is_other_sheet = known != files.end() && known->mapping && mapping.sheet != known->mapping->sheet;
      if (known == files.end() || is_other_sheet) {
        files.push_back({file, &mapping});
      } else if (!known->mapping) {
        known->mapping = &mapping;
      }
    }
  }
}

// What names works that are not there or not public is left out, and said.
void keepPublicPicks(Collection& collection, Diagnostics& diagnostics) {
  const auto is_public = [&](const std::string& id) {
    return std::any_of(collection.items.begin(), collection.items.end(), [&](const Item& item) { return item.id == id && item.is_public; });
  };
  for (Pick& pick : collection.picks) {
    std::erase_if(pick.items, [&](const std::string& id) {
      if (is_public(id)) return false;
      diagnostics.push_back(faultAt(Severity::kWarning, "", {.file = kCollectionFile, .value = id}, {"季節のおすすめの「" + id + "」は、公開の資料にありません。", "'" + id + "' of a pick is no public item."},
                                    {"資料番号を確かめてください。", "Check its number."}));
      return true;
    });
  }
  std::erase_if(collection.picks, [](const Pick& pick) { return pick.items.empty(); });
}

}  // namespace

Result<CollectionReading> readCollection(const fs::path& folder) {
  std::error_code failed;
  if (!fs::is_directory(folder, failed)) {
    return ioError(folder.string(), {"そのようなフォルダはありません。", "There is no such folder."},
                   {"collection.toml と items.csv の入ったフォルダを指定してください。",
                    "Name the folder that holds collection.toml and items.csv."});
  }
  if (!fs::exists(folder / kCollectionFile, failed)) return noCollection(folder, kCollectionFile);
  CollectionReading reading;
  reading.collection.root = fs::absolute(folder, failed).lexically_normal();

  const Result<Bytes> settings = readFile(folder / kCollectionFile, kMostSettingBytes);
  if (!settings) return underShortName(settings.error(), kCollectionFile);
  const Result<DocumentValue> document = readDocument(*settings, kCollectionFile);
  // All files are judged even where one is beyond reading: the curator mends all of it in one go.
  if (document) {
    readCollectionFile(*document, kCollectionFile, reading.collection, reading.diagnostics);
  } else {
    reading.diagnostics.push_back({Severity::kError, "", document.error()});
  }
  // Their faults leave out a row, never the whole: they do not decide whether there is a site.
  CollectionReading beside{.collection = std::move(reading.collection)};
  readSmallTables(folder, beside);
  readFeatures(folder / "features", beside.collection, beside.diagnostics);
  reading.collection = std::move(beside.collection);
  std::vector<RecordFile> files;
  for (const std::string& file : reading.collection.record_files) files.push_back({file});
  for (const char* file : kRecordFiles) {
    if (reading.collection.record_files.empty() && fs::exists(folder / file, failed)) files.push_back({file});
  }
  const std::vector<TableMapping> mappings = document ? readTableMappings(*document, kCollectionFile, reading.collection, reading.diagnostics) : std::vector<TableMapping>{};
  addMapped(files, mappings, folder, reading.diagnostics);
  if (files.empty() && mappings.empty()) return noCollection(folder, "items.xlsx / items.csv");
  std::vector<Table> tables;
  for (const auto& [file, mapping] : files) {
    const bool is_inside = !fs::path(file).is_absolute() && file.find("..") == std::string::npos;
    Result<std::vector<Table>> read = is_inside && fs::exists(folder / file, failed) ? readTables(folder / file, file, reading.collection.encoding, reading.diagnostics, {mapping, kCollectionFile})
                                                                                     : Result<std::vector<Table>>(noCollection(folder, file));
    if (read) {
      for (const Table& table : *read) {
        if (std::optional<Diagnostic> suggestion = suggestionFor(table)) reading.diagnostics.push_back(std::move(*suggestion));
      }
      std::move(read->begin(), read->end(), std::back_inserter(tables));
    } else {
      reading.diagnostics.push_back({Severity::kError, "", underShortName(read.error(), file)});
    }
  }
  const auto is_error = [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::kError; };
  if (std::any_of(reading.diagnostics.begin(), reading.diagnostics.end(), is_error)) reading.can_be_built = false;
  std::move(beside.diagnostics.begin(), beside.diagnostics.end(), std::back_inserter(reading.diagnostics));
  if (!document || tables.empty()) return reading;

  RecordsReading records_reading = readRecords(tables, reading.collection, reading.diagnostics);
  reading.collection.items = std::move(records_reading.items);
  reading.left_out = std::move(records_reading.left_out);
  keepPublicPicks(reading.collection, reading.diagnostics);
  if (records_reading.has_header_faults) reading.can_be_built = false;
  return reading;
}

}  // namespace kura
