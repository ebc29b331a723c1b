#include "catalog/asset_files.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "catalog/natural_order.h"
#include "catalog/text.h"
#include "model/item_path.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 7> kScanEndings = {".obj", ".ply", ".stl", ".gltf", ".glb", ".fbx", ".dae"};
constexpr std::array<std::string_view, 11> kImageEndings = {".jpg", ".jpeg", ".png", ".tif",  ".tiff",
                                                           ".webp", ".avif", ".jp2", ".jxl", ".heic", ".heif"};

template <size_t N>
bool endsLike(const std::string& name, const std::array<std::string_view, N>& endings) {
  // Files such as ._bowl.obj are droppings of macOS.
  if (name.empty() || name.front() == '.') return false;
  const std::string lower = lowerAscii(name);
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return lower.ends_with(ending); });
}

template <typename Wanted>
std::vector<fs::path> listFiles(const fs::path& folder, Wanted wanted) {
  std::vector<fs::path> files;
  std::error_code unreadable;
  for (fs::directory_iterator entry(folder, unreadable), end; !unreadable && entry != end; entry.increment(unreadable)) {
    std::error_code ignored;
    if (entry->is_regular_file(ignored) && wanted(entry->path().filename().string())) files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end(), [](const fs::path& a, const fs::path& b) {
    return naturallyBefore(a.filename().string(), b.filename().string());
  });
  return files;
}

// What stands in the folder, so that a misspelt name is found at a glance.
std::string namesIn(const fs::path& folder, AssetKind kind) {
  const auto wanted = [&](const std::string& name) { return kind == AssetKind::kScan ? isScanName(name) : isImageName(name); };
  std::vector<fs::path> files = listFiles(folder, wanted);
  if (kind == AssetKind::kImage) {
    for (const fs::path& file : listFiles(folder / "photos", wanted)) files.push_back(fs::path("photos") / file.filename());
  }
  std::string names;
  for (size_t i = 0; i < files.size() && i < 5; ++i) {
    const fs::path& file = files[i];
    names += (i ? ", " : "") + (file.is_absolute() ? file.filename() : file).string();
  }
  return files.size() > 5 ? names + " …" : names;
}

std::optional<NamedFile> refusal(const std::string& name, AssetKind kind) {
  const fs::path path(name);
  const bool has_drive = name.size() > 1 && name[1] == ':';
  const bool goes_up = std::find(path.begin(), path.end(), "..") != path.end();
  if (path.is_absolute() || has_drive || goes_up || name.find('\0') != std::string::npos) {
    return NamedFile{{},
                     {"「" + quoteForMessage(name) + "」は資料のフォルダの外を指しています。",
                      "'" + quoteForMessage(name) + "' points outside the item's folder."},
                     {"ファイルを資料のフォルダに入れ、名前だけを書いてください。",
                      "Put the file into the item's folder and write its name alone."}};
  }
  if (kind == AssetKind::kScan ? isScanName(path.filename().string()) : isImageName(path.filename().string())) return std::nullopt;
  const std::string endings = kind == AssetKind::kScan ? "obj, ply, stl, gltf, glb, fbx, dae" : "jpg, png, tif, webp, avif, heic, jp2, jxl";
  return NamedFile{{},
                   {"「" + quoteForMessage(name) + "」は読める種類のファイルではありません。",
                    "'" + quoteForMessage(name) + "' is not a kind of file that can be read."},
                   {endings + " のどれかにしてください。", "Use one of " + endings + "."}};
}

}  // namespace

bool isScanName(const std::string& name) { return endsLike(name, kScanEndings); }
bool isImageName(const std::string& name) { return endsLike(name, kImageEndings); }

std::string itemFolderName(const std::string& id) {
  // What Windows refuses in names, and its full-width twin, which every Japanese keyboard has.
  static const std::map<char, const char*> kWide = {{'/', "／"}, {'\\', "＼"}, {':', "："}, {'*', "＊"}, {'?', "？"}, {'"', "＂"}, {'<', "＜"}, {'>', "＞"}, {'|', "｜"}};
  if (id == "." || id == ".." || id.find('\0') != std::string::npos) return itemPath(id);
  std::string name;
  for (const char c : id) {
    const auto wide = kWide.find(c);
    name += wide == kWide.end() ? std::string(1, c) : wide->second;
  }
  return name;
}

fs::path findItemFolder(const fs::path& collection, const std::string& id) {
  std::error_code ignored;
  const bool may_be_a_name = id.find('/') == std::string::npos && id.find('\0') == std::string::npos && id != "." && id != "..";
  if (may_be_a_name && fs::is_directory(collection / "items" / id, ignored)) return collection / "items" / id;
  for (const std::string& name : {itemFolderName(id), itemPath(id)}) {
    if (const fs::path folder = collection / "items" / name; fs::is_directory(folder, ignored)) return folder;
  }
  return {};
}

bool isInsideCollection(const fs::path& collection, const fs::path& file) {
  std::error_code failed;
  const fs::path root = fs::canonical(collection, failed);
  if (failed) return false;
  const fs::path real = fs::canonical(file, failed);
  if (failed || !fs::is_regular_file(real, failed)) return false;
  return std::mismatch(root.begin(), root.end(), real.begin(), real.end()).first == root.end();
}

NamedFile findNamedFile(const fs::path& collection, const fs::path& item_folder, const std::string& name, AssetKind kind) {
  std::string slashed = name;
  std::replace(slashed.begin(), slashed.end(), '\\', '/');
  if (std::optional<NamedFile> refused = refusal(slashed, kind)) return *refused;
  if (item_folder.empty()) {
    return {{},
            {"資料のフォルダがないので「" + quoteForMessage(name) + "」が見つかりません。",
             "'" + quoteForMessage(name) + "' is not there, as the item has no folder."},
            {"items の下に資料番号のフォルダを作り、ファイルを入れてください。",
             "Make a folder named by the item's number in items and put the file there."}};
  }
  std::vector<fs::path> places = {item_folder / slashed};
  if (kind == AssetKind::kImage) places.push_back(item_folder / "photos" / slashed);
  for (const fs::path& place : places) {
    std::error_code ignored;
    if (!fs::is_regular_file(place, ignored)) continue;
    if (isInsideCollection(collection, place)) return {place, {}, {}};
    return {{},
            {"「" + quoteForMessage(name) + "」はフォルダの外を指すリンクです。", "'" + quoteForMessage(name) + "' is a link that leads out of the collection."},
            {"リンクではなくファイルそのものを置いてください。", "Put the file itself there, not a link."}};
  }
  const std::string there = namesIn(item_folder, kind);
  return {{},
          {"ファイル「" + quoteForMessage(name) + "」がありません。", "The file '" + quoteForMessage(name) + "' does not exist."},
          there.empty() ? Localized{"資料のフォルダに入れてください。", "Put it into the item's folder."}
                        : Localized{"名前を確かめてください。フォルダにあるのは " + there + " です。",
                                    "Check the name. The folder holds " + there + "."}};
}

std::vector<fs::path> listScans(const fs::path& item_folder) { return listFiles(item_folder, isScanName); }

std::vector<fs::path> listPhotographs(const fs::path& item_folder, bool has_scan) {
  std::vector<fs::path> photographs = listFiles(item_folder / "photos", isImageName);
  if (photographs.empty() && !has_scan) photographs = listFiles(item_folder, isImageName);
  return photographs;
}

}  // namespace kura
