#include "catalog/read_collection.h"

#include <algorithm>
#include <iterator>

#include "base/file.h"
#include "catalog/document.h"
#include "catalog/read_collection_file.h"
#include "catalog/read_records.h"
#include "catalog/read_tables.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCollectionFile = "collection.toml";
constexpr const char* kRecordFiles[] = {"items.xlsx", "items.csv", "items.tsv", "items.txt"};
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
  std::vector<std::string> files = reading.collection.record_files;
  for (const char* file : kRecordFiles) {
    if (reading.collection.record_files.empty() && fs::exists(folder / file, failed)) files.push_back(file);
  }
  if (files.empty()) return noCollection(folder, "items.xlsx / items.csv");
  std::vector<Table> tables;
  for (const std::string& file : files) {
    const bool is_inside = !fs::path(file).is_absolute() && file.find("..") == std::string::npos;
    Result<std::vector<Table>> read = is_inside && fs::exists(folder / file, failed) ? readTables(folder / file, file, reading.collection.encoding, reading.diagnostics)
                                                                                     : Result<std::vector<Table>>(noCollection(folder, file));
    if (read) {
      std::move(read->begin(), read->end(), std::back_inserter(tables));
    } else {
      reading.diagnostics.push_back({Severity::kError, "", underShortName(read.error(), file)});
    }
  }
  const auto is_error = [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::kError; };
  if (std::any_of(reading.diagnostics.begin(), reading.diagnostics.end(), is_error)) reading.can_be_built = false;
  if (!document || tables.empty()) return reading;

  RecordsReading records_reading = readRecords(tables, reading.collection, reading.diagnostics);
  reading.collection.items = std::move(records_reading.items);
  reading.left_out = std::move(records_reading.left_out);
  if (records_reading.has_header_faults) reading.can_be_built = false;
  return reading;
}

}  // namespace kura
