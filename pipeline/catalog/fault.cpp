#include "catalog/fault.h"

namespace kura {

std::string subjectOf(const Place& place) {
  std::string subject = place.file;
  if (!place.sheet.empty()) subject += " sheet " + place.sheet;
  if (place.row) subject += " row " + std::to_string(place.row);
  if (place.line) subject += " line " + std::to_string(place.line);
  if (!place.column.empty()) subject += ", column " + place.column;
  return subject;
}

Diagnostic faultAt(Severity severity, std::string item_id, Place place, Localized message, Localized remedy) {
  Error error = badInput(subjectOf(place), std::move(message), std::move(remedy));
  error.place = std::move(place);
  return {severity, std::move(item_id), std::move(error)};
}

}  // namespace kura
