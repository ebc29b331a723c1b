// The viewer's own reader of GLB: whatever the bytes are, it gives a model that keeps the promises of model.h, or a failure that
// says what is wrong and where.
#include <cstdlib>
#include <span>

#include "viewer/model/read_glb.h"

namespace {

using namespace kura::viewer;

void require(bool kept) {
  if (!kept) std::abort();
}

void checkMesh(const Mesh& mesh, const Model& model) {
  const size_t count = mesh.positions.size();
  require(mesh.frames.size() == count && mesh.material < model.materials.size());
  require(mesh.texcoords.empty() || mesh.texcoords.size() == count);
  require(mesh.colors.empty() || mesh.colors.size() == count);
  require(mesh.indices.size() % 3 == 0);
  for (const uint32_t index : mesh.indices) require(index < count);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  const auto model = readGlb(std::span(bytes, size), {.max_triangles = 200'000, .max_decoded_bytes = uint64_t{1} << 26});
  if (!model) {
    require(!model.failure().message.empty() && !model.failure().subject.empty());
    return 0;
  }
  for (const Mesh& mesh : model->meshes) checkMesh(mesh, *model);
  for (const Instance& instance : model->instances) require(instance.mesh < model->meshes.size());
  for (const ImageSource& image : model->images) require(image.offset <= size && image.length <= size - image.offset);
  return 0;
}
