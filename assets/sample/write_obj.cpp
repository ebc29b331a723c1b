#include <charconv>
#include <fstream>

#include "mesh.h"

namespace kura::sample {
namespace {

// Text is gathered in large pieces: a million lines through a stream take most of the program's time.
class Text {
 public:
  explicit Text(const std::filesystem::path& path) : file_(path, std::ios::binary) {}
  Text& operator<<(const char* words) {
    text_ += words;
    return *this;
  }
  Text& operator<<(std::uint32_t whole) {
    char digits[16];
    text_.append(digits, std::to_chars(digits, digits + sizeof digits, whole).ptr);
    return *this;
  }
  void fixed(float value, int decimals) {
    char digits[48];
    text_.append(digits, std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, decimals).ptr);
    if (text_.size() > (1u << 20)) flush();
  }
  void flush() {
    file_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
    text_.clear();
  }
  bool good() {
    flush();
    return file_.good();
  }

 private:
  std::ofstream file_;
  std::string text_;
};

}  // namespace

bool writeObj(const std::filesystem::path& path, const Mesh& mesh, const std::string& material, const std::string& picture) {
  std::filesystem::path library = path;
  library.replace_extension(".mtl");
  Text text(path);
  text << "# Kurabiraki sample collection, millimetres\nmtllib " << library.filename().string().c_str() << "\nusemtl " << material.c_str() << "\n";
  for (const Vec3 p : mesh.positions) {
    text << "v ";
    text.fixed(p.x, 3);
    text << " ";
    text.fixed(p.y, 3);
    text << " ";
    text.fixed(p.z, 3);
    text << "\n";
  }
  for (const Vec2 t : mesh.texcoords) {
    text << "vt ";
    text.fixed(t.x, 5);
    text << " ";
    text.fixed(1 - t.y, 5);
    text << "\n";
  }
  for (const auto& triangle : mesh.triangles) {
    text << "f";
    for (const Mesh::Corner c : triangle) text << " " << c.position + 1 << "/" << c.texcoord + 1;
    text << "\n";
  }
  std::ofstream mtl(library, std::ios::binary);
  mtl << "newmtl " << material << "\nKd 1 1 1\nKs 0.04 0.04 0.04\nNs 400\nmap_Kd " << picture << "\n";
  return text.good() && mtl.good();
}

}  // namespace kura::sample
