#pragma once

#include <string>

#include "base/result.h"
#include "catalog/document.h"
#include "model/collection.h"

namespace kura {

// Fills everything of the collection but root and items from collection.toml, already parsed. Faults go to diagnostics
// with their line; a faulty value is left out and the rest is read.
void readCollectionFile(const DocumentValue& document, const std::string& file, Collection& collection,
                        Diagnostics& diagnostics);

}  // namespace kura
