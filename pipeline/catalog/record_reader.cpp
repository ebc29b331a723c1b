#include "catalog/record_reader.h"

#include <algorithm>
#include <cstdio>

#include "catalog/fault.h"
#include "catalog/parse_cell.h"
#include "catalog/parse_display.h"
#include "catalog/parse_period.h"
#include "catalog/read_item_file.h"
#include "catalog/read_pages.h"
#include "catalog/rights.h"
#include "catalog/text.h"

namespace kura {

namespace fs = std::filesystem;

Item RecordReader::read(const std::vector<RowPart>& parts) {
  parts_ = parts;
  item_ = {};
  item_.row = parts.front().row->number;
  item_.id = cell(Field::kId).text;
  checkWidth();
  readTexts();
  readNumbers();
  readFacility();
  readDisplay();
  readRights();
  readPublic();
  readFiles();
  return std::move(item_);
}

// The first table that fills the cell has the word; another that says something else is an error.
RecordReader::Cell RecordReader::cell(Field field, std::string_view language) {
  Cell found{std::string(headerOf(field)), {}, {}};
  for (const RowPart& part : parts_) {
    for (size_t i = 0; i < part.of->header.size(); ++i) {
      const std::optional<Column>& column = part.of->header[i].column;
      if (!column || column->field != field || (!language.empty() && column->language != language)) continue;
      const std::string text = i < part.row->cells.size() ? tidyText(part.row->cells[i]) : std::string();
      if (!found.part.of || (found.text.empty() && !text.empty())) {
        found = {part.of->header[i].header, text, part};
      } else if (!text.empty() && text != found.text) {
        reportConflict(found, {part.of->header[i].header, text, part});
      }
      break;
    }
  }
  return found;
}

void RecordReader::reportConflict(const Cell& first, const Cell& second) {
  const std::string place = subjectOf(Place{.file = first.part.of->table->file, .row = first.part.row->number, .sheet = first.part.of->table->sheet});
  if (!conflicts_.insert(std::make_pair(second.part.row, second.header)).second) return;  // cells are asked for more than once
  fault(Severity::kError, second, {"「" + quoteForMessage(second.text) + "」は " + place + " の「" + quoteForMessage(first.text) + "」と違います。",
                                   "'" + quoteForMessage(second.text) + "' differs from '" + quoteForMessage(first.text) + "' in " + place + "."},
        {"どちらかに揃えてください。", "Make them agree, or empty one of them."});
}

void RecordReader::fault(Severity severity, const Cell& cell, Localized message, Localized remedy) { faultIn(diagnostics_, severity, cell, std::move(message), std::move(remedy)); }

void RecordReader::reportWaiting() {
  constexpr size_t kFew = 5;
  if (waiting_.size() > kFew) {
    const std::string count = std::to_string(waiting_.size());
    waiting_.resize(1, waiting_.front());
    Error& error = waiting_.front().error;
    error.message = {"3D データも写真もない非公開の資料が " + count + " 点あります（最初は「" + waiting_.front().item_id + "」）。", count + " records that are kept back have neither a scan nor an image (the first is '" + waiting_.front().item_id + "')."};
  }
  std::move(waiting_.begin(), waiting_.end(), std::back_inserter(diagnostics_));
  waiting_.clear();
}

void RecordReader::faultIn(Diagnostics& diagnostics, Severity severity, const Cell& cell, Localized message, Localized remedy) {
  const RowPart& part = cell.part.of ? cell.part : parts_.front();
  diagnostics.push_back(faultAt(
      severity, item_.id,
      Place{.file = part.of->table->file, .row = part.row->number, .column = cell.header, .value = quoteForMessage(cell.text), .sheet = part.of->table->sheet},
      std::move(message), std::move(remedy)));
}

// A column that is absent as a whole has been reported once already.
void RecordReader::missing(Field field, const Cell& cell) {
  if (std::none_of(tables_.begin(), tables_.end(), [&](const TableReading& table) { return table.has(field); })) return;
  fault(Severity::kError, cell, {"必須の欄「" + cell.header + "」が空です。", "The required cell '" + cell.header + "' is empty."},
        {"値を書いてください。", "Fill it in."});
}

void RecordReader::checkWidth() {
  for (const RowPart& part : parts_) {
    for (size_t i = part.of->header.size(); i < part.row->cells.size(); ++i) {
      const std::string text = tidyText(part.row->cells[i]);
      if (text.empty()) continue;
      fault(Severity::kError, {std::to_string(i + 1), text, part},
            {"見出しより右（" + std::to_string(i + 1) + " 列目）に「" + quoteForMessage(text) + "」があります。",
             "There is '" + quoteForMessage(text) + "' in column " + std::to_string(i + 1) + ", beyond the last header."},
            {"値の中の「,」で列がずれていないか確かめ、そのセルを \" で囲んでください。",
             "Check whether a comma inside a value has shifted the cells, and enclose that cell in quotation marks."});
      break;
    }
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

  constexpr Field kInLanguages[] = {Field::kTitle, Field::kDescription, Field::kAltText, Field::kCategory, Field::kMaker,
                                    Field::kPeriod, Field::kPlace, Field::kMaterial, Field::kTechnique, Field::kDisplayPlace};
  std::set<std::pair<Field, std::string>> columns;
  for (const RowPart& part : parts_) {
    for (const HeaderColumn& column : part.of->header) {
      if (column.column && !column.column->language.empty()) columns.insert({column.column->field, column.column->language});
    }
  }
  for (const Field field : kInLanguages) {
    for (const auto& [of, language] : columns) {
      if (of != field) continue;
      const std::string text = cell(field, language).text;
      if (text.empty()) continue;
      const auto put = [&, &language = language](std::string& displayed, LanguageMap& others) { (language == "ja" ? displayed : others[language]) = text; };
      switch (field) {
        case Field::kTitle: item_.title[language] = text; break;
        case Field::kDescription: item_.description[language] = text; break;
        case Field::kAltText: item_.alt_text[language] = text; break;
        case Field::kCategory: put(item_.category, item_.category_by_language); break;
        case Field::kMaker: put(item_.maker, item_.maker_by_language); break;
        case Field::kPeriod: put(item_.period, item_.period_by_language); break;
        case Field::kPlace: put(item_.place, item_.place_by_language); break;
        case Field::kMaterial: put(item_.material, item_.material_by_language); break;
        case Field::kTechnique: put(item_.technique, item_.technique_by_language); break;
        case Field::kDisplayPlace: item_.display_place[language] = text; break;
        default: break;
      }
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
  const auto measure = [&](Field field, std::optional<double> (*with_unit)(std::string_view), const char* unit) {
    const Cell written = cell(field);
    const std::optional<double> value = with_unit(written.text);
    if (!value) return readNumber<double>(field, Field::kDimensions, parsePositive);
    char number[32];
    std::snprintf(number, sizeof number, "%.6g", *value);
    fault(Severity::kNote, written, {"「" + quoteForMessage(written.text) + "」を " + number + " " + unit + " と読みました。", "'" + quoteForMessage(written.text) + "' was read as " + number + " " + unit + "."},
          {"数だけを書いておくと確実です。", "Write the number alone to be sure."});
    return value;
  };
  const auto length = [&](Field field) { return measure(field, parseLengthCm, "cm"); };
  item_.height_cm = length(Field::kHeight);
  item_.width_cm = length(Field::kWidth);
  item_.depth_cm = length(Field::kDepth);
  item_.diameter_cm = length(Field::kDiameter);
  item_.weight_g = measure(Field::kWeight, parseWeightG, "g");
  item_.year_from = readNumber<int>(Field::kYearFrom, Field::kPeriod, parseYear);
  item_.year_to = readNumber<int>(Field::kYearTo, Field::kPeriod, parseYear);
  if (!item_.year_from && !item_.year_to && !item_.period.empty()) {
    if (const std::optional<YearRange> years = parsePeriod(item_.period)) {
      item_.year_from = years->from;
      item_.year_to = years->to;
      fault(Severity::kNote, cell(Field::kPeriod, "ja"),
            {"「" + quoteForMessage(item_.period) + "」から " + std::to_string(years->from) + "〜" + std::to_string(years->to) + " 年としました。",
             "'" + quoteForMessage(item_.period) + "' was taken for the years " + std::to_string(years->from) + " to " + std::to_string(years->to) + "."},
            {"違っていれば 年_始 と 年_終 に書いてください。", "If that is wrong, fill in both years."});
    }
  }
  for (std::string* day : {&item_.designation_date, &item_.capture_date}) {
    if (const std::optional<std::string> iso = parseDay(*day); iso && *iso != *day) {
      fault(Severity::kNote, cell(day == &item_.capture_date ? Field::kCaptureDate : Field::kDesignationDate),
            {"「" + quoteForMessage(*day) + "」を " + *iso + " と読みました。", "'" + quoteForMessage(*day) + "' was read as " + *iso + "."}, {});
      *day = *iso;
    }
  }
  if (item_.year_from && item_.year_to && *item_.year_from > *item_.year_to) {
    fault(Severity::kError, cell(Field::kYearTo),
          {"終わりの年 " + std::to_string(*item_.year_to) + " が始まりの年 " + std::to_string(*item_.year_from) + " より前です。",
           "The last year " + std::to_string(*item_.year_to) + " is before the first, " + std::to_string(*item_.year_from) + "."},
          {"年_始 と 年_終 を確かめてください。", "Check both years."});
  }
}

void RecordReader::readDisplay() {
  const Cell written = cell(Field::kDisplay);
  if (written.text.empty()) return;
  if (std::optional<std::vector<DaySpan>> display = parseDisplay(written.text)) {
    item_.display = std::move(*display);
    return;
  }
  const std::string quoted = quoteForMessage(written.text);
  fault(Severity::kError, written, {"展示期間「" + quoted + "」が読めません。", "The days on display, '" + quoted + "', cannot be read."},
        {"2026-04-01〜2026-06-30 のように書いてください。いくつもあるときは ; で区切り、いつもなら 常設 と書きます。",
         "Write 2026-04-01/2026-06-30, several separated by ;, or always."});
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
    Diagnostics& all = is_kept_back ? waiting_ : diagnostics_;
    faultIn(all, is_kept_back ? Severity::kWarning : Severity::kError, cell(Field::kId),
          {"3D データも写真もありません。", "There is neither a scan nor an image."},
          folder.empty() ? Localized{"フォルダ items/" + itemFolderName(item_.id) + " を作り、3D データか写真（photos の中）を入れてください。",
                                     "Make the folder items/" + itemFolderName(item_.id) + " and put a scan there, or images into its photos folder."}
                         : Localized{"3D データを直下に、写真を photos に入れてください。",
                                     "Put a scan into the item's folder, or images into its photos folder."});
  }
  if (folder.empty()) return;
  std::error_code ignored;
  const fs::path item_file = folder / "item.toml";
  std::vector<fs::path> inside = {item_file};
  if (fs::exists(item_file, ignored)) dropFilesOutside(inside);
  if (fs::exists(item_file, ignored) && !inside.empty()) readItemFile(collection_.root, item_file, item_, diagnostics_);
  readPageTexts(collection_.root, folder, item_, diagnostics_);
}

}  // namespace kura
