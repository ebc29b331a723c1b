#include "catalog/story_reading.h"

#include <algorithm>
#include <cmath>

#include "catalog/asset_files.h"

namespace kura {

bool isPlainId(const std::string& id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

void reportBadId(DocumentFields& fields, const DocumentValue& table, const std::string& kind) {
  fields.fault(table, {kind + " の id がないか、使えない字を含みます。", "A " + kind + " has no id, or one with unusable letters."},
               {"英数字と - _ だけの id を付けてください（例 id = \"footring\"）。",
                "Give it an id of letters, digits, - and _, such as id = \"footring\"."});
}

std::optional<size_t> readPhotograph(DocumentFields& fields, const DocumentValue& table, const std::string& key, const ItemFilePlace& place, const Item& item) {
  if (const DocumentValue* written = table.find(key); written && written->kind == DocumentValue::Kind::kNumber) {
    const double number = fields.number(key).value_or(0);
    if (number >= 1 && number <= static_cast<double>(item.images.size()) && number == std::floor(number)) return static_cast<size_t>(number) - 1;
    const std::string count = std::to_string(item.images.size());
    fields.fault(*written, {"この資料の写真は " + count + " 枚です。", "The item has " + count + " photographs."},
                 {"1 から数えた番号か、写真のファイル名を書いてください。", "Write its number, counted from 1, or the name of its file."});
    return std::nullopt;
  }
  const std::string name = fields.text(key);
  if (name.empty()) return std::nullopt;
  const NamedFile found = findNamedFile(place.collection, place.folder, name, AssetKind::kImage);
  if (found.path.empty()) {
    fields.fault(*table.find(key), found.fault, found.remedy);
    return std::nullopt;
  }
  const auto at = std::find(item.images.begin(), item.images.end(), found.path);
  if (at != item.images.end()) return static_cast<size_t>(at - item.images.begin());
  fields.fault(*table.find(key), {"「" + name + "」はこの資料の写真ではありません。", "'" + name + "' is not one of the item's photographs."},
               {"photos に入れるか、写真の列に加えてください。", "Put it into photos, or add it to the column of images."});
  return std::nullopt;
}

}  // namespace kura
