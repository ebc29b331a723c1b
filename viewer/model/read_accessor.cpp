#include "viewer/model/read_accessor.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <type_traits>

namespace kura::viewer {
namespace {

template <typename T>
T load(const uint8_t* from) {
  T value;
  std::memcpy(&value, from, sizeof value);
  return value;
}

// One component as a float; scale is 1 or that of a normalised integer.
template <typename T>
struct ToFloat {
  float scale = 1;
  explicit ToFloat(bool normalized) {
    if constexpr (!std::is_floating_point_v<T>) {
      if (normalized) scale = 1.0f / static_cast<float>(std::numeric_limits<T>::max());
    }
  }
  float operator()(const uint8_t* from) const {
    const float value = static_cast<float>(load<T>(from)) * scale;
    if constexpr (std::is_signed_v<T> && !std::is_floating_point_v<T>) {
      return scale == 1 ? value : std::max(value, -1.0f);
    }
    return value;
  }
};

struct Elements {
  const uint8_t* from;
  size_t count;
  size_t stride;
  uint32_t stored_components;
};

template <typename T>
void convert(const Elements& elements, bool normalized, uint32_t components, std::vector<float>& to) {
  const ToFloat<T> to_float(normalized);
  const uint32_t shared = std::min(components, elements.stored_components);
  for (size_t i = 0; i < elements.count; ++i) {
    const uint8_t* element = elements.from + i * elements.stride;
    for (uint32_t c = 0; c < shared; ++c) to[i * components + c] = to_float(element + c * sizeof(T));
  }
}

void convertAny(cgltf_component_type type, const Elements& elements, bool normalized, uint32_t components,
                std::vector<float>& to) {
  switch (type) {
    case cgltf_component_type_r_8: return convert<int8_t>(elements, normalized, components, to);
    case cgltf_component_type_r_8u: return convert<uint8_t>(elements, normalized, components, to);
    case cgltf_component_type_r_16: return convert<int16_t>(elements, normalized, components, to);
    case cgltf_component_type_r_16u: return convert<uint16_t>(elements, normalized, components, to);
    case cgltf_component_type_r_32u: return convert<uint32_t>(elements, normalized, components, to);
    case cgltf_component_type_r_32f: return convert<float>(elements, normalized, components, to);
    default: return;
  }
}

size_t componentSize(cgltf_component_type type) {
  switch (type) {
    case cgltf_component_type_r_8:
    case cgltf_component_type_r_8u: return 1;
    case cgltf_component_type_r_16:
    case cgltf_component_type_r_16u: return 2;
    default: return 4;
  }
}

uint32_t loadIndex(cgltf_component_type type, const uint8_t* from) {
  switch (type) {
    case cgltf_component_type_r_8u: return *from;
    case cgltf_component_type_r_16u: return load<uint16_t>(from);
    default: return load<uint32_t>(from);
  }
}

bool isIndexType(cgltf_component_type type) {
  return type == cgltf_component_type_r_8u || type == cgltf_component_type_r_16u || type == cgltf_component_type_r_32u;
}

// Overwrites the elements that the sparse part names (glTF 2.0 section 3.6.2.3).
std::optional<Failure> putSparse(GltfDocument& document, const cgltf_accessor& accessor, uint32_t components,
                                 std::vector<float>& values, const std::string& subject) {
  const cgltf_accessor_sparse& sparse = accessor.sparse;
  if (!isIndexType(sparse.indices_component_type)) return badModel(subject, "its sparse indices are not integers");
  const auto indices = document.view(*sparse.indices_buffer_view);
  if (!indices) return indices.failure();
  const auto replacements = document.view(*sparse.values_buffer_view);
  if (!replacements) return replacements.failure();

  const uint32_t stored = static_cast<uint32_t>(cgltf_num_components(accessor.type));
  std::vector<float> overlay(sparse.count * components, 0.0f);
  const size_t element_size = stored * componentSize(accessor.component_type);
  convertAny(accessor.component_type,
             {replacements->data() + sparse.values_byte_offset, sparse.count, element_size, stored}, accessor.normalized,
             components, overlay);
  const size_t index_size = componentSize(sparse.indices_component_type);
  for (size_t i = 0; i < sparse.count; ++i) {
    const uint32_t index =
        loadIndex(sparse.indices_component_type, indices->data() + sparse.indices_byte_offset + i * index_size);
    if (index >= accessor.count) return badModel(subject, "a sparse index points beyond its elements");
    const uint32_t shared = std::min(components, stored);
    std::copy_n(&overlay[i * components], shared, &values[size_t{index} * components]);
  }
  return std::nullopt;
}

}  // namespace

Outcome<std::vector<float>> readFloats(GltfDocument& document, const cgltf_accessor& accessor, uint32_t components,
                                       float fill, const std::string& subject) {
  const uint32_t stored = static_cast<uint32_t>(cgltf_num_components(accessor.type));
  if (stored < 1 || stored > 4 || accessor.component_type == cgltf_component_type_invalid) {
    return badModel(subject, "has a type that vertices cannot have");
  }
  std::vector<float> values(accessor.count * components, fill);
  if (accessor.buffer_view) {
    const auto view = document.view(*accessor.buffer_view);
    if (!view) return view.failure();
    convertAny(accessor.component_type, {view->data() + accessor.offset, accessor.count, accessor.stride, stored},
               accessor.normalized, components, values);
  } else {
    // An accessor without a view is all zero.
    for (size_t i = 0; i < values.size(); ++i) values[i] = i % components < stored ? 0.0f : fill;
  }
  if (accessor.is_sparse) {
    if (auto failure = putSparse(document, accessor, components, values, subject)) return *failure;
  }
  for (float value : values) {
    if (!std::isfinite(value)) return badModel(subject, "holds a number that is not finite");
  }
  return values;
}

Outcome<std::vector<uint32_t>> readIndices(GltfDocument& document, const cgltf_accessor& accessor, uint64_t vertex_count,
                                           const std::string& subject) {
  if (!isIndexType(accessor.component_type) || accessor.type != cgltf_type_scalar || !accessor.buffer_view ||
      accessor.is_sparse) {
    return badModel(subject, "is not a plain list of unsigned integers");
  }
  const auto view = document.view(*accessor.buffer_view);
  if (!view) return view.failure();
  std::vector<uint32_t> indices(accessor.count);
  const uint8_t* from = view->data() + accessor.offset;
  for (size_t i = 0; i < indices.size(); ++i) {
    indices[i] = loadIndex(accessor.component_type, from + i * accessor.stride);
    if (indices[i] >= vertex_count) {
      return badModel(subject, "index " + std::to_string(indices[i]) + " at place " + std::to_string(i) +
                                   " points beyond the " + std::to_string(vertex_count) + " vertices");
    }
  }
  return indices;
}

}  // namespace kura::viewer
