// The triangles of a large scan one after the other, straight from the file, as often as asked.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "base/bytes.h"
#include "model/scene.h"

namespace kura {

struct StreamedTriangle {
  std::array<Double3, 3> positions;  // in the file's unit
  std::array<Float4, 3> colors;      // linear; white where the file has none
};

// What scanners write when files get large: binary STL, binary little-endian PLY with plain vertices (x, y, z in float
// or double, colours in uchar) followed by faces that hold one list of vertex indices, and OBJ without texture coordinates.
// Polygons come as fans. Nothing is kept but the view of the file, and of an OBJ its positions and colours: 24 or 36 bytes a vertex.
class TriangleStream {
 public:
  // Empty where the file is of another kind: it has to be read whole.
  static std::optional<TriangleStream> open(ByteView file);

  // The same for the text of an OBJ, which has no mark. Empty where it has texture coordinates or materials, or fewer faces than asked.
  static std::optional<TriangleStream> openObj(ByteView file, uint64_t least_faces);

  uint64_t faceCount() const { return faces_; }  // as the header states it
  bool hasColors() const { return has_colors_; }

  // Triangles with a corner that does not exist or is no number are left out. Returns false where the file ends early.
  bool forEach(const std::function<void(const StreamedTriangle&)>& visit) const;

 private:
  bool forEachOfStl(const std::function<void(const StreamedTriangle&)>& visit) const;
  bool forEachOfObj(const std::function<void(const StreamedTriangle&)>& visit) const;
  bool forEachOfPly(const std::function<void(const StreamedTriangle&)>& visit) const;
  bool readVertex(uint64_t index, Double3& position, Float4& color) const;

  ByteView file_;
  bool is_stl_ = false, is_obj_ = false;
  std::vector<Double3> obj_positions_;
  std::vector<Float3> obj_colors_;  // linear; empty, or as many
  uint64_t faces_ = 0;
  // PLY only: where things stand.
  uint64_t vertices_ = 0;
  size_t vertices_at_ = 0, vertex_size_ = 0, faces_at_ = 0;
  std::array<size_t, 3> position_at_ = {}, color_at_ = {};
  bool has_colors_ = false, is_double_ = false;
  size_t before_list_ = 0, after_list_ = 0, count_size_ = 1, index_size_ = 4;
};

}  // namespace kura
