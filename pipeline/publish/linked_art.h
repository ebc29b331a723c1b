// Linked Art 1.0: a profile of CIDOC CRM as JSON-LD that museums share.
#pragma once

#include <nlohmann/json.hpp>

#include "publish/open_record.h"

namespace kura {

// A HumanMadeObject: names, numbers, statements, dimensions, production, keeper, rights, and the digital objects about it. Types are those of the Getty AAT
// that linked.art itself uses; materials and kinds stay words of the record, as no thesaurus number was given for them.
nlohmann::json makeLinkedArt(const OpenRecord& record);

}  // namespace kura
