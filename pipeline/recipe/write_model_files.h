// The files of one tier: GLB, the same with KTX2 textures, and the pair for the AR viewers of phones.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "base/error.h"
#include "recipe/bake_tier.h"
#include "recipe/scene_textures.h"
#include "recipe/steps.h"

namespace kura {

constexpr uint32_t kPlainTextureEdge = 2048;  // px; of files for readers that know no extension

struct GlbFile {
  std::string name;  // "thumb"; the file is model/NAME.glb
  const Scene* scene = nullptr;
  uint32_t texture_max_edge = 0;  // px
  double error_m = 0;             // of the tier's geometry to the scan
  bool is_plain = false;          // no extensions, JPEG textures: for readers that know glTF 2.0 alone
  const BakedTier* baked = nullptr;  // scene is its, and it has textures of its own; none where it was not baked
};

// Writes dir/model/NAME.glb; returns what model.json says of it (recipe/model_json.h), read back from the file itself.
Result<nlohmann::json> writeGlbFile(const GlbFile& file, const ScanInput& input, const SceneTextures& textures, const std::filesystem::path& dir);

// The tier once more as model/NAME.ktx2.glb with KTX2 in the place of WebP, and how true each kind of texture is (PSNR in dB against the
// pictures before any encoder, mean over the textures). Null where the tier has no textures. input.ktx2 and options.basisu_program are set.
Result<nlohmann::json> writeKtx2File(const GlbFile& file, const ScanInput& input, const SceneTextures& textures, const RecipeOptions& options,
                                     StepContext& context);

// The same piece twice for the AR viewers of phones, from one tier: model/ar.glb for Android, model/ar.usdz for Apple.
Result<nlohmann::json> writeArFiles(GlbFile file, const ScanInput& input, const SceneTextures& textures, const std::filesystem::path& dir);

}  // namespace kura
