#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/file.h"
#include "geometry/make_tiers.h"
#include "geometry/prepare_scene.h"
#include "recipe/apply_surfaces.h"
#include "recipe/bake_tier.h"
#include "recipe/measure_tiers.h"
#include "recipe/model_json.h"
#include "recipe/report_pictures.h"
#include "recipe/scan_input.h"
#include "recipe/scan_parameters.h"
#include "recipe/scene_textures.h"
#include "recipe/steps.h"
#include "recipe/texel_true_tiers.h"
#include "recipe/texture_pyramids.h"
#include "recipe/write_model_files.h"
#include "scan/read_scan.h"
#include "surface/fit_surface.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr double kArTriangles = 100'000;        // what Scene Viewer and Quick Look turn without a stutter
constexpr double kNearlyAll = 0.95;             // of the scan's triangles: there is nothing to fit
constexpr size_t kPlainTriangles = 300'000;  // what a tablet's viewer or a slide program bears

Result<Scene> readScans(const ScanInput& input, const RecipeOptions& options, StepContext& context, Diagnostics& diagnostics) {
  Scene scene;
  for (const fs::path& file : input.scans) {
    ReadScanOptions read;
    read.worker = options.program;
    read.is_cancelled = context.is_cancelled;
    Result<ScanReading> part = readScan(file, read);
    if (!part) return std::move(part).error();
    diagnostics.insert(diagnostics.end(), part->diagnostics.begin(), part->diagnostics.end());
    appendScene(scene, std::move(part->scene));
  }
  return scene;
}

void overrideMaterials(Scene& scene, const Item::MaterialOverride& wanted) {
  for (Material& material : scene.materials) {
    if (wanted.metallic) material.metallic = static_cast<float>(*wanted.metallic);
    if (wanted.roughness) material.roughness = static_cast<float>(*wanted.roughness);
    if (wanted.clearcoat) material.clearcoat = static_cast<float>(*wanted.clearcoat);
    if (wanted.clearcoat_roughness) material.clearcoat_roughness = static_cast<float>(*wanted.clearcoat_roughness);
  }
}

// Adds to each tier how true its file is to the scan, and draws the pictures of the report.
Status measureTiers(const Scene& scan, const SceneTextures& textures, const StepContext& context, json& tiers) {
  const std::vector<Image> images = textures.images(kMeasuredTextureEdge);
  TierMeasurer measurer(scan, images);
  const fs::path model = context.output_dir / "model", report = context.output_dir;
  for (json& tier : tiers) {
    if (context.is_cancelled && context.is_cancelled()) return Error{ErrorCode::kCancelled, tier["name"], {}, {}};
    Result<json> error = measurer.measure(model / tier["uri"].get<std::string>());
    if (!error) return error.error();
    tier["error"] = std::move(*error);
  }
  const auto glb = [&](const json& tier) { return model / tier["uri"].get<std::string>(); };
  for (const Status& drawn : {measurer.writePicture(report / kReportPictures[0].path),
                              measurer.writePicture(glb(tiers.front()), report / kReportPictures[1].path),
                              measurer.writePicture(glb(tiers.back()), report / kReportPictures[2].path)}) {
    if (!drawn) return drawn;
  }
  return {};
}

// The finest tier with at most so many triangles; else the smallest.
size_t finestTierBelow(const std::vector<TierGeometry>& tiers, double triangles) {
  size_t best = 0;
  for (size_t i = 0; i < tiers.size(); ++i) {
    if (tiers[i].scene.triangleCount() <= triangles) best = i;
  }
  return best;
}

using BakedTiers = std::vector<std::optional<BakedTier>>;

// AR viewers show no vertex colours: a piece that has nothing else needs a tier with a picture of them.
std::optional<TierGeometry> arTierOfItsOwn(const Scene& scan, const TierGeometry& smallest) {
  const bool is_textured = std::any_of(scan.materials.begin(), scan.materials.end(), [](const Material& m) { return m.base_color_texture.has_value(); });
  const bool has_colors = std::any_of(scan.primitives.begin(), scan.primitives.end(), [](const Primitive& p) { return !p.colors.empty(); });
  if (is_textured || !has_colors) return {};
  TierGeometry tier = smallest;
  tier.texture_max_edge = kPlainTextureEdge;
  return tier;
}

GlbFile fileOf(const TierGeometry& tier, const std::optional<BakedTier>& baked, const std::string& name) {
  if (!baked) return {name, &tier.scene, tier.texture_max_edge, tier.error_m};
  return {name, &baked->scene, tier.texture_max_edge, baked->error_m, false, &*baked};
}

// Where a tier has fewer triangles than the scan, its faces and normals move to where the scan is (surface/fit_surface.h).
void fitTiers(std::vector<TierGeometry>& tiers, const Scene& scan) {
  for (TierGeometry& tier : tiers) {
    if (double(tier.scene.triangleCount()) < kNearlyAll * double(scan.triangleCount())) fitSurface(tier.scene.primitives, scan.primitives);
  }
}

Result<Diagnostics> makeModel(const ScanInput& input, const RecipeOptions& options, StepContext& context) {
  Diagnostics diagnostics;
  Result<Scene> scene = readScans(input, options, context, diagnostics);
  if (!scene) return std::move(scene).error();
  context.report({0.15, ""});
  overrideMaterials(*scene, input.material_override);
  const std::string subject = input.scans.front().filename().string();
  attachMaps(*scene, input.maps, subject, diagnostics);
  applySurfaces(*scene, input.surfaces, subject, diagnostics);
  const json pyramids = writeTexturePyramids(*scene, {input.folder_id, input.rights}, context.output_dir / "model", context, diagnostics);
  SceneTextures textures = SceneTextures::decode(*scene, diagnostics);
  Result<PreparedScene> prepared = prepareScene(std::move(*scene), {input.meters_per_unit, input.up_axis, subject, input.recorded_size});
  if (!prepared) return std::move(prepared).error();
  diagnostics.insert(diagnostics.end(), prepared->diagnostics.begin(), prepared->diagnostics.end());
  textures.leaveOutMissing(prepared->scene.materials);
  if (input.wants_ambient_occlusion) TierBaker::bakeOcclusion(prepared->scene, textures);
  context.report({0.35, ""});
  Tiers tiers = makeTexelTrueTiers(prepared->scene, textures.sizes(), {.source_texture_edge = textures.longestEdge(), .subject = subject});
  diagnostics.insert(diagnostics.end(), tiers.diagnostics.begin(), tiers.diagnostics.end());
  fitTiers(tiers.tiers, prepared->scene);
  context.report({0.5, ""});
  TierBaker baker(prepared->scene, textures, subject, input.wants_ambient_occlusion);
  BakedTiers baked;
  for (const TierGeometry& tier : tiers.tiers) baked.push_back(baker.bake(tier, diagnostics));
  context.report({0.6, ""});
  if (input.ktx2 && options.basisu_program.empty()) {
    diagnostics.push_back({Severity::kWarning, {}, badInput("collection.toml", {"ktx2 が求められましたが、この機械に basisu がありません。", "ktx2 is asked for, but this machine has no basisu."},
        {"basisu を入れて KURA_BASISU にその場所を指定するか、ktx2 の行を消してください。", "Install basisu and name its place in KURA_BASISU, or remove the line."})});
  }

  json model = modelJson(boundsOf(prepared->scene), prepared->guessed);
  if (!pyramids.empty()) model["textures"] = pyramids;
  for (size_t i = 0; i < tiers.tiers.size(); ++i) {
    if (context.is_cancelled && context.is_cancelled()) return Error{ErrorCode::kCancelled, subject, {}, {}};
    const TierGeometry& tier = tiers.tiers[i];
    const GlbFile file = fileOf(tier, baked[i], tier.name);
    Result<json> written = writeGlbFile(file, input, textures, context.output_dir);
    if (!written) return std::move(written).error();
    (*written)["name"] = tier.name;
    if (input.ktx2 && !options.basisu_program.empty()) {
      Result<json> ktx2 = writeKtx2File(file, input, textures, options, context);
      if (!ktx2) return std::move(ktx2).error();
      if (ktx2->is_object()) (*written)["ktx2"] = std::move(*ktx2);
    }
    if (baked[i]) (*written)["bake"] = baked[i]->report;
    model["tiers"].push_back(std::move(*written));
    context.report({0.6 + 0.35 * double(i + 1) / double(tiers.tiers.size()), tier.name});
  }
  if (Status measured = measureTiers(prepared->scene, textures, context, model["tiers"]); !measured) return std::move(measured).error();
  const size_t plain = finestTierBelow(tiers.tiers, kPlainTriangles * 1.2);
  GlbFile plain_file = fileOf(tiers.tiers[plain], baked[plain], "plain");
  plain_file.texture_max_edge = kPlainTextureEdge;
  plain_file.is_plain = true;
  Result<json> written = writeGlbFile(plain_file, input, textures, context.output_dir);
  if (!written) return std::move(written).error();
  model["plain"] = std::move(*written);
  const size_t ar_tier = finestTierBelow(tiers.tiers, kArTriangles);
  GlbFile ar_file = fileOf(tiers.tiers[ar_tier], baked[ar_tier], "ar");
  const std::optional<TierGeometry> own = arTierOfItsOwn(prepared->scene, tiers.tiers.front());
  const std::optional<BakedTier> own_baked = own ? baker.bake(*own, diagnostics) : std::nullopt;
  if (own_baked) ar_file = fileOf(*own, own_baked, "ar");
  Result<json> ar = writeArFiles(ar_file, input, textures, context.output_dir);
  if (!ar) return std::move(ar).error();
  model["ar"] = std::move(*ar);
  if (Status status = writeFile(context.output_dir / "model.json", asBytes(model.dump(1))); !status) return std::move(status).error();
  for (Diagnostic& diagnostic : diagnostics) {
    diagnostic.item_id = input.item_id;
    // Files are named as the curator knows them.
    for (const fs::path& scan : input.scans) {
      const std::string folder = scan.parent_path().string() + "/";
      if (diagnostic.error.subject.starts_with(folder)) diagnostic.error.subject.erase(0, folder.size());
    }
  }
  return diagnostics;
}

uint64_t sizeOf(const std::vector<fs::path>& files) {
  return std::accumulate(files.begin(), files.end(), uint64_t{0}, [](uint64_t sum, const fs::path& file) {
    std::error_code missing;
    const auto size = fs::file_size(file, missing);
    return sum + (missing ? 0 : size);
  });
}

}  // namespace

std::string modelStepId(const std::string& item_id) { return item_id + "/model"; }

Step makeModelStep(const ScanInput& input, const RecipeOptions& options) {
  Step step;
  step.id = modelStepId(input.item_id);
  step.item_id = input.item_id;
  step.name = "model";
  step.version = 9;  // 2: textures are named without their folders; 3: tiled textures; 4: measured errors; 5: finest tier as true as its texels; 6: baked maps; 7: fitted tiers, AR files; 8: surfaces, maps, occlusion; own OBJ reader; 9: rights in the files
  step.label = {"3D モデルを作る", "Make the 3D model"};
  step.parameters = scanParameters(input);
  step.files = input.scans;
  step.files.insert(step.files.end(), input.companions.begin(), input.companions.end());
  // A scan takes about ten times its file in memory: positions, normals, indices, and the simplifier's own.
  const uint64_t bytes = sizeOf(input.scans);
  step.expected_cost = 2 + double(bytes) / 5e6;
  step.expected_memory = (uint64_t{300} << 20) + 10 * bytes;
  step.run = [input, options](StepContext& context) { return makeModel(input, options, context); };
  return step;
}

}  // namespace kura
