// What a rights URI means, in plain words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/localized.h"
#include "model/collection.h"

namespace kura {

struct RightsStatement {
  std::string uri;
  std::string code = {};  // "by-sa", "zero", "InC": names the words of other languages
  std::string name;                // "CC BY 4.0", "In Copyright"; the URI itself where it is not known
  Localized plain;                 // what a visitor may do; empty where the URI is not known
  std::vector<std::string> marks;  // ids of our drawings: "cc", "zero", "pd", "by", "sa", "nc", "nd", "rights"
};

// Knows Creative Commons licences 1.0 to 4.0, CC0, the Public Domain Mark and the twelve of RightsStatements.org;
// http and https, with or without a trailing slash, "deed.ja" endings.
RightsStatement describeRights(std::string_view uri);

// The rights of one asset class of an item: its own, else the collection's. Empty uri where nothing is stated: what may be done
// with a photograph says nothing of the scan, nor of the high definition image.
Rights rightsOf(const Item& item, const Collection& collection, AssetClass asset_class);

// Whether a file under these rights may be offered for download: any Creative Commons licence or dedication, the Public Domain Mark, and the
// RightsStatements.org terms that name no copyright. Not where nothing is stated.
bool permitsDownload(const Rights& rights);

// "image", "model", "high_definition", "transcription": the keys used in item.json.
std::string_view assetClassKey(AssetClass asset_class);

}  // namespace kura
