#include "scan/read_ply.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <map>

#include "base/file.h"
#include "scan/ply_header.h"
#include "scan/texture_images.h"

namespace kura {
namespace {

// Reads one value after the other; after the end of the file every read fails.
class PlyCursor {
 public:
  PlyCursor(ByteView body, PlyFormat format) : at_(body.data()), end_(body.data() + body.size()), format_(format) {}

  bool read(PlyType type, double& value) {
    return format_ == PlyFormat::kAscii ? readText(value) : readBinary(type, value);
  }
  size_t remaining() const { return static_cast<size_t>(end_ - at_); }

 private:
  bool readText(double& value) {
    while (at_ < end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
    const char* first = reinterpret_cast<const char*>(at_);
    const char* last = reinterpret_cast<const char*>(end_);
    if (first < last && *first == '+') ++first;
    const auto [after, failed] = std::from_chars(first, last, value);
    if (failed == std::errc::result_out_of_range) value = std::numeric_limits<double>::infinity();
    if (failed == std::errc::invalid_argument) return false;
    at_ = reinterpret_cast<const uint8_t*>(after);
    return true;
  }

  template <typename T>
  bool take(double& value) {
    std::array<uint8_t, sizeof(T)> raw;
    std::memcpy(raw.data(), at_, sizeof(T));
    if (format_ == PlyFormat::kBinaryBigEndian) std::reverse(raw.begin(), raw.end());
    value = static_cast<double>(std::bit_cast<T>(raw));
    at_ += sizeof(T);
    return true;
  }

  bool readBinary(PlyType type, double& value) {
    if (remaining() < sizeOf(type)) return false;
    switch (type) {
      case PlyType::kInt8: return take<int8_t>(value);
      case PlyType::kUint8: return take<uint8_t>(value);
      case PlyType::kInt16: return take<int16_t>(value);
      case PlyType::kUint16: return take<uint16_t>(value);
      case PlyType::kInt32: return take<int32_t>(value);
      case PlyType::kUint32: return take<uint32_t>(value);
      case PlyType::kFloat32: return take<float>(value);
      case PlyType::kFloat64: return take<double>(value);
    }
    return false;
  }

  const uint8_t* at_;
  const uint8_t* end_;
  PlyFormat format_;
};

// What a property of a vertex means, whatever the exporter called it.
enum Role { kX, kY, kZ, kNx, kNy, kNz, kRed, kGreen, kBlue, kAlpha, kU, kV, kRoleCount, kOther = kRoleCount };

Role roleOf(const std::string& name) {
  static const std::map<std::string, Role> kRoles = {
      {"x", kX}, {"y", kY}, {"z", kZ}, {"nx", kNx}, {"ny", kNy}, {"nz", kNz}, {"red", kRed}, {"green", kGreen},
      {"blue", kBlue}, {"alpha", kAlpha}, {"r", kRed}, {"g", kGreen}, {"b", kBlue}, {"diffuse_red", kRed},
      {"diffuse_green", kGreen}, {"diffuse_blue", kBlue}, {"diffuse_alpha", kAlpha}, {"s", kU}, {"t", kV}, {"u", kU},
      {"v", kV}, {"texture_u", kU}, {"texture_v", kV}, {"texture_s", kU}, {"texture_t", kV}};
  const auto found = kRoles.find(name);
  return found == kRoles.end() ? kOther : found->second;
}

double colorScale(PlyType type) {
  if (type == PlyType::kFloat32 || type == PlyType::kFloat64) return 1;
  if (type == PlyType::kInt16 || type == PlyType::kUint16) return 1 / 65535.0;
  return 1 / 255.0;
}

class PlyReader {
 public:
  PlyReader(ByteView file, PlyHeader header, std::string subject)
      : header_(std::move(header)), cursor_(file.subspan(header_.body), header_.format), subject_(std::move(subject)) {}

  std::optional<Error> readAll() {
    for (const PlyElement& element : header_.elements) {
      if (element.properties.empty()) continue;
      bool is_whole;
      if (element.name == "vertex") {
        is_whole = readVertices(element);
      } else if (element.name == "face" || element.name == "tristrips") {
        is_whole = readFaces(element);
      } else {
        is_whole = skip(element);
      }
      if (!is_whole) return endsEarly(element);
    }
    return {};
  }

  DraftScene takeScene(const std::filesystem::path& file, Diagnostics& diagnostics);

 private:
  Error endsEarly(const PlyElement& element) const {
    const std::string place = std::to_string(done_) + " / " + std::to_string(element.count);
    return badInput(subject_, {"ファイルが途中で終わっているか、数値でないものが混じっています（" + element.name + " " + place + "）。",
                               "The file ends early, or something in it is no number (" + element.name + " " + place + ")."},
                    {"コピーが完全か確かめ、だめなら書き出し直してください。", "Check that the copy is complete, else export it again."});
  }

  bool readList(const PlyProperty& property, std::vector<double>& list) {
    double count = 0;
    list.clear();
    if (!cursor_.read(property.count_type, count)) return false;
    if (!(count >= 0) || count > static_cast<double>(cursor_.remaining())) return false;  // each takes a byte at least
    list.resize(static_cast<size_t>(count));
    for (double& value : list) {
      if (!cursor_.read(property.type, value)) return false;
    }
    return true;
  }

  bool skip(const PlyElement& element) {
    double value = 0;
    for (done_ = 0; done_ < element.count; ++done_) {
      for (const PlyProperty& property : element.properties) {
        if (property.is_list ? !readList(property, list_) : !cursor_.read(property.type, value)) return false;
      }
    }
    return true;
  }

  bool readVertices(const PlyElement& element);
  bool readFaces(const PlyElement& element);
  void addPolygon(const std::vector<double>& corners, const std::vector<double>& texcoords, uint32_t texture);
  void addStrip(const std::vector<double>& corners);
  uint32_t indexOf(double corner) const {
    // What fits no index is out of range; finishScene counts it.
    return corner >= 0 && corner < 4294967295.0 ? static_cast<uint32_t>(corner) : UINT32_MAX;
  }

  PlyHeader header_;
  PlyCursor cursor_;
  std::string subject_;
  uint64_t done_ = 0;
  std::vector<double> list_;
  DraftPrimitive vertices_;  // and the faces without own texture coordinates
  struct Wedges {            // faces with own texture coordinates, by texture number
    std::vector<uint32_t> corners;
    std::vector<Float2> texcoords;
  };
  std::map<uint32_t, Wedges> wedges_;
};

bool PlyReader::readVertices(const PlyElement& element) {
  std::vector<Role> roles;
  std::array<bool, kRoleCount + 1> has = {};
  std::array<double, kRoleCount> scale;
  scale.fill(1);
  for (const PlyProperty& property : element.properties) {
    roles.push_back(property.is_list ? kOther : roleOf(property.name));
    has[roles.back()] = true;
    if (roles.back() >= kRed && roles.back() <= kAlpha) scale[roles.back()] = colorScale(property.type);
  }
  const bool has_normals = has[kNx] && has[kNy] && has[kNz];
  const bool has_colors = has[kRed] && has[kGreen] && has[kBlue];
  const bool has_texcoords = has[kU] && has[kV];
  const size_t likely = static_cast<size_t>(std::min<uint64_t>(element.count, cursor_.remaining() / 3));
  vertices_.positions.reserve(likely);
  Primitive& out = vertices_.primitive;
  std::array<double, kRoleCount + 1> value = {};
  value[kAlpha] = 1;
  for (done_ = 0; done_ < element.count; ++done_) {
    for (size_t p = 0; p < roles.size(); ++p) {
      const PlyProperty& property = element.properties[p];
      if (property.is_list ? !readList(property, list_) : !cursor_.read(property.type, value[roles[p]])) return false;
    }
    vertices_.positions.push_back({value[kX], value[kY], value[kZ]});
    if (has_normals) out.normals.push_back({float(value[kNx]), float(value[kNy]), float(value[kNz])});
    if (has_texcoords) out.texcoords.push_back({float(value[kU]), float(1 - value[kV])});
    if (has_colors) {
      out.colors.push_back(linearOfScan({float(value[kRed] * scale[kRed]), float(value[kGreen] * scale[kGreen]),
                                           float(value[kBlue] * scale[kBlue]), float(value[kAlpha] * scale[kAlpha])}));
    }
  }
  return true;
}

bool PlyReader::readFaces(const PlyElement& element) {
  const bool are_strips = element.name == "tristrips";
  std::vector<double> corners, texcoords;
  double value = 0, texture = 0;
  for (done_ = 0; done_ < element.count; ++done_) {
    corners.clear();
    texcoords.clear();
    for (const PlyProperty& property : element.properties) {
      const bool are_corners = property.name == "vertex_indices" || property.name == "vertex_index";
      if (property.is_list) {
        std::vector<double>& into = are_corners ? corners : property.name == "texcoord" ? texcoords : list_;
        if (!readList(property, into)) return false;
      } else if (!cursor_.read(property.type, property.name == "texnumber" ? texture : value)) {
        return false;
      }
    }
    if (are_strips) {
      addStrip(corners);
    } else {
      addPolygon(corners, texcoords, indexOf(texture));
    }
  }
  return true;
}

void PlyReader::addPolygon(const std::vector<double>& corners, const std::vector<double>& texcoords, uint32_t texture) {
  const bool has_wedges = texcoords.size() == corners.size() * 2;
  for (size_t i = 2; i < corners.size(); ++i) {
    for (size_t corner : {size_t{0}, i - 1, i}) {
      const uint32_t index = indexOf(corners[corner]);
      if (!has_wedges) {
        vertices_.primitive.indices.push_back(index);
        continue;
      }
      Wedges& wedges = wedges_[texture];
      wedges.corners.push_back(index);
      wedges.texcoords.push_back({float(texcoords[2 * corner]), float(1 - texcoords[2 * corner + 1])});
    }
  }
}

// -1 starts a new strip; every second triangle is turned over (Levoy's range scans of the 1990s).
void PlyReader::addStrip(const std::vector<double>& corners) {
  size_t start = 0;
  for (size_t i = 0; i < corners.size(); ++i) {
    if (corners[i] < 0) {
      start = i + 1;
      continue;
    }
    if (i < start + 2) continue;
    const bool is_turned = (i - start) % 2 == 1;
    const uint32_t a = indexOf(corners[i - 2]), b = indexOf(corners[i - 1]), c = indexOf(corners[i]);
    if (a == b || b == c || a == c) continue;  // strips are sewn together with empty triangles
    for (uint32_t index : {is_turned ? b : a, is_turned ? a : b, c}) vertices_.primitive.indices.push_back(index);
  }
}

// Every corner becomes a vertex of its own; welding joins those that agree.
DraftPrimitive cornersOf(const DraftPrimitive& vertices, const std::vector<uint32_t>& corners, std::vector<Float2> texcoords) {
  DraftPrimitive out;
  const Primitive& from = vertices.primitive;
  for (uint32_t corner : corners) {
    const bool exists = corner < vertices.positions.size();
    const size_t v = exists ? corner : 0;
    const auto next = static_cast<uint32_t>(out.positions.size());
    out.positions.push_back(vertices.positions.empty() ? Double3{} : vertices.positions[v]);
    if (!from.normals.empty()) out.primitive.normals.push_back(from.normals[v]);
    if (!from.colors.empty()) out.primitive.colors.push_back(from.colors[v]);
    out.primitive.indices.push_back(exists ? next : UINT32_MAX);
  }
  out.primitive.texcoords = std::move(texcoords);
  return out;
}

DraftScene PlyReader::takeScene(const std::filesystem::path& file, Diagnostics& diagnostics) {
  DraftScene draft;
  if (vertices_.primitive.indices.empty() && wedges_.empty()) draft.points = vertices_.positions.size();
  TextureImages images(file, draft.scene, diagnostics);
  std::map<uint32_t, uint32_t> materials;
  const auto materialFor = [&](DraftPrimitive& primitive, uint32_t texture) {
    Material material = makeUncolouredMaterial();
    const bool can_have_texture = !primitive.primitive.texcoords.empty() && texture < header_.texture_files.size();
    if (const auto image = can_have_texture ? images.add(header_.texture_files[texture]) : std::nullopt) {
      material.name = "texture " + std::to_string(texture);
      material.base_color_texture = TextureReference{*image};
      primitive.primitive.colors.clear();  // glTF multiplies both; the photograph is the better record of colour
    }
    if (material.base_color_texture || !primitive.primitive.colors.empty()) material.base_color = {1, 1, 1, 1};
    const auto [place, is_new] = materials.emplace(texture, static_cast<uint32_t>(draft.scene.materials.size()));
    if (is_new) draft.scene.materials.push_back(material);
    primitive.primitive.material = place->second;
  };
  for (auto& [texture, wedges] : wedges_) {
    draft.primitives.push_back(cornersOf(vertices_, wedges.corners, std::move(wedges.texcoords)));
    materialFor(draft.primitives.back(), texture);
  }
  if (!vertices_.primitive.indices.empty()) {
    draft.primitives.push_back(std::move(vertices_));
    materialFor(draft.primitives.back(), 0);
  }
  return draft;
}

}  // namespace

Result<DraftScene> readPly(const std::filesystem::path& file, Diagnostics& diagnostics) {
  Result<Bytes> bytes = readFile(file);
  if (!bytes.ok()) return bytes.error();
  Result<PlyHeader> header = parsePlyHeader(*bytes, file.string());
  if (!header.ok()) return header.error();
  PlyReader reader(*bytes, std::move(header).value(), file.string());
  if (const auto failed = reader.readAll()) return *failed;
  return reader.takeScene(file, diagnostics);
}

}  // namespace kura
