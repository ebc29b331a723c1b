#include "scan/gltf_document.h"

#include <meshoptimizer.h>

#include <cstring>

#include "base/file.h"
#include "scan/find_beside.h"

namespace kura {
namespace {

using nlohmann::json;

constexpr uint32_t kGlbMagic = 0x46546C67, kJsonChunk = 0x4E4F534A, kBinaryChunk = 0x004E4942;

uint32_t wordAt(ByteView bytes, size_t at) {
  uint32_t word = 0;
  std::memcpy(&word, bytes.data() + at, 4);
  return word;
}

const Localized kExportAgain{"書き出し直すか、glTF Validator で原因を確かめてください。",
                             "Export it again, or find the cause with the glTF Validator."};

struct Chunks {
  ByteView json, binary;
};

std::optional<Chunks> chunksOf(ByteView file) {
  if (file.size() < 20 || wordAt(file, 4) != 2) return {};
  Chunks chunks;
  // The stated length may be wrong where a copy broke off; the chunks tell what is really there.
  for (size_t at = 12; at + 8 <= file.size();) {
    const uint32_t length = wordAt(file, at), type = wordAt(file, at + 4);
    if (length > file.size() - at - 8) return {};
    const ByteView content = file.subspan(at + 8, length);
    if (type == kJsonChunk && chunks.json.empty()) chunks.json = content;
    if (type == kBinaryChunk && chunks.binary.empty()) chunks.binary = content;
    at += 8 + size_t{length};
  }
  return chunks.json.empty() ? std::nullopt : std::optional(chunks);
}

}  // namespace

Error GltfDocument::fault(const std::string& place, Localized message) const {
  return badInput(file_.string() + (place.empty() ? "" : " " + place), std::move(message), kExportAgain);
}

Result<GltfDocument> GltfDocument::open(const std::filesystem::path& file) {
  GltfDocument document;
  document.file_ = file;
  Result<Bytes> bytes = readFile(file);
  if (!bytes.ok()) return bytes.error();
  document.bytes_ = std::move(bytes).value();
  ByteView text = document.bytes_;
  if (text.size() >= 4 && wordAt(text, 0) == kGlbMagic) {
    const auto chunks = chunksOf(text);
    if (!chunks) {
      return document.fault("", {"GLB が途中で終わっているか、版 2 でないか、壊れています。",
                                 "The GLB ends early, is not version 2, or is broken."});
    }
    text = chunks->json;
    document.binary_chunk_ = chunks->binary;
  }
  if (text.size() >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF) text = text.subspan(3);
  while (!text.empty() && (text.back() == 0 || text.back() == ' ')) text = text.first(text.size() - 1);
  document.root_ = json::parse(text.begin(), text.end(), nullptr, false);
  if (!document.root_.is_object()) {
    return document.fault("", {"glTF の JSON として読めません。", "It cannot be read as the JSON of a glTF file."});
  }
  const std::string version = textIn(memberOf(document.root_, "asset"), "version");
  if (version.rfind("2.", 0) != 0) {
    return document.fault("asset.version", {"glTF の版が「" + version + "」です。版 2.0 だけが読めます。",
                                            "This is glTF version “" + version + "”; only version 2.0 can be read."});
  }
  return document;
}

Result<ByteView> GltfDocument::buffer(size_t index) {
  const std::string place = "buffers[" + std::to_string(index) + "]";
  const json& description = elementOf(memberOf(root_, "buffers"), index);
  if (!description.is_object()) return fault(place, {"このバッファはありません。", "There is no such buffer."});
  if (const auto known = buffers_.find(index); known != buffers_.end()) return ByteView(known->second);
  const std::string uri = textIn(description, "uri");
  if (uri.empty()) {
    if (index == 0 && !binary_chunk_.empty()) return binary_chunk_;
    return fault(place, {"バッファの中身がありません。", "The buffer has no content."});
  }
  if (uri.rfind("data:", 0) == 0) {
    auto bytes = decodeDataUri(uri);
    if (!bytes) return fault(place, {"data: の中身を読めません。", "The content of data: cannot be read."});
    return ByteView(buffers_[index] = std::move(*bytes));
  }
  const auto found = findBeside(file_.parent_path(), uri);
  if (!found) {
    const std::string name = fileNameOf(uri);
    return badInput(file_.string() + " " + place,
                    {"形のデータ「" + name + "」が見つかりません。", "The file with the shape, “" + name + "”, is missing."},
                    {"「" + name + "」を glTF と同じフォルダに置くか、GLB で書き出してください。",
                     "Put “" + name + "” in the folder of the glTF file, or export a GLB."});
  }
  Result<Bytes> bytes = readFile(*found);
  if (!bytes.ok()) return bytes.error();
  return ByteView(buffers_[index] = std::move(bytes).value());
}

Result<GltfView> GltfDocument::bufferView(size_t index) {
  const std::string place = "bufferViews[" + std::to_string(index) + "]";
  const json& view = elementOf(memberOf(root_, "bufferViews"), index);
  if (!view.is_object()) return fault(place, {"このバッファビューはありません。", "There is no such buffer view."});
  const json& meshopt = memberOf(memberOf(view, "extensions"), "EXT_meshopt_compression");
  if (meshopt.is_object()) return decodeMeshopt(index, meshopt);
  const auto from = indexIn(view, "buffer"), length = indexIn(view, "byteLength");
  if (!from || !length) return fault(place, {"buffer か byteLength がありません。", "buffer or byteLength is missing."});
  const Result<ByteView> bytes = buffer(*from);
  if (!bytes.ok()) return bytes.error();
  const size_t offset = indexIn(view, "byteOffset").value_or(0);
  if (offset > bytes->size() || *length > bytes->size() - offset) {
    return fault(place, {"バッファの長さ（" + std::to_string(bytes->size()) + " バイト）を超えています。",
                         "It reaches beyond its buffer (" + std::to_string(bytes->size()) + " bytes)."});
  }
  const size_t stride = indexIn(view, "byteStride").value_or(0);
  if (stride > 252) return fault(place, {"byteStride が大きすぎます。", "byteStride is too large."});
  return GltfView{bytes->subspan(offset, *length), stride};
}

Result<GltfView> GltfDocument::decodeMeshopt(size_t index, const json& extension) {
  const std::string place = "bufferViews[" + std::to_string(index) + "].EXT_meshopt_compression";
  const size_t stride = indexIn(extension, "byteStride").value_or(0);
  if (const auto known = decoded_views_.find(index); known != decoded_views_.end()) return GltfView{known->second, stride};
  const auto from = indexIn(extension, "buffer"), length = indexIn(extension, "byteLength"), count = indexIn(extension, "count");
  const std::string mode = textIn(extension, "mode"), filter = textIn(extension, "filter");
  if (!from || !length || !count || stride == 0 || stride > 256 || *count > (size_t{1} << 28)) {
    return fault(place, {"圧縮の記述が足りないか、範囲外です。", "The description of the compression is incomplete or out of range."});
  }
  const Result<ByteView> bytes = buffer(*from);
  if (!bytes.ok()) return bytes.error();
  const size_t offset = indexIn(extension, "byteOffset").value_or(0);
  const bool is_inside = offset <= bytes->size() && *length <= bytes->size() - offset;
  const bool has_good_stride = mode == "ATTRIBUTES" ? stride % 4 == 0 : stride == 2 || stride == 4;
  int failed = is_inside && has_good_stride ? 0 : 1;
  Bytes decoded(failed ? 0 : *count * stride);
  const uint8_t* data = bytes->data() + (is_inside ? offset : 0);
  if (failed) {
  } else if (mode == "ATTRIBUTES") {
    failed = meshopt_decodeVertexBuffer(decoded.data(), *count, stride, data, *length);
  } else if (mode == "TRIANGLES") {
    failed = *count % 3 != 0 ? 1 : meshopt_decodeIndexBuffer(decoded.data(), *count, stride, data, *length);
  } else {
    failed = mode == "INDICES" ? meshopt_decodeIndexSequence(decoded.data(), *count, stride, data, *length) : 1;
  }
  if (!failed && filter == "OCTAHEDRAL" && (stride == 4 || stride == 8)) {
    meshopt_decodeFilterOct(decoded.data(), *count, stride);
  } else if (!failed && filter == "QUATERNION" && stride == 8) {
    meshopt_decodeFilterQuat(decoded.data(), *count, stride);
  } else if (!failed && filter == "EXPONENTIAL" && stride % 4 == 0) {
    meshopt_decodeFilterExp(decoded.data(), *count, stride);
  } else if (!failed && !filter.empty() && filter != "NONE") {
    failed = 1;
  }
  if (failed) return fault(place, {"meshopt の圧縮を解けません。", "The meshopt compression cannot be decoded."});
  return GltfView{decoded_views_[index] = std::move(decoded), stride};
}

}  // namespace kura
