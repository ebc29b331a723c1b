#include "catalog/read_table_mappings.h"

#include <algorithm>
#include <cmath>

#include "base/compose_text.h"
#include "catalog/columns.h"
#include "catalog/document_fields.h"
#include "catalog/fault.h"
#include "catalog/parse_cell.h"
#include "catalog/rights.h"
#include "catalog/text.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

bool isLength(Field field) { return field == Field::kHeight || field == Field::kWidth || field == Field::kDepth || field == Field::kDiameter; }

bool isRights(Field field) {
  return field == Field::kRightsImage || field == Field::kRightsModel || field == Field::kRightsHighDefinition || field == Field::kRightsTranscription;
}

bool isFacility(const Collection& collection, const std::string& text) {
  return std::any_of(collection.facilities.begin(), collection.facilities.end(), [&](const Facility& facility) {
    return facility.id == text || std::any_of(facility.name.begin(), facility.name.end(), [&](const auto& name) { return name.second == text; });
  });
}

class MappingReader {
 public:
  MappingReader(const std::string& file, const Collection& collection, Diagnostics& diagnostics) : file_(file), collection_(collection), diagnostics_(diagnostics) {}

  TableMapping read(const DocumentValue& table) {
    DocumentFields fields(table, file_, "", "[[table]]", diagnostics_);
    TableMapping mapping{.file = fields.text("file"), .encoding = {}, .sheet = {}, .header_row = {}, .ignore = fields.texts("ignore"), .columns = {}, .line = table.line};
    if (const std::string encoding = fields.text("encoding"); !encoding.empty()) mapping.encoding = encoding;
    if (const std::string sheet = fields.text("sheet"); !sheet.empty()) mapping.sheet = sheet;
    if (const std::optional<double> row = fields.number("header_row")) {
      if (*row >= 1 && *row <= 1'000'000 && *row == std::floor(*row)) {
        mapping.header_row = static_cast<uint32_t>(*row);
      } else {
        fields.fault(*table.find("header_row"), {"header_row は 1 から数えた行番号です。", "header_row is the number of a row, from 1."}, {"header_row = 3 のように書いてください。", "Write header_row = 3."});
      }
    }
    const DocumentValue* columns = fields.subtable("columns");
    fields.reportUnknownKeys();
    if (mapping.file.empty()) {
      fields.fault(table, {"[[table]] に file がありません。", "A [[table]] has no file."}, {"file = \"台帳.csv\" のように書いてください。* も使えます。", "Write file = \"register.csv\"; * may be used."});
    }
    if (!columns || columns->members.empty()) {
      fields.fault(table, {"[[table]] に [table.columns] がありません。", "A [[table]] has no [table.columns]."},
                   {"[table.columns] の下に \"資料番号\" = \"相手の見出し\" のように書いてください。", "Write, under [table.columns], \"id\" = \"their header\"."});
      return mapping;
    }
    for (const DocumentMember& member : columns->members) readColumn(member, mapping);
    return mapping;
  }

 private:
  void fault(const DocumentValue& at, const std::string& value, Localized message, Localized remedy) {
    diagnostics_.push_back(faultAt(Severity::kError, "", {.file = file_, .line = at.line, .value = value}, std::move(message), std::move(remedy)));
  }

  void readColumn(const DocumentMember& member, TableMapping& mapping) {
    const std::string name = tidyText(member.key), shown = quoteForMessage(name);
    const std::optional<Column> column = findColumn(name);
    if (!column) {
      const std::string meant = suggestHeader(name);
      return fault(member.value, name, {"「" + shown + "」という列はありません。", "There is no column '" + shown + "'."},
                   meant.empty() ? Localized{"左にはこちらの見出し（資料番号、資料名 など）、右に相手の見出しを書きます。", "Our header (id, title, …) stands on the left, theirs on the right."}
                                 : Localized{"「" + meant + "」のことなら、そう書いてください。", "If '" + meant + "' is meant, write that."});
    }
    for (const ColumnSource& other : mapping.columns) {
      const std::optional<Column> taken = findColumn(other.target);
      if (taken->field == column->field && taken->language == column->language) {
        return fault(member.value, name, {"「" + shown + "」は " + std::to_string(other.line) + " 行目にもあります。", "'" + shown + "' is also given in line " + std::to_string(other.line) + "."},
                     {"一つにまとめてください。つなぐなら [\"一つ目\", \"二つ目\"] と書きます。", "Keep one of them; to join columns write [\"one\", \"two\"]."});
      }
    }
    ColumnSource source{.target = name};
    source.line = member.value.line;
    if (readSource(member, *column, source)) mapping.columns.push_back(std::move(source));
  }

  bool readSource(const DocumentMember& member, const Column& column, ColumnSource& source) {
    const DocumentValue& value = member.value;
    if (value.kind == DocumentValue::Kind::kString || value.kind == DocumentValue::Kind::kArray) {
      if (!readHeaders(value, source)) return false;
    } else if (value.kind != DocumentValue::Kind::kTable) {
      fault(value, source.target, {"「" + source.target + "」の右が見出しではありません。", "What stands beside '" + source.target + "' is no header."},
            {"\"相手の見出し\" か { value = \"いつもの値\" } を書いてください。", "Write \"their header\" or { value = \"always this\" }."});
      return false;
    } else if (!readTable(value, column, source)) {
      return false;
    }
    const int given = !source.from.empty() + !source.pattern.empty() + source.constant.has_value();
    if (given != 1) {
      fault(value, source.target, {"「" + source.target + "」には from、template、value のどれか一つが要ります。", "'" + source.target + "' needs one of from, template and value."},
            {"{ from = \"相手の見出し\" } のように書いてください。", "Write { from = \"their header\" }."});
      return false;
    }
    if (!source.pattern.empty() && !readPattern(source.pattern)) {
      fault(value, source.pattern, {"template「" + quoteForMessage(source.pattern) + "」の { } が閉じていないか、空です。", "A brace of the template '" + quoteForMessage(source.pattern) + "' is not closed, or empty."},
            {"\"A-{相手の見出し}\" のように書いてください。{row} は行番号です。", "Write \"A-{their header}\"; {row} is the number of the row."});
      return false;
    }
    return readsWell(value, column, source);
  }

  bool readHeaders(const DocumentValue& value, ColumnSource& source) {
    if (value.kind == DocumentValue::Kind::kString) source.from.push_back(value.text);
    for (const DocumentValue& element : value.elements) source.from.push_back(element.text);
    const bool is_sound = !source.from.empty() && std::none_of(source.from.begin(), source.from.end(), [](const std::string& header) { return tidyText(header).empty(); });
    if (!is_sound) {
      fault(value, source.target, {"「" + source.target + "」の見出しが空か、文字列ではありません。", "A header for '" + source.target + "' is empty, or no text."},
            {"\"…\" で囲んだ相手の見出しを書いてください。", "Write their header in \"…\"."});
    }
    return is_sound;
  }

  bool readTable(const DocumentValue& value, const Column& column, ColumnSource& source) {
    DocumentFields fields(value, file_, "", "[table.columns] " + source.target, diagnostics_);
    if (const DocumentValue* from = value.find("from")) {
      if (from->kind == DocumentValue::Kind::kString) fields.text("from");
      else fields.texts("from");
      if (!readHeaders(*from, source)) return false;
    }
    source.pattern = fields.text("template");
    if (value.find("value")) source.constant = fields.text("value");
    if (const DocumentValue* join = value.find("join"); join && join->kind == DocumentValue::Kind::kString) source.join = join->text;  // its spaces count
    fields.text("join");
    if (value.find("otherwise")) source.otherwise = fields.text("otherwise");
    if (const DocumentValue* values = fields.subtable("values")) {
      for (const DocumentMember& member : values->members) source.values[tidyText(member.key)] = tidyText(member.value.text);
    }
    const bool is_sound = readUnit(fields, value, column, source);
    fields.reportUnknownKeys();
    return is_sound;
  }

  bool readUnit(DocumentFields& fields, const DocumentValue& value, const Column& column, ColumnSource& source) {
    const DocumentValue* unit = value.find("unit");
    if (!unit) return true;
    if (column.field == Field::kWeight) {
      const std::string name = fields.text("unit");
      if (name == "kg") source.factor = 1000;
      if (name == "kg" || name == "g") return true;
      fault(*unit, name, {"重さの単位「" + quoteForMessage(name) + "」はわかりません。", "The unit of weight '" + quoteForMessage(name) + "' is not known."}, {"g か kg を書いてください。", "Write g or kg."});
      return false;
    }
    if (!isLength(column.field)) {
      fault(*unit, unit->text, {"「" + source.target + "」に単位はありません。", "'" + source.target + "' has no unit."}, {"unit を消してください。", "Remove unit."});
      return false;
    }
    const std::optional<double> metres = fields.unit("unit");
    if (metres) source.factor = *metres * 100;
    return metres.has_value();
  }

  // What every row would get is judged once, here: not in each of the rows.
  bool readsWell(const DocumentValue& value, const Column& column, const ColumnSource& source) {
    std::vector<std::string> words;
    for (const auto& [from, to] : source.values) words.push_back(to);
    for (const std::optional<std::string>& word : {source.constant, source.otherwise}) {
      if (word) words.push_back(*word);
    }
    for (const std::string& word : words) {
      const bool is_known = word.empty() || (isRights(column.field) ? readRightsUri(word).uri.has_value() : column.field == Field::kPublic ? parsePublic(word).value.has_value()
                                             : column.field == Field::kFacility ? isFacility(collection_, word) : true);
      if (is_known) continue;
      Localized remedy{"docs/collection.md の「" + std::string(headerOf(column.field)) + "」の書き方を見てください。", "See how '" + std::string(headerOf(column.field)) + "' is written in docs/collection.md."};
      if (column.field == Field::kPublic) remedy = {"公開 か 非公開 と書いてください。", "Write 公開 or 非公開 (yes or no)."};
      if (column.field == Field::kFacility) remedy = {"[[facility]] の id か名称を書いてください。", "Write the id or name of a [[facility]]."};
      if (isRights(column.field)) remedy = {"http://creativecommons.org/publicdomain/zero/1.0/ のような URI を書いてください。", "Write a URI such as http://creativecommons.org/publicdomain/zero/1.0/."};
      fault(value, word, {"「" + source.target + "」の値「" + quoteForMessage(word) + "」は使えません。", "The value '" + quoteForMessage(word) + "' for '" + source.target + "' cannot be used."}, std::move(remedy));
      return false;
    }
    return true;
  }

  const std::string& file_;
  const Collection& collection_;
  Diagnostics& diagnostics_;
};

// * any characters, ? one (of UTF-8), by the usual backtracking.
bool matches(std::string_view pattern, std::string_view name) {
  size_t p = 0, n = 0, star = std::string_view::npos, from = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      from = n;
    } else if (p < pattern.size() && pattern[p] == '?') {
      ++p;
      do ++n;
      while (n < name.size() && (static_cast<unsigned char>(name[n]) & 0xC0) == 0x80);
    } else if (p < pattern.size() && pattern[p] == name[n]) {
      ++p;
      ++n;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      n = ++from;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace

std::vector<TableMapping> readTableMappings(const DocumentValue& document, const std::string& file, const Collection& collection, Diagnostics& diagnostics) {
  std::vector<TableMapping> mappings;
  MappingReader reader(file, collection, diagnostics);
  Diagnostics told_elsewhere;  // readCollectionFile says what is wrong with the key itself
  for (const DocumentValue* table : DocumentFields(document, file, "", "", told_elsewhere).tables("table")) {
    TableMapping mapping = reader.read(*table);
    if (!mapping.file.empty() && !mapping.columns.empty()) mappings.push_back(std::move(mapping));
  }
  return mappings;
}

std::vector<std::string> filesOf(const TableMapping& mapping, const fs::path& folder, const std::string& mapping_file, Diagnostics& diagnostics) {
  const fs::path wanted(mapping.file);
  const auto fault = [&](Localized message, Localized remedy) {
    diagnostics.push_back(faultAt(Severity::kError, "", {.file = mapping_file, .line = mapping.line, .value = mapping.file}, std::move(message), std::move(remedy)));
    return std::vector<std::string>{};
  };
  const std::string shown = quoteForMessage(mapping.file);
  if (wanted.is_absolute() || std::find(wanted.begin(), wanted.end(), "..") != wanted.end()) {
    return fault({"file「" + shown + "」はフォルダの外です。", "The file '" + shown + "' is outside of the collection."}, {"表をこのフォルダの中に置いてください。", "Put the table into this folder."});
  }
  const std::string pattern = composeText(wanted.filename().string());
  std::vector<std::string> files;
  std::string others;
  std::error_code ended;
  for (fs::directory_iterator entry(folder / wanted.parent_path(), ended), end; !ended && entry != end; entry.increment(ended)) {
    std::error_code gone;
    const std::string name = entry->path().filename().string();
    if (!entry->is_regular_file(gone)) continue;
    if (matches(pattern, composeText(name))) files.push_back((wanted.parent_path() / entry->path().filename()).string());
    else if (name != mapping_file) others += (others.empty() ? "" : ", ") + name;
  }
  std::sort(files.begin(), files.end());
  if (files.empty()) {
    return fault({"「" + shown + "」というファイルはありません。", "There is no file '" + shown + "'."},
                 {others.empty() ? "表を置くか、この [[table]] を消してください。" : "ここにあるのは " + quoteForMessage(others) + " です。", others.empty() ? "Put it there, or remove this [[table]]." : "What is there: " + quoteForMessage(others) + "."});
  }
  return files;
}

}  // namespace kura
