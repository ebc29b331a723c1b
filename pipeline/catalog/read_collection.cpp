#include "catalog/read_collection.h"

#include <algorithm>

#include "base/file.h"
#include "catalog/document.h"
#include "catalog/read_collection_file.h"
#include "catalog/read_csv.h"
#include "catalog/read_records.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCollectionFile = "collection.toml";
constexpr const char* kRecordFile = "items.csv";
constexpr uint64_t kMostSettingBytes = 4 << 20;
constexpr uint64_t kMostRecordBytes = 512 << 20;

Error noCollection(const fs::path& folder, const char* file) {
  std::error_code ignored;
  std::string others;
  if (fs::exists(folder / "items.xlsx", ignored)) others = "items.xlsx";
  Localized remedy = {"このファイルを作ってください（docs/collection.md に例があります）。",
                      "Make this file (docs/collection.md has an example)."};
  if (!others.empty() && file == kRecordFile) {
    remedy = {"items.xlsx を Excel で開き、「CSV UTF-8（コンマ区切り）」で items.csv として保存してください。",
              "Open items.xlsx in Excel and save it as items.csv with \"CSV UTF-8 (Comma delimited)\"."};
  }
  return ioError((folder / file).string(), {std::string(file) + " がありません。", std::string("There is no ") + file + "."}, remedy);
}

// Messages name files as the curator knows them, not by the path of the machine.
Error underShortName(Error error, const char* file) {
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
  for (const char* file : {kCollectionFile, kRecordFile}) {
    if (!fs::exists(folder / file, failed)) return noCollection(folder, file);
  }
  CollectionReading reading;
  reading.collection.root = fs::absolute(folder, failed).lexically_normal();

  const Result<Bytes> settings = readFile(folder / kCollectionFile, kMostSettingBytes);
  if (!settings) return underShortName(settings.error(), kCollectionFile);
  const Result<DocumentValue> document = readDocument(*settings, kCollectionFile);
  const Result<Bytes> records = readFile(folder / kRecordFile, kMostRecordBytes);
  if (!records) return underShortName(records.error(), kRecordFile);
  const Result<Table> table = readCsv(*records, kRecordFile);

  // Both files are judged even where one is beyond reading: the curator mends all of it in one go.
  for (const auto* error : {document ? nullptr : &document.error(), table ? nullptr : &table.error()}) {
    if (!error) continue;
    reading.diagnostics.push_back({Severity::kError, "", *error});
    reading.can_be_built = false;
  }
  if (document) readCollectionFile(*document, kCollectionFile, reading.collection, reading.diagnostics);
  const auto is_error = [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::kError; };
  if (std::any_of(reading.diagnostics.begin(), reading.diagnostics.end(), is_error)) reading.can_be_built = false;
  if (!document || !table) return reading;

  RecordsReading records_reading = readRecords(*table, reading.collection, reading.diagnostics);
  reading.collection.items = std::move(records_reading.items);
  reading.left_out = std::move(records_reading.left_out);
  if (records_reading.has_header_faults) reading.can_be_built = false;
  return reading;
}

}  // namespace kura
