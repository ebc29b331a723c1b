#include "viewer/measure/unroll.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <utility>

#include "viewer/space/srgb.h"

namespace kura::viewer {

using filament::math::float2;

namespace {

constexpr float kPi = std::numbers::pi_v<float>;
constexpr uint32_t kProfileColumns = 72, kProfileRows = 2048;
constexpr float kLeastHits = 0.25f;     // of the columns: below it a row is no part of the wall
constexpr float kSteepest = 8;          // a ledge counts at most so many times its height: no ray sees it
constexpr float kOpenTop = 0.75f;       // widest above this share of the height: a bowl, seen from its rim
constexpr float kEdgeTolerance = 1e-5f;  // neighbours share their edge

float wrapTurn(float angle) { return angle - 2 * kPi * std::round(angle / (2 * kPi)); }

float wrapTexcoord(float value, uint32_t mode) {
  constexpr uint32_t kClamp = 0x812F, kMirror = 0x8370;
  if (mode == kClamp) return std::clamp(value, 0.0f, 1.0f);
  const float whole = std::floor(value);
  const float part = value - whole;
  return mode == kMirror && std::fmod(std::abs(whole), 2.0f) == 1 ? 1 - part : part;
}

uint8_t toSrgbByte(float linear) {
  return static_cast<uint8_t>(std::lround(srgbFromLinear(std::clamp(linear, 0.0f, 1.0f)) * 255));
}

// The axis upright, the front towards +Z.
struct Frame {
  float3 origin, right, up, front;

  explicit Frame(const Axis& axis)
      : origin(axis.origin), right(cross(axis.direction, axis.front)), up(axis.direction), front(axis.front) {}
  float3 toLocal(float3 point) const {
    const float3 from = point - origin;
    return {dot(from, right), dot(from, up), dot(from, front)};
  }
  float3 toWorld(float3 local) const { return origin + right * local.x + up * local.y + front * local.z; }
};

// Turn around the axis of a column's middle, and back.
float angleOf(Side side, float x) {
  const float turn = (x - 0.5f) * 2 * kPi;
  return side == Side::kOutside ? turn : kPi - turn;
}
float columnOf(Side side, float angle) {
  const float turn = side == Side::kOutside ? wrapTurn(angle) : wrapTurn(kPi - angle);
  return turn / (2 * kPi) + 0.5f;
}

float3 directionOf(float angle, float elevation) {
  return {std::sin(angle) * std::cos(elevation), std::sin(elevation), std::cos(angle) * std::cos(elevation)};
}

struct Triangle {
  std::array<float3, 3> corners;  // in the frame
  uint32_t instance = 0, first = 0;  // of its three indices
};

struct Hit {
  float depth, b, c;  // weights of the second and third corner
  bool is_front;      // seen from the side to which the triangle faces
};

// Möller and Trumbore 1997, from a point on the axis.
std::optional<Hit> meet(const Triangle& triangle, float height, float3 direction) {
  const auto& [a, b, c] = triangle.corners;
  const float3 ab = b - a, ac = c - a;
  const float3 p = cross(direction, ac);
  const float determinant = dot(ab, p);
  if (determinant == 0) return std::nullopt;
  const float3 from = float3{0, height, 0} - a;
  const float u = dot(from, p) / determinant;
  if (!(u >= -kEdgeTolerance && u <= 1 + kEdgeTolerance)) return std::nullopt;
  const float3 q = cross(from, ab);
  const float v = dot(direction, q) / determinant;
  if (!(v >= -kEdgeTolerance && u + v <= 1 + kEdgeTolerance)) return std::nullopt;
  const float depth = dot(ac, q) / determinant;
  if (!(depth > 0)) return std::nullopt;
  return Hit{depth, u, v, determinant > 0};
}

struct Span {
  float least, most;
};

// The turn that a triangle takes up around the axis, from `least` (any turn) on; the whole turn where it holds the axis.
Span turnOf(const Triangle& triangle) {
  float first = std::numeric_limits<float>::quiet_NaN();
  Span span{0, 0};
  for (const float3& corner : triangle.corners) {
    if (corner.x * corner.x + corner.z * corner.z < 1e-16f) continue;  // on the axis: it has every turn
    const float angle = std::atan2(corner.x, corner.z);
    if (std::isnan(first)) first = angle;
    const float from_first = wrapTurn(angle - first);
    span = {std::min(span.least, from_first), std::max(span.most, from_first)};
  }
  if (std::isnan(first) || span.most - span.least >= kPi * 0.99f) return {-kPi, kPi};
  return {first + span.least, first + span.most};
}

// The elevations of a triangle seen from the axis; an arc between two corners bulges by the square of its turn.
Span elevationOf(const Triangle& triangle, float height, float turn) {
  Span span{kPi, -kPi};
  for (const float3& corner : triangle.corners) {
    const float elevation = std::atan2(corner.y - height, std::hypot(corner.x, corner.z));
    span = {std::min(span.least, elevation), std::max(span.most, elevation)};
  }
  if (turn > 2) return span.least + span.most < 0 ? Span{-kPi / 2, span.most + turn} : Span{span.least - turn, kPi / 2};
  const float bulge = turn * turn / 8 + 1e-5f;
  return {span.least - bulge, span.most + bulge};
}

}  // namespace

class Unroller {
 public:
  Unroller(const Model& model, const Axis& axis, const UnrollOptions& options);

  std::optional<Rollout> run();

 private:
  using Row = Rollout::Row;
  using Paint = std::function<void(uint32_t row, uint32_t column, const Triangle&, const Hit&)>;

  Row rowAt(float t) const;  // 0..1 from the lowest ray to the highest
  bool isNearer(float depth, float before) const;
  // Calls `paint` for each pixel whose ray meets each triangle, in any order; rows from the top.
  void cast(const std::vector<Row>& rows, uint32_t columns, const Paint& paint) const;
  // Fills in rows_ so that they are evenly spaced along the mean profile; false where there is none.
  bool layOut();
  void paint(size_t pixel, const Triangle& triangle, const Hit& hit);

  const Model& model_;
  const UnrollOptions& options_;
  Frame frame_;
  std::vector<Triangle> triangles_;
  float fan_ = 0;  // height of the point from which the inside is seen
  Rollout result_;
};

Unroller::Unroller(const Model& model, const Axis& axis, const UnrollOptions& options)
    : model_(model), options_(options), frame_(axis) {
  result_.side_ = options.side;
  result_.axis_ = axis;
  triangles_.reserve(model.triangles);
  float widest = 0, widest_at = 0;
  for (uint32_t instance = 0; instance < model.instances.size(); ++instance) {
    const Mesh& mesh = model.meshes[model.instances[instance].mesh];
    std::vector<float3> local(mesh.positions.size());
    for (size_t i = 0; i < local.size(); ++i) {
      local[i] = frame_.toLocal((model.instances[instance].transform * float4(mesh.positions[i], 1)).xyz);
      const float radius = std::hypot(local[i].x, local[i].z);
      if (radius <= widest) continue;
      widest = radius;
      widest_at = local[i].y;
    }
    for (uint32_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
      triangles_.push_back({{local[mesh.indices[i]], local[mesh.indices[i + 1]], local[mesh.indices[i + 2]]}, instance, i});
    }
  }
  fan_ = widest_at > kOpenTop * axis.height ? axis.height : widest_at;
}

Rollout::Row Unroller::rowAt(float t) const {
  if (options_.side == Side::kOutside) return {t * result_.axis_.height, 0};
  return {fan_, (t - 0.5f) * kPi};
}

bool Unroller::isNearer(float depth, float before) const {
  if (before == 0) return true;
  return options_.side == Side::kOutside ? depth > before : depth < before;
}

void Unroller::cast(const std::vector<Row>& rows, uint32_t columns, const Paint& paint) const {
  const bool is_outside = options_.side == Side::kOutside;
  const auto key = [&](const Row& row) { return is_outside ? row.height : row.elevation; };
  std::vector<float> angles(columns);
  for (uint32_t column = 0; column < columns; ++column) angles[column] = angleOf(options_.side, (float(column) + 0.5f) / float(columns));
  const float per_column = 2 * kPi / float(columns);
  for (const Triangle& triangle : triangles_) {
    const Span turn = turnOf(triangle);
    Span span;
    if (is_outside) {
      const auto [low, high] = std::minmax({triangle.corners[0].y, triangle.corners[1].y, triangle.corners[2].y});
      span = {low, high};
    } else {
      span = elevationOf(triangle, fan_, turn.most - turn.least);
    }
    // Rows go down from the top.
    const auto begin = std::lower_bound(rows.begin(), rows.end(), span.most, [&](const Row& row, float most) { return key(row) > most; });
    const auto middle = (turn.least + turn.most) / 2;
    const auto centre = int64_t(std::floor(columnOf(options_.side, middle) * float(columns)));
    const auto reach = std::min<int64_t>(int64_t((turn.most - turn.least) / 2 / per_column) + 1, columns / 2);
    for (auto row = begin; row != rows.end() && key(*row) >= span.least; ++row) {
      for (int64_t offset = -reach; offset <= reach; ++offset) {
        const auto column = uint32_t((centre + offset + 2 * int64_t(columns)) % int64_t(columns));
        const auto hit = meet(triangle, row->height, directionOf(angles[column], row->elevation));
        if (hit) paint(uint32_t(row - rows.begin()), column, triangle, *hit);
      }
    }
  }
}

bool Unroller::layOut() {
  std::vector<Row> rows(kProfileRows);
  for (uint32_t i = 0; i < kProfileRows; ++i) rows[i] = rowAt(1 - (float(i) + 0.5f) / kProfileRows);
  std::vector<float> depths(size_t{kProfileRows} * kProfileColumns, 0.0f);
  std::vector<uint8_t> is_front(depths.size(), 0);
  cast(rows, kProfileColumns, [&](uint32_t row, uint32_t column, const Triangle&, const Hit& hit) {
    const size_t at = size_t{row} * kProfileColumns + column;
    if (!isNearer(hit.depth, depths[at])) return;
    depths[at] = hit.depth;
    is_front[at] = hit.is_front;
  });
  // The mean profile from the lowest row up, and the way along it.
  std::vector<std::pair<float, Row>> way;  // metres so far
  float2 before = 0;
  float widest = 0;
  size_t fronts = 0, hits = 0;
  for (uint32_t i = kProfileRows; i-- > 0;) {
    std::vector<float> row;
    for (uint32_t column = 0; column < kProfileColumns; ++column) {
      const size_t at = size_t{i} * kProfileColumns + column;
      if (depths[at] == 0) continue;
      row.push_back(depths[at]);
      fronts += is_front[at];
      ++hits;
    }
    if (float(row.size()) < kLeastHits * kProfileColumns) continue;
    std::nth_element(row.begin(), row.begin() + row.size() / 2, row.end());
    const float depth = row[row.size() / 2];
    const float2 place = {depth * std::cos(rows[i].elevation), rows[i].height + depth * std::sin(rows[i].elevation)};
    const float step = options_.side == Side::kOutside ? result_.axis_.height / kProfileRows : depth * kPi / kProfileRows;
    const float made = way.empty() ? 0 : std::min(length(place - before), kSteepest * step);
    way.push_back({(way.empty() ? 0 : way.back().first) + made, rows[i]});
    widest = std::max(widest, place.x);
    before = place;
  }
  // From inside one has to see faces, not backs: a solid has no inside.
  const bool has_faces = options_.side == Side::kOutside || fronts * 2 > hits;
  if (way.size() < 8 || !has_faces || !(way.back().first > 0) || !(widest > 0)) return false;
  result_.circumference = 2 * kPi * widest;
  result_.length = way.back().first;
  uint32_t width = std::clamp(options_.width, 16u, 8192u);
  const float aspect = result_.length / result_.circumference;
  if (float(width) * float(width) * aspect > float(options_.most_pixels)) width = uint32_t(std::sqrt(float(options_.most_pixels) / aspect));
  result_.width = std::max(16u, width);
  result_.height = std::clamp(uint32_t(std::lround(float(result_.width) * aspect)), 1u, options_.most_pixels / result_.width);
  result_.rows_.resize(result_.height);
  for (uint32_t i = 0; i < result_.height; ++i) {
    const float wanted = result_.length * (1 - (float(i) + 0.5f) / float(result_.height));
    auto above = std::lower_bound(way.begin(), way.end(), wanted, [](const auto& each, float value) { return each.first < value; });
    above = std::clamp(above, way.begin() + 1, way.end() - 1);
    const auto& [low, low_row] = *(above - 1);
    const auto& [high, high_row] = *above;
    const float t = high > low ? std::clamp((wanted - low) / (high - low), 0.0f, 1.0f) : 0;
    result_.rows_[i] = {low_row.height + (high_row.height - low_row.height) * t, low_row.elevation + (high_row.elevation - low_row.elevation) * t};
  }
  return true;
}

void Unroller::paint(size_t pixel, const Triangle& triangle, const Hit& hit) {
  const Mesh& mesh = model_.meshes[model_.instances[triangle.instance].mesh];
  const Material& material = model_.materials[mesh.material];
  const std::array<uint32_t, 3> corners = {mesh.indices[triangle.first], mesh.indices[triangle.first + 1], mesh.indices[triangle.first + 2]};
  const std::array<float, 3> weights = {1 - hit.b - hit.c, hit.b, hit.c};
  float3 tint = material.base_color.rgb;
  if (!mesh.colors.empty()) {
    float3 color = 0;
    for (int k = 0; k < 3; ++k) color += float3(mesh.colors[corners[k]].rgb) / 255.0f * weights[k];
    tint *= color * color;  // stored as square roots
  }
  result_.tints[pixel] = {toSrgbByte(tint.r), toSrgbByte(tint.g), toSrgbByte(tint.b), 255};
  result_.depths[pixel] = hit.depth;
  TexelPlace& place = result_.places[pixel];
  place = {};
  if (mesh.texcoords.empty() || !material.textures.base_color) return;
  const ImageSource& image = model_.images[*material.textures.base_color];
  std::array<float2, 3> texcoords;
  float2 texcoord = 0;
  for (int k = 0; k < 3; ++k) {
    texcoords[k] = mesh.texcoords[corners[k]];
    texcoord += texcoords[k] * weights[k];
  }
  place.u = static_cast<uint16_t>(std::lround(wrapTexcoord(texcoord.x, image.wrap_u) * 65535));
  place.v = static_cast<uint16_t>(std::lround(wrapTexcoord(texcoord.y, image.wrap_v) * 65535));
  place.image = static_cast<uint16_t>(*material.textures.base_color + 1);
  const float2 ab = texcoords[1] - texcoords[0], ac = texcoords[2] - texcoords[0];
  const float image_area = std::abs(ab.x * ac.y - ab.y * ac.x);
  const float area = length(cross(triangle.corners[1] - triangle.corners[0], triangle.corners[2] - triangle.corners[0]));
  const float pixel_edge = result_.circumference / float(result_.width);
  if (!(image_area > 0) || !(area > 0)) return;
  const float pixels_across = std::sqrt(area / image_area) / pixel_edge;
  place.fineness = static_cast<uint16_t>(std::clamp(std::log2(std::max(1.0f, pixels_across)) * 2048, 0.0f, 65535.0f));
}

std::optional<Rollout> Unroller::run() {
  if (!layOut()) return std::nullopt;
  const size_t pixels = size_t{result_.width} * result_.height;
  result_.places.resize(pixels);
  result_.tints.resize(pixels, ubyte4(0));
  result_.depths.resize(pixels, 0.0f);
  cast(result_.rows_, result_.width, [&](uint32_t row, uint32_t column, const Triangle& triangle, const Hit& hit) {
    const size_t pixel = size_t{row} * result_.width + column;
    if (isNearer(hit.depth, result_.depths[pixel])) paint(pixel, triangle, hit);
  });
  return std::move(result_);
}

std::optional<float3> Rollout::at(float x, float y) const {
  if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1) || width == 0 || height == 0) return std::nullopt;
  const uint32_t column = std::min(width - 1, uint32_t(x * float(width))), row = std::min(height - 1, uint32_t(y * float(height)));
  const float depth = depths[size_t{row} * width + column];
  if (depth == 0) return std::nullopt;
  const float angle = angleOf(side_, (float(column) + 0.5f) / float(width));
  return Frame(axis_).toWorld(float3{0, rows_[row].height, 0} + directionOf(angle, rows_[row].elevation) * depth);
}

std::optional<float2> Rollout::find(float3 place) const {
  if (rows_.empty()) return std::nullopt;
  const float3 local = Frame(axis_).toLocal(place);
  const bool is_outside = side_ == Side::kOutside;
  const float wanted = is_outside ? local.y : std::atan2(local.y - rows_[0].height, std::hypot(local.x, local.z));
  const auto key = [&](const Row& row) { return is_outside ? row.height : row.elevation; };
  const float margin = std::abs(key(rows_.front()) - key(rows_.back())) / float(rows_.size()) * 2;
  if (wanted > key(rows_.front()) + margin || wanted < key(rows_.back()) - margin) return std::nullopt;
  const auto row = std::lower_bound(rows_.begin(), rows_.end(), wanted, [&](const Row& each, float value) { return key(each) > value; });
  const float y = (float(std::min<size_t>(size_t(row - rows_.begin()), rows_.size() - 1)) + 0.5f) / float(rows_.size());
  return float2{columnOf(side_, std::atan2(local.x, local.z)), y};
}

std::optional<Rollout> unroll(const Model& model, const Axis& axis, const UnrollOptions& options) {
  if (!(axis.height > 0) || model.triangles == 0) return std::nullopt;
  return Unroller(model, axis, options).run();
}

}  // namespace kura::viewer
