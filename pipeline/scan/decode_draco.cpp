#include "scan/decode_draco.h"

#include <draco/compression/decode.h>

#include <array>

namespace kura {
namespace {

float scaleOf(const draco::PointAttribute& attribute, bool is_normalized) {
  // Draco scales by itself where its own flag is set; encoders often leave it to the accessor's.
  if (!is_normalized || attribute.normalized()) return 1;
  switch (attribute.data_type()) {
    case draco::DT_UINT8: return 1 / 255.0f;
    case draco::DT_INT8: return 1 / 127.0f;
    case draco::DT_UINT16: return 1 / 65535.0f;
    case draco::DT_INT16: return 1 / 32767.0f;
    default: return 1;
  }
}

std::vector<float> valuesOf(const draco::Mesh& mesh, const DracoRequest& request) {
  const draco::PointAttribute* attribute = mesh.GetAttributeByUniqueId(request.attribute);
  std::vector<float> values;
  if (!attribute || request.components < 1 || request.components > 4) return values;
  const float scale = scaleOf(*attribute, request.is_normalized);
  values.reserve(size_t{mesh.num_points()} * request.components);
  for (draco::PointIndex point(0); point < mesh.num_points(); ++point) {
    std::array<float, 4> value = {0, 0, 0, 1};
    if (!attribute->ConvertValue(attribute->mapped_index(point), static_cast<int8_t>(request.components), value.data())) return {};
    for (uint8_t c = 0; c < request.components; ++c) values.push_back(value[c] * scale);
  }
  return values;
}

}  // namespace

std::optional<DracoMesh> decodeDraco(ByteView stream, const std::vector<DracoRequest>& requests) {
  draco::DecoderBuffer buffer;
  buffer.Init(reinterpret_cast<const char*>(stream.data()), stream.size());
  const auto type = draco::Decoder::GetEncodedGeometryType(&buffer);
  if (!type.ok() || type.value() != draco::TRIANGULAR_MESH) return {};
  draco::Decoder decoder;
  auto decoded = decoder.DecodeMeshFromBuffer(&buffer);
  if (!decoded.ok() || !decoded.value()) return {};
  const draco::Mesh& mesh = *decoded.value();
  DracoMesh out;
  out.vertex_count = mesh.num_points();
  out.indices.reserve(size_t{mesh.num_faces()} * 3);
  for (draco::FaceIndex face(0); face < mesh.num_faces(); ++face) {
    for (const draco::PointIndex& corner : mesh.face(face)) out.indices.push_back(corner.value());
  }
  for (const DracoRequest& request : requests) out.attributes.push_back(valuesOf(mesh, request));
  return out;
}

}  // namespace kura
