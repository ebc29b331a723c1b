#include "geometry/prepare_scene.h"

#include <iterator>

#include "geometry/clean.h"
#include "geometry/compute_normals.h"
#include "geometry/merge_primitives.h"
#include "geometry/weld.h"

namespace kura {

namespace {

void append(Diagnostics& to, Diagnostics from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

Result<PreparedScene> prepareScene(Scene scene, const PlaceOptions& options) {
  PreparedScene prepared;
  CleanedScene cleaned = clean(weld(std::move(scene)), {.subject = options.subject});
  append(prepared.diagnostics, std::move(cleaned.diagnostics));
  if (cleaned.scene.triangleCount() == 0) {
    return badInput(options.subject, {"面積のある三角形が一つもありません。", "There is no triangle with an area."},
                    {"スキャンを書き出し直してください。", "Export the scan again."});
  }
  PlacedScene placed = placeScene(std::move(cleaned.scene), options);
  append(prepared.diagnostics, std::move(placed.diagnostics));
  prepared.placement = placed.placement;
  prepared.guessed = std::move(placed.guessed);

  SceneWithNormals shaded = computeNormals(std::move(placed.scene), {.subject = options.subject});
  append(prepared.diagnostics, std::move(shaded.diagnostics));
  prepared.scene = mergePrimitives(std::move(shaded.scene));
  return prepared;
}

}  // namespace kura
