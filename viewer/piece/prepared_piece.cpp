#include "viewer/piece/prepared_piece.h"

#include <cstring>
#include <string>
#include <type_traits>
#include <utility>

#include "viewer/model/read_glb.h"

namespace kura::viewer {
namespace {

constexpr int kVoxels = 64;
constexpr int kVoxelMargin = 3;
// Changes with every type that is carried as it lies in memory.
constexpr uint64_t kBuild = 0x4B757261'00000001 + (sizeof(Material) << 24) + (sizeof(Instance) << 16) + (sizeof(FloorShadow) << 8);

class Packer {
 public:
  template <typename T>
  void operator()(const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    append(&value, sizeof value);
  }
  template <typename T>
  void operator()(const std::vector<T>& values) {
    static_assert(std::is_trivially_copyable_v<T>);
    (*this)(uint64_t{values.size()});
    append(values.data(), values.size() * sizeof(T));
  }
  void operator()(const std::string& text) {
    (*this)(uint64_t{text.size()});
    append(text.data(), text.size());
  }
  std::vector<uint8_t> take() { return std::move(bytes_); }

 private:
  void append(const void* from, size_t size) {
    if (size == 0) return;
    const size_t at = bytes_.size();
    bytes_.resize(at + size);
    std::memcpy(bytes_.data() + at, from, size);
  }
  std::vector<uint8_t> bytes_;
};

// Once something was missing, everything after it stays as it was.
class Unpacker {
 public:
  explicit Unpacker(std::span<const uint8_t> bytes) : left_(bytes) {}

  template <typename T>
  void operator()(T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    take(&value, sizeof value);
  }
  template <typename T>
  void operator()(std::vector<T>& values) {
    const uint64_t count = this->count(sizeof(T));
    values.resize(count);
    take(values.data(), count * sizeof(T));
  }
  void operator()(std::string& text) {
    text.resize(count(1));
    take(text.data(), text.size());
  }
  // How many elements of at least that size follow; 0 where so many cannot.
  size_t count(size_t element_size) {
    uint64_t count = 0;
    (*this)(count);
    if (count <= left_.size() / element_size) return size_t(count);
    is_whole_ = false;
    return 0;
  }
  bool isAtEnd() const { return is_whole_ && left_.empty(); }

 private:
  void take(void* to, size_t size) {
    if (size == 0) return;
    if (size > left_.size()) is_whole_ = false;
    if (!is_whole_) return;
    std::memcpy(to, left_.data(), size);
    left_ = left_.subspan(size);
  }
  std::span<const uint8_t> left_;
  bool is_whole_ = true;
};

// One list of fields for both ways. `Archive` is a Packer or an Unpacker.
template <typename Archive, typename MeshType>
void fieldsOf(Archive& archive, MeshType& mesh) {
  archive(mesh.positions), archive(mesh.frames), archive(mesh.texcoords), archive(mesh.colors), archive(mesh.indices);
  archive(mesh.material), archive(mesh.bounds);
}

template <typename Archive, typename ImageType>
void imageFieldsOf(Archive& archive, ImageType& image) {
  archive(image.mime), archive(image.offset), archive(image.length), archive(image.srgb), archive(image.wrap_u), archive(image.wrap_v);
}

template <typename Archive, typename Piece>
void plainFieldsOf(Archive& archive, Piece& piece) {
  archive(piece.model.instances), archive(piece.model.materials), archive(piece.model.bounds), archive(piece.model.triangles);
  archive(piece.extent);
  archive(piece.grid.width), archive(piece.grid.height), archive(piece.grid.depth), archive(piece.grid.origin), archive(piece.grid.size);
  archive(piece.grid.occupied);
  archive(piece.shadow.key), archive(piece.shadow.room), archive(piece.shadow.centre), archive(piece.shadow.edge);
  archive(piece.key_elevation);
}

}  // namespace

Outcome<PreparedPiece> preparePiece(std::span<const uint8_t> glb, float key_elevation) {
  Outcome<Model> model = readGlb(glb);
  if (!model) return model.failure();
  PreparedPiece piece;
  piece.model = std::move(*model);
  piece.extent = extentOf(piece.model);
  piece.grid = voxelize(piece.model, kVoxels, kVoxelMargin);
  piece.clearance = std::make_unique<Clearance>(piece.grid);
  piece.shadow = bakeFloorShadow(piece.grid, {.key_elevation = key_elevation});
  piece.key_elevation = key_elevation;
  return piece;
}

std::vector<uint8_t> packPiece(const PreparedPiece& piece) {
  Packer pack;
  pack(kBuild);
  pack(uint64_t{piece.model.meshes.size()});
  for (const Mesh& mesh : piece.model.meshes) fieldsOf(pack, mesh);
  pack(uint64_t{piece.model.images.size()});
  for (const ImageSource& image : piece.model.images) imageFieldsOf(pack, image);
  plainFieldsOf(pack, piece);
  pack(piece.clearance->distances());
  return pack.take();
}

std::optional<PreparedPiece> unpackPiece(std::span<const uint8_t> bytes) {
  Unpacker unpack(bytes);
  uint64_t build = 0;
  unpack(build);
  if (build != kBuild) return std::nullopt;
  PreparedPiece piece;
  piece.model.meshes.resize(unpack.count(sizeof(Bounds)));
  for (Mesh& mesh : piece.model.meshes) fieldsOf(unpack, mesh);
  piece.model.images.resize(unpack.count(sizeof(uint64_t)));
  for (ImageSource& image : piece.model.images) imageFieldsOf(unpack, image);
  plainFieldsOf(unpack, piece);
  std::vector<float> distances;
  unpack(distances);
  if (!unpack.isAtEnd() || distances.size() != piece.grid.occupied.size()) return std::nullopt;
  piece.clearance = std::make_unique<Clearance>(piece.grid, std::move(distances));
  return piece;
}

}  // namespace kura::viewer
