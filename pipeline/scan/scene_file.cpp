#include "scan/scene_file.h"

#include <bit>
#include <cstdio>
#include <cstring>
#include <memory>
#include <type_traits>

#include "base/file.h"

namespace kura {
namespace {

static_assert(std::endian::native == std::endian::little, "the file is little-endian and written as it stands");

constexpr char kMagic[8] = {'K', 'U', 'R', 'A', 'S', 'C', 'N', '1'};
constexpr uint32_t kEndMark = 0x4B41524F;

class Writer {
 public:
  explicit Writer(std::FILE* file) : file_(file) {}

  void raw(const void* bytes, size_t size) {
    if (size > 0) ok_ = std::fwrite(bytes, 1, size, file_) == size && ok_;
  }
  template <typename T>
    requires std::is_arithmetic_v<T>
  void put(T value) {
    raw(&value, sizeof value);
  }
  void put(bool value) { put(static_cast<uint8_t>(value)); }
  void put(const std::string& text) {
    put(static_cast<uint64_t>(text.size()));
    raw(text.data(), text.size());
  }
  template <typename T>
  void putAll(const std::vector<T>& values) {
    static_assert(std::is_trivially_copyable_v<T>);
    put(static_cast<uint64_t>(values.size()));
    raw(values.data(), values.size() * sizeof(T));
  }
  bool ok() const { return ok_; }

 private:
  std::FILE* file_;
  bool ok_ = true;
};

class Reader {
 public:
  explicit Reader(ByteView bytes) : bytes_(bytes) {}

  void raw(void* into, size_t size) {
    if (size > bytes_.size() - at_) {
      ok_ = false;
      std::memset(into, 0, size);
      return;
    }
    if (size > 0) std::memcpy(into, bytes_.data() + at_, size);
    at_ += size;
  }
  template <typename T>
    requires std::is_arithmetic_v<T>
  void get(T& value) {
    raw(&value, sizeof value);
  }
  void get(bool& value) {
    uint8_t byte = 0;
    get(byte);
    value = byte != 0;
  }
  // A number of things that take at least `size` bytes each.
  size_t count(size_t size) {
    uint64_t number = 0;
    get(number);
    if (!ok_ || number > (bytes_.size() - at_) / size) {
      ok_ = false;
      return 0;
    }
    return static_cast<size_t>(number);
  }
  void get(std::string& text) {
    text.resize(count(1));
    raw(text.data(), text.size());
  }
  template <typename T>
  void getAll(std::vector<T>& values) {
    values.resize(count(sizeof(T)));
    raw(values.data(), values.size() * sizeof(T));
  }
  void fail() { ok_ = false; }
  bool ok() const { return ok_; }
  bool atEnd() const { return at_ == bytes_.size(); }

 private:
  ByteView bytes_;
  size_t at_ = 0;
  bool ok_ = true;
};

// One description of each struct serves both directions, so that they cannot disagree.
template <typename T>
struct Fields {
  T& io;

  static constexpr bool kIsReading = std::is_same_v<T, Reader>;

  template <typename V>
  void one(V& value) {
    if constexpr (kIsReading) {
      io.get(value);
    } else {
      io.put(value);
    }
  }
  template <typename V>
  void all(std::vector<V>& values) {
    if constexpr (kIsReading) {
      io.getAll(values);
    } else {
      io.putAll(values);
    }
  }
  template <typename V, size_t N>
  void one(std::array<V, N>& values) {
    for (V& value : values) one(value);
  }
  template <typename E>
    requires std::is_enum_v<E>
  void choice(E& value, E last) {
    auto number = static_cast<uint32_t>(value);
    one(number);
    if constexpr (kIsReading) {
      if (number > static_cast<uint32_t>(last)) {
        io.fail();
        number = 0;
      }
      value = static_cast<E>(number);
    }
  }
  template <typename V, typename F>
  void maybe(std::optional<V>& value, F&& field) {
    bool has = value.has_value();
    one(has);
    if constexpr (kIsReading) value = has ? std::optional<V>(V{}) : std::nullopt;
    if (has) field(*value);
  }
  template <typename V, typename F>
  void each(std::vector<V>& values, F&& field) {
    if constexpr (kIsReading) {
      const size_t count = io.count(1);
      for (size_t i = 0; i < count && io.ok(); ++i) field(values.emplace_back());
    } else {
      io.put(static_cast<uint64_t>(values.size()));
      for (V& value : values) field(value);
    }
  }

  void field(Localized& text) {
    one(text.ja);
    one(text.en);
  }
  void field(Error& error) {
    choice(error.code, ErrorCode::kCancelled);
    one(error.subject);
    field(error.message);
    field(error.remedy);
  }
  void field(Diagnostic& diagnostic) {
    choice(diagnostic.severity, Severity::kError);
    one(diagnostic.item_id);
    field(diagnostic.error);
  }
  void field(std::optional<TextureReference>& texture) {
    maybe(texture, [&](TextureReference& t) {
      one(t.image);
      choice(t.wrap_u, WrapMode::kMirroredRepeat);
      choice(t.wrap_v, WrapMode::kMirroredRepeat);
    });
  }
  void field(Material& m) {
    one(m.name);
    one(m.base_color);
    one(m.metallic);
    one(m.roughness);
    one(m.emissive);
    one(m.normal_scale);
    one(m.occlusion_strength);
    one(m.clearcoat);
    one(m.clearcoat_roughness);
    one(m.anisotropy);
    choice(m.alpha_mode, AlphaMode::kBlend);
    one(m.alpha_cutoff);
    one(m.double_sided);
    for (auto* texture : texturesOf(m)) field(*texture);
  }
  void field(Primitive& p) {
    one(p.name);
    all(p.positions);
    all(p.normals);
    all(p.texcoords);
    all(p.colors);
    all(p.indices);
    maybe(p.material, [&](uint32_t& index) { one(index); });
  }
  void field(Scene& scene) {
    each(scene.primitives, [&](Primitive& p) { field(p); });
    each(scene.materials, [&](Material& m) { field(m); });
    each(scene.images, [&](EncodedImage& image) {
      one(image.name);
      all(image.bytes);
    });
    one(scene.origin);
    maybe(scene.meters_per_unit, [&](double& value) { one(value); });
    maybe(scene.up_axis, [&](char& value) { one(value); });
  }
  void field(ScanReading& reading) {
    each(reading.diagnostics, [&](Diagnostic& d) { field(d); });
    field(reading.scene);
  }
};

bool isConsistent(const Scene& scene) {
  for (const Primitive& p : scene.primitives) {
    const size_t count = p.positions.size();
    for (size_t size : {p.normals.size(), p.texcoords.size(), p.colors.size()}) {
      if (size != 0 && size != count) return false;
    }
    if (p.indices.size() % 3 != 0) return false;
    for (uint32_t index : p.indices) {
      if (index >= count) return false;
    }
    if (p.material && *p.material >= scene.materials.size()) return false;
  }
  for (const Material& m : scene.materials) {
    for (const auto* texture : texturesOf(m)) {
      if (*texture && (*texture)->image >= scene.images.size()) return false;
    }
  }
  return !scene.up_axis || (*scene.up_axis >= 'X' && *scene.up_axis <= 'Z');
}

}  // namespace

Status writeSceneFile(const std::filesystem::path& file, const Result<ScanReading>& outcome) {
  const auto failed = [&] {
    return ioError(file.string(), {"読み取り結果を書けません。", "The result of reading cannot be written."},
                   {"一時フォルダの空きを確かめてください。", "Check the free space of the temporary folder."});
  };
  struct Close {
    void operator()(std::FILE* open) const { std::fclose(open); }
  };
  const std::unique_ptr<std::FILE, Close> open(std::fopen(file.c_str(), "wb"));
  if (!open) return failed();
  Writer writer(open.get());
  Fields<Writer> fields{writer};
  writer.raw(kMagic, sizeof kMagic);
  writer.put(outcome.ok());
  // The fields are only read when writing; one description for both directions needs them non-const.
  if (outcome.ok()) {
    fields.field(const_cast<ScanReading&>(*outcome));
  } else {
    fields.field(const_cast<Error&>(outcome.error()));
  }
  writer.put(kEndMark);
  if (!writer.ok() || std::fflush(open.get()) != 0) return failed();
  return {};
}

Result<Result<ScanReading>> readSceneFile(const std::filesystem::path& file) {
  const Result<Bytes> bytes = readFile(file);
  if (!bytes.ok()) return bytes.error();
  Reader reader(*bytes);
  Fields<Reader> fields{reader};
  char magic[sizeof kMagic];
  reader.raw(magic, sizeof magic);
  bool has_scene = false;
  reader.get(has_scene);
  ScanReading reading;
  Error error;
  if (has_scene) {
    fields.field(reading);
  } else {
    fields.field(error);
  }
  uint32_t mark = 0;
  reader.get(mark);
  const bool is_whole = reader.ok() && reader.atEnd() && mark == kEndMark && std::memcmp(magic, kMagic, sizeof magic) == 0;
  if (!is_whole || !isConsistent(reading.scene)) {
    return internalError(file.string(), {"読み取り結果のファイルが壊れています。", "The file with the result of reading is broken."});
  }
  if (has_scene) return Result<ScanReading>(std::move(reading));
  return Result<ScanReading>(std::move(error));
}

}  // namespace kura
