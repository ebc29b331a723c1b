// Vertex attributes and indices as the bytes of a glTF bufferView. Internal to gltf/.
//
// Quantized forms follow KHR_mesh_quantization, packed forms the filters of EXT_meshopt_compression.
#pragma once

#include <cstdint>
#include <vector>

#include "base/bytes.h"
#include "gltf/precision.h"
#include "model/scene.h"

namespace kura {

enum class ComponentType { kByte = 5120, kUnsignedByte = 5121, kShort = 5122, kUnsignedShort = 5123, kUnsignedInt = 5125,
                           kFloat = 5126 };
enum class StreamFilter { kNone, kOctahedral, kExponential };

struct Stream {
  ComponentType component_type = ComponentType::kFloat;
  bool is_normalized = false;
  int components = 3;  // of the accessor; the stride may have room for more
  size_t stride = 12;  // bytes, as the reader finds it after decoding; a multiple of 4 for vertices
  size_t count = 0;    // elements
  StreamFilter filter = StreamFilter::kNone;
  Bytes bytes;              // stride * count; where there is a filter: as it stands before the reader's filter
  std::vector<double> min, max;  // of each component; only for positions
};

// A grid whose step is 4, 5, 6 or 7 times a power of two, so that grid points are exact in float (16 bits times 3 bits)
// and nothing is rounded a second time. Position = origin + step * (0..65535). Powers of two alone would cost half a bit
// of each coordinate on average, 2% of the bytes.
struct PositionGrid {
  double step = 1;
  Double3 origin = {0, 0, 0};  // a multiple of step
};

PositionGrid choosePositionGrid(const std::vector<Primitive>& primitives, int position_bits);

Stream quantizePositions(const std::vector<Float3>& positions, const PositionGrid& grid);  // u16, stride 8
Stream quantizeNormals(const std::vector<Float3>& normals);  // s16 normalised, stride 8

// s16 normalised, stride 8, octahedral filter.
Stream packNormals(const std::vector<Float3>& normals, int bits);
// Float, exponential filter: multiples of 2^-bits, exact, in any range, without KHR_texture_transform.
Stream packTexcoords(const std::vector<Float2>& texcoords, int bits);

// u16 normalised where all lie in 0..1, else float.
Stream quantizeTexcoords(const std::vector<Float2>& texcoords);
// u8 normalised, or u16 where 8 bits of linear light would show steps in the darks; three components where all is opaque.
Stream quantizeColors(const std::vector<Float4>& colors);

Stream plainPositions(const std::vector<Float3>& positions);
Stream plainNormals(const std::vector<Float3>& normals);
Stream plainTexcoords(const std::vector<Float2>& texcoords);

// u16 where every vertex can be counted by it, else u32. (65535 itself means "restart" to some APIs.)
Stream makeIndices(const std::vector<uint32_t>& indices, size_t vertices);

// EXT_meshopt_compression, mode ATTRIBUTES (vertex codec version 0) and TRIANGLES (index codec version 1).
Bytes compressVertices(const Stream& stream);
Bytes compressTriangles(const std::vector<uint32_t>& indices, size_t vertices);

}  // namespace kura
