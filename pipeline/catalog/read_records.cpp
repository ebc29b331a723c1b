#include "catalog/read_records.h"

#include <algorithm>
#include <map>

#include "catalog/asset_files.h"
#include "catalog/columns.h"
#include "catalog/fault.h"
#include "catalog/parse_cell.h"
#include "catalog/read_item_file.h"
#include "catalog/rights.h"
#include "catalog/text.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

struct HeaderColumn {
  std::string header;  // as written
  std::optional<Column> column;
};

bool isFilledByDefault(Field field, const Collection& collection) {
  if (field == Field::kCredit) return !collection.default_credit.empty();
  return field == Field::kRightsImage && collection.default_rights.count(AssetClass::kImage);
}

// The header row, and what is wrong with it.
std::vector<HeaderColumn> readHeader(const Table& table, const Collection& collection, RecordsReading& reading,
                                     Diagnostics& diagnostics) {
  std::vector<HeaderColumn> header;
  const TableRow empty;
  const TableRow& row = table.rows.empty() ? empty : table.rows.front();
  const auto fault = [&](Severity severity, const std::string& column, Localized message, Localized remedy) {
    const uint32_t number = std::max(1u, row.number);
    diagnostics.push_back(faultAt(severity, "", Place{.file = table.file, .row = number, .column = column},
                                  std::move(message), std::move(remedy)));
    if (severity == Severity::kError) reading.has_header_faults = true;
  };
  for (const std::string& cell : row.cells) {
    HeaderColumn column{tidyText(cell), findColumn(cell)};
    const auto same = [&](const HeaderColumn& other) {
      return other.column && column.column && other.column->field == column.column->field &&
             other.column->language == column.column->language;
    };
    if (std::any_of(header.begin(), header.end(), same)) {
      fault(Severity::kError, column.header,
            {"「" + column.header + "」の列が二つあります。", "The column '" + column.header + "' occurs twice."},
            {"どちらかを消すか、名を変えてください。", "Remove or rename one of them."});
    } else if (!column.column && !column.header.empty()) {
      const std::string meant = suggestHeader(cell), shown = quoteForMessage(column.header);
      const bool is_taken = std::any_of(row.cells.begin(), row.cells.end(), [&](const std::string& other) { return tidyText(other) == meant; });
      if (!meant.empty() && !is_taken) {
        fault(Severity::kWarning, column.header,
              {"「" + shown + "」という列は使いません。「" + meant + "」のことですか。", "The column '" + shown + "' is not used. Is '" + meant + "' meant?"},
              {"そうなら見出しを「" + meant + "」に直してください。", "If so, change the header to '" + meant + "'."});
        header.push_back(std::move(column));
        continue;
      }
      fault(Severity::kNote, column.header,
            {"「" + shown + "」という列は使いません。", "The column '" + shown + "' is not used."},
            {"見出しのつづりを確かめてください。覚え書きならそのままでかまいません。",
             "Check the spelling of the header; a column of your own notes may stay."});
    }
    header.push_back(std::move(column));
  }
  for (Field field : requiredFields()) {
    const auto is_it = [&](const HeaderColumn& column) { return column.column && column.column->field == field; };
    if (std::any_of(header.begin(), header.end(), is_it) || isFilledByDefault(field, collection)) continue;
    const std::string name(headerOf(field));
    fault(Severity::kError, name, {"必須の列「" + name + "」がありません。", "The required column '" + name + "' is missing."},
          {"1 行目にこの見出しの列を加えてください。", "Add a column with this header to the first row."});
  }
  return header;
}

// Reads one row into one item.
class RecordReader {
 public:
  RecordReader(const Table& table, const std::vector<HeaderColumn>& header, const Collection& collection,
               Diagnostics& diagnostics)
      : table_(table), header_(header), collection_(collection), diagnostics_(diagnostics) {}

  Item read(const TableRow& row) {
    row_ = &row;
    item_ = {};
    item_.row = row.number;
    item_.id = cell(Field::kId).text;
    checkWidth();
    readTexts();
    readNumbers();
    readFacility();
    readRights();
    readPublic();
    readFiles();
    return std::move(item_);
  }

 private:
  struct Cell {
    std::string header;  // as written, or the usual one where the column is absent
    std::string text;    // tidied
  };

  Cell cell(Field field, std::string_view language = {}) const {
    for (size_t i = 0; i < header_.size(); ++i) {
      const std::optional<Column>& column = header_[i].column;
      if (!column || column->field != field || (!language.empty() && column->language != language)) continue;
      return {header_[i].header, i < row_->cells.size() ? tidyText(row_->cells[i]) : std::string()};
    }
    return {std::string(headerOf(field)), {}};
  }

  void fault(Severity severity, const Cell& cell, Localized message, Localized remedy) {
    diagnostics_.push_back(faultAt(
        severity, item_.id,
        Place{.file = table_.file, .row = row_->number, .column = cell.header, .value = quoteForMessage(cell.text)},
        std::move(message), std::move(remedy)));
  }

  // A column that is absent as a whole has been reported once already.
  void missing(Field field, const Cell& cell) {
    const auto is_it = [&](const HeaderColumn& column) { return column.column && column.column->field == field; };
    if (std::none_of(header_.begin(), header_.end(), is_it)) return;
    fault(Severity::kError, cell, {"必須の欄「" + cell.header + "」が空です。", "The required cell '" + cell.header + "' is empty."},
          {"値を書いてください。", "Fill it in."});
  }

  void checkWidth();
  void readTexts();
  void readNumbers();
  void readFacility();
  void readRights();
  void readPublic();
  void readFiles();
  std::vector<fs::path> readNamedFiles(Field field, AssetKind kind, const fs::path& folder);
  void dropFilesOutside(std::vector<fs::path>& files);

  template <typename T, typename Parse>
  std::optional<T> readNumber(Field field, Field words_go_to, Parse parse);

  const Table& table_;
  const std::vector<HeaderColumn>& header_;
  const Collection& collection_;
  Diagnostics& diagnostics_;
  const TableRow* row_ = nullptr;
  Item item_;
};

void RecordReader::checkWidth() {
  for (size_t i = header_.size(); i < row_->cells.size(); ++i) {
    const std::string text = tidyText(row_->cells[i]);
    if (text.empty()) continue;
    return fault(Severity::kError, {std::to_string(i + 1), text},
                 {"見出しより右（" + std::to_string(i + 1) + " 列目）に「" + quoteForMessage(text) + "」があります。",
                  "There is '" + quoteForMessage(text) + "' in column " + std::to_string(i + 1) + ", beyond the last header."},
                 {"値の中の「,」で列がずれていないか確かめ、そのセルを \" で囲んでください。",
                  "Check whether a comma inside a value has shifted the cells, and enclose that cell in quotation marks."});
  }
}

void RecordReader::readTexts() {
  item_.title_kana = cell(Field::kTitleKana).text;
  item_.dimensions = cell(Field::kDimensions).text;
  item_.count = cell(Field::kCount).text;
  item_.inscription = cell(Field::kInscription).text;
  item_.designation = cell(Field::kDesignation).text;
  item_.designation_date = cell(Field::kDesignationDate).text;
  item_.scale_basis = cell(Field::kScaleBasis).text;
  item_.photographer = cell(Field::kPhotographer).text;
  item_.device = cell(Field::kDevice).text;
  item_.software = cell(Field::kSoftware).text;
  item_.capture_date = cell(Field::kCaptureDate).text;

  const auto text = [&](size_t i) { return i < row_->cells.size() ? tidyText(row_->cells[i]) : std::string(); };
  for (size_t i = 0; i < header_.size(); ++i) {
    if (!header_[i].column || header_[i].column->language.empty() || text(i).empty()) continue;
    const std::string& language = header_[i].column->language;
    const auto put = [&](std::string& displayed, LanguageMap& others) {
      (language == "ja" ? displayed : others[language]) = text(i);
    };
    switch (header_[i].column->field) {
      case Field::kTitle: item_.title[language] = text(i); break;
      case Field::kDescription: item_.description[language] = text(i); break;
      case Field::kAltText: item_.alt_text[language] = text(i); break;
      case Field::kCategory: put(item_.category, item_.category_by_language); break;
      case Field::kMaker: put(item_.maker, item_.maker_by_language); break;
      case Field::kPeriod: put(item_.period, item_.period_by_language); break;
      case Field::kPlace: put(item_.place, item_.place_by_language); break;
      case Field::kMaterial: put(item_.material, item_.material_by_language); break;
      case Field::kTechnique: put(item_.technique, item_.technique_by_language); break;
      default: break;
    }
  }
  const Cell id = cell(Field::kId);
  if (id.text.empty()) missing(Field::kId, id);
  if (id.text.size() > 100 || id.text.find('\n') != std::string::npos) {
    fault(Severity::kError, id, {"資料番号が長すぎるか、改行を含みます。", "The number is too long, or holds a line break."},
          {"100 バイトまでの一行にしてください。", "Keep it to one line of at most 100 bytes."});
  }
  const Cell title = cell(Field::kTitle, "ja");
  if (title.text.empty()) missing(Field::kTitle, title);
}

template <typename T, typename Parse>
std::optional<T> RecordReader::readNumber(Field field, Field words_go_to, Parse parse) {
  const Cell written = cell(field);
  if (written.text.empty()) return std::nullopt;
  const CellReading<T> reading = parse(written.text, headerOf(words_go_to));
  if (!reading.value) {
    fault(Severity::kError, written, reading.fault, reading.remedy);
  } else if (reading.was_full_width) {
    fault(Severity::kNote, written,
          {"全角の「" + quoteForMessage(written.text) + "」を " + foldWidth(written.text) + " と読みました。",
           "The full-width '" + quoteForMessage(written.text) + "' was read as " + foldWidth(written.text) + "."},
          {"半角で書いておくと確実です。", "Write half-width digits to be sure."});
  }
  return reading.value;
}

void RecordReader::readNumbers() {
  const auto length = [&](Field field) { return readNumber<double>(field, Field::kDimensions, parsePositive); };
  item_.height_cm = length(Field::kHeight);
  item_.width_cm = length(Field::kWidth);
  item_.depth_cm = length(Field::kDepth);
  item_.diameter_cm = length(Field::kDiameter);
  item_.weight_g = length(Field::kWeight);
  item_.year_from = readNumber<int>(Field::kYearFrom, Field::kPeriod, parseYear);
  item_.year_to = readNumber<int>(Field::kYearTo, Field::kPeriod, parseYear);
  if (item_.year_from && item_.year_to && *item_.year_from > *item_.year_to) {
    fault(Severity::kError, cell(Field::kYearTo),
          {"終わりの年 " + std::to_string(*item_.year_to) + " が始まりの年 " + std::to_string(*item_.year_from) + " より前です。",
           "The last year " + std::to_string(*item_.year_to) + " is before the first, " + std::to_string(*item_.year_from) + "."},
          {"年_始 と 年_終 を確かめてください。", "Check both years."});
  }
}

void RecordReader::readFacility() {
  const Cell written = cell(Field::kFacility);
  if (written.text.empty()) return missing(Field::kFacility, written);
  std::string known;
  for (const Facility& facility : collection_.facilities) {
    const auto is_name = [&](const auto& name) { return name.second == written.text; };
    if (facility.id == written.text || std::any_of(facility.name.begin(), facility.name.end(), is_name)) {
      item_.facility = facility.id;
      return;
    }
    known += (known.empty() ? "" : ", ") + facility.id;
  }
  const std::string quoted = quoteForMessage(written.text);
  fault(Severity::kError, written,
        {"所蔵館「" + quoted + "」が collection.toml にありません。", "The facility '" + quoted + "' is not in collection.toml."},
        known.empty() ? Localized{"collection.toml に [[facility]] として加えてください。", "Add it to collection.toml as a [[facility]]."}
                      : Localized{known + " のどれかにするか、[[facility]] として加えてください。",
                                  "Use one of " + known + ", or add it as a [[facility]]."});
}

void RecordReader::readRights() {
  constexpr std::pair<Field, AssetClass> kCells[] = {{Field::kRightsImage, AssetClass::kImage},
                                                     {Field::kRightsModel, AssetClass::kModel},
                                                     {Field::kRightsHighDefinition, AssetClass::kHighDefinition},
                                                     {Field::kRightsTranscription, AssetClass::kTranscription}};
  item_.rights = collection_.default_rights;
  for (const auto& [field, asset_class] : kCells) {
    const Cell written = cell(field);
    if (written.text.empty()) {
      if (asset_class == AssetClass::kImage && !item_.rights.count(asset_class)) missing(field, written);
      continue;
    }
    const RightsReading reading = readRightsUri(written.text);
    const std::string quoted = quoteForMessage(written.text);
    if (!reading.uri) {
      const std::string example =
          reading.suggestion.empty() ? "http://creativecommons.org/publicdomain/zero/1.0/" : reading.suggestion;
      fault(Severity::kError, written, {"「" + quoted + "」は知られた権利 URI ではありません。", "'" + quoted + "' is not a known rights URI."},
            {example + " のように、Creative Commons か RightsStatements.org の URI を書いてください。",
             "Write a Creative Commons or RightsStatements.org URI, such as " + example + "."});
      continue;
    }
    item_.rights[asset_class] = {*reading.uri};
    if (reading.normalized) {
      fault(Severity::kNote, written, {"権利 URI を " + *reading.uri + " と読みました。", "The rights URI was read as " + *reading.uri + "."},
            {"この形に書き直しておくと確実です。", "Write it in this form to be sure."});
    }
  }
  const Cell credit = cell(Field::kCredit);
  item_.credit = credit.text.empty() ? collection_.default_credit : credit.text;
  if (item_.credit.empty()) missing(Field::kCredit, credit);
}

void RecordReader::readPublic() {
  const Cell written = cell(Field::kPublic);
  if (written.text.empty()) return missing(Field::kPublic, written);
  const CellReading<bool> reading = parsePublic(written.text);
  item_.is_public = reading.value.value_or(false);
  if (!reading.value) fault(Severity::kError, written, reading.fault, reading.remedy);
}

std::vector<fs::path> RecordReader::readNamedFiles(Field field, AssetKind kind, const fs::path& folder) {
  const Cell written = cell(field);
  std::vector<fs::path> files;
  for (const std::string& name : splitFileNames(written.text)) {
    const NamedFile file = findNamedFile(collection_.root, folder, name, kind);
    if (file.path.empty()) {
      fault(Severity::kError, written, file.fault, file.remedy);
    } else if (std::find(files.begin(), files.end(), file.path) == files.end()) {
      files.push_back(file.path);
    }
  }
  return files;
}

void RecordReader::dropFilesOutside(std::vector<fs::path>& files) {
  std::erase_if(files, [&](const fs::path& file) {
    if (isInsideCollection(collection_.root, file)) return false;
    const std::string name = file.lexically_relative(collection_.root).string();
    Place place{.file = name};
    diagnostics_.push_back(faultAt(Severity::kError, item_.id, std::move(place),
                                   {"フォルダの外を指すリンクです。", "This is a link that leads out of the collection."},
                                   {"リンクではなくファイルそのものを置いてください。", "Put the file itself there, not a link."}));
    return true;
  });
}

void RecordReader::readFiles() {
  if (item_.id.empty()) return;
  const fs::path folder = findItemFolder(collection_.root, item_.id);
  const Cell scans = cell(Field::kScans);
  const Cell images = cell(Field::kImages);
  item_.scans = scans.text.empty() && !folder.empty() ? listScans(folder) : readNamedFiles(Field::kScans, AssetKind::kScan, folder);
  item_.images = images.text.empty() && !folder.empty() ? listPhotographs(folder, !item_.scans.empty())
                                                        : readNamedFiles(Field::kImages, AssetKind::kImage, folder);
  dropFilesOutside(item_.scans);
  dropFilesOutside(item_.images);
  if (item_.scans.empty() && item_.images.empty() && scans.text.empty() && images.text.empty()) {
    // What is not to be shown may wait for its scan.
    const bool is_kept_back = parsePublic(cell(Field::kPublic).text).value == false;
    fault(is_kept_back ? Severity::kWarning : Severity::kError, cell(Field::kId),
          {"3D データも写真もありません。", "There is neither a scan nor an image."},
          folder.empty() ? Localized{"フォルダ items/" + item_.id + " を作り、3D データか写真（photos の中）を入れてください。",
                                     "Make the folder items/" + item_.id + " and put a scan there, or images into its photos folder."}
                         : Localized{"3D データを直下に、写真を photos に入れてください。",
                                     "Put a scan into the item's folder, or images into its photos folder."});
  }
  std::error_code ignored;
  const fs::path item_file = folder / "item.toml";
  if (folder.empty() || !fs::exists(item_file, ignored)) return;
  std::vector<fs::path> inside = {item_file};
  dropFilesOutside(inside);
  if (inside.empty()) return;
  readItemFile(collection_.root, item_file, item_, diagnostics_);
}

// Rows that share a number: nobody can tell which is right, so none is taken.
void reportDuplicates(const Table& table, const std::vector<HeaderColumn>& header, const std::vector<Item>& items,
                      Diagnostics& diagnostics) {
  std::map<std::string, std::vector<uint32_t>> rows_of;
  for (const Item& item : items) {
    if (!item.id.empty()) rows_of[item.id].push_back(item.row);
  }
  std::string id_header(headerOf(Field::kId));
  for (const HeaderColumn& column : header) {
    if (column.column && column.column->field == Field::kId) id_header = column.header;
  }
  for (const auto& [id, rows] : rows_of) {
    if (rows.size() < 2) continue;
    for (uint32_t row : rows) {
      std::string others;
      for (uint32_t other : rows) {
        if (other != row) others += (others.empty() ? "" : ", ") + std::to_string(other);
      }
      diagnostics.push_back(
          faultAt(Severity::kError, id, Place{.file = table.file, .row = row, .column = id_header, .value = id},
                  {"資料番号「" + id + "」が " + others + " 行目にもあります。", "The number '" + id + "' is also in row " + others + "."},
                  {"資料ごとに別の番号にしてください。", "Give each item a number of its own."}));
    }
  }
}

}  // namespace

RecordsReading readRecords(const Table& table, const Collection& collection, Diagnostics& diagnostics) {
  RecordsReading reading;
  const std::vector<HeaderColumn> header = readHeader(table, collection, reading, diagnostics);
  std::vector<Item> items;
  std::vector<bool> faulty;
  RecordReader reader(table, header, collection, diagnostics);
  for (size_t i = 1; i < table.rows.size(); ++i) {
    const size_t before = diagnostics.size();
    items.push_back(reader.read(table.rows[i]));
    const auto is_error = [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::kError; };
    // Rows of a table whose header is wrong are not published, but their own faults are told at once.
    faulty.push_back(reading.has_header_faults ||
                     std::any_of(diagnostics.begin() + static_cast<long>(before), diagnostics.end(), is_error));
  }
  const size_t before = diagnostics.size();
  reportDuplicates(table, header, items, diagnostics);
  for (size_t i = 0; i < items.size(); ++i) {
    for (size_t d = before; d < diagnostics.size(); ++d) faulty[i] = faulty[i] || diagnostics[d].item_id == items[i].id;
    if (faulty[i]) {
      reading.left_out.push_back(items[i].id.empty() ? "row " + std::to_string(items[i].row) : items[i].id);
    } else {
      reading.items.push_back(std::move(items[i]));
    }
  }
  return reading;
}

}  // namespace kura
