#include "scan/read_obj.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/mapped_file.h"
#include "scan/find_beside.h"
#include "scan/obj_lines.h"
#include "scan/obj_materials.h"
#include "scan/triangulate_polygon.h"
#include "scan/udim.h"

namespace kura {
namespace {

constexpr uint32_t kNone = UINT32_MAX;
constexpr size_t kReleaseEvery = size_t{64} << 20;

struct Corner {
  uint32_t position = kNone, texcoord = kNone, normal = kNone;
  bool operator==(const Corner&) const = default;
};

// The faces of one material, as corners that occur once.
struct Part {
  std::vector<Corner> corners;
  std::vector<uint32_t> indices;
};

class ObjReader {
 public:
  ObjReader(std::string_view text, const MappedFile* mapped) : text_(text), mapped_(mapped), most_index_(text.size() / 4) {}

  void read() {
    ObjLines lines(text_);
    size_t released = 0;
    while (lines.next()) {
      readStatement(lines.keyword(), lines.rest());
      if (mapped_ && lines.offset() > released + kReleaseEvery) mapped_->release(released = lines.offset());
    }
  }

  bool isEmpty() const { return statements_ == 0; }
  DraftScene take(const std::filesystem::path& file, Diagnostics& diagnostics);

 private:
  void readStatement(std::string_view keyword, std::string_view rest);
  void readPosition(std::string_view rest);
  void readFace(std::string_view rest);
  uint32_t place(std::string_view word, size_t count) const;
  uint32_t cornerOf(const Corner& corner);
  Part& part();
  DraftPrimitive primitiveOf(Part& part, const ConvertedMaterial& material) const;

  std::string_view text_;
  const MappedFile* mapped_;
  uint64_t most_index_;  // no file of so many bytes has more vertices
  uint64_t statements_ = 0, points_ = 0, lines_ = 0;
  std::vector<Double3> positions_;
  std::vector<Float3> colors_;  // empty, or as long as positions_; NaN where a position has none
  std::vector<Float2> texcoords_;
  std::vector<Float3> normals_;
  ObjMaterialNames names_;
  std::map<std::string, size_t, std::less<>> part_of_;
  std::vector<Part> parts_;
  size_t current_ = kNone;
  // Corners of the same position in a chain: (part, corner, next).
  struct Link {
    uint32_t part, corner, next;
  };
  std::vector<uint32_t> chain_of_;
  std::vector<Link> links_;
  std::vector<Corner> outline_;
};

void ObjReader::readStatement(std::string_view keyword, std::string_view rest) {
  ++statements_;
  if (keyword == "v") return readPosition(rest);
  if (keyword == "f" || keyword == "fo") return readFace(rest);
  if (keyword == "vt") {
    const auto u = readObjNumber(takeWord(rest)), v = readObjNumber(takeWord(rest));
    texcoords_.push_back({static_cast<float>(u.value_or(0)), static_cast<float>(1 - v.value_or(0))});  // rows count from below
  } else if (keyword == "vn") {
    Float3 normal;
    for (float& value : normal) value = static_cast<float>(readObjNumber(takeWord(rest)).value_or(0));
    normals_.push_back(normal);
  } else if (keyword == "usemtl") {
    const std::string name = toUtf8(std::string(rest));
    const auto [known, is_new] = part_of_.try_emplace(name, parts_.size());
    if (is_new) {
      names_.used.push_back(name);
      parts_.emplace_back();
    }
    current_ = known->second;
  } else if (keyword == "mtllib") {
    const std::string name = toUtf8(std::string(rest));
    if (std::find(names_.libraries.begin(), names_.libraries.end(), name) == names_.libraries.end()) names_.libraries.push_back(name);
  } else if (keyword == "p") {
    ++points_;
  } else if (keyword == "l") {
    ++lines_;
  } else if (keyword != "vp" && keyword != "o" && keyword != "g" && keyword != "s") {
    --statements_;  // curves, display attributes, or no OBJ at all
  }
}

void ObjReader::readPosition(std::string_view rest) {
  double values[8];
  int count = 0;
  for (std::string_view word = takeWord(rest); !word.empty() && count < 8; word = takeWord(rest)) {
    values[count++] = readObjNumber(word).value_or(std::nan(""));
  }
  for (int i = count; i < 3; ++i) values[i] = std::nan("");
  positions_.push_back({values[0], values[1], values[2]});
  const bool has_color = count >= 6;  // four are x y z w
  if (has_color && colors_.empty()) colors_.assign(positions_.size() - 1, {NAN, NAN, NAN});
  if (has_color) colors_.push_back({float(values[3]), float(values[4]), float(values[5])});
  if (!has_color && !colors_.empty()) colors_.push_back({NAN, NAN, NAN});
}

// 1 is the first, -1 the last so far.
uint32_t ObjReader::place(std::string_view word, size_t count) const {
  const std::optional<double> index = readObjNumber(word);
  if (!index || *index == 0 || !(std::abs(*index) < double(most_index_))) return kNone;
  if (*index > 0) return static_cast<uint32_t>(*index) - 1;
  const double from_start = double(count) + *index;
  return from_start < 0 ? kNone : static_cast<uint32_t>(from_start);
}

Part& ObjReader::part() {
  if (current_ == kNone) {
    current_ = parts_.size();
    part_of_[""] = current_;
    names_.used.push_back("");
    parts_.emplace_back();
  }
  return parts_[current_];
}

uint32_t ObjReader::cornerOf(const Corner& corner) {
  Part& part = parts_[current_];
  if (corner.position >= chain_of_.size()) chain_of_.resize(std::max<size_t>(corner.position + 1, positions_.size()), kNone);
  for (uint32_t at = chain_of_[corner.position]; at != kNone; at = links_[at].next) {
    if (links_[at].part == current_ && part.corners[links_[at].corner] == corner) return links_[at].corner;
  }
  const auto place = static_cast<uint32_t>(part.corners.size());
  links_.push_back({static_cast<uint32_t>(current_), place, chain_of_[corner.position]});
  chain_of_[corner.position] = static_cast<uint32_t>(links_.size() - 1);
  part.corners.push_back(corner);
  return place;
}

void ObjReader::readFace(std::string_view rest) {
  outline_.clear();
  for (std::string_view word = takeWord(rest); !word.empty(); word = takeWord(rest)) {
    Corner corner;
    const size_t slash = std::min(word.find('/'), word.size());
    corner.position = place(word.substr(0, slash), positions_.size());
    if (slash < word.size()) {
      const std::string_view more = word.substr(slash + 1);
      const size_t second = std::min(more.find('/'), more.size());
      if (second > 0) corner.texcoord = place(more.substr(0, second), texcoords_.size());
      if (second < more.size()) corner.normal = place(more.substr(second + 1), normals_.size());
    }
    outline_.push_back(corner);
  }
  if (outline_.size() == 1) ++points_;
  if (outline_.size() == 2) ++lines_;
  if (outline_.size() < 3) return;
  Part& target = part();
  const bool is_whole = std::none_of(outline_.begin(), outline_.end(), [](const Corner& c) { return c.position == kNone; });
  if (!is_whole) {
    for (size_t i = 0; i < (outline_.size() - 2) * 3; ++i) target.indices.push_back(kNone);
    return;
  }
  std::vector<Double3> places;
  const auto known = [&](const Corner& c) { return c.position < positions_.size(); };
  if (outline_.size() > 3 && std::all_of(outline_.begin(), outline_.end(), known)) {
    for (const Corner& corner : outline_) places.push_back(positions_[corner.position]);
  } else {
    places.resize(outline_.size());
  }
  for (const auto& triangle : triangulatePolygon(places)) {
    for (const uint32_t i : triangle) target.indices.push_back(cornerOf(outline_[i]));
  }
}

DraftPrimitive ObjReader::primitiveOf(Part& part, const ConvertedMaterial& material) const {
  DraftPrimitive out;
  Primitive& primitive = out.primitive;
  const auto all = [&](auto holds) { return std::all_of(part.corners.begin(), part.corners.end(), holds); };
  const auto any = [&](auto holds) { return std::any_of(part.corners.begin(), part.corners.end(), holds); };
  const bool has_normals = all([&](const Corner& c) { return c.normal < normals_.size(); });
  const bool has_texcoords = any([&](const Corner& c) { return c.texcoord < texcoords_.size(); });
  // glTF multiplies texture and vertex colours; the photograph is the better record of colour.
  const bool has_colors = !material.material.base_color_texture && !colors_.empty() && any([&](const Corner& c) {
    return c.position < colors_.size() && !std::isnan(colors_[c.position][0]);
  });
  float largest = 0;
  if (has_colors) {
    for (const Float3& c : colors_) largest = std::max({largest, std::isnan(c[0]) ? 0 : c[0], std::isnan(c[1]) ? 0 : c[1], std::isnan(c[2]) ? 0 : c[2]});
  }
  const float scale = largest > 1.001f ? 1 / 255.0f : 1.0f;  // some exporters write bytes
  for (const Corner& corner : part.corners) {
    const bool exists = corner.position < positions_.size();
    out.positions.push_back(exists ? positions_[corner.position] : Double3{NAN, NAN, NAN});
    if (has_normals) primitive.normals.push_back(normals_[corner.normal]);
    if (has_texcoords) primitive.texcoords.push_back(corner.texcoord < texcoords_.size() ? texcoords_[corner.texcoord] : Float2{0, 0});
    if (!has_colors) continue;
    const Float3 color = exists ? colors_[corner.position] : Float3{NAN, NAN, NAN};
    primitive.colors.push_back(linearOfScan({color[0] * scale, color[1] * scale, color[2] * scale, 1}));
  }
  primitive.indices = std::move(part.indices);
  return out;
}

DraftScene ObjReader::take(const std::filesystem::path& file, Diagnostics& diagnostics) {
  DraftScene draft;
  draft.points = points_ + (parts_.empty() && lines_ == 0 ? positions_.size() : 0);
  draft.lines = lines_;
  chain_of_ = {};
  links_ = {};
  const std::vector<ConvertedMaterial> materials = readObjMaterials(file, names_, draft.scene, diagnostics);
  for (size_t i = 0; i < parts_.size(); ++i) {
    if (parts_[i].indices.empty()) continue;
    DraftPrimitive primitive = primitiveOf(parts_[i], materials[i]);
    parts_[i] = {};
    Material material = materials[i].material;
    // Colours replace what the file states for the whole.
    if (!primitive.primitive.colors.empty()) {
      material.base_color = {1, 1, 1, material.base_color[3]};
    } else if (materials[i].is_uncoloured && material.metallic == 0) {
      material.base_color = makeUncolouredMaterial().base_color;
    }
    primitive.primitive.material = static_cast<uint32_t>(draft.scene.materials.size());
    draft.scene.materials.push_back(std::move(material));
    draft.primitives.push_back(std::move(primitive));
  }
  splitUdimTiles(file, draft, diagnostics);
  return draft;
}

}  // namespace

Result<DraftScene> readObj(const std::filesystem::path& file, Diagnostics& diagnostics) {
  const Result<MappedFile> mapped = MappedFile::open(file);
  if (!mapped.ok()) return mapped.error();
  const std::string_view text = asText(mapped->bytes());
  const bool is_wide = text.starts_with("\xFE\xFF") || text.starts_with("\xFF\xFE");
  const std::string narrow = is_wide ? toUtf8(std::string(text)) : std::string();
  const bool has_mark = text.starts_with("\xEF\xBB\xBF");
  ObjReader reader(is_wide ? std::string_view(narrow) : text.substr(has_mark ? 3 : 0), is_wide ? nullptr : &*mapped);
  reader.read();
  if (reader.isEmpty()) {
    return badInput(file.string(), {"OBJ として読める行がありません。", "There is no line of an OBJ file in it."},
                    {"OBJ で書き出し直すか、別の種類のファイルでないか確かめてください。", "Export it as OBJ again, or check what kind of file it is."});
  }
  return reader.take(file, diagnostics);
}

}  // namespace kura
