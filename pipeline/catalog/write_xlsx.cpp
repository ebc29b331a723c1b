// libzip adapter.
#include "catalog/write_xlsx.h"

#include <zip.h>

#include <cstdio>
#include <cstring>
#include <memory>

namespace kura {
namespace {

const char* const kSheetNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const char* const kRelationNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const char* const kPackageNamespace = "http://schemas.openxmlformats.org/package/2006";
const std::string kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
    }
  }
  return out;
}

std::string columnName(size_t column) {  // from 0
  std::string name;
  for (size_t c = column + 1; c > 0; c = (c - 1) / 26) name.insert(name.begin(), static_cast<char>('A' + (c - 1) % 26));
  return name;
}

std::string sheetXml(const WorkbookSheet& sheet) {
  std::string xml = kXml + "<worksheet xmlns=\"" + kSheetNamespace + "\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
                    "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>";
  const size_t columns = sheet.rows.empty() ? 1 : std::max<size_t>(1, sheet.rows.front().size());
  for (size_t c = 0; c < columns; ++c) {
    char width[32];
    std::snprintf(width, sizeof width, "%.1f", c < sheet.widths.size() ? sheet.widths[c] : 14.0);
    const std::string number = std::to_string(c + 1);
    xml += "<col min=\"" + number + "\" max=\"" + number + "\" width=\"" + width + "\" customWidth=\"1\"/>";
  }
  xml += "</cols><sheetData>";
  for (size_t r = 0; r < sheet.rows.size(); ++r) {
    const std::string row = std::to_string(r + 1);
    xml += "<row r=\"" + row + "\">";
    for (size_t c = 0; c < sheet.rows[r].size(); ++c) {
      if (sheet.rows[r][c].empty()) continue;
      xml += "<c r=\"" + columnName(c) + row + "\" s=\"" + (r == 0 ? "1" : "2") + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(sheet.rows[r][c]) + "</t></is></c>";
    }
    xml += "</row>";
  }
  return xml + "</sheetData></worksheet>";
}

std::string stylesXml() {
  return kXml + "<styleSheet xmlns=\"" + kSheetNamespace +
         "\"><fonts count=\"2\"><font><sz val=\"11\"/></font><font><b/><sz val=\"11\"/></font></fonts>"
         "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
         "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFF3EAD3\"/></patternFill></fill></fills>"
         "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf/>"
         "<xf fontId=\"1\" fillId=\"2\" applyFont=\"1\" applyFill=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
         "<xf numFmtId=\"49\" applyNumberFormat=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf></cellXfs></styleSheet>";
}

struct Part {
  std::string name, text;
};

std::vector<Part> partsOf(const std::vector<WorkbookSheet>& sheets) {
  const std::string relation = kRelationNamespace;
  std::string types = kXml + "<Types xmlns=\"" + kPackageNamespace + "/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                      "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" "
                      "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" "
                      "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>";
  std::string workbook = kXml + "<workbook xmlns=\"" + kSheetNamespace + "\" xmlns:r=\"" + relation + "\"><sheets>";
  std::string relations = kXml + "<Relationships xmlns=\"" + kPackageNamespace + "/relationships\">";
  std::vector<Part> parts;
  for (size_t i = 0; i < sheets.size(); ++i) {
    const std::string number = std::to_string(i + 1), part = "worksheets/sheet" + number + ".xml";
    types += "<Override PartName=\"/xl/" + part + "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>";
    workbook += "<sheet name=\"" + escaped(sheets[i].name) + "\" sheetId=\"" + number + "\" r:id=\"rId" + number + "\"/>";
    relations += "<Relationship Id=\"rId" + number + "\" Type=\"" + relation + "/worksheet\" Target=\"" + part + "\"/>";
    parts.push_back({"xl/" + part, sheetXml(sheets[i])});
  }
  const std::string styles = std::to_string(sheets.size() + 1);
  relations += "<Relationship Id=\"rId" + styles + "\" Type=\"" + relation + "/styles\" Target=\"styles.xml\"/></Relationships>";
  parts.insert(parts.begin(), {{"[Content_Types].xml", types + "</Types>"},
                               {"_rels/.rels", kXml + "<Relationships xmlns=\"" + kPackageNamespace + "/relationships\"><Relationship Id=\"rId1\" Type=\"" + relation +
                                                   "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
                               {"xl/workbook.xml", workbook + "</sheets></workbook>"},
                               {"xl/_rels/workbook.xml.rels", relations},
                               {"xl/styles.xml", stylesXml()}});
  return parts;
}

}  // namespace

Result<Bytes> writeXlsx(const std::vector<WorkbookSheet>& sheets) {
  const auto failed = [] { return internalError("xlsx", {"ブックを組み立てられません。", "The workbook cannot be put together."}); };
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* archive = memory ? zip_open_from_source(memory, ZIP_TRUNCATE, &error) : nullptr;
  if (!archive) return failed();
  zip_source_keep(memory);
  const std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> owner(memory, &zip_source_free);
  const std::vector<Part> parts = partsOf(sheets);  // must live until zip_close
  bool is_whole = true;
  for (const Part& part : parts) {
    zip_source_t* text = zip_source_buffer(archive, part.text.data(), part.text.size(), 0);
    const zip_int64_t index = text ? zip_file_add(archive, part.name.c_str(), text, ZIP_FL_ENC_UTF_8) : -1;
    // 1980-01-01, the first day of DOS: the same bytes every day.
    is_whole &= index >= 0 && zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, 0x21, 0) == 0;
  }
  if (!is_whole || zip_close(archive) != 0) {
    zip_discard(archive);
    return failed();
  }
  zip_stat_t stat;
  if (zip_source_stat(memory, &stat) != 0 || zip_source_open(memory) != 0) return failed();
  Bytes bytes(stat.size);
  const zip_int64_t got = zip_source_read(memory, bytes.data(), bytes.size());
  zip_source_close(memory);
  if (got < 0 || static_cast<size_t>(got) != bytes.size()) return failed();
  return bytes;
}

}  // namespace kura
