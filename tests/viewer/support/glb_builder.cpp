#include "viewer/support/glb_builder.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace kura::test {
namespace {

using Pair = std::array<float, 2>;

// A smooth line through the points (Catmull-Rom).
std::vector<Pair> smoothed(const std::vector<Pair>& points, int steps = 10) {
  std::vector<Pair> line;
  const int last = static_cast<int>(points.size()) - 1;
  for (int i = 0; i < last; ++i) {
    const Pair &a = points[std::max(i - 1, 0)], &b = points[i], &c = points[i + 1], &d = points[std::min(i + 2, last)];
    for (int step = 0; step < steps; ++step) {
      const float t = float(step) / float(steps);
      Pair p;
      for (int k = 0; k < 2; ++k) {
        p[k] = 0.5f * (2 * b[k] + (c[k] - a[k]) * t + (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t * t +
                       (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t * t * t);
      }
      p[0] = std::max(p[0], 1e-5f);
      line.push_back(p);
    }
  }
  line.push_back(points.back());
  return line;
}

std::vector<Pair> joined(std::vector<Pair> outside, const std::vector<Pair>& inside) {
  outside.insert(outside.end(), inside.begin(), inside.end());
  return outside;
}

std::string number(float value) {
  std::string text = std::to_string(value);
  return text;
}

template <typename T>
void append(std::vector<uint8_t>& binary, const std::vector<T>& values) {
  const auto* from = reinterpret_cast<const uint8_t*>(values.data());
  binary.insert(binary.end(), from, from + values.size() * sizeof(T));
  while (binary.size() % 4 != 0) binary.push_back(0);
}

void append32(std::vector<uint8_t>& bytes, size_t value) {
  for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<uint8_t>(value >> shift));
}

class Layout {
 public:
  template <typename T>
  int add(const std::vector<T>& values, const char* type, int component_type, const std::string& extra = "") {
    const size_t offset = binary.size();
    append(binary, values);
    if (!views.empty()) views += ",";
    views += R"({"buffer":0,"byteOffset":)" + std::to_string(offset) + R"(,"byteLength":)" +
             std::to_string(values.size() * sizeof(T)) + "}";
    if (!accessors.empty()) accessors += ",";
    accessors += R"({"bufferView":)" + std::to_string(view_count) + R"(,"componentType":)" + std::to_string(component_type) +
                 R"(,"count":)" + std::to_string(values.size()) + R"(,"type":")" + type + "\"" + extra + "}";
    ++view_count;
    return accessor_count++;
  }
  void addImage(const std::vector<uint8_t>& image) {
    append(binary, image);
    views = R"({"buffer":0,"byteOffset":0,"byteLength":)" + std::to_string(image.size()) + "}";
    ++view_count;
  }

  std::vector<uint8_t> binary;
  std::string views, accessors;
  int view_count = 0, accessor_count = 0;
};

std::string boundsOf(const std::vector<Point>& points) {
  Point low = points.at(0), high = points.at(0);
  for (const Point& point : points) {
    for (int k = 0; k < 3; ++k) {
      low[k] = std::min(low[k], point[k]);
      high[k] = std::max(high[k], point[k]);
    }
  }
  const auto list = [](const Point& p) { return "[" + number(p[0]) + "," + number(p[1]) + "," + number(p[2]) + "]"; };
  return R"(,"min":)" + list(low) + R"(,"max":)" + list(high);
}

}  // namespace

GlbMesh turnedBody(const std::vector<Pair>& profile, int segments) {
  GlbMesh mesh;
  const int rings = static_cast<int>(profile.size());
  for (int i = 0; i < rings; ++i) {
    const Pair &before = profile[std::max(i - 1, 0)], &after = profile[std::min(i + 1, rings - 1)];
    const float along_radius = after[0] - before[0], along_height = after[1] - before[1];
    const float length = std::max(std::hypot(along_radius, along_height), 1e-12f);
    for (int s = 0; s <= segments; ++s) {
      const float angle = 6.28318531f * float(s) / float(segments), sine = std::sin(angle), cosine = std::cos(angle);
      mesh.positions.push_back({profile[i][0] * sine, profile[i][1], profile[i][0] * cosine});
      mesh.normals.push_back({along_height / length * sine, -along_radius / length, along_height / length * cosine});
      mesh.texcoords.push_back({float(s) / float(segments), 1 - float(i) / float(rings - 1)});
    }
  }
  for (int i = 0; i + 1 < rings; ++i) {
    for (int s = 0; s < segments; ++s) {
      const uint32_t a = i * (segments + 1) + s, b = a + 1, c = b + segments + 1, d = a + segments + 1;
      mesh.indices.insert(mesh.indices.end(), {a, b, c, a, c, d});
    }
  }
  return mesh;
}

GlbMesh box(float width, float height, float depth) {
  GlbMesh mesh;
  const float half[3] = {width / 2, height / 2, depth / 2};
  for (int axis = 0; axis < 3; ++axis) {
    for (float side : {-1.0f, 1.0f}) {
      const auto first = static_cast<uint32_t>(mesh.positions.size());
      const int u = (axis + 1) % 3, v = (axis + 2) % 3;
      for (const auto& [a, b] : {std::pair{-1.0f, -1.0f}, {1.0f, -1.0f}, {1.0f, 1.0f}, {-1.0f, 1.0f}}) {
        Point point = {}, normal = {};
        point[axis] = side * half[axis];
        point[u] = a * side * half[u];
        point[v] = b * half[v];
        point[1] += height / 2;
        normal[axis] = side;
        mesh.positions.push_back(point);
        mesh.normals.push_back(normal);
        mesh.texcoords.push_back({a / 2 + 0.5f, b / 2 + 0.5f});
      }
      mesh.indices.insert(mesh.indices.end(), {first, first + 1, first + 2, first, first + 2, first + 3});
    }
  }
  return mesh;
}

void paint(GlbMesh& mesh, const std::function<Point(const Point&)>& color) {
  mesh.colors.clear();
  for (const Point& position : mesh.positions) mesh.colors.push_back(color(position));
}

std::vector<uint8_t> makeGlb(const GlbMesh& mesh, const GlbOptions& options) {
  Layout layout;
  if (!options.image.empty()) layout.addImage(options.image);
  std::string attributes =
      R"("POSITION":)" + std::to_string(layout.add(mesh.positions, "VEC3", 5126, boundsOf(mesh.positions)));
  if (!mesh.normals.empty()) attributes += R"(,"NORMAL":)" + std::to_string(layout.add(mesh.normals, "VEC3", 5126));
  if (!mesh.texcoords.empty()) attributes += R"(,"TEXCOORD_0":)" + std::to_string(layout.add(mesh.texcoords, "VEC2", 5126));
  if (!mesh.colors.empty()) attributes += R"(,"COLOR_0":)" + std::to_string(layout.add(mesh.colors, "VEC3", 5126));
  const int indices = layout.add(mesh.indices, "SCALAR", 5125);
  const std::string json =
      R"({"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],"nodes":[{"mesh":0}],"meshes":[{"primitives":[{"attributes":{)" +
      attributes + R"(},"indices":)" + std::to_string(indices) + R"(,"material":0}]}],"materials":[)" + options.material +
      R"(],"accessors":[)" + layout.accessors + R"(],"bufferViews":[)" + layout.views + R"(],"buffers":[{"byteLength":)" +
      std::to_string(layout.binary.size()) + "}]" + options.extra + "}";
  return packGlb(json, layout.binary);
}

std::vector<uint8_t> packGlb(std::string json, const std::vector<uint8_t>& binary) {
  while (json.size() % 4 != 0) json += ' ';
  std::vector<uint8_t> bytes;
  append32(bytes, 0x46546C67);
  append32(bytes, 2);
  append32(bytes, 12 + 8 + json.size() + (binary.empty() ? 0 : 8 + binary.size()));
  append32(bytes, json.size());
  append32(bytes, 0x4E4F534A);
  bytes.insert(bytes.end(), json.begin(), json.end());
  if (binary.empty()) return bytes;
  append32(bytes, binary.size());
  append32(bytes, 0x004E4942);
  bytes.insert(bytes.end(), binary.begin(), binary.end());
  return bytes;
}

std::vector<Pair> bowlProfile() {
  return joined(smoothed({{0, .006f}, {.03f, .006f}, {.034f, 0}, {.038f, 0}, {.040f, .010f}, {.07f, .022f}, {.11f, .055f},
                          {.135f, .095f}, {.142f, .102f}}),
                smoothed({{.142f, .102f}, {.1435f, .1035f}, {.1405f, .1035f}, {.132f, .094f}, {.105f, .054f}, {.066f, .024f},
                          {.03f, .015f}, {0, .014f}}));
}

std::vector<Pair> vaseProfile() {
  return joined(smoothed({{0, .004f}, {.04f, .004f}, {.046f, 0}, {.052f, .002f}, {.062f, .03f}, {.098f, .11f}, {.104f, .16f},
                          {.085f, .215f}, {.045f, .245f}, {.034f, .265f}, {.036f, .29f}, {.048f, .302f}}),
                smoothed({{.048f, .302f}, {.0485f, .304f}, {.045f, .302f}, {.033f, .285f}, {.031f, .262f}, {.03f, .25f},
                          {0, .24f}}));
}

std::vector<Pair> plateProfile() {
  return joined(smoothed({{0, .004f}, {.06f, .004f}, {.062f, 0}, {.066f, 0}, {.068f, .008f}, {.12f, .018f}, {.16f, .032f}}),
                smoothed({{.16f, .032f}, {.1605f, .034f}, {.155f, .034f}, {.115f, .022f}, {.07f, .012f}, {0, .010f}}));
}

std::vector<Pair> ballProfile(float radius) {
  std::vector<Pair> profile;
  for (int i = 0; i <= 64; ++i) {
    const float angle = 3.14159265f * float(i) / 64;
    profile.push_back({std::max(radius * std::sin(angle), 1e-5f), radius - radius * std::cos(angle)});
  }
  return profile;
}

std::string glazeMaterial(const Point& c) {
  return R"({"pbrMetallicRoughness":{"baseColorFactor":[)" + number(c[0]) + "," + number(c[1]) + "," + number(c[2]) +
         R"(,1],"metallicFactor":0,"roughnessFactor":0.45},"extensions":{"KHR_materials_clearcoat":{"clearcoatFactor":1,"clearcoatRoughnessFactor":0.04}}})";
}

std::string metalMaterial(const Point& c, float roughness) {
  return R"({"pbrMetallicRoughness":{"baseColorFactor":[)" + number(c[0]) + "," + number(c[1]) + "," + number(c[2]) +
         R"(,1],"metallicFactor":1,"roughnessFactor":)" + number(roughness) + "}}";
}

std::string clayMaterial(const Point& c) {
  return R"({"pbrMetallicRoughness":{"baseColorFactor":[)" + number(c[0]) + "," + number(c[1]) + "," + number(c[2]) +
         R"(,1],"metallicFactor":0,"roughnessFactor":0.85}})";
}

}  // namespace kura::test
