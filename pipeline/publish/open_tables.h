// The whole collection as tables and as a catalogue of them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "publish/open_record.h"

namespace kura {

// The columns of docs/collection.md, in Japanese: UTF-8 with byte order mark, CR LF, one record on one physical line (the national rule for machine-readable
// data): newlines in cells become blanks. Cells that a spreadsheet would take for a formula get an apostrophe (OWASP, CSV injection).
// kura reads it as a record file: what comes back is what was written, but for those blanks. Texts in more languages follow where any record has them.
std::string makeCollectionCsv(const std::vector<OpenRecord>& records);

// One JSON object a line, every filled field, newlines kept (docs/formats.md).
std::string makeCollectionJsonLines(const std::vector<OpenRecord>& records);

// The columns that Japan Search takes over.
std::string makeJapanSearchCsv(const std::vector<OpenRecord>& records);

// 文化財一覧 of the municipal standard open datasets: designated items only.
std::string makeCulturalPropertiesCsv(const std::vector<OpenRecord>& records);

// DCAT-AP 3 as JSON-LD: one dataset, its distributions.
nlohmann::json makeDcat(const Collection& collection);

}  // namespace kura
