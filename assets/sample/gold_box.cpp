// K-003: a lidded box under gold leaf, worn along its edges down to the red bole and the black lacquer. One GLB with base
// colour and metal-roughness maps, as a photogrammetry program exports it.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "curves.h"
#include "gold_leaf.h"
#include "items.h"
#include "mesh.h"
#include "motifs.h"
#include "parallel.h"
#include "random.h"

namespace kura::sample {
namespace {

constexpr double kWidth = 164, kHeight = 92, kDepth = 118, kRound = 7;  // mm
constexpr double kLidLine = 58;                                        // height of the joint

struct Face {
  Vec3 normal, across, up;  // across x up = normal
  double width, height;     // mm
};

const Face kFaces[6] = {
    {{0, 0, 1}, {1, 0, 0}, {0, 1, 0}, kWidth, kHeight},  {{0, 0, -1}, {-1, 0, 0}, {0, 1, 0}, kWidth, kHeight},
    {{1, 0, 0}, {0, 0, -1}, {0, 1, 0}, kDepth, kHeight}, {{-1, 0, 0}, {0, 0, 1}, {0, 1, 0}, kDepth, kHeight},
    {{0, 1, 0}, {1, 0, 0}, {0, 0, -1}, kWidth, kDepth},  {{0, -1, 0}, {1, 0, 0}, {0, 0, 1}, kWidth, kDepth},
};

// A place on the rounded box from its place on the sharp one: middle at the origin.
Vec3 onBox(const Face& face, double s, double t, Vec3* normal) {
  const double half[3] = {kWidth / 2, kHeight / 2, kDepth / 2};
  Vec3 p{};
  for (int i = 0; i < 3; ++i) {
    p[size_t(i)] = float(face.normal[size_t(i)] * half[i] + face.across[size_t(i)] * s * face.width / 2 + face.up[size_t(i)] * t * face.height / 2);
  }
  double inner[3], out[3], l = 0;
  for (int i = 0; i < 3; ++i) {
    inner[i] = std::clamp(double(p[size_t(i)]), -(half[i] - kRound), half[i] - kRound);
    out[i] = p[size_t(i)] - inner[i];
    l += out[i] * out[i];
  }
  l = std::sqrt(l);
  // The lid bulges gently.
  const double dome = 3.2 * std::max(0.0, 1 - std::pow(p[0] / half[0], 2)) * std::max(0.0, 1 - std::pow(p[2] / half[2], 2));
  Vec3 result{};
  for (int i = 0; i < 3; ++i) {
    (*normal)[size_t(i)] = float(out[i] / l);
    result[size_t(i)] = float(inner[i] + out[i] / l * kRound);
  }
  if (p[1] > 0) result[1] += float(dome * ramp(0, float(half[1]), p[1]));
  return result;
}

struct Maps {
  Canvas colour;
  std::vector<uint8_t> metal_rough;  // glTF: G roughness, B metal
};

struct Cell {
  int x, y, size;
};

Cell cellOf(int face, int size) { return {(face % 3) * (size / 3), (face / 3) * (size / 2), size / 3}; }

// s, t in -1..1 of a texel of the cell; a margin around repeats the edge, so that mips do not bleed.
double coordinate(int pixel, int size) {
  const double margin = 0.02;
  return std::clamp(((pixel + 0.5) / size - margin) / (1 - 2 * margin) * 2 - 1, -1.0, 1.0);
}

// Raised plum blossoms on the lid and the front, in their own little canvas: 0 none, 1 full.
Canvas paintMotif(double width, double height, bool is_lid, int pixels) {
  const double scale = pixels / width;
  Canvas canvas(pixels, int(height * scale), scale, {-width / 2, -height / 2}, true);
  Palette palette;
  const Color wood = hex(0x2a1612);
  if (is_lid) {
    paintStem(canvas, {{-70, 40}, {-40, 12}, {-8, 8}, {20, -18}, {52, -26}}, 6, palette, wood, 3);
    paintStem(canvas, {{-40, 12}, {-34, -16}, {-12, -36}}, 3.4, palette, wood, 4);
    paintStem(canvas, {{-8, 8}, {20, 24}, {48, 22}}, 3, palette, wood, 5);
    const double flowers[][3] = {{-8, 6, 14}, {24, -20, 12}, {52, -27, 10}, {-12, -37, 11}, {-35, -14, 9}, {22, 25, 11}, {50, 21, 9}, {-46, 18, 10}, {2, -14, 8}};
    for (const auto& f : flowers) paintPlum(canvas, {f[0], f[1]}, f[2], f[0] * 0.3, palette, f[2] > 10 ? palette.red : palette.white, uint32_t(f[2] * 9 + f[0] + 200));
  } else {
    paintPlum(canvas, {0, 2}, 12, 0.3, palette, palette.red, 31);
    for (double side : {-1.0, 1.0}) {
      paintLeaf(canvas, {side * 13, 4}, 26, side > 0 ? 0.15 : 3.0, palette, palette.green, 33);
      paintPlum(canvas, {side * 46, 6}, 8, 0.1, palette, palette.white, 35);
    }
  }
  return canvas;
}

void paintFace(Maps& maps, int number, int size, const Canvas* motif) {
  const Face& face = kFaces[number];
  const Cell cell = cellOf(number, size);
  forEachRow(size / 2, [&](int row) {
    for (int column = 0; column < cell.size; ++column) {
      const double s = coordinate(column, cell.size), t = -coordinate(row, size / 2);
      Vec3 normal{};
      const Vec3 p = onBox(face, s, t, &normal);
      const Point mm = {s * face.width / 2, t * face.height / 2};
      const LeafTexel leaf = goldLeaf(mm + Point{500.0 * number, 0}, 38, 51);
      const float cloudy = cloud(p[0] * 0.05f, p[1] * 0.05f, p[2] * 0.05f, 61, 4), fine = cloud(p[0] * 0.7f, p[1] * 0.7f, p[2] * 0.7f, 63, 3);
      // Hands wear the edges first.
      const double sharp = std::max({std::abs(normal[0]), std::abs(normal[1]), std::abs(normal[2])});
      const float rubbed = ramp(0.985f, 0.72f, float(sharp)) * ramp(0.30f, 0.62f, cloudy + 0.35f * (fine - 0.5f));
      const double joint = std::abs(p[1] + kHeight / 2 - kLidLine);
      const float worn = std::max({rubbed, leaf.crack * 0.9f, ramp(1.6f, 0.5f, float(joint)) * ramp(0.35f, 0.6f, fine + cloudy * 0.4f)});
      const bool is_base = number == 5;

      // Gold's reflectance at normal incidence, sRGB of (1.00, 0.77, 0.34) linear; overlaps look a little deeper.
      Color gold = mix(hex(0xffe39b), hex(0xf6cf7c), 0.5f + 0.5f * leaf.tone * 0.6f);
      gold = mix(gold, hex(0xffdf8f), leaf.seam * 0.6f);
      float rough = 0.24f + 0.06f * leaf.tone + 0.10f * (fine - 0.5f) - 0.05f * leaf.seam + 0.10f * (cloudy - 0.5f), metal = 1;
      const float bole = ramp(0.15f, 0.55f, worn), lacquer = ramp(0.62f, 0.9f, worn);
      Color ground = mix(hex(0x8a2f1e), hex(0x1a1412), lacquer);
      Color colour = mix(gold, ground, bole);
      rough = rough + (0.52f - 0.2f * lacquer - rough) * bole;
      metal *= 1 - bole;
      if (is_base) colour = mix(hex(0x1c1614), hex(0x2c211c), fine), rough = 0.34f, metal = 0;
      if (joint < 0.55) colour = hex(0x0d0a09), rough = 0.7f, metal = 0;
      const int px = cell.x + column, py = cell.y + row;
      const size_t pixel = size_t(py) * size + size_t(px);
      if (motif) {
        const Point at = motif->toPixel({mm.x, -mm.y});
        if (at.x >= 0 && at.y >= 0 && at.x < motif->width && at.y < motif->height) {
          const size_t m = size_t(at.y) * motif->width + size_t(at.x);
          const float cover = ramp(0, 0.04f, motif->relief[m]);
          colour = mix(colour, {float(motif->rgb[m * 3]), float(motif->rgb[m * 3 + 1]), float(motif->rgb[m * 3 + 2])}, cover);
          rough += (0.22f - rough) * cover;
          metal *= 1 - cover;
        }
      }
      maps.colour.blend(pixel, colour, 1);
      maps.metal_rough[pixel * 3] = 255;
      maps.metal_rough[pixel * 3 + 1] = uint8_t(std::clamp(rough, 0.04f, 1.0f) * 255);
      maps.metal_rough[pixel * 3 + 2] = uint8_t(std::clamp(metal, 0.0f, 1.0f) * 255);
    }
  });
}

template <typename T>
size_t append(std::vector<uint8_t>& binary, const std::vector<T>& values) {
  const size_t offset = binary.size();
  const auto* p = reinterpret_cast<const uint8_t*>(values.data());
  binary.insert(binary.end(), p, p + values.size() * sizeof(T));
  while (binary.size() % 4) binary.push_back(0);
  return offset;
}

std::vector<uint8_t> readBack(const std::filesystem::path& file) {
  std::vector<uint8_t> bytes(std::filesystem::file_size(file));
  std::FILE* stream = std::fopen(file.c_str(), "rb");
  const size_t count = stream ? std::fread(bytes.data(), 1, bytes.size(), stream) : 0;
  if (stream) std::fclose(stream);
  bytes.resize(count);
  std::filesystem::remove(file);
  return bytes;
}

void writeGlb(const std::filesystem::path& file, const MeshPart& part, const std::vector<uint8_t>& colour, const std::vector<uint8_t>& metal_rough) {
  std::vector<Vec3> positions = part.positions;
  Vec3 low = positions[0], high = positions[0];
  for (Vec3& p : positions) {
    for (float& value : p) value *= 0.001f;  // glTF is in metres
  }
  low = high = positions[0];
  for (const Vec3& p : positions) {
    for (size_t i = 0; i < 3; ++i) low[i] = std::min(low[i], p[i]), high[i] = std::max(high[i], p[i]);
  }
  std::vector<std::array<float, 2>> texcoords = part.texcoords;
  for (auto& t : texcoords) t[1] = 1 - t[1];
  std::vector<uint8_t> binary;
  const size_t offsets[] = {append(binary, positions), append(binary, texcoords), append(binary, part.indices), append(binary, colour), append(binary, metal_rough)};
  const size_t lengths[] = {positions.size() * 12, texcoords.size() * 8, part.indices.size() * 4, colour.size(), metal_rough.size()};
  std::string views;
  for (int i = 0; i < 5; ++i) {
    views += (i ? "," : "") + ("{\"buffer\":0,\"byteOffset\":" + std::to_string(offsets[i])) + ",\"byteLength\":" + std::to_string(lengths[i]) +
             (i < 3 ? ",\"target\":" + std::string(i == 2 ? "34963" : "34962") : "") + "}";
  }
  const auto vec = [](const Vec3& v) {
    char text[96];
    std::snprintf(text, sizeof text, "[%.9g,%.9g,%.9g]", double(v[0]), double(v[1]), double(v[2]));
    return std::string(text);
  };
  std::string json = R"({"asset":{"version":"2.0","generator":"Kurabiraki sample","copyright":"CC0"},"scene":0,"scenes":[{"nodes":[0]}],"nodes":[{"mesh":0,"name":"box"}],)"
                     R"("meshes":[{"primitives":[{"attributes":{"POSITION":0,"TEXCOORD_0":1},"indices":2,"material":0}]}],)"
                     R"("materials":[{"name":"gold leaf","pbrMetallicRoughness":{"baseColorTexture":{"index":0},"metallicRoughnessTexture":{"index":1}}}],)"
                     R"("textures":[{"source":0},{"source":1}],"images":[{"bufferView":3,"mimeType":"image/jpeg","name":"colour"},{"bufferView":4,"mimeType":"image/png","name":"metal and roughness"}],)"
                     R"("accessors":[{"bufferView":0,"componentType":5126,"count":)" + std::to_string(positions.size()) + ",\"type\":\"VEC3\",\"min\":" + vec(low) + ",\"max\":" + vec(high) +
                     R"(},{"bufferView":1,"componentType":5126,"count":)" + std::to_string(texcoords.size()) + R"(,"type":"VEC2"},{"bufferView":2,"componentType":5125,"count":)" +
                     std::to_string(part.indices.size()) + R"(,"type":"SCALAR"}],"bufferViews":[)" + views + "],\"buffers\":[{\"byteLength\":" + std::to_string(binary.size()) + "}]}";
  while (json.size() % 4) json += ' ';
  std::vector<uint8_t> glb;
  const auto word = [&](uint32_t value) {
    for (int i = 0; i < 4; ++i) glb.push_back(uint8_t(value >> (8 * i)));
  };
  for (uint32_t value : {0x46546c67u, 2u, uint32_t(28 + json.size() + binary.size()), uint32_t(json.size()), 0x4e4f534au}) word(value);
  glb.insert(glb.end(), json.begin(), json.end());
  word(uint32_t(binary.size()));
  word(0x004e4942u);
  glb.insert(glb.end(), binary.begin(), binary.end());
  writeBytes(file, glb);
}

}  // namespace

void makeGoldBox(const std::filesystem::path& folder, const MakeOptions& options) {
  const int size = options.is_quick ? 384 : 3072;
  Maps maps{Canvas(size, size, 1, {}, false), std::vector<uint8_t>(size_t(size) * size * 3)};
  const Canvas lid = paintMotif(kWidth, kDepth, true, options.is_quick ? 256 : 2048);
  const Canvas front = paintMotif(kWidth, kHeight, false, options.is_quick ? 256 : 2048);
  MeshPart part{"box", "colour", {}, {}, {}, {}};
  const int steps = options.is_quick ? 24 : 190;
  for (int number = 0; number < 6; ++number) {
    const Canvas* motif = number == 4 ? &lid : number == 0 ? &front : nullptr;
    paintFace(maps, number, size, motif);
    const Cell cell = cellOf(number, size);
    addGrid(part, steps, steps, true, [&, number, cell](double u, double v) {
      Vec3 normal{};
      // Rounded edges get as many rows as the flat middle.
      const auto ease = [](double x) { return std::sin((x - 0.5) * 3.14159265358979323846 * 0.92) / std::sin(3.14159265358979323846 * 0.46); };
      const double s = u <= 0 ? -1 : u >= 1 ? 1 : ease(u), t = v <= 0 ? -1 : v >= 1 ? 1 : ease(v);
      Vec3 p = onBox(kFaces[number], s, t, &normal);
      const double joint = std::abs(p[1] + kHeight / 2 - kLidLine);
      const double groove = std::abs(kFaces[number].normal[1]) > 0.5f ? 0 : -0.9 * std::exp(-std::pow(joint / 0.8, 2));
      const double lift = groove + 0.03 * (double(noise(p[0] * 0.6f, p[1] * 0.6f, p[2] * 0.6f, 91)) - 0.5);
      for (size_t i = 0; i < 3; ++i) p[i] += float(normal[i] * lift);
      p[1] += float(kHeight / 2);
      const double margin = 0.02;
      GridVertex vertex;
      vertex.position = p;
      vertex.texcoord = {float((cell.x + cell.size * (margin + (1 - 2 * margin) * (s + 1) / 2)) / size),
                         float(1 - (cell.y + size / 2.0 * (margin + (1 - 2 * margin) * (1 - t) / 2)) / size)};
      return vertex;
    });
  }
  writeJpeg(folder / "colour.jpg", maps.colour, 93);
  writePng(folder / "metal.png", size, size, 3, maps.metal_rough);
  writeGlb(folder / "box.glb", part, readBack(folder / "colour.jpg"), readBack(folder / "metal.png"));
}

}  // namespace kura::sample
