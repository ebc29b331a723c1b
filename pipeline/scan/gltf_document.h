// A glTF 2.0 or GLB file: its JSON and the bytes behind buffer views and accessors, everything checked against its bounds.
//
// Follows the Khronos glTF 2.0 specification, sections 3.6 (data), 4.4 (GLB), and EXT_meshopt_compression.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace kura {

// Members of JSON whose shape nobody has checked yet: what is absent or of another kind reads as null or the fallback.
const nlohmann::json& memberOf(const nlohmann::json& object, const char* key);
const nlohmann::json& elementOf(const nlohmann::json& array, size_t index);
std::optional<size_t> indexIn(const nlohmann::json& object, const char* key);  // a whole number >= 0
double numberIn(const nlohmann::json& object, const char* key, double fallback);
std::string textIn(const nlohmann::json& object, const char* key);

struct GltfView {
  ByteView bytes;
  size_t stride = 0;  // 0: tightly packed
};

class GltfDocument {
 public:
  // Reads the file, and the buffers that it names as they are needed, from its own folder only.
  static Result<GltfDocument> open(const std::filesystem::path& file);

  const nlohmann::json& root() const { return root_; }
  const std::filesystem::path& file() const { return file_; }
  Error fault(const std::string& place, Localized message) const;

  Result<GltfView> bufferView(size_t index);
  // count x components values as float, normalised integers as 0..1 or -1..1, sparse values applied.
  Result<std::vector<float>> readFloats(size_t accessor, size_t components);
  Result<std::vector<uint32_t>> readIndices(size_t accessor);
  size_t accessorCount(size_t accessor) const;

 private:
  Result<ByteView> buffer(size_t index);
  Result<GltfView> decodeMeshopt(size_t index, const nlohmann::json& extension);
  struct Layout;
  Result<Layout> layoutOf(size_t accessor, const nlohmann::json& where, size_t count, size_t components, uint32_t type);
  Status applySparse(size_t accessor, size_t components, std::vector<float>& values);

  std::filesystem::path file_;
  nlohmann::json root_;
  Bytes bytes_;              // the whole file
  ByteView binary_chunk_;    // into bytes_ (moving a vector keeps its storage)
  std::map<size_t, Bytes> buffers_;
  std::map<size_t, Bytes> decoded_views_;
};

// "data:…;base64,…" or nothing.
std::optional<Bytes> decodeDataUri(std::string_view uri);

}  // namespace kura
