// What the readers of views, annotations and tours in item.toml share.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "catalog/document_fields.h"
#include "model/collection.h"

namespace kura {

// Where an item.toml stands.
struct ItemFilePlace {
  std::filesystem::path collection;
  std::filesystem::path folder;  // of the item
  std::string file;              // its name for messages
};

// True for an id that may stand in a URL fragment and in JSON: letters, digits, - and _.
bool isPlainId(const std::string& id);
void reportBadId(DocumentFields& fields, const DocumentValue& table, const std::string& kind);

// The photograph of the item that `key` names by its file or by its number from 1: its place in item.images; empty where absent, or wrong and reported.
std::optional<size_t> readPhotograph(DocumentFields& fields, const DocumentValue& table, const std::string& key, const ItemFilePlace& place, const Item& item);

}  // namespace kura
