// The header of a PLY file (Turk, "The PLY Polygon File Format", 1994).
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace kura {

enum class PlyFormat { kAscii, kBinaryLittleEndian, kBinaryBigEndian };
enum class PlyType { kInt8, kUint8, kInt16, kUint16, kInt32, kUint32, kFloat32, kFloat64 };

struct PlyProperty {
  std::string name;
  PlyType type = PlyType::kFloat32;
  bool is_list = false;
  PlyType count_type = PlyType::kUint8;  // of lists
};

struct PlyElement {
  std::string name;
  uint64_t count = 0;
  std::vector<PlyProperty> properties;
};

struct PlyHeader {
  PlyFormat format = PlyFormat::kAscii;
  std::vector<PlyElement> elements;
  std::vector<std::string> texture_files;  // of "comment TextureFile NAME", as MeshLab and Metashape write them
  size_t body = 0;                         // offset of the first byte after the header
};

size_t sizeOf(PlyType type);

// Error (kBadInput) names the line of the header; subject is the file.
Result<PlyHeader> parsePlyHeader(ByteView file, const std::string& subject);

}  // namespace kura
