// What JavaScript sees of the viewer core: one class, as docs/viewer-module.md says. Only this file knows embind.
//
// Arguments are checked here as far as JavaScript's types are loose; results are plain objects made at the call.
#include <GLES3/gl3.h>
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "viewer/measure/axis.h"
#include "viewer/measure/circle.h"
#include "viewer/measure/unroll.h"
#include "viewer/model/read_glb.h"
#include "viewer/light/rig.h"
#include "viewer/piece/prepared_piece.h"
#include "viewer/viewer.h"

namespace {

using emscripten::val;
namespace core = kura::viewer;

val toJs(const std::optional<core::Failure>& failure) {
  if (!failure) return val::null();
  val object = val::object();
  object.set("code", std::string(core::nameOf(failure->code)));
  object.set("message", failure->message);
  object.set("subject", failure->subject);
  return object;
}

val toJs(const filament::math::float3& vector) {
  val array = val::array();
  for (int i = 0; i < 3; ++i) array.set(i, vector[i]);
  return array;
}

val toJs(const std::vector<core::ImageSource>& sources) {
  val images = val::array();
  for (size_t i = 0; i < sources.size(); ++i) {
    const core::ImageSource& image = sources[i];
    val entry = val::object();
    entry.set("index", static_cast<uint32_t>(i));
    entry.set("mime", image.mime);
    entry.set("offset", static_cast<double>(image.offset));
    entry.set("length", static_cast<double>(image.length));
    entry.set("srgb", image.srgb);
    entry.set("wrapU", image.wrap_u);
    entry.set("wrapV", image.wrap_v);
    images.set(i, entry);
  }
  return images;
}

val toJs(const core::Opening& opening) {
  val object = val::object();
  object.set("failure", toJs(opening.failure));
  object.set("images", toJs(opening.images));
  object.set("triangles", static_cast<double>(opening.triangles));
  object.set("boundsMin", toJs(opening.failure ? filament::math::float3(0) : opening.bounds.min));
  object.set("boundsMax", toJs(opening.failure ? filament::math::float3(0) : opening.bounds.max));
  return object;
}

val toJs(const core::CameraPose& pose) {
  val object = val::object();
  object.set("target", toJs(pose.target));
  object.set("yaw", pose.yaw);
  object.set("pitch", pose.pitch);
  object.set("distance", pose.distance);
  return object;
}

filament::math::float3 toVector(const val& array) { return {array[0].as<float>(), array[1].as<float>(), array[2].as<float>()}; }

val toJs(const std::optional<core::SurfacePoint>& point) {
  if (!point) return val::null();
  val object = val::object();
  object.set("position", toJs(point->position));
  object.set("normal", toJs(point->normal));
  return object;
}

val toJs(const std::optional<core::Circle>& circle) {
  if (!circle) return val::null();
  val object = val::object();
  object.set("centre", toJs(circle->centre));
  object.set("normal", toJs(circle->normal));
  object.set("radius", circle->radius);
  object.set("deviation", circle->deviation);
  object.set("coverage", circle->coverage);
  return object;
}

core::CameraPose toPose(const val& object) {
  core::CameraPose pose;
  for (int i = 0; i < 3; ++i) pose.target[i] = object["target"][i].as<float>();
  pose.yaw = object["yaw"].as<float>();
  pose.pitch = object["pitch"].as<float>();
  pose.distance = object["distance"].as<float>();
  return pose;
}

filament::math::mat4 toMatrix(const val& array) {
  filament::math::mat4 matrix;
  for (int i = 0; i < 16; ++i) matrix[i / 4][i % 4] = array[i].as<double>();
  return matrix;
}

core::Srgb toSrgb(const val& array) { return {array[0].as<float>(), array[1].as<float>(), array[2].as<float>()}; }

val toJs(const core::Look& look) {
  val object = val::object();
  object.set("environment", std::string(core::nameOf(look.environment)));
  object.set("exposure", look.exposure);
  object.set("key", val::null());
  if (look.key) {
    val key = val::object();
    key.set("yaw", look.key->yaw);
    key.set("pitch", look.key->pitch);
    key.set("intensity", look.key->intensity);
    object.set("key", key);
  }
  object.set("mode", std::string(core::nameOf(look.mode)));
  object.set("section", val::null());
  if (look.section) {
    val section = val::object();
    section.set("axis", std::string(1, "xyz"[look.section->axis]));
    section.set("at", look.section->at);
    section.set("flip", look.section->flip);
    object.set("section", section);
  }
  return object;
}

// `look` with the fields that the object has; names that nobody knows change nothing.
core::Look withFields(core::Look look, const val& object) {
  const auto has = [](const val& from, const char* name) { return !from[name].isUndefined(); };
  if (has(object, "environment")) look.environment = core::findRoom(object["environment"].as<std::string>()).value_or(look.environment);
  if (has(object, "exposure")) look.exposure = object["exposure"].as<float>();
  if (has(object, "mode")) look.mode = core::findMode(object["mode"].as<std::string>()).value_or(look.mode);
  if (has(object, "key")) {
    const val key = object["key"];
    look.key.reset();
    if (!key.isNull()) look.key = core::KeyLight{key["yaw"].as<float>(), key["pitch"].as<float>(), has(key, "intensity") ? key["intensity"].as<float>() : 1};
  }
  if (has(object, "section")) {
    const val section = object["section"];
    look.section.reset();
    if (!section.isNull()) {
      const std::string axis = section["axis"].as<std::string>();
      look.section = core::Section{axis == "y" ? 1 : axis == "z" ? 2 : 0, section["at"].as<float>(), has(section, "flip") && section["flip"].as<bool>()};
    }
  }
  return look;
}

core::DragKind toKind(const std::string& kind) { return kind == "pan" ? core::DragKind::kPan : core::DragKind::kOrbit; }

// A copy of a Uint8Array for the time of one call.
class Bytes {
 public:
  explicit Bytes(const val& array) : size_(array["length"].as<size_t>()), data_(static_cast<uint8_t*>(std::malloc(size_))) {
    if (data_) val(emscripten::typed_memory_view(size_, data_)).call<void>("set", array);
  }
  ~Bytes() { std::free(data_); }
  Bytes(const Bytes&) = delete;
  Bytes& operator=(const Bytes&) = delete;

  bool isThere() const { return data_ != nullptr; }
  std::span<const uint8_t> view() const { return {data_, size_}; }

 private:
  size_t size_;
  uint8_t* data_;
};

core::Failure outOfMemory() {
  return {core::FailureCode::kOutOfMemory, "the browser gives no memory for this file; choose a smaller tier", "file"};
}

class JsViewer {
 public:
  JsViewer(uint32_t width, uint32_t height)
      : viewer_(core::Viewer::make({core::Backend::kCurrentContext, width, height})) {}

  ~JsViewer() {
    const std::vector<uint32_t> names = viewer_->end();
    viewer_.reset();
    deleteTextures(names);
  }

  void resize(uint32_t width, uint32_t height) { viewer_->resize(width, height); }

  val setEnvironment(val array) {
    const Bytes bytes(array);
    return toJs(bytes.isThere() ? viewer_->setEnvironment(bytes.view()) : outOfMemory());
  }

  val openGlb(val array) {
    const Bytes bytes(array);
    const val opening = toJs(bytes.isThere() ? viewer_->openGlb(bytes.view()) : core::Opening{outOfMemory()});
    deleteTextures(viewer_->takeReleasedTextures());
    return opening;
  }

  val openPrepared(val array) {
    const Bytes bytes(array);
    const val opening = toJs(bytes.isThere() ? viewer_->openPrepared(bytes.view()) : core::Opening{outOfMemory()});
    deleteTextures(viewer_->takeReleasedTextures());
    return opening;
  }

  void setTexture(uint32_t index, uint32_t gl_name, uint32_t width, uint32_t height, uint32_t levels) {
    viewer_->setTexture(index, gl_name, width, height, levels);
  }

  val show() {
    const val failure = toJs(viewer_->show());
    deleteTextures(viewer_->takeReleasedTextures());
    return failure;
  }

  void setFlat(bool on) { viewer_->setFlat(on); }

  void discard() {
    viewer_->discard();
    deleteTextures(viewer_->takeReleasedTextures());
  }

  bool setDetail(val source) {
    const auto number = [&](const char* name) { return source[name].as<uint32_t>(); };
    const bool is_taken = viewer_->setDetail({number("material"), {number("width"), number("height"), number("tile")},
                                              number("texture"), number("columns"), number("rows"), source["normals"].as<bool>()});
    deleteTextures(viewer_->takeReleasedTextures());
    return is_taken;
  }

  val wantedTiles(uint32_t material) {
    val array = val::array();
    uint32_t index = 0;
    for (const core::TileKey& key : viewer_->wantedTiles(material)) {
      val tile = val::array();
      tile.set(0, key.level);
      tile.set(1, key.x);
      tile.set(2, key.y);
      array.set(index++, tile);
    }
    return array;
  }

  int placeTile(uint32_t material, uint32_t level, uint32_t x, uint32_t y) {
    const auto place = viewer_->placeTile(material, {level, x, y});
    return place ? static_cast<int>(*place) : -1;
  }

  void refuseTile(uint32_t material, uint32_t level, uint32_t x, uint32_t y) { viewer_->refuseTile(material, {level, x, y}); }

  void drag(std::string kind, float dx, float dy) { viewer_->camera().drag(toKind(kind), dx, dy); }
  void release(std::string kind, float vx, float vy) { viewer_->camera().release(toKind(kind), vx, vy); }
  void zoom(float factor, float x, float y) { viewer_->camera().zoom(factor, x, y); }
  bool refocus(float x, float y) { return viewer_->refocus(x, y); }
  val pick(float x, float y) { return toJs(viewer_->pick(x, y)); }

  val fitCircle(val array) {
    std::vector<filament::math::float3> points(std::min<uint32_t>(array["length"].as<uint32_t>(), 1000));
    for (uint32_t i = 0; i < points.size(); ++i) points[i] = toVector(array[i]);
    return toJs(core::fitCircle(points));
  }

  val circleAround(val place) {
    const core::Model* model = viewer_->model();
    if (!model) return val::null();
    const auto axis = core::fitAxis(*model);
    const filament::math::float3 up = {0, 1, 0};
    return toJs(axis ? core::circleAround(*model, toVector(place), axis->origin, axis->direction)
                     : core::circleAround(*model, toVector(place), model->bounds.centre(), up));
  }

  // null where the piece was not turned on a wheel, or that side has no surface. The file is read anew: what is shown
  // has given its texture coordinates to the GPU.
  val unroll(val array, std::string side, uint32_t width) {
    rollout_.reset();
    const Bytes bytes(array);
    const auto model = bytes.isThere() ? core::readGlb(bytes.view()) : core::Outcome<core::Model>(outOfMemory());
    const auto axis = model ? core::fitAxis(*model) : std::nullopt;
    if (axis) {
      rollout_ = core::unroll(*model, *axis, {.side = side == "inside" ? core::Side::kInside : core::Side::kOutside, .width = width});
    }
    if (!rollout_) return val::null();
    val object = val::object();
    object.set("width", rollout_->width);
    object.set("height", rollout_->height);
    object.set("images", toJs(model->images));
    object.set("circumference", rollout_->circumference);
    object.set("length", rollout_->length);
    static_assert(sizeof(core::TexelPlace) == 8);
    object.set("places", val(emscripten::typed_memory_view(rollout_->places.size() * 4, &rollout_->places[0].u)).call<val>("slice"));
    object.set("tints", val(emscripten::typed_memory_view(rollout_->tints.size() * 4, &rollout_->tints[0][0])).call<val>("slice"));
    // The picture is the page's now; the depths stay for the cursors.
    rollout_->places = {};
    rollout_->tints = {};
    return object;
  }

  val unrolledAt(float x, float y) {
    const auto place = rollout_ ? rollout_->at(x, y) : std::nullopt;
    return place ? toJs(*place) : val::null();
  }

  val unrolledFind(val place) {
    const auto found = rollout_ ? rollout_->find(toVector(place)) : std::nullopt;
    if (!found) return val::null();
    val array = val::array();
    array.set(0, found->x);
    array.set(1, found->y);
    return array;
  }

  void dropRollout() { rollout_.reset(); }

  void reset(bool animate) { viewer_->camera().reset(animate); }
  val getCamera() { return toJs(viewer_->camera().pose()); }
  void setCamera(val camera, bool animate) { viewer_->camera().set(toPose(camera), animate); }
  void travel(val camera) { viewer_->camera().travel(toPose(camera)); }
  void hold() { viewer_->camera().hold(); }
  bool sees(float x, float y, float z) { return viewer_->sees({x, y, z}); }
  void setRoom(float reach) { viewer_->camera().setRoom(reach); }
  void setReducedMotion(bool on) { viewer_->camera().setReducedMotion(on); }
  void setLook(val look) { viewer_->setLook(withFields(viewer_->look(), look)); }
  val getLook() { return toJs(viewer_->look()); }
  void setProjection(std::string projection) {
    viewer_->camera().setProjection(projection == "orthographic" ? core::Projection::kOrthographic : core::Projection::kPerspective);
  }
  std::string getProjection() {
    return viewer_->camera().projection() == core::Projection::kOrthographic ? "orthographic" : "perspective";
  }
  void setStage(val top, val bottom) { viewer_->setStage(toSrgb(top), toSrgb(bottom)); }
  void setQuality(int level) {
    viewer_->setQuality(level > 0 ? core::Quality::kStill : core::Quality::kInteractive);
  }
  bool warm() { return viewer_->warm(); }
  bool tick(float seconds) { return viewer_->tick(seconds); }

  bool drawInRoom(val view) {
    const val placement = view["placement"], viewport = view["viewport"];
    return viewer_->drawInRoom(
        {toMatrix(view["eye"]), toMatrix(view["projection"]), viewport["x"].as<uint32_t>(), viewport["y"].as<uint32_t>(),
         viewport["width"].as<uint32_t>(), viewport["height"].as<uint32_t>(),
         {toVector(placement["position"]), placement["yaw"].as<float>(), placement["scale"].as<float>()}});
  }
  void leaveRoom() { viewer_->leaveRoom(); }

  val getStats() {
    const core::Stats stats = viewer_->stats();
    val object = val::object();
    object.set("triangles", static_cast<double>(stats.triangles));
    object.set("gpuBytes", static_cast<double>(stats.gpu_bytes));
    object.set("frameMs", stats.frame_ms);
    return object;
  }

 private:
  // The page made them with texStorage2D and gave them away.
  static void deleteTextures(const std::vector<uint32_t>& names) {
    if (!names.empty()) glDeleteTextures(static_cast<GLsizei>(names.size()), names.data());
  }

  std::unique_ptr<core::Viewer> viewer_;
  std::optional<core::Rollout> rollout_;
};

// For a worker: no viewer, no graphics. {failure, packed}; packed is a Uint8Array of its own for openPrepared.
val prepare(val array, std::string room) {
  const Bytes bytes(array);
  const float elevation = core::rigOf(core::findRoom(room).value_or(core::Room::kGallery)).key_elevation;
  val object = val::object();
  const auto piece = bytes.isThere() ? core::preparePiece(bytes.view(), elevation) : core::Outcome<core::PreparedPiece>(outOfMemory());
  object.set("failure", toJs(piece ? std::nullopt : std::optional(piece.failure())));
  if (piece) {
    const std::vector<uint8_t> packed = core::packPiece(*piece);
    object.set("packed", val(emscripten::typed_memory_view(packed.size(), packed.data())).call<val>("slice"));
  }
  return object;
}

}  // namespace

EMSCRIPTEN_BINDINGS(kura) {
  emscripten::function("prepare", &prepare);
  emscripten::class_<JsViewer>("Viewer")
      .constructor<uint32_t, uint32_t>()
      .function("resize", &JsViewer::resize)
      .function("setEnvironment", &JsViewer::setEnvironment)
      .function("openGlb", &JsViewer::openGlb)
      .function("openPrepared", &JsViewer::openPrepared)
      .function("setTexture", &JsViewer::setTexture)
      .function("show", &JsViewer::show)
      .function("setFlat", &JsViewer::setFlat)
      .function("discard", &JsViewer::discard)
      .function("setDetail", &JsViewer::setDetail)
      .function("wantedTiles", &JsViewer::wantedTiles)
      .function("placeTile", &JsViewer::placeTile)
      .function("refuseTile", &JsViewer::refuseTile)
      .function("drag", &JsViewer::drag)
      .function("release", &JsViewer::release)
      .function("zoom", &JsViewer::zoom)
      .function("refocus", &JsViewer::refocus)
      .function("pick", &JsViewer::pick)
      .function("fitCircle", &JsViewer::fitCircle)
      .function("circleAround", &JsViewer::circleAround)
      .function("unroll", &JsViewer::unroll)
      .function("unrolledAt", &JsViewer::unrolledAt)
      .function("unrolledFind", &JsViewer::unrolledFind)
      .function("dropRollout", &JsViewer::dropRollout)
      .function("reset", &JsViewer::reset)
      .function("getCamera", &JsViewer::getCamera)
      .function("setCamera", &JsViewer::setCamera)
      .function("travel", &JsViewer::travel)
      .function("hold", &JsViewer::hold)
      .function("sees", &JsViewer::sees)
      .function("setRoom", &JsViewer::setRoom)
      .function("setReducedMotion", &JsViewer::setReducedMotion)
      .function("setLook", &JsViewer::setLook)
      .function("getLook", &JsViewer::getLook)
      .function("setProjection", &JsViewer::setProjection)
      .function("getProjection", &JsViewer::getProjection)
      .function("setStage", &JsViewer::setStage)
      .function("setQuality", &JsViewer::setQuality)
      .function("warm", &JsViewer::warm)
      .function("tick", &JsViewer::tick)
      .function("drawInRoom", &JsViewer::drawInRoom)
      .function("leaveRoom", &JsViewer::leaveRoom)
      .function("getStats", &JsViewer::getStats);
}
