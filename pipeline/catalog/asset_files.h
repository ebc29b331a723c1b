// Which files belong to an item: docs/collection.md, "items/<資料番号>/".
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/error.h"

namespace kura {

// True for names that end like a scan (obj, ply, stl, gltf, glb, fbx, dae) or an image (jpg, png, tif, webp, avif, jp2, jxl).
bool isScanName(const std::string& name);
bool isImageName(const std::string& name);

// The name under which a curator makes the folder of an item: its number, with full-width signs in the place of / \ : * ? " < > |,
// which no folder on Windows can have.
std::string itemFolderName(const std::string& id);

// The first that there is of items/<id>, items/<itemFolderName(id)> and items/<itemPath(id)>; empty where there is none.
std::filesystem::path findItemFolder(const std::filesystem::path& collection, const std::string& id);

enum class AssetKind { kScan, kImage };

struct NamedFile {
  std::filesystem::path path;  // empty where fault says why
  Localized fault;
  Localized remedy;
};

// A file that a cell names, relative to the item's folder; images are looked for in photos/ too. Backslashes are
// separators. Refused: absolute paths, "..", links that lead out of the collection, names without a known ending.
NamedFile findNamedFile(const std::filesystem::path& collection, const std::filesystem::path& item_folder,
                        const std::string& name, AssetKind kind);

// What is taken where the cells name nothing, in natural order.
std::vector<std::filesystem::path> listScans(const std::filesystem::path& item_folder);
std::vector<std::filesystem::path> listPhotographs(const std::filesystem::path& item_folder, bool has_scan);

// False where the file, followed through links, is outside the collection or is no regular file.
bool isInsideCollection(const std::filesystem::path& collection, const std::filesystem::path& file);

}  // namespace kura
