#pragma once

#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "catalog/table.h"

namespace kura {

// Comma-separated values as RFC 4180 has them (semicolons or tabs where the first line has no comma): UTF-8 with or without BOM, CR LF or LF, quoted cells may hold commas,
// newlines and doubled quotation marks. Errors (kBadInput, with the row): not UTF-8, NUL bytes, a quotation mark that
// is not closed or stands inside a cell. Such faults stop the whole table: which rows follow cannot be known.
Result<Table> readCsv(ByteView bytes, const std::string& file);

}  // namespace kura
