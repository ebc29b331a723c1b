#include "decoded_glb.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <meshoptimizer.h>
#include <stdexcept>

namespace kura {

namespace {

void check(bool holds, const char* what) {
  if (!holds) throw std::runtime_error(what);
}

uint32_t readU32(const Bytes& bytes, size_t at) {
  uint32_t value;
  check(at + 4 <= bytes.size(), "GLB is cut off");
  std::memcpy(&value, bytes.data() + at, 4);
  return value;
}

Bytes decodeView(const nlohmann::json& view, const Bytes& binary, const nlohmann::json& buffers) {
  const size_t length = view.at("byteLength");
  if (!view.contains("extensions")) {
    const size_t offset = view.value("byteOffset", 0);
    check(view.at("buffer") == 0 && offset % 4 == 0 && offset + length <= binary.size(), "view outside of the buffer");
    return Bytes(binary.begin() + offset, binary.begin() + offset + length);
  }
  // The view itself points into the fallback buffer, which has no bytes.
  const auto& fallback = buffers.at(view.at("buffer").get<size_t>());
  check(fallback.at("extensions").at("EXT_meshopt_compression").at("fallback"), "no fallback buffer");
  check(!fallback.contains("uri"), "the fallback buffer has bytes");
  check(view.value("byteOffset", size_t{0}) + length <= fallback.at("byteLength"), "fallback too short");
  const auto& packed = view.at("extensions").at("EXT_meshopt_compression");
  const size_t offset = packed.value("byteOffset", 0), size = packed.at("byteLength");
  const size_t stride = packed.at("byteStride"), count = packed.at("count");
  check(packed.at("buffer") == 0 && offset + size <= binary.size(), "packed view outside of the buffer");
  check(stride * count == length, "length of the view is not stride * count");
  Bytes out(length);
  const std::string mode = packed.at("mode"), filter = packed.value("filter", "NONE");
  const uint8_t* data = binary.data() + offset;
  if (mode == "TRIANGLES") {
    check(data[0] == 0xE1, "index codec version 1 is what the extension allows");
    check(count % 3 == 0 && (stride == 2 || stride == 4), "bad triangles");
    check(meshopt_decodeIndexBuffer(out.data(), count, stride, data, size) == 0, "indices do not decode");
  } else {
    check(mode == "ATTRIBUTES" && data[0] == 0xA0, "vertex codec version 0 is what the extension allows");
    check(stride % 4 == 0 && stride <= 256 && view.at("byteStride") == stride, "bad stride");
    check(meshopt_decodeVertexBuffer(out.data(), count, stride, data, size) == 0, "vertices do not decode");
  }
  if (filter == "OCTAHEDRAL") meshopt_decodeFilterOct(out.data(), count, stride);
  if (filter == "EXPONENTIAL") meshopt_decodeFilterExp(out.data(), count, stride);
  return out;
}

template <typename T>
double readComponent(const uint8_t* at, bool is_normalized) {
  T value;
  std::memcpy(&value, at, sizeof(T));
  if (!is_normalized) return value;
  return std::max(-1.0, static_cast<double>(value) / std::numeric_limits<T>::max());
}

double readComponent(int type, const uint8_t* at, bool is_normalized) {
  switch (type) {
    case 5120: return readComponent<int8_t>(at, is_normalized);
    case 5121: return readComponent<uint8_t>(at, is_normalized);
    case 5122: return readComponent<int16_t>(at, is_normalized);
    case 5123: return readComponent<uint16_t>(at, is_normalized);
    case 5125: return readComponent<uint32_t>(at, is_normalized);
    case 5126: return readComponent<float>(at, false);
  }
  throw std::runtime_error("unknown componentType");
}

}  // namespace

DecodedGlb::DecodedGlb(const Bytes& glb) {
  check(readU32(glb, 0) == 0x46546C67 && readU32(glb, 4) == 2 && readU32(glb, 8) == glb.size(), "bad header");
  const size_t json_length = readU32(glb, 12);
  check(readU32(glb, 16) == 0x4E4F534A && json_length % 4 == 0, "bad JSON chunk");
  json = nlohmann::json::parse(glb.begin() + 20, glb.begin() + 20 + json_length);
  const size_t binary_length = readU32(glb, 20 + json_length);
  check(readU32(glb, 24 + json_length) == 0x004E4942 && binary_length % 4 == 0, "bad binary chunk");
  check(28 + json_length + binary_length == glb.size(), "bytes after the last chunk");
  binary.assign(glb.begin() + 28 + json_length, glb.end());
  check(json.at("buffers").at(0).at("byteLength") == binary.size(), "bad buffer length");
  for (const auto& view : json.at("bufferViews")) views.push_back(decodeView(view, binary, json.at("buffers")));
}

std::vector<std::vector<double>> DecodedGlb::elements(size_t index) const {
  const auto& accessor = json.at("accessors").at(index);
  const size_t view = accessor.at("bufferView"), count = accessor.at("count");
  const int type = accessor.at("componentType");
  const std::string shape = accessor.at("type");
  const size_t components = shape == "SCALAR" ? 1 : shape.back() - '0';
  const size_t component_size = type == 5120 || type == 5121 ? 1 : type == 5122 || type == 5123 ? 2 : 4;
  const size_t stride = json.at("bufferViews").at(view).value("byteStride", components * component_size);
  check(accessor.value("byteOffset", size_t{0}) == 0, "unexpected byteOffset");
  check(count > 0 && stride * (count - 1) + components * component_size <= views[view].size(), "accessor outside of its view");
  std::vector<std::vector<double>> result(count);
  for (size_t i = 0; i < count; ++i) {
    for (size_t c = 0; c < components; ++c) {
      const uint8_t* at = views[view].data() + i * stride + c * component_size;
      result[i].push_back(readComponent(type, at, accessor.value("normalized", false)));
    }
  }
  return result;
}

std::vector<std::vector<double>> DecodedGlb::attribute(const char* semantic, size_t p) const {
  return elements(primitive(p).at("attributes").at(semantic));
}

std::vector<uint32_t> DecodedGlb::indices(size_t p) const {
  std::vector<uint32_t> result;
  for (const auto& element : elements(primitive(p).at("indices"))) result.push_back(static_cast<uint32_t>(element[0]));
  return result;
}

std::vector<std::array<float, 3>> DecodedGlb::worldPositions(size_t p) const {
  const auto& node = json.at("nodes").at(0);
  const auto scale = node.value("scale", std::array<float, 3>{1, 1, 1});
  const auto translation = node.value("translation", std::array<float, 3>{0, 0, 0});
  std::vector<std::array<float, 3>> result;
  for (const auto& element : attribute("POSITION", p)) {
    std::array<float, 3> position;
    for (int c = 0; c < 3; ++c) position[c] = static_cast<float>(element[c]) * scale[c] + translation[c];
    result.push_back(position);
  }
  return result;
}

}  // namespace kura
