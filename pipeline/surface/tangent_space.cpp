#include "surface/tangent_space.h"

#include <mikktspace.h>

#include <cmath>

namespace kura {
namespace {

struct Request {
  const Primitive& primitive;
  std::vector<Float4> tangents;

  uint32_t vertexOf(int face, int corner) const { return primitive.indices[size_t(face) * 3 + size_t(corner)]; }
};

Request& requestOf(const SMikkTSpaceContext* context) { return *static_cast<Request*>(context->m_pUserData); }

void copyTo(float* out, const Float3& value) {
  for (int i = 0; i < 3; ++i) out[i] = value[size_t(i)];
}

SMikkTSpaceInterface callbacks() {
  SMikkTSpaceInterface calls{};
  calls.m_getNumFaces = [](const SMikkTSpaceContext* context) { return int(requestOf(context).primitive.triangleCount()); };
  calls.m_getNumVerticesOfFace = [](const SMikkTSpaceContext*, const int) { return 3; };
  calls.m_getPosition = [](const SMikkTSpaceContext* context, float out[], const int face, const int corner) {
    const Request& request = requestOf(context);
    copyTo(out, request.primitive.positions[request.vertexOf(face, corner)]);
  };
  calls.m_getNormal = [](const SMikkTSpaceContext* context, float out[], const int face, const int corner) {
    const Request& request = requestOf(context);
    copyTo(out, request.primitive.normals[request.vertexOf(face, corner)]);
  };
  calls.m_getTexCoord = [](const SMikkTSpaceContext* context, float out[], const int face, const int corner) {
    const Request& request = requestOf(context);
    const Float2& texcoord = request.primitive.texcoords[request.vertexOf(face, corner)];
    out[0] = texcoord[0];
    out[1] = 1 - texcoord[1];  // MikkTSpace counts v upwards, glTF downwards
  };
  calls.m_setTSpaceBasic = [](const SMikkTSpaceContext* context, const float tangent[], const float sign, const int face,
                              const int corner) {
    requestOf(context).tangents[size_t(face) * 3 + size_t(corner)] = {tangent[0], tangent[1], tangent[2], sign};
  };
  return calls;
}

// Duff et al. 2017, "Building an Orthonormal Basis, Revisited".
Float4 anyTangent(const Float3& n) {
  const float sign = std::copysign(1.0f, n[2]);
  const float a = -1 / (sign + n[2]);
  return {1 + sign * n[0] * n[0] * a, sign * n[0] * n[1] * a, -sign * n[0], 1};
}

}  // namespace

std::vector<Float4> computeCornerTangents(const Primitive& primitive) {
  const size_t vertices = primitive.positions.size();
  if (primitive.texcoords.size() != vertices || primitive.normals.size() != vertices || primitive.indices.empty()) return {};
  Request request{primitive, std::vector<Float4>(primitive.indices.size(), Float4{0, 0, 0, 1})};
  SMikkTSpaceInterface calls = callbacks();
  SMikkTSpaceContext context{&calls, &request};
  genTangSpaceDefault(&context);
  for (size_t i = 0; i < request.tangents.size(); ++i) {
    Float4& tangent = request.tangents[i];
    const Float3& n = primitive.normals[primitive.indices[i]];
    const float along = tangent[0] * n[0] + tangent[1] * n[1] + tangent[2] * n[2];
    const float squared = tangent[0] * tangent[0] + tangent[1] * tangent[1] + tangent[2] * tangent[2];
    if (!(squared > 0.5f) || !(std::fabs(along) < 0.1f)) tangent = anyTangent(n);
  }
  return std::move(request.tangents);
}

}  // namespace kura
