#include "cli/open_files.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <string>

#include "image/picture.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

std::string endingOf(const fs::path& file) {
  std::string ending = file.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
  return ending;
}

// Whether the beginning of a scan is what its ending promises. OBJ has no signature: it only may not be binary.
bool beginsAs(const std::string& ending, std::string_view head, uint64_t size) {
  const std::string_view text = head.starts_with("\xEF\xBB\xBF") ? head.substr(3) : head;
  const size_t first = text.find_first_not_of(" \t\r\n");
  const std::string_view begun = first == std::string_view::npos ? std::string_view() : text.substr(first);
  if (ending == ".glb") return head.starts_with("glTF");
  if (ending == ".gltf") return begun.starts_with("{");
  if (ending == ".ply") return head.starts_with("ply");
  if (ending == ".dae") return begun.starts_with("<");
  if (ending == ".fbx") return head.starts_with("Kaydara FBX Binary") || begun.starts_with(";") || begun.find("FBX") != std::string_view::npos;
  if (ending == ".obj") return !begun.empty() && head.find('\0') == std::string_view::npos;
  if (ending == ".stl") {
    uint32_t triangles = 0;
    if (head.size() >= 84) std::memcpy(&triangles, head.data() + 80, 4);
    return begun.starts_with("solid") || (head.size() >= 84 && size >= 84 + uint64_t{50} * triangles);
  }
  return true;
}

Error fault(const fs::path& file, const fs::path& root, ErrorCode code, Localized message, Localized remedy) {
  const std::string name = file.lexically_relative(root).string();
  Error error{code, name, std::move(message), std::move(remedy)};
  error.place.file = name;
  return error;
}

std::optional<Error> openScan(const fs::path& scan, const fs::path& root) {
  std::ifstream stream(scan, std::ios::binary);
  std::array<char, 1024> head{};
  stream.read(head.data(), head.size());
  const auto count = static_cast<size_t>(stream.gcount());
  if (stream.bad() || (count == 0 && !stream.eof())) {
    return fault(scan, root, ErrorCode::kIo, {"ファイルを読めません。", "The file cannot be read."}, {"権限とディスクを確かめてください。", "Check your permissions and the disk."});
  }
  std::error_code ignored;
  if (count > 0 && beginsAs(endingOf(scan), {head.data(), count}, fs::file_size(scan, ignored))) return std::nullopt;
  return fault(scan, root, ErrorCode::kBadInput,
               count == 0 ? Localized{"ファイルが空です。", "The file is empty."}
                          : Localized{"中身が " + endingOf(scan) + " の形式ではありません。", "Its content is not of the format " + endingOf(scan) + "."},
               {"元のファイルから入れ直すか、正しい形式で書き出し直してください。", "Copy it again from the original, or export it again in the right format."});
}

}  // namespace

Diagnostics openFiles(const Collection& collection, const std::atomic<bool>& stop) {
  Diagnostics diagnostics;
  for (const Item& item : collection.items) {
    for (const fs::path& scan : item.scans) {
      if (stop) return diagnostics;
      if (std::optional<Error> error = openScan(scan, collection.root)) diagnostics.push_back({Severity::kError, item.id, *error});
    }
    for (const fs::path& image : item.images) {
      if (stop) return diagnostics;
      const Result<nlohmann::json> summary = readImageSummary(image);
      if (summary) continue;
      const Error& error = summary.error();
      diagnostics.push_back({Severity::kError, item.id, fault(image, collection.root, error.code, error.message, error.remedy)});
    }
  }
  return diagnostics;
}

}  // namespace kura
