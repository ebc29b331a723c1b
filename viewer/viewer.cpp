#include "viewer/viewer.h"

#include <filament/Camera.h>
#include <filament/ColorGrading.h>
#include <filament/Engine.h>
#include <filament/Renderer.h>
#include <filament/Scene.h>
#include <filament/SwapChain.h>
#include <filament/Texture.h>
#include <filament/View.h>
#include <filament/Viewport.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>
#include <utility>

#include "viewer/light/lighting.h"
#include "viewer/piece/prepared_piece.h"
#include "viewer/scene/gpu_model.h"
#include "viewer/scene/materials.h"
#include "viewer/space/clearance.h"
#include "viewer/space/floor_shadow.h"
#include "viewer/space/line_of_sight.h"
#include "viewer/space/pick.h"
#include "viewer/streaming/demand.h"

namespace kura::viewer {
namespace {

using filament::View;

struct DestroyEngine {
  void operator()(filament::Engine* engine) const { filament::Engine::destroy(&engine); }
};

uint32_t mipLevelsOf(uint32_t width, uint32_t height) {
  uint32_t levels = 1;
  while ((std::max(width, height) >> levels) > 0) ++levels;
  return levels;
}

// A piece on the stage.
struct Piece : PreparedPiece {
  explicit Piece(PreparedPiece&& prepared) : PreparedPiece(std::move(prepared)) {}

  std::vector<std::unique_ptr<Detail>> details;  // of several materials; outlive gpu, which draws with them
  std::unique_ptr<GpuModel> gpu;
};

// A model between openGlb and show.
struct Pending {
  PreparedPiece piece;
  std::vector<ModelTexture> textures;
};

class FilamentViewer final : public Viewer {
 public:
  FilamentViewer(std::unique_ptr<filament::Engine, DestroyEngine> engine, const ViewerOptions& options);
  ~FilamentViewer() override;

  void resize(uint32_t width, uint32_t height) override;
  std::optional<Failure> setEnvironment(std::span<const uint8_t> ktx) override;
  Opening openGlb(std::span<const uint8_t> bytes) override;
  Opening openPrepared(std::span<const uint8_t> packed) override;
  void setTexture(uint32_t index, uint32_t gl_name, uint32_t width, uint32_t height, uint32_t levels) override;
  void setTexturePixels(uint32_t index, uint32_t width, uint32_t height, std::vector<uint8_t> rgba) override;
  std::optional<Failure> show() override;
  void discard() override;
  void setFlat(bool on) override { wants_flat_ = on; }
  std::vector<uint32_t> takeReleasedTextures() override;
  std::vector<uint32_t> end() override;
  bool setDetail(const DetailSource& source) override;
  std::vector<TileKey> wantedTiles(uint32_t material) override;
  std::optional<uint32_t> placeTile(uint32_t material, TileKey key) override;
  void refuseTile(uint32_t material, TileKey key) override;

  OrbitCamera& camera() override { return orbit_; }
  bool refocus(float x, float y) override;
  std::optional<SurfacePoint> pick(float x, float y) const override;
  const Model* model() const override { return piece_ ? &piece_->model : nullptr; }
  bool sees(float3 place) const override;
  void setLook(const Look& look) override;
  const Look& look() const override { return look_; }
  void setStage(Srgb top, Srgb bottom) override;
  void setQuality(Quality quality) override;
  bool warm() override;
  bool tick(float seconds) override;
  bool drawInRoom(const RoomView& view) override;
  void leaveRoom() override;
  Stats stats() const override;
  std::vector<uint8_t> capture() override;

 private:
  void makeView();
  Opening take(PreparedPiece piece);
  void placeCamera();
  void setReach(float reach);
  // Of the look, what the piece and its shadow on the floor show.
  void lookAtPiece();
  void castShadow();
  // Runs what was recorded for the GPU, where no thread of its own does.
  void execute();
  void enterRoom();
  bool drawFrame(std::vector<uint8_t>* pixels);
  void release(std::vector<ModelTexture>& textures);
  void removePiece();
  Detail* detailOf(uint32_t material) const;
  uint64_t detailBytes() const;

  std::unique_ptr<filament::Engine, DestroyEngine> engine_;
  Backend backend_;
  uint32_t width_, height_;
  Owned<filament::SwapChain> swap_chain_, room_swap_chain_;
  Owned<filament::Renderer> renderer_;
  Owned<filament::Scene> scene_;
  Owned<filament::ColorGrading> color_grading_;
  Owned<filament::View> view_;
  utils::Entity camera_entity_;
  filament::Camera* camera_ = nullptr;
  std::unique_ptr<Materials> materials_;
  std::unique_ptr<Stage> stage_;
  std::unique_ptr<Lighting> lighting_;
  OrbitCamera orbit_;
  Look look_;
  bool wants_flat_ = false, is_flat_ = false;
  Srgb stage_top_ = Stage::kTop, stage_bottom_ = Stage::kBottom;
  std::optional<Piece> piece_;
  std::optional<Pending> pending_;
  std::vector<uint32_t> released_;
  float frame_ms_ = 0;
  int warmth_ = 0;  // calls of warm() so far
};

FilamentViewer::FilamentViewer(std::unique_ptr<filament::Engine, DestroyEngine> engine, const ViewerOptions& options)
    : engine_(std::move(engine)), backend_(options.backend), width_(0), height_(0) {
  renderer_ = own(*engine_, engine_->createRenderer());
  scene_ = own(*engine_, engine_->createScene());
  makeView();
  materials_ = std::make_unique<Materials>(*engine_);
  stage_ = std::make_unique<Stage>(*engine_, *scene_, *materials_);
  lighting_ = std::make_unique<Lighting>(*engine_, *scene_);
  resize(options.width, options.height);
}

FilamentViewer::~FilamentViewer() {
  end();
  lighting_.reset();
  stage_.reset();
  materials_.reset();
  view_.reset();
  color_grading_.reset();
  engine_->destroyCameraComponent(camera_entity_);
  utils::EntityManager::get().destroy(camera_entity_);
}

void FilamentViewer::makeView() {
  view_ = own(*engine_, engine_->createView());
  camera_entity_ = utils::EntityManager::get().create();
  camera_ = engine_->createCamera(camera_entity_);
  camera_->setExposure(1.0f, 1.2f, 100);  // factor 1
  // Of 1.9's curves FILMIC (Narkowicz 2015) keeps white glaze white and the reds of Kutani red; ACES greys the one and
  // shifts the other towards orange, REINHARD makes gold dull. backdrop.mat inverts this very curve.
  color_grading_ = own(*engine_, filament::ColorGrading::Builder()
                                     .toneMapping(filament::ColorGrading::ToneMapping::FILMIC)
                                     .quality(filament::ColorGrading::QualityLevel::HIGH)
                                     .build(*engine_));
  view_->setColorGrading(color_grading_.get());
  view_->setScene(scene_.get());
  view_->setCamera(camera_);
  view_->setShadowType(View::ShadowType::PCF);
  // Temporal dither would make two posters of one piece differ.
  view_->setDithering(backend_ == Backend::kCurrentContext ? View::Dithering::TEMPORAL : View::Dithering::NONE);
  setQuality(Quality::kInteractive);
  setReach(1);
}

void FilamentViewer::setReach(float reach) {
  View::AmbientOcclusionOptions occlusion;
  occlusion.radius = reach * 0.22f;
  occlusion.bias = reach * 0.002f;
  occlusion.power = 1.1f;
  occlusion.intensity = 1.0f;
  occlusion.quality = View::QualityLevel::MEDIUM;
  occlusion.lowPassFilter = View::QualityLevel::MEDIUM;
  occlusion.upsampling = View::QualityLevel::MEDIUM;
  occlusion.enabled = true;
  view_->setAmbientOcclusionOptions(occlusion);
  if (lighting_) lighting_->setReach(reach);
}

void FilamentViewer::resize(uint32_t width, uint32_t height) {
  width = std::clamp(width, 1u, 16384u);
  height = std::clamp(height, 1u, 16384u);
  if (width == width_ && height == height_) return;
  width_ = width;
  height_ = height;
  if (backend_ != Backend::kCurrentContext || !swap_chain_) {
    swap_chain_.reset();
    swap_chain_ = own(*engine_, backend_ == Backend::kCurrentContext
                                    ? engine_->createSwapChain(nullptr)
                                    : engine_->createSwapChain(width, height, filament::SwapChain::CONFIG_READABLE));
  }
  view_->setViewport({0, 0, width, height});
  orbit_.setAspect(float(width) / float(height));
}

std::optional<Failure> FilamentViewer::setEnvironment(std::span<const uint8_t> ktx) {
  Outcome<Environment> environment = readEnvironment(ktx);
  if (!environment) return environment.failure();
  lighting_->setEnvironment(*environment);
  execute();
  return std::nullopt;
}

Opening FilamentViewer::openGlb(std::span<const uint8_t> bytes) {
  discard();
  Outcome<PreparedPiece> piece = preparePiece(bytes, lighting_->rig().key_elevation);
  return piece ? take(std::move(*piece)) : Opening{piece.failure(), {}, 0, {}};
}

Opening FilamentViewer::openPrepared(std::span<const uint8_t> packed) {
  discard();
  std::optional<PreparedPiece> piece = unpackPiece(packed);
  if (!piece) return {Failure{FailureCode::kInternal, "not what packPiece of this build made", "file"}, {}, 0, {}};
  // The room may have changed meanwhile.
  const float elevation = lighting_->rig().key_elevation;
  if (piece->key_elevation != elevation) piece->shadow.key = bakeKeyShadows(piece->grid, {.key_elevation = elevation});
  return take(std::move(*piece));
}

Opening FilamentViewer::take(PreparedPiece piece) {
  Opening opening;
  opening.images = piece.model.images;
  opening.triangles = piece.model.triangles;
  opening.bounds = piece.model.bounds;
  pending_.emplace(Pending{std::move(piece), {}});
  pending_->textures.resize(opening.images.size());
  return opening;
}

void FilamentViewer::setTexture(uint32_t index, uint32_t gl_name, uint32_t width, uint32_t height, uint32_t levels) {
  using filament::Texture;
  if (!pending_ || index >= pending_->textures.size() || gl_name == 0 || width == 0 || height == 0 || levels == 0) {
    if (gl_name != 0) released_.push_back(gl_name);
    return;
  }
  ModelTexture& texture = pending_->textures[index];
  if (texture.gl_name != 0) released_.push_back(texture.gl_name);
  levels = std::min(levels, mipLevelsOf(width, height));
  const bool srgb = pending_->piece.model.images[index].srgb;
  texture.texture = own(*engine_, Texture::Builder()
                                      .width(width)
                                      .height(height)
                                      .levels(static_cast<uint8_t>(levels))
                                      .sampler(Texture::Sampler::SAMPLER_2D)
                                      .format(srgb ? Texture::InternalFormat::SRGB8_A8 : Texture::InternalFormat::RGBA8)
                                      .import(gl_name)
                                      .build(*engine_));
  texture.gl_name = gl_name;
  texture.width = width;
  texture.gpu_bytes = 0;
  for (uint32_t level = 0; level < levels; ++level) {
    texture.gpu_bytes += uint64_t{4} * std::max(1u, width >> level) * std::max(1u, height >> level);
  }
}

void FilamentViewer::setTexturePixels(uint32_t index, uint32_t width, uint32_t height, std::vector<uint8_t> rgba) {
  using filament::Texture;
  if (!pending_ || index >= pending_->textures.size() || rgba.size() != uint64_t{4} * width * height || rgba.empty()) return;
  const bool srgb = pending_->piece.model.images[index].srgb;
  ModelTexture& texture = pending_->textures[index];
  texture.texture = own(*engine_, Texture::Builder()
                                      .width(width)
                                      .height(height)
                                      .levels(static_cast<uint8_t>(mipLevelsOf(width, height)))
                                      .format(srgb ? Texture::InternalFormat::SRGB8_A8 : Texture::InternalFormat::RGBA8)
                                      .build(*engine_));
  auto* kept = new std::vector<uint8_t>(std::move(rgba));
  texture.texture->setImage(
      *engine_, 0,
      {kept->data(), kept->size(), Texture::Format::RGBA, Texture::Type::UBYTE,
       [](void*, size_t, void* user) { delete static_cast<std::vector<uint8_t>*>(user); }, kept});
  texture.texture->generateMipmaps(*engine_);
  texture.gpu_bytes = uint64_t{4} * width * height * 4 / 3;
  texture.width = width;
}

std::optional<Failure> FilamentViewer::show() {
  if (!pending_) return Failure{FailureCode::kInternal, "no model is pending: call openGlb first", "show"};
  Pending next = std::move(*pending_);
  pending_.reset();
  is_flat_ = wants_flat_;
  orbit_.setFlat(is_flat_);
  // The camera looks at the new piece's clearance before the old one goes.
  orbit_.setPiece(next.piece.extent, next.piece.clearance.get());
  removePiece();
  const Ground ground = stage_->setShadow(next.piece.shadow, next.piece.extent.reach());
  next.piece.shadow = {};  // is on the GPU now
  piece_.emplace(std::move(next.piece));
  piece_->gpu = std::make_unique<GpuModel>(*engine_, *materials_, piece_->model, std::move(next.textures), ground);
  piece_->gpu->addTo(*scene_);
  setReach(piece_->extent.reach());
  lookAtPiece();
  execute();
  return std::nullopt;
}

void FilamentViewer::discard() {
  if (!pending_) return;
  release(pending_->textures);
  pending_.reset();
  execute();
}

void FilamentViewer::release(std::vector<ModelTexture>& textures) {
  for (ModelTexture& texture : textures) {
    if (texture.gl_name != 0) released_.push_back(texture.gl_name);
    texture.texture.reset();
  }
}

void FilamentViewer::removePiece() {
  if (!piece_) return;
  piece_->gpu->removeFrom(*scene_);
  const std::vector<uint32_t> names = piece_->gpu->glNames();
  released_.insert(released_.end(), names.begin(), names.end());
  for (const auto& detail : piece_->details) released_.push_back(detail->glName());
  piece_.reset();
}

bool FilamentViewer::setDetail(const DetailSource& source) {
  const bool is_usable = piece_ && !detailOf(source.material) && source.material < piece_->model.materials.size() && !source.pyramid.isEmpty() &&
                         source.columns > 0 && source.rows > 0 && source.gl_name != 0;
  if (!is_usable) {
    if (source.gl_name != 0) released_.push_back(source.gl_name);
    return false;
  }
  piece_->details.push_back(std::make_unique<Detail>(*engine_, source, piece_->gpu->baseColorWidth(source.material)));
  piece_->gpu->setDetail(source.material, piece_->details.back().get());
  // To where the source's own texels are seen, and some way beyond: 150 of them are as high as the picture.
  if (is_flat_) orbit_.setNearest(280 * piece_->extent.bounds.size().x / float(source.pyramid.width));
  execute();
  return true;
}

Detail* FilamentViewer::detailOf(uint32_t material) const {
  if (!piece_) return nullptr;
  const auto found = std::find_if(piece_->details.begin(), piece_->details.end(),
                                  [&](const auto& detail) { return detail->material() == material; });
  return found == piece_->details.end() ? nullptr : found->get();
}

uint64_t FilamentViewer::detailBytes() const {
  uint64_t bytes = 0;
  if (!piece_) return bytes;
  for (const auto& detail : piece_->details) bytes += detail->gpuBytes();
  return bytes;
}

std::vector<TileKey> FilamentViewer::wantedTiles(uint32_t material) {
  Detail* detail = detailOf(material);
  if (!detail) return {};
  placeCamera();
  const mat4f clip_from_world = mat4f(camera_->getProjectionMatrix()) * mat4f(camera_->getViewMatrix());
  std::vector<TexturedTriangles> triangles;
  for (const Instance& instance : piece_->model.instances) {
    const Mesh& mesh = piece_->model.meshes[instance.mesh];
    if (mesh.material == material) {
      triangles.push_back({mesh.positions, mesh.texcoords, mesh.indices, clip_from_world * instance.transform});
    }
  }
  const DemandOptions options{float(width_), float(height_), detail->places(), detail->coarseLevel()};
  return detail->missing(findDemand(detail->pyramid(), triangles, options));
}

std::optional<uint32_t> FilamentViewer::placeTile(uint32_t material, TileKey key) {
  Detail* detail = detailOf(material);
  if (!detail) return std::nullopt;
  const auto place = detail->place(key);
  execute();
  return place;
}

void FilamentViewer::refuseTile(uint32_t material, TileKey key) {
  if (Detail* detail = detailOf(material)) detail->refuse(key);
}

std::vector<uint32_t> FilamentViewer::end() {
  discard();
  removePiece();
  return takeReleasedTextures();
}

std::vector<uint32_t> FilamentViewer::takeReleasedTextures() {
  if (released_.empty()) return {};
  execute();
  return std::exchange(released_, {});
}

bool FilamentViewer::refocus(float x, float y) {
  const auto point = pick(x, y);
  if (point) orbit_.refocus(point->position);
  return point.has_value();
}

std::optional<SurfacePoint> FilamentViewer::pick(float x, float y) const {
  if (!piece_ || !std::isfinite(x) || !std::isfinite(y)) return std::nullopt;
  return viewer::pick(piece_->model, rayThrough(orbit_.pose(), x, y, orbit_.aspect(), orbit_.projection()),
                      planeOf(look_.section, piece_->model.bounds));
}

void FilamentViewer::setStage(Srgb top, Srgb bottom) {
  stage_top_ = top;
  stage_bottom_ = bottom;
  lookAtPiece();
}

void FilamentViewer::setLook(const Look& wanted) {
  const Look before = std::exchange(look_, limited(wanted));
  camera_->setExposure(1.0f, 1.2f, 100 * std::exp2(look_.exposure));
  lighting_->setLamps(look_.environment, look_.key);
  if (piece_ && look_.environment != before.environment) {
    stage_->setKeyShadows(bakeKeyShadows(piece_->grid, {.key_elevation = lighting_->rig().key_elevation}));
  }
  lookAtPiece();
  execute();
}

void FilamentViewer::lookAtPiece() {
  // An X-ray picture glows before the dark; nothing would be seen of it before the wall.
  constexpr Srgb kFilmTop = {0.055f, 0.062f, 0.072f}, kFilmBottom = {0.105f, 0.115f, 0.13f};
  const bool is_xray = look_.mode == Mode::kXray;
  stage_->setColors(is_xray ? kFilmTop : stage_top_, is_xray ? kFilmBottom : stage_bottom_);
  if (!piece_) return;
  const Mode mode = is_flat_ && look_.mode == Mode::kFull ? Mode::kColor : look_.mode;
  piece_->gpu->setLook(mode, planeOf(look_.section, piece_->model.bounds));
  castShadow();
}

void FilamentViewer::castShadow() {
  constexpr float kLowest = 8;  // degrees: a longer shadow would leave the floor's square
  float share = lighting_->rig().floor_share;
  if (look_.key) {
    // Below the horizon the lamp casts no shadow on the floor.
    const float shown = std::clamp((look_.key->pitch + 2) / 10, 0.0f, 1.0f);
    const float key = share * look_.key->intensity;
    share = key / (1 - share + key) * shown;
    stage_->setPlacedShadow(bakeKeyShadow(
        piece_->grid, look_.key->yaw, {.key_elevation = std::clamp(look_.key->pitch, kLowest, 80.0f), .key_radius = 9}));
  } else {
    stage_->setPlacedShadow({});
  }
  stage_->setKeyShare(share);
}

bool FilamentViewer::sees(float3 place) const {
  constexpr float kSlackShare = 0.02f;  // of the piece's reach
  if (!piece_) return true;
  const CameraPose& pose = orbit_.pose();
  const float reach = piece_->extent.reach();
  // Without perspective every place is looked at from its own point of a far plane.
  const float3 eye = orbit_.projection() == Projection::kOrthographic ? place + axesOf(pose).back * (reach * 4) : eyeOf(pose);
  return isInSight(piece_->model, eye, place, reach * kSlackShare, planeOf(look_.section, piece_->model.bounds));
}

void FilamentViewer::setQuality(Quality quality) {
  view_->setSampleCount(quality == Quality::kStill ? 4 : 1);
  view_->setAntiAliasing(View::AntiAliasing::FXAA);
}

void FilamentViewer::execute() {
  if (backend_ == Backend::kCurrentContext) engine_->execute();
}

void FilamentViewer::placeCamera() {
  const CameraPose& pose = orbit_.pose();
  const OrbitCamera::ClipPlanes planes = orbit_.clipPlanes(piece_ ? piece_->extent.reach() * 2 : 1);
  const CameraAxes axes = axesOf(pose);
  float3 eye = eyeOf(pose);
  if (orbit_.projection() == Projection::kOrthographic) {
    // The eye steps back until all lies before it: shadows and occlusion count on that.
    const float back = std::max(0.0f, (planes.far - planes.near) * 0.02f - planes.near), half = halfHeightOf(pose);
    camera_->setProjection(filament::Camera::Projection::ORTHO, -half * orbit_.aspect(), half * orbit_.aspect(), -half, half,
                           planes.near + back, planes.far + back);
    eye += axes.back * back;
  } else {
    camera_->setProjection(kVerticalFieldOfView, orbit_.aspect(), planes.near, planes.far);
  }
  // With the camera's own up: straight from above the world's would not do.
  camera_->lookAt(eye, eye - axes.back, axes.up);
  lighting_->turn(pose.yaw, pose.pitch);
  const float floor = stage_->turn(lighting_->rig().key_azimuth + pose.yaw, pose);
  if (piece_) piece_->gpu->setGroundStrength(floor);
}

bool FilamentViewer::drawFrame(std::vector<uint8_t>* pixels) {
  if (!renderer_->beginFrame(swap_chain_.get())) {
    execute();
    return false;
  }
  renderer_->render(view_.get());
  if (pixels) {
    pixels->resize(size_t{4} * width_ * height_);
    renderer_->readPixels(0, 0, width_, height_,
                          filament::Texture::PixelBufferDescriptor(pixels->data(), pixels->size(),
                                                                   filament::Texture::Format::RGBA,
                                                                   filament::Texture::Type::UBYTE));
  }
  renderer_->endFrame();
  execute();
  return true;
}

bool FilamentViewer::warm() {
  constexpr int kWarm = 3;  // the stage alone, the light in its corners, the picture made of it
  if (piece_ || warmth_ >= kWarm) return false;
  const auto occlusion = view_->getAmbientOcclusionOptions();
  auto part = occlusion;
  part.enabled = warmth_ >= 1;
  view_->setAmbientOcclusionOptions(part);
  view_->setPostProcessingEnabled(warmth_ >= 2);
  view_->setViewport({0, 0, 16, 16});
  placeCamera();
  drawFrame(nullptr);
  view_->setViewport({0, 0, width_, height_});
  view_->setPostProcessingEnabled(true);
  view_->setAmbientOcclusionOptions(occlusion);
  return ++warmth_ < kWarm;
}

bool FilamentViewer::tick(float seconds) {
  const auto begin = std::chrono::steady_clock::now();
  const bool moves = orbit_.advance(std::isfinite(seconds) ? seconds : 0);
  placeCamera();
  const bool is_drawn = drawFrame(nullptr);
  frame_ms_ = std::chrono::duration<float, std::milli>(std::chrono::steady_clock::now() - begin).count();
  return moves || !is_drawn;
}

void FilamentViewer::enterRoom() {
  // A swap chain with alpha: what the post-processing asks before it keeps the alpha of a picture.
  room_swap_chain_ = own(*engine_, backend_ == Backend::kCurrentContext
                                       ? engine_->createSwapChain(nullptr, filament::SwapChain::CONFIG_TRANSPARENT)
                                       : engine_->createSwapChain(width_, height_, filament::SwapChain::CONFIG_TRANSPARENT));
  view_->setBlendMode(View::BlendMode::TRANSLUCENT);  // clears to nothing
  setQuality(Quality::kInteractive);
  stage_->setWall(false);
}

bool FilamentViewer::drawInRoom(const RoomView& view) {
  const auto seen = piece_ ? cameraOf(view, piece_->extent.bounds) : std::nullopt;
  if (!seen || view.width == 0 || view.height == 0) return false;
  if (!room_swap_chain_) enterRoom();
  view_->setViewport({int32_t(view.x), int32_t(view.y), view.width, view.height});
  camera_->setCustomProjection(seen->projection, seen->near, seen->far);
  camera_->setModelMatrix(filament::math::mat4f(seen->eye));
  // The lamps stand still in the room, so they turn against the piece.
  lighting_->turn(-view.placement.yaw, 0);
  const CameraPose above{.pitch = seen->elevation};
  piece_->gpu->setGroundStrength(stage_->turn(lighting_->rig().key_azimuth - view.placement.yaw, above));
  // An eye must have its picture: where the renderer would rather leave a frame out, it is drawn all the same.
  renderer_->beginFrame(room_swap_chain_.get());
  renderer_->render(view_.get());
  renderer_->endFrame();
  execute();
  return true;
}

void FilamentViewer::leaveRoom() {
  if (!room_swap_chain_) return;
  room_swap_chain_.reset();
  view_->setBlendMode(View::BlendMode::OPAQUE);
  view_->setViewport({0, 0, width_, height_});
  stage_->setWall(true);
  execute();
}

Stats FilamentViewer::stats() const {
  Stats stats;
  stats.triangles = piece_ ? piece_->model.triangles : 0;
  stats.gpu_bytes = (piece_ ? piece_->gpu->gpuBytes() : 0) + detailBytes() + stage_->gpuBytes() + lighting_->gpuBytes();
  stats.frame_ms = frame_ms_;
  return stats;
}

std::vector<uint8_t> FilamentViewer::capture() {
  std::vector<uint8_t> pixels;
  if (backend_ != Backend::kOffscreen) return pixels;
  placeCamera();
  // The renderer may leave out frames while the GPU is behind.
  for (int attempt = 0; attempt < 1000 && !drawFrame(&pixels); ++attempt) engine_->flushAndWait();
  engine_->flushAndWait();
  return pixels;
}

}  // namespace

std::unique_ptr<Viewer> Viewer::make(const ViewerOptions& options) {
  const auto backend = options.backend == Backend::kNone ? filament::Engine::Backend::NOOP : filament::Engine::Backend::OPENGL;
  std::unique_ptr<filament::Engine, DestroyEngine> engine(filament::Engine::create(backend));
  if (!engine) return nullptr;
  return std::make_unique<FilamentViewer>(std::move(engine), options);
}

}  // namespace kura::viewer
