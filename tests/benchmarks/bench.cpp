// What tests/benchmarks/compare.mjs times and measures, one job for each call:
//   kura-bench reference SCAN OUT.glb          the scan, welded and placed, as a plain GLB: the input of every contestant
//   kura-bench tier IN.glb OUT.glb TRIANGLES   our geometry conversion: read, prepare, simplify, fit, order, quantize, compress
//   kura-bench tier-unfitted …                 the same without fitting the tier to the scan
//   kura-bench pyramid IMAGE DIR               our IIIF Image API 3.0 level 0 pyramid
//   kura-bench measure REFERENCE.glb GLB       prints {"triangles", "max_mm", "rms_mm", "ssim"} of a GLB against the reference
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include "base/file.h"
#include "geometry/make_tiers.h"
#include "geometry/optimize.h"
#include "geometry/prepare_scene.h"
#include "geometry/simplify.h"
#include "gltf/write_glb.h"
#include "image/write_iiif_pyramid.h"
#include "recipe/measure_tiers.h"
#include "recipe/scene_textures.h"
#include "scan/read_scan.h"
#include "surface/fit_surface.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const Error& error) {
  std::fprintf(stderr, "%s: %s\n", error.subject.c_str(), error.message.en.c_str());
  std::exit(1);
}

template <typename T>
T orFail(Result<T> result) {
  if (!result) fail(result.error());
  return std::move(*result);
}

Scene readPrepared(const fs::path& file) {
  Scene scene = orFail(readScanInProcess(file)).scene;
  PreparedScene prepared = orFail(prepareScene(std::move(scene), {.up_axis = 'Y', .subject = file.string()}));
  return std::move(prepared.scene);
}

void writeGeometry(Scene scene, const fs::path& file, const WriteGlbOptions& options) {
  GltfAsset asset;
  asset.name = "bench";
  asset.primitives = std::move(scene.primitives);
  // Geometry alone: without its pictures a material needs no texcoords either.
  asset.materials = std::move(scene.materials);
  for (Material& material : asset.materials) material = {.name = material.name};
  if (const Status written = writeFile(file, orFail(writeGlb(asset, options))); !written) fail(written.error());
}

void writeTier(const fs::path& in, const fs::path& out, size_t triangles, bool is_fitted) {
  const Scene scene = readPrepared(in);
  SimplifiedScene simplified = simplify(scene, {.target_triangles = triangles, .subject = in.string()});
  if (is_fitted) fitSurface(simplified.scene.primitives, scene.primitives);
  const Float3 size = boundsOf(simplified.scene).size();
  WriteGlbOptions options;
  options.precision = choosePrecision({*std::max_element(size.begin(), size.end()), simplified.error_m, std::nullopt});
  writeGeometry(optimize(std::move(simplified.scene)), out, options);
}

void measure(const fs::path& reference, const fs::path& glb) {
  Scene scan = orFail(readScanInProcess(reference)).scene;
  Diagnostics ignored;
  const std::vector<Image> images = SceneTextures::decode(scan, ignored).images(kMeasuredTextureEdge);
  nlohmann::json error = orFail(TierMeasurer(scan, images).measure(glb));
  error["triangles"] = orFail(readScanInProcess(glb)).scene.triangleCount();
  std::printf("%s\n", error.dump().c_str());
}

}  // namespace
}  // namespace kura

int main(int argc, char** argv) {
  const std::string job = argc > 1 ? argv[1] : "";
  if (job == "reference" && argc == 4) {
    kura::writeGeometry(kura::readPrepared(argv[2]), argv[3], {.quantize = false, .meshopt = false});
  } else if ((job == "tier" || job == "tier-unfitted") && argc == 5) {
    kura::writeTier(argv[2], argv[3], std::strtoul(argv[4], nullptr, 10), job == "tier");
  } else if (job == "pyramid" && argc == 4) {
    if (const auto made = kura::writeIiifPyramid(argv[2], argv[3], {.id = "https://example.org/image"}); !made) kura::fail(made.error());
  } else if (job == "measure" && argc == 4) {
    kura::measure(argv[2], argv[3]);
  } else {
    std::fprintf(stderr, "kura-bench reference SCAN OUT.glb | tier IN.glb OUT.glb TRIANGLES | pyramid IMAGE DIR | measure REFERENCE.glb GLB\n");
    return 1;
  }
  return 0;
}
