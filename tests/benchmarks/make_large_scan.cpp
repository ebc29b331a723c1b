// Writes a statue-like scan of any size, as scanners do:  make_large_scan TRIANGLES OUT.ply|OUT.stl|OUT.obj
// A closed, lobed and wavy body of about 400 x 900 mm with fine relief and a scanner's noise, coloured by height (PLY), or with a texture of 4096 px beside it (OBJ).
// Streams to the disk; the same call writes the same bytes.
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <numbers>
#include <string>
#include <vector>

namespace {

struct Point {
  float x, y, z;
};

// Between -1 and 1, the same for the same place.
float noiseAt(uint64_t index) {
  uint64_t z = (index + 1) * 0x9E3779B97F4A7C15ull;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return static_cast<float>(double((z ^ (z >> 31)) >> 11) * 0x1p-52 - 1);
}

Point pointAt(double u, double v, uint64_t index) {
  const double a = 2 * std::numbers::pi * u, b = std::numbers::pi * v;
  const double body = 140 + 40 * std::sin(3 * a + 5 * v) * std::sin(b) + 30 * std::cos(7 * b);
  const double relief = 1.5 * std::sin(90 * a) * std::sin(140 * b) + 0.3 * std::sin(900 * a + 700 * b);
  const double radius = (body + relief + 0.02 * noiseAt(index)) * std::sin(b);
  return {float(radius * std::cos(a)), float(450 * std::cos(b) + 450), float(-radius * std::sin(a))};
}

class Buffered {
 public:
  explicit Buffered(const char* path) : file_(std::fopen(path, "wb")) { bytes_.reserve(1 << 22); }
  ~Buffered() {
    flush();
    if (file_) std::fclose(file_);
  }
  bool ok() const { return file_ && !failed_; }
  template <typename T>
  void put(const T& value) {
    const auto* raw = reinterpret_cast<const uint8_t*>(&value);
    bytes_.insert(bytes_.end(), raw, raw + sizeof value);
    if (bytes_.size() > (1 << 22) - 64) flush();
  }
  void text(const char* format, auto... values) {
    char line[160];
    const int length = std::snprintf(line, sizeof line, format, values...);
    bytes_.insert(bytes_.end(), line, line + length);
    if (bytes_.size() > (1 << 22) - 256) flush();
  }
  void flush() {
    if (file_ && std::fwrite(bytes_.data(), 1, bytes_.size(), file_) != bytes_.size()) failed_ = true;
    bytes_.clear();
  }

 private:
  std::FILE* file_;
  std::vector<uint8_t> bytes_;
  bool failed_ = false;
};

struct Grid {
  uint64_t columns, rows;
};

// The text, its material file and its picture (uncompressed TGA).
bool writeObj(const std::string& path, const Grid& grid) {
  const std::string stem = path.substr(0, path.size() - 4), name = stem.substr(stem.find_last_of('/') + 1);
  Buffered material((stem + ".mtl").c_str()), picture((stem + ".tga").c_str()), out(path.c_str());
  material.text("newmtl clay\nKd 1 1 1\nmap_Kd %s.tga\n", name.c_str());
  constexpr int kEdge = 4096;
  for (const int byte : {0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, kEdge & 255, kEdge >> 8, kEdge & 255, kEdge >> 8, 24, 0}) picture.put(static_cast<uint8_t>(byte));
  for (int y = 0; y < kEdge; ++y) {
    for (int x = 0; x < kEdge; ++x) {
      for (const int value : {90, 100 + 40 * ((x / 64 + y / 64) % 2), 120 + y * 100 / kEdge}) picture.put(static_cast<uint8_t>(value));
    }
  }
  out.text("mtllib %s.mtl\nusemtl clay\n", name.c_str());
  const auto number = [&](uint64_t r, uint64_t c) { return static_cast<unsigned long long>(r * grid.columns + c % grid.columns + 1); };
  const auto texcoord = [&](uint64_t r, uint64_t c) { return static_cast<unsigned long long>(r * (grid.columns + 1) + c + 1); };
  for (uint64_t r = 0; r <= grid.rows; ++r) {
    for (uint64_t c = 0; c < grid.columns; ++c) {
      const Point p = pointAt(double(c) / double(grid.columns), double(r) / double(grid.rows), r * grid.columns + c);
      out.text("v %.4f %.4f %.4f\n", p.x, p.y, p.z);
    }
    for (uint64_t c = 0; c <= grid.columns; ++c) out.text("vt %.6f %.6f\n", double(c) / double(grid.columns), 1 - double(r) / double(grid.rows));
  }
  for (uint64_t r = 0; r < grid.rows; ++r) {
    for (uint64_t c = 0; c < grid.columns; ++c) {
      const unsigned long long a = number(r, c), b = number(r + 1, c), d = number(r + 1, c + 1), e = number(r, c + 1);
      const unsigned long long ta = texcoord(r, c), tb = texcoord(r + 1, c), td = texcoord(r + 1, c + 1), te = texcoord(r, c + 1);
      out.text("f %llu/%llu %llu/%llu %llu/%llu\n", a, ta, b, tb, d, td);
      out.text("f %llu/%llu %llu/%llu %llu/%llu\n", a, ta, d, td, e, te);
    }
  }
  material.flush();
  picture.flush();
  out.flush();
  return material.ok() && picture.ok() && out.ok();
}

}  // namespace

int main(int argc, char** argv) {
  const uint64_t wanted = argc == 3 ? std::strtoull(argv[1], nullptr, 10) : 0;
  if (wanted < 1000) {
    std::fprintf(stderr, "make_large_scan TRIANGLES OUT.ply|OUT.stl|OUT.obj\n");
    return 1;
  }
  // Columns around, twice as many rows: about square cells on this body.
  const auto columns = static_cast<uint64_t>(std::sqrt(double(wanted) / 4) + 0.5), rows = (wanted + 2 * columns - 1) / (2 * columns);
  const auto index = [&](uint64_t r, uint64_t c) { return r * columns + c % columns; };
  const auto point = [&](uint64_t r, uint64_t c) { return pointAt(double(c % columns) / double(columns), double(r) / double(rows), index(r, c)); };
  const std::string path = argv[2];
  if (path.ends_with(".obj")) return writeObj(path, {columns, rows}) ? 0 : 2;
  Buffered out(argv[2]);
  if (path.ends_with(".stl")) {
    for (int i = 0; i < 80; ++i) out.put(uint8_t{0});
    out.put(static_cast<uint32_t>(2 * columns * rows));
  } else {
    const std::string header = "ply\nformat binary_little_endian 1.0\ncomment units mm\nelement vertex " + std::to_string(columns * (rows + 1)) +
                               "\nproperty float x\nproperty float y\nproperty float z\nproperty uchar red\nproperty uchar green\nproperty uchar blue\nelement face " +
                               std::to_string(2 * columns * rows) + "\nproperty list uchar int vertex_indices\nend_header\n";
    for (const char c : header) out.put(c);
    for (uint64_t r = 0; r <= rows; ++r) {
      for (uint64_t c = 0; c < columns; ++c) {
        out.put(point(r, c));
        for (const uint8_t value : {uint8_t(120 + 100 * r / rows), uint8_t(100 + 40 * ((r * 64 / rows + c * 64 / columns) % 2)), uint8_t(90)}) out.put(value);
      }
    }
  }
  for (uint64_t r = 0; r < rows && out.ok(); ++r) {
    for (uint64_t c = 0; c < columns; ++c) {
      const uint64_t quad[4][2] = {{r, c}, {r + 1, c}, {r + 1, c + 1}, {r, c + 1}};
      for (const auto& [i, j, k] : {std::array{0, 1, 2}, std::array{0, 2, 3}}) {
        if (path.ends_with(".stl")) {
          out.put(Point{0, 0, 0});
          for (const int corner : {i, j, k}) out.put(point(quad[corner][0], quad[corner][1]));
          out.put(uint16_t{0});
        } else {
          out.put(uint8_t{3});
          for (const int corner : {i, j, k}) out.put(static_cast<int32_t>(index(quad[corner][0], quad[corner][1])));
        }
      }
    }
  }
  out.flush();
  return out.ok() ? 0 : 2;
}
