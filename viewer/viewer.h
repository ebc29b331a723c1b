// The viewer: shows one piece on its stage, as docs/viewer-module.md describes it. Knows Filament, no browser, no
// pipeline. One thread; a graphics context must be current where it draws into one (web).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "viewer/camera/orbit_camera.h"
#include "viewer/camera/room_view.h"
#include "viewer/failure.h"
#include "viewer/light/look.h"
#include "viewer/model/model.h"
#include "viewer/scene/detail.h"
#include "viewer/scene/stage.h"
#include "viewer/space/pick.h"

namespace kura::viewer {

enum class Backend {
  kCurrentContext,  // the canvas whose context is current (web)
  kOffscreen,       // a picture that capture() reads (native)
  kNone,            // draws nothing, for tests without a GPU
};

struct ViewerOptions {
  Backend backend = Backend::kCurrentContext;
  uint32_t width = 1;   // device pixels
  uint32_t height = 1;
};

// What a GLB is and wants, once it has been read.
struct Opening {
  std::optional<Failure> failure;
  std::vector<ImageSource> images;  // to be decoded and given by setTexture
  uint64_t triangles = 0;
  Bounds bounds;
};

struct Stats {
  uint64_t triangles = 0;
  uint64_t gpu_bytes = 0;  // buffers and textures of the piece and its light, not the frame buffers
  float frame_ms = 0;      // work of this thread for the last frame
};

enum class Quality { kInteractive, kStill };

class Viewer {
 public:
  // Null where no graphics context can be made.
  static std::unique_ptr<Viewer> make(const ViewerOptions& options);
  virtual ~Viewer() = default;

  virtual void resize(uint32_t width, uint32_t height) = 0;
  virtual std::optional<Failure> setEnvironment(std::span<const uint8_t> ktx) = 0;

  // Reads a GLB into a pending model; what was pending before is dropped. The bytes are not needed afterwards, but the
  // images' offsets point into them.
  virtual Opening openGlb(std::span<const uint8_t> bytes) = 0;
  // The same from what packPiece made of it elsewhere (viewer/piece/prepared_piece.h), by the same build.
  virtual Opening openPrepared(std::span<const uint8_t> packed) = 0;
  // The texture of a wanted image, made by the page with all its mip levels; it belongs to the viewer from now on and
  // comes back through takeReleasedTextures().
  virtual void setTexture(uint32_t index, uint32_t gl_name, uint32_t width, uint32_t height, uint32_t levels) = 0;
  // The same from pixels (rows top-down, RGBA, 8 bits); mip levels are made on the GPU.
  virtual void setTexturePixels(uint32_t index, uint32_t width, uint32_t height, std::vector<uint8_t> rgba) = 0;
  // Shows the pending model in place of the present one. Images without a texture are drawn as if there were none.
  virtual std::optional<Failure> show() = 0;
  virtual void discard() = 0;
  // From the next show on: a picture instead of a piece. It faces +Z, has no floor, is looked at straight and shown in its own
  // colours (Look::mode kFull means kColor).
  virtual void setFlat(bool on) = 0;
  // GL names of textures that nothing uses any more.
  virtual std::vector<uint32_t> takeReleasedTextures() = 0;
  // Puts away what is shown and pending; returns the GL names that are to be deleted. Only destruction may follow.
  virtual std::vector<uint32_t> end() = 0;

  // Detail of a material's base colour that streams in until the next show (docs/streaming.md). The texture belongs to the
  // viewer from now on. False where the piece has no such material; the texture is then released at once.
  virtual bool setDetail(const DetailSource& source) = 0;
  // Tiles of the material's detail that the picture needs now and the cache does not hold, the most needed first.
  virtual std::vector<TileKey> wantedTiles(uint32_t material) = 0;
  virtual std::optional<uint32_t> placeTile(uint32_t material, TileKey key) = 0;
  virtual void refuseTile(uint32_t material, TileKey key) = 0;

  virtual OrbitCamera& camera() = 0;
  // Turns around the point of the surface at the normalised x, y (-1..1, y up); false where nothing is hit.
  virtual bool refocus(float x, float y) = 0;
  // The surface there, exactly on its triangle; nothing where the background is.
  virtual std::optional<SurfacePoint> pick(float x, float y) const = 0;
  // What is shown, for measuring; null where nothing is. Valid until the next show.
  virtual const Model* model() const = 0;
  // False where another part of the piece hides this place (metres) from the eye.
  virtual bool sees(filament::math::float3 place) const = 0;

  virtual void setLook(const Look& look) = 0;
  virtual const Look& look() const = 0;
  virtual void setStage(Srgb top, Srgb bottom) = 0;
  virtual void setQuality(Quality quality) = 0;

  // Before the first piece, while it is on its way: makes some of the GPU programs that frames take, by drawing the empty stage
  // very small. True: there are more, call again. A first frame that had to make them all would hold the page up.
  virtual bool warm() = 0;
  // Advances motion and draws one frame. True: call again for the next frame.
  virtual bool tick(float seconds) = 0;
  // Draws the piece with its shadow alone, on nothing (alpha 0), as a camera in the visitor's room sees it; once for each eye.
  // From then on until leaveRoom, tick must not be called. Wrong numbers draw nothing: false.
  virtual bool drawInRoom(const RoomView& view) = 0;
  // The stage is as it was before, camera and look included.
  virtual void leaveRoom() = 0;
  virtual Stats stats() const = 0;

  // kOffscreen: draws the present view and returns it, rows top-down, RGBA, 8 bits, sRGB.
  virtual std::vector<uint8_t> capture() = 0;
};

}  // namespace kura::viewer
