// What happened to the files of a collection: PREMIS Data Dictionary 3.0, as XML (namespace http://www.loc.gov/premis/v3).
#pragma once

#include <string>

#include "model/collection.h"

namespace kura {

struct PremisOptions {
  std::string prefix;    // put before the path of a file, relative to the collection: "data/collection/"
  std::string date;      // of the ingestion, YYYY-MM-DD; without it no ingestion is told (the versions of OCFL carry theirs)
  std::string software;  // "kura 1.2"
};

// One object for each scan and photograph; for each item the event of its capture, with date, photographer, device, software and the basis of its
// scale as far as the record says, and that of its ingestion; the agents of both. A capture without a date is "unknown".
std::string makePremisXml(const Collection& collection, const PremisOptions& options);

}  // namespace kura
