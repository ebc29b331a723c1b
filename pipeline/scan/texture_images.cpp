#include "scan/texture_images.h"

#include "base/file.h"
#include "scan/find_beside.h"
#include "scan/udim.h"

namespace kura {
namespace {

constexpr uint64_t kMostImageBytes = uint64_t{1} << 30;

}  // namespace

std::optional<uint32_t> TextureImages::add(const std::string& reference) {
  if (const auto known = by_reference_.find(reference); known != by_reference_.end()) return known->second;
  std::optional<uint32_t>& index = by_reference_[reference];
  auto found = findBeside(file_.parent_path(), reference);
  if (!found && reference.find('<') != std::string::npos) {
    if (const auto tiles = readUdimName(reference)) found = findBeside(file_.parent_path(), tiles->of(0, 0));
  }
  if (!found) {
    const std::string name = fileNameOf(reference);
    diagnostics_.push_back(
        scanWarning(file_.string(), {"テクスチャ画像「" + name + "」が見つかりません。この画像なしで作ります。",
                                     "The texture image “" + name + "” is missing. The model is made without it."},
                    {"「" + name + "」をスキャンと同じフォルダに置いてください。",
                     "Put “" + name + "” in the same folder as the scan."}));
    return index;
  }
  if (const auto known = by_path_.find(found->string()); known != by_path_.end()) return index = known->second;
  Result<Bytes> bytes = readFile(*found, kMostImageBytes);
  if (!bytes.ok()) {
    diagnostics_.push_back({Severity::kWarning, {}, bytes.error()});
    return index;
  }
  index = static_cast<uint32_t>(scene_.images.size());
  by_path_[found->string()] = *index;
  scene_.images.push_back({found->string(), std::move(bytes).value()});
  return index;
}

uint32_t TextureImages::addEmbedded(const std::string& key, std::string name, ByteView bytes) {
  const auto known = by_path_.find(key);
  if (known != by_path_.end()) return known->second;
  const auto index = static_cast<uint32_t>(scene_.images.size());
  by_path_[key] = index;
  scene_.images.push_back({std::move(name), Bytes(bytes.begin(), bytes.end())});
  return index;
}

}  // namespace kura
