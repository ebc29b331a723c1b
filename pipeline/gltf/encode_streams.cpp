#include "gltf/encode_streams.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <meshoptimizer.h>

#include "model/srgb.h"

namespace kura {

namespace {

template <typename T>
Stream makeStream(ComponentType type, bool is_normalized, int components, size_t stride, const std::vector<T>& data) {
  Stream stream;
  stream.component_type = type;
  stream.is_normalized = is_normalized;
  stream.components = components;
  stream.stride = stride;
  stream.bytes.resize(data.size() * sizeof(T));
  stream.count = stream.bytes.size() / stride;
  if (!data.empty()) std::memcpy(stream.bytes.data(), data.data(), stream.bytes.size());
  return stream;
}

template <typename Range>
void measure(Stream& stream, const Range& elements) {
  stream.min.assign(3, std::numeric_limits<double>::infinity());
  stream.max.assign(3, -std::numeric_limits<double>::infinity());
  for (const auto& element : elements) {
    for (int c = 0; c < 3; ++c) {
      stream.min[c] = std::min<double>(stream.min[c], element[c]);
      stream.max[c] = std::max<double>(stream.max[c], element[c]);
    }
  }
}

int unorm(float value, int bits) {
  return static_cast<int>(std::lround(std::clamp(value, 0.0f, 1.0f) * static_cast<float>((1 << bits) - 1)));
}

// True where rounding linear light to 8 bits stays within 1.5 steps of an 8-bit screen for all but a few vertices.
bool suffice8Bits(const std::vector<Float4>& colors) {
  size_t visible = 0;
  for (const Float4& color : colors) {
    for (int c = 0; c < 3; ++c) {
      const float value = std::clamp(color[c], 0.0f, 1.0f);
      const float rounded = static_cast<float>(unorm(value, 8)) / 255;
      if (std::fabs(srgbFromLinear(value) - srgbFromLinear(rounded)) > 1.5f / 255) {
        ++visible;
        break;
      }
    }
  }
  return visible * 50 <= colors.size();
}

}  // namespace

PositionGrid choosePositionGrid(const std::vector<Primitive>& primitives, int position_bits) {
  Float3 min = {0, 0, 0}, max = {0, 0, 0};
  bool is_first = true;
  for (const Primitive& primitive : primitives) {
    for (const Float3& p : primitive.positions) {
      if (is_first) min = max = p;
      is_first = false;
      for (int axis = 0; axis < 3; ++axis) {
        min[axis] = std::min(min[axis], p[axis]);
        max[axis] = std::max(max[axis], p[axis]);
      }
    }
  }
  double extent = 0;
  for (int axis = 0; axis < 3; ++axis) extent = std::max(extent, double{max[axis]} - min[axis]);
  PositionGrid grid;
  if (extent > 0) {
    const double wanted = extent / std::exp2(std::clamp(position_bits, 8, 16));
    int exponent = static_cast<int>(std::floor(std::log2(wanted))) - 2;
    int multiple = std::clamp(static_cast<int>(std::ldexp(wanted, -exponent)), 4, 7);
    const auto step = [&] { return std::ldexp(multiple, exponent); };
    while (extent / step() + 2 > 65535) {  // 16 bits asked for do not quite fit
      if (++multiple == 8) {
        multiple = 4;
        ++exponent;
      }
    }
    grid.step = step();
  }
  for (int axis = 0; axis < 3; ++axis) grid.origin[axis] = std::floor(min[axis] / grid.step) * grid.step;
  return grid;
}

Stream quantizePositions(const std::vector<Float3>& positions, const PositionGrid& grid) {
  std::vector<std::array<uint16_t, 4>> quantized;
  quantized.reserve(positions.size());
  for (const Float3& p : positions) {
    std::array<uint16_t, 4> q = {0, 0, 0, 0};
    for (int c = 0; c < 3; ++c) {
      const double steps = std::round((p[c] - grid.origin[c]) / grid.step);
      q[c] = static_cast<uint16_t>(std::clamp(steps, 0.0, 65535.0));
    }
    quantized.push_back(q);
  }
  Stream stream = makeStream(ComponentType::kUnsignedShort, false, 3, 8, quantized);
  measure(stream, quantized);
  return stream;
}

Stream quantizeNormals(const std::vector<Float3>& normals) {
  std::vector<std::array<int16_t, 4>> quantized;
  quantized.reserve(normals.size());
  for (const Float3& n : normals) {
    quantized.push_back({static_cast<int16_t>(meshopt_quantizeSnorm(n[0], 16)),
                         static_cast<int16_t>(meshopt_quantizeSnorm(n[1], 16)),
                         static_cast<int16_t>(meshopt_quantizeSnorm(n[2], 16)), 0});
  }
  return makeStream(ComponentType::kShort, true, 3, 8, quantized);
}

Stream packNormals(const std::vector<Float3>& normals, int bits) {
  std::vector<Float4> padded;
  padded.reserve(normals.size());
  for (const Float3& n : normals) padded.push_back({n[0], n[1], n[2], 0});
  std::vector<std::array<int16_t, 4>> filtered(normals.size());
  if (!normals.empty()) {
    meshopt_encodeFilterOct(filtered.data(), filtered.size(), 8, std::clamp(bits, 6, 16), padded[0].data());
  }
  Stream stream = makeStream(ComponentType::kShort, true, 3, 8, filtered);
  stream.filter = StreamFilter::kOctahedral;
  return stream;
}

Stream packTexcoords(const std::vector<Float2>& texcoords, int bits) {
  float largest = 0;
  for (const Float2& uv : texcoords) largest = std::max({largest, std::fabs(uv[0]), std::fabs(uv[1])});
  // The mantissa has 24 bits with its sign; a texture that repeats a hundred times must do with fewer per repetition.
  int exponent = -std::clamp(bits, 8, 16);
  while (std::ldexp(largest, -exponent) > 8388607.0f && exponent < 100) ++exponent;
  std::vector<std::array<uint32_t, 2>> filtered;
  filtered.reserve(texcoords.size());
  for (const Float2& uv : texcoords) {
    std::array<uint32_t, 2> packed;
    for (int c = 0; c < 2; ++c) {
      const auto mantissa = static_cast<int32_t>(std::lround(std::ldexp(double{uv[c]}, -exponent)));
      packed[c] = (static_cast<uint32_t>(mantissa) & 0xFFFFFF) | static_cast<uint32_t>(exponent) << 24;
    }
    filtered.push_back(packed);
  }
  Stream stream = makeStream(ComponentType::kFloat, false, 2, 8, filtered);
  stream.filter = StreamFilter::kExponential;
  return stream;
}

Stream quantizeTexcoords(const std::vector<Float2>& texcoords) {
  std::vector<std::array<uint16_t, 2>> quantized;
  quantized.reserve(texcoords.size());
  for (const Float2& uv : texcoords) {
    if (!(uv[0] >= 0 && uv[0] <= 1 && uv[1] >= 0 && uv[1] <= 1)) return plainTexcoords(texcoords);
    quantized.push_back({static_cast<uint16_t>(unorm(uv[0], 16)), static_cast<uint16_t>(unorm(uv[1], 16))});
  }
  return makeStream(ComponentType::kUnsignedShort, true, 2, 4, quantized);
}

Stream quantizeColors(const std::vector<Float4>& colors) {
  const bool is_opaque = std::all_of(colors.begin(), colors.end(), [](const Float4& c) { return c[3] >= 1; });
  const int components = is_opaque ? 3 : 4;
  if (suffice8Bits(colors)) {
    std::vector<std::array<uint8_t, 4>> quantized(colors.size(), {0, 0, 0, 0});
    for (size_t v = 0; v < colors.size(); ++v) {
      for (int c = 0; c < components; ++c) quantized[v][c] = static_cast<uint8_t>(unorm(colors[v][c], 8));
    }
    return makeStream(ComponentType::kUnsignedByte, true, components, 4, quantized);
  }
  std::vector<std::array<uint16_t, 4>> quantized(colors.size(), {0, 0, 0, 0});
  for (size_t v = 0; v < colors.size(); ++v) {
    for (int c = 0; c < components; ++c) quantized[v][c] = static_cast<uint16_t>(unorm(colors[v][c], 16));
  }
  return makeStream(ComponentType::kUnsignedShort, true, components, 8, quantized);
}

Stream plainPositions(const std::vector<Float3>& positions) {
  Stream stream = makeStream(ComponentType::kFloat, false, 3, 12, positions);
  measure(stream, positions);
  return stream;
}

Stream plainNormals(const std::vector<Float3>& normals) {
  return makeStream(ComponentType::kFloat, false, 3, 12, normals);
}

Stream plainTexcoords(const std::vector<Float2>& texcoords) {
  return makeStream(ComponentType::kFloat, false, 2, 8, texcoords);
}

Stream makeIndices(const std::vector<uint32_t>& indices, size_t vertices) {
  if (vertices > 65535) return makeStream(ComponentType::kUnsignedInt, false, 1, 4, indices);
  return makeStream(ComponentType::kUnsignedShort, false, 1, 2, std::vector<uint16_t>(indices.begin(), indices.end()));
}

Bytes compressVertices(const Stream& stream) {
  Bytes packed(meshopt_encodeVertexBufferBound(stream.count, stream.stride));
  packed.resize(
      meshopt_encodeVertexBuffer(packed.data(), packed.size(), stream.bytes.data(), stream.count, stream.stride));
  return packed;
}

Bytes compressTriangles(const std::vector<uint32_t>& indices, size_t vertices) {
  Bytes packed(meshopt_encodeIndexBufferBound(indices.size(), vertices));
  packed.resize(meshopt_encodeIndexBuffer(packed.data(), packed.size(), indices.data(), indices.size()));
  return packed;
}

}  // namespace kura
