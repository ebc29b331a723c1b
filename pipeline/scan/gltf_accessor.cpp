#include <algorithm>
#include <cstring>

#include "scan/gltf_document.h"

namespace kura {
namespace {

using nlohmann::json;

constexpr uint32_t kByte = 5120, kUnsignedByte = 5121, kShort = 5122, kUnsignedShort = 5123, kUnsignedInt = 5125, kFloat = 5126;
constexpr size_t kMostValues = size_t{1} << 28;

size_t sizeOfComponent(uint32_t type) {
  switch (type) {
    case kByte:
    case kUnsignedByte: return 1;
    case kShort:
    case kUnsignedShort: return 2;
    case kUnsignedInt:
    case kFloat: return 4;
    default: return 0;
  }
}

size_t componentsOf(const std::string& type) {
  if (type == "SCALAR") return 1;
  if (type == "VEC2") return 2;
  if (type == "VEC3") return 3;
  if (type == "VEC4" || type == "MAT2") return 4;
  if (type == "MAT4") return 16;
  return 0;
}

template <typename T>
T valueAt(const uint8_t* at) {
  T value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

// Section 3.6.2.2 of the specification: f = max(c / 127, -1) and so on.
float floatAt(const uint8_t* at, uint32_t type, bool is_normalized) {
  switch (type) {
    case kByte: return is_normalized ? std::max(valueAt<int8_t>(at) / 127.0f, -1.0f) : valueAt<int8_t>(at);
    case kUnsignedByte: return is_normalized ? *at / 255.0f : *at;
    case kShort: return is_normalized ? std::max(valueAt<int16_t>(at) / 32767.0f, -1.0f) : valueAt<int16_t>(at);
    case kUnsignedShort: return is_normalized ? valueAt<uint16_t>(at) / 65535.0f : valueAt<uint16_t>(at);
    case kUnsignedInt: return static_cast<float>(valueAt<uint32_t>(at));
    default: return valueAt<float>(at);
  }
}

uint32_t indexAt(const uint8_t* at, uint32_t type) {
  if (type == kUnsignedByte) return *at;
  return type == kUnsignedShort ? valueAt<uint16_t>(at) : valueAt<uint32_t>(at);
}

std::string placeOf(size_t accessor) { return "accessors[" + std::to_string(accessor) + "]"; }

}  // namespace

struct GltfDocument::Layout {
  const uint8_t* first = nullptr;  // null: all values are zero
  size_t stride = 0;
};

// Where the values of an accessor, or of its sparse part, lie; checked for count values.
Result<GltfDocument::Layout> GltfDocument::layoutOf(size_t accessor, const json& where, size_t count, size_t components,
                                                    uint32_t type) {
  const size_t size = sizeOfComponent(type) * components;
  if (size == 0 || count * components > kMostValues) {
    return fault(placeOf(accessor), {"型か個数が正しくありません。", "Its type or count is not valid."});
  }
  const auto view_index = indexIn(where, "bufferView");
  if (!view_index) return Layout{};
  const Result<GltfView> view = bufferView(*view_index);
  if (!view.ok()) return view.error();
  const size_t offset = indexIn(where, "byteOffset").value_or(0);
  const size_t stride = view->stride != 0 ? view->stride : size;
  const size_t available = offset <= view->bytes.size() ? view->bytes.size() - offset : 0;
  if (count > 0 && (available < size || (count - 1) > (available - size) / stride)) {
    return fault(placeOf(accessor), {std::to_string(count) + " 個の値がバッファビューに収まりません。",
                                     "Its " + std::to_string(count) + " values do not fit into the buffer view."});
  }
  return Layout{view->bytes.data() + std::min(offset, view->bytes.size()), stride};
}

size_t GltfDocument::accessorCount(size_t accessor) const {
  return indexIn(elementOf(memberOf(root_, "accessors"), accessor), "count").value_or(0);
}

Result<std::vector<float>> GltfDocument::readFloats(size_t accessor, size_t components) {
  const json& description = elementOf(memberOf(root_, "accessors"), accessor);
  const auto count = indexIn(description, "count");
  const auto type = static_cast<uint32_t>(indexIn(description, "componentType").value_or(0));
  if (!count || componentsOf(textIn(description, "type")) != components) {
    return fault(placeOf(accessor), {"アクセサがないか、型が違います。", "There is no such accessor, or it has another type."});
  }
  if (*count > kMostValues) return fault(placeOf(accessor), {"個数が多すぎます。", "Its count is too large."});
  const Result<Layout> layout = layoutOf(accessor, description, *count, components, type);
  if (!layout.ok()) return layout.error();
  const bool is_normalized = memberOf(description, "normalized") == true;
  const size_t component_size = sizeOfComponent(type);
  std::vector<float> values(*count * components, 0.0f);
  if (layout->first) {
    for (size_t i = 0; i < *count; ++i) {
      const uint8_t* at = layout->first + i * layout->stride;
      for (size_t c = 0; c < components; ++c) values[i * components + c] = floatAt(at + c * component_size, type, is_normalized);
    }
  }
  if (const Status sparse = applySparse(accessor, components, values); !sparse.ok()) return sparse.error();
  return values;
}

Status GltfDocument::applySparse(size_t accessor, size_t components, std::vector<float>& values) {
  const json& description = elementOf(memberOf(root_, "accessors"), accessor);
  const json& sparse = memberOf(description, "sparse");
  if (!sparse.is_object()) return {};
  const size_t count = std::min(indexIn(sparse, "count").value_or(0), kMostValues);
  const auto type = static_cast<uint32_t>(indexIn(description, "componentType").value_or(0));
  const auto index_type = static_cast<uint32_t>(indexIn(memberOf(sparse, "indices"), "componentType").value_or(0));
  const Result<Layout> places = layoutOf(accessor, memberOf(sparse, "indices"), count, 1, index_type);
  if (!places.ok()) return places.error();
  const Result<Layout> from = layoutOf(accessor, memberOf(sparse, "values"), count, components, type);
  if (!from.ok()) return from.error();
  const bool is_normalized = memberOf(description, "normalized") == true;
  const bool has_both = places->first && from->first;
  for (size_t i = 0; i < count && has_both; ++i) {
    const size_t place = indexAt(places->first + i * places->stride, index_type);
    if ((place + 1) * components > values.size()) {
      return fault(placeOf(accessor), {"sparse の番号が範囲外です。", "A sparse index is out of range."});
    }
    for (size_t c = 0; c < components; ++c) {
      values[place * components + c] = floatAt(from->first + i * from->stride + c * sizeOfComponent(type), type, is_normalized);
    }
  }
  return {};
}

Result<std::vector<uint32_t>> GltfDocument::readIndices(size_t accessor) {
  const json& description = elementOf(memberOf(root_, "accessors"), accessor);
  const auto count = indexIn(description, "count");
  const auto type = static_cast<uint32_t>(indexIn(description, "componentType").value_or(0));
  const bool is_index_type = type == kUnsignedByte || type == kUnsignedShort || type == kUnsignedInt;
  if (!count || *count > kMostValues || textIn(description, "type") != "SCALAR" || !is_index_type) {
    return fault(placeOf(accessor), {"三角形の番号として読めません。", "It cannot be read as indices."});
  }
  const Result<Layout> layout = layoutOf(accessor, description, *count, 1, type);
  if (!layout.ok()) return layout.error();
  std::vector<uint32_t> indices(*count, 0);
  for (size_t i = 0; i < *count && layout->first; ++i) indices[i] = indexAt(layout->first + i * layout->stride, type);
  return indices;
}

}  // namespace kura
