// Small GLBs made in memory: the pieces that the viewer's tests look at.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace kura::test {

using Point = std::array<float, 3>;

struct GlbMesh {
  std::vector<Point> positions;
  std::vector<Point> normals;                  // may be empty
  std::vector<std::array<float, 2>> texcoords;  // may be empty
  std::vector<Point> colors;                   // linear, may be empty
  std::vector<uint32_t> indices;
};

// A body turned on the potter's wheel: profile of (radius, height), from the foot outside up and inside down.
GlbMesh turnedBody(const std::vector<std::array<float, 2>>& profile, int segments = 96);
GlbMesh box(float width, float height, float depth);
// Vertex colours by position.
void paint(GlbMesh& mesh, const std::function<Point(const Point&)>& color);

struct GlbOptions {
  std::string material = R"({"pbrMetallicRoughness":{"baseColorFactor":[0.86,0.85,0.82,1],"metallicFactor":0,"roughnessFactor":0.5}})";
  std::string extra;  // further members of the root object, each with a leading comma
  std::vector<uint8_t> image;  // bufferView 0 where there is one
};

std::vector<uint8_t> makeGlb(const GlbMesh& mesh, const GlbOptions& options = {});
// A GLB of any JSON and binary part, right or wrong.
std::vector<uint8_t> packGlb(std::string json, const std::vector<uint8_t>& binary);

// Profiles in metres.
std::vector<std::array<float, 2>> bowlProfile();
std::vector<std::array<float, 2>> vaseProfile();
std::vector<std::array<float, 2>> plateProfile();
std::vector<std::array<float, 2>> ballProfile(float radius);

// Materials of the field, as JSON.
std::string glazeMaterial(const Point& color);
std::string metalMaterial(const Point& color, float roughness);
std::string clayMaterial(const Point& color);

}  // namespace kura::test
