#include "scan/triangle_stream.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "model/srgb.h"
#include "scan/draft_scene.h"
#include "scan/obj_lines.h"
#include "scan/ply_header.h"

namespace kura {
namespace {

constexpr size_t kStlHeader = 84, kStlFacet = 50;

bool isFinite(const Double3& p) { return std::isfinite(p[0]) && std::isfinite(p[1]) && std::isfinite(p[2]); }

uint64_t unsignedAt(const uint8_t* at, size_t size) {
  uint64_t value = 0;
  std::memcpy(&value, at, size);  // little-endian, as every machine that this runs on
  return value;
}

// Where the scalar properties of an element stand; empty where there is a list among them.
std::optional<std::vector<size_t>> offsetsOf(const PlyElement& element) {
  std::vector<size_t> offsets;
  size_t at = 0;
  for (const PlyProperty& property : element.properties) {
    if (property.is_list) return {};
    offsets.push_back(at);
    at += sizeOf(property.type);
  }
  offsets.push_back(at);
  return offsets;
}

}  // namespace

std::optional<TriangleStream> TriangleStream::open(ByteView file) {
  TriangleStream stream;
  stream.file_ = file;
  if (file.size() >= kStlHeader && unsignedAt(file.data() + 80, 4) * kStlFacet + kStlHeader == file.size()) {
    stream.is_stl_ = true;
    stream.faces_ = unsignedAt(file.data() + 80, 4);
    return stream;
  }
  const std::string_view start = asText(file.first(std::min<size_t>(file.size(), 4)));
  if (start != "ply\n" && start != "ply\r") return {};
  // The header alone: a parser that looked for its end in gigabytes would read them.
  const Result<PlyHeader> header = parsePlyHeader(file, "");
  if (!header.ok() || header->format != PlyFormat::kBinaryLittleEndian || header->elements.size() < 2) return {};
  const PlyElement &vertex = header->elements[0], &face = header->elements[1];
  const auto offsets = offsetsOf(vertex);
  if (vertex.name != "vertex" || face.name != "face" || !offsets) return {};
  stream.vertices_ = vertex.count;
  stream.faces_ = face.count;
  stream.vertices_at_ = header->body;
  stream.vertex_size_ = offsets->back();
  int positions = 0, colors = 0;
  for (size_t i = 0; i < vertex.properties.size(); ++i) {
    const PlyProperty& property = vertex.properties[i];
    for (int axis = 0; axis < 3; ++axis) {
      constexpr const char* kAxes[] = {"x", "y", "z"};
      constexpr const char* kColors[] = {"red", "green", "blue"};
      if (property.name == kAxes[axis]) {
        if (property.type != PlyType::kFloat32 && property.type != PlyType::kFloat64) return {};
        if (positions > 0 && stream.is_double_ != (property.type == PlyType::kFloat64)) return {};
        stream.is_double_ = property.type == PlyType::kFloat64;
        stream.position_at_[axis] = (*offsets)[i];
        ++positions;
      } else if (property.name == kColors[axis] && property.type == PlyType::kUint8) {
        stream.color_at_[axis] = (*offsets)[i];
        ++colors;
      } else if (property.name == "s" || property.name == "u" || property.name == "texture_u") {
        return {};  // a picture goes with it
      }
    }
  }
  stream.has_colors_ = colors == 3;
  bool has_list = false;
  for (const PlyProperty& property : face.properties) {
    if (!property.is_list) {
      (has_list ? stream.after_list_ : stream.before_list_) += sizeOf(property.type);
    } else if (has_list || (property.name != "vertex_indices" && property.name != "vertex_index")) {
      return {};
    } else {
      has_list = true;
      stream.count_size_ = sizeOf(property.count_type);
      stream.index_size_ = sizeOf(property.type);
    }
  }
  const bool fits = stream.vertex_size_ > 0 && vertex.count <= (file.size() - header->body) / stream.vertex_size_;
  if (positions != 3 || !has_list || !fits) return {};
  stream.faces_at_ = header->body + vertex.count * stream.vertex_size_;
  return stream;
}

bool TriangleStream::readVertex(uint64_t index, Double3& position, Float4& color) const {
  if (index >= vertices_) return false;
  const uint8_t* vertex = file_.data() + vertices_at_ + index * vertex_size_;
  for (int axis = 0; axis < 3; ++axis) {
    if (is_double_) {
      std::memcpy(&position[axis], vertex + position_at_[axis], sizeof(double));
    } else {
      float value;
      std::memcpy(&value, vertex + position_at_[axis], sizeof value);
      position[axis] = value;
    }
    if (has_colors_) color[axis] = linearOfSrgb()[vertex[color_at_[axis]]];
  }
  return isFinite(position);
}

bool TriangleStream::forEachOfPly(const std::function<void(const StreamedTriangle&)>& visit) const {
  const uint8_t* at = file_.data() + faces_at_;
  const uint8_t* end = file_.data() + file_.size();
  StreamedTriangle triangle;
  triangle.colors.fill({1, 1, 1, 1});
  for (uint64_t face = 0; face < faces_; ++face) {
    if (static_cast<size_t>(end - at) < before_list_ + count_size_) return false;
    at += before_list_;
    const uint64_t corners = unsignedAt(at, count_size_);
    at += count_size_;
    if (corners > static_cast<size_t>(end - at) / index_size_ || corners * index_size_ + after_list_ > static_cast<size_t>(end - at)) return false;
    for (uint64_t i = 2; i < corners; ++i) {
      const std::array<uint64_t, 3> fan = {0, i - 1, i};
      bool is_whole = true;
      for (int c = 0; c < 3; ++c) {
        is_whole &= readVertex(unsignedAt(at + fan[c] * index_size_, index_size_), triangle.positions[c], triangle.colors[c]);
      }
      if (is_whole) visit(triangle);
    }
    at += corners * index_size_ + after_list_;
  }
  return true;
}

bool TriangleStream::forEachOfStl(const std::function<void(const StreamedTriangle&)>& visit) const {
  StreamedTriangle triangle;
  triangle.colors.fill({1, 1, 1, 1});
  for (uint64_t face = 0; face < faces_; ++face) {
    float values[9];
    std::memcpy(values, file_.data() + kStlHeader + face * kStlFacet + 12, sizeof values);
    for (int c = 0; c < 3; ++c) triangle.positions[c] = {values[c * 3], values[c * 3 + 1], values[c * 3 + 2]};
    if (isFinite(triangle.positions[0]) && isFinite(triangle.positions[1]) && isFinite(triangle.positions[2])) visit(triangle);
  }
  return true;
}

std::optional<TriangleStream> TriangleStream::openObj(ByteView file, uint64_t least_faces) {
  // The shortest face is "f 1 2 3\n", the shortest position "v 0 0 0\n".
  if (file.size() / 8 < least_faces) return {};
  TriangleStream stream;
  stream.file_ = file;
  stream.is_obj_ = true;
  ObjLines lines(asText(file));
  float largest = 0;
  while (lines.next()) {
    if (lines.keyword() == "f") ++stream.faces_;
    if (lines.keyword() == "vt" || lines.keyword() == "usemtl") return {};
    if (lines.keyword() != "v") continue;
    double values[6];
    int count = 0;
    std::string_view rest = lines.rest();
    for (std::string_view word = takeWord(rest); !word.empty() && count < 6; word = takeWord(rest)) {
      values[count++] = readObjNumber(word).value_or(std::nan(""));
    }
    for (int i = count; i < 3; ++i) values[i] = std::nan("");
    stream.obj_positions_.push_back({values[0], values[1], values[2]});
    if (count < 6) continue;
    stream.obj_colors_.push_back({float(values[3]), float(values[4]), float(values[5])});
    for (int i = 3; i < 6; ++i) largest = std::max(largest, std::isfinite(values[i]) ? float(values[i]) : 0);
  }
  if (stream.faces_ < least_faces) return {};
  stream.has_colors_ = !stream.obj_positions_.empty() && stream.obj_colors_.size() == stream.obj_positions_.size();
  const float scale = largest > 1.001f ? 1 / 255.0f : 1.0f;
  for (Float3& color : stream.obj_colors_) {
    for (float& c : color) c = std::isfinite(c) ? linearOfScan(c * scale) : 1;
  }
  return stream;
}

bool TriangleStream::forEachOfObj(const std::function<void(const StreamedTriangle&)>& visit) const {
  StreamedTriangle triangle;
  triangle.colors.fill({1, 1, 1, 1});
  ObjLines lines(asText(file_));
  uint64_t seen = 0;  // positions so far, for indices that count backwards
  std::vector<uint64_t> outline;
  while (lines.next()) {
    seen += lines.keyword() == "v";
    if (lines.keyword() != "f") continue;
    outline.clear();
    std::string_view rest = lines.rest();
    for (std::string_view word = takeWord(rest); !word.empty(); word = takeWord(rest)) {
      const double index = readObjNumber(word.substr(0, word.find('/'))).value_or(0);
      const double place = index > 0 ? index - 1 : double(seen) + index;
      const bool exists = index != 0 && place >= 0 && place < double(obj_positions_.size());
      outline.push_back(exists ? static_cast<uint64_t>(place) : obj_positions_.size());
    }
    for (size_t i = 2; i < outline.size(); ++i) {
      const std::array<uint64_t, 3> fan = {outline[0], outline[i - 1], outline[i]};
      bool is_whole = true;
      for (int c = 0; c < 3; ++c) {
        is_whole &= fan[c] < obj_positions_.size() && isFinite(obj_positions_[fan[c]]);
        if (!is_whole) break;
        triangle.positions[c] = obj_positions_[fan[c]];
        if (!has_colors_) continue;
        const Float3& color = obj_colors_[fan[c]];
        triangle.colors[c] = {color[0], color[1], color[2], 1};
      }
      if (is_whole) visit(triangle);
    }
  }
  return true;
}

bool TriangleStream::forEach(const std::function<void(const StreamedTriangle&)>& visit) const {
  return is_stl_ ? forEachOfStl(visit) : is_obj_ ? forEachOfObj(visit) : forEachOfPly(visit);
}

}  // namespace kura
