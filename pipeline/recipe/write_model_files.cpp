#include "recipe/write_model_files.h"

#include <algorithm>
#include <cmath>

#include "base/file.h"
#include "gltf/read_glb_summary.h"
#include "gltf/write_glb.h"
#include "gltf/write_usdz.h"
#include "image/decode_image.h"
#include "recipe/encode_ktx2.h"
#include "recipe/model_json.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr uint32_t kLeastArTextureEdge = 1024;  // a phone held close shows more than the tier's own

// Software that knows no extension would drop them anyway; without them it need not even be told.
std::vector<Material> withoutExtensions(std::vector<Material> materials) {
  for (Material& material : materials) {
    material.clearcoat = 0;
    material.clearcoat_texture.reset();
    material.anisotropy = 0;
    material.anisotropy_texture.reset();
  }
  return materials;
}

// In the order in which the materials of the file name them; what they no longer use is empty.
Result<std::vector<EncodedTexture>> encodeTextures(const GlbFile& file, const SceneTextures& textures) {
  const TextureFormat format = file.is_plain ? TextureFormat::kJpeg : TextureFormat::kWebp;
  if (!file.baked) return textures.encode(file.texture_max_edge, format);
  std::vector<EncodedTexture> encoded;
  if (file.baked->scan_textures > 0) {
    Result<std::vector<EncodedTexture>> own = textures.encode(file.texture_max_edge, format);
    if (!own) return own;
    encoded = std::move(*own);
    std::vector<bool> is_used(encoded.size());
    for (const Material& material : file.scene->materials) {
      for (const auto* reference : texturesOf(material)) {
        if (*reference && (*reference)->image < is_used.size()) is_used[(*reference)->image] = true;
      }
    }
    for (size_t i = 0; i < encoded.size(); ++i) {
      if (!is_used[i]) encoded[i] = {};
    }
  }
  for (const BakedTier::Map& map : file.baked->maps) {
    Result<EncodedTexture> one = encodeTexture(map.image, map.role, map.name, file.texture_max_edge, format, map.image.channels == 4);
    if (!one) return std::move(one).error();
    encoded.push_back(std::move(*one));
  }
  return encoded;
}

Result<GltfAsset> assetOf(const GlbFile& file, const ScanInput& input, const SceneTextures& textures) {
  Result<std::vector<EncodedTexture>> encoded = encodeTextures(file, textures);
  if (!encoded) return std::move(encoded).error();
  GltfAsset asset;
  asset.name = input.item_id;
  asset.primitives = file.scene->primitives;
  asset.materials = file.is_plain ? withoutExtensions(file.scene->materials) : file.scene->materials;
  asset.textures = std::move(*encoded);
  asset.copyright = input.copyright;
  asset.rights = input.rights;
  return asset;
}

// The pictures that a tier's file holds, as they were before any encoder, in the order of its textures; empty where it has none.
struct TierPicture {
  std::string name;
  TextureRole role = TextureRole::kUnused;
  const Image* image = nullptr;
};

std::vector<TierPicture> picturesOf(const GlbFile& file, const SceneTextures& textures, const GltfAsset& asset) {
  std::vector<TierPicture> pictures(asset.textures.size());
  for (size_t i = 0; i < pictures.size(); ++i) {
    if (asset.textures[i].bytes.empty()) continue;
    const size_t own = file.baked ? file.baked->scan_textures : textures.count();
    if (i < own) {
      const SceneTextures::Decoded decoded = textures.decoded(i);
      pictures[i] = {decoded.name, decoded.role, &decoded.image};
    } else {
      const BakedTier::Map& map = file.baked->maps[i - own];
      pictures[i] = {map.name, map.role, &map.image};
    }
  }
  return pictures;
}

}  // namespace

Result<json> writeGlbFile(const GlbFile& file, const ScanInput& input, const SceneTextures& textures, const fs::path& dir) {
  const Result<GltfAsset> asset = assetOf(file, input, textures);
  if (!asset) return asset.error();
  WriteGlbOptions write{.quantize = !file.is_plain, .meshopt = !file.is_plain};
  const Float3 size = boundsOf(*file.scene).size();
  write.precision = choosePrecision({*std::max_element(size.begin(), size.end()), file.error_m,
                                     asset->textures.empty() ? std::nullopt : std::optional(file.texture_max_edge)});
  Result<Bytes> glb = writeGlb(*asset, write);
  if (!glb) return std::move(glb).error();
  const std::string uri = file.name + ".glb";
  if (Status written = writeFile(dir / "model" / uri, *glb); !written) return std::move(written).error();
  // What is stated is read back from the file itself.
  Result<GlbSummary> summary = readGlbSummary(*glb, uri);
  if (!summary) return std::move(summary).error();
  return fileJson(uri, *summary);
}

Result<json> writeKtx2File(const GlbFile& file, const ScanInput& input, const SceneTextures& textures, const RecipeOptions& options, StepContext& context) {
  Result<GltfAsset> asset = assetOf(file, input, textures);
  if (!asset) return std::move(asset).error();
  const Ktx2Encoder encoder{options.basisu_program, context.output_dir, *input.ktx2 == Ktx2Mode::kUastc, context.is_cancelled};
  double psnr = 0, webp_psnr = 0;
  uint64_t ktx2_bytes = 0, webp_bytes = 0;
  size_t count = 0;
  const std::vector<TierPicture> pictures = picturesOf(file, textures, *asset);
  for (size_t i = 0; i < pictures.size(); ++i) {
    if (!pictures[i].image) continue;
    Result<Ktx2Texture> texture = encoder.encode(*pictures[i].image, pictures[i].role, pictures[i].name, file.texture_max_edge);
    if (!texture) return std::move(texture).error();
    const Result<Image> webp = decodeImage(asset->textures[i].bytes, pictures[i].name, {.is_color = false});
    if (!webp) return webp.error();
    psnr += texture->psnr_db;
    webp_psnr += psnrOf(reducedTexture(*pictures[i].image, pictures[i].role, file.texture_max_edge), *webp);
    webp_bytes += asset->textures[i].bytes.size();
    ktx2_bytes += texture->texture.bytes.size();
    asset->textures[i] = std::move(texture->texture);
    ++count;
  }
  if (count == 0) return json();
  const Float3 size = boundsOf(*file.scene).size();
  WriteGlbOptions write{.quantize = true, .meshopt = true};
  write.precision = choosePrecision({*std::max_element(size.begin(), size.end()), file.error_m, file.texture_max_edge});
  const Result<Bytes> glb = writeGlb(*asset, write);
  if (!glb) return glb.error();
  const std::string uri = file.name + ".ktx2.glb";
  if (Status written = writeFile(context.output_dir / "model" / uri, *glb); !written) return std::move(written).error();
  const Result<GlbSummary> summary = readGlbSummary(*glb, uri);
  if (!summary) return summary.error();
  const auto rounded = [&](double sum) { return std::round(sum / double(count) * 10) / 10; };
  return json{{"uri", uri}, {"mode", *input.ktx2 == Ktx2Mode::kUastc ? "uastc" : "etc1s"}, {"bytes", summary->bytes}, {"gpu_bytes", summary->gpu_bytes},
              {"texture_bytes", ktx2_bytes}, {"webp_texture_bytes", webp_bytes}, {"psnr_db", rounded(psnr)}, {"webp_psnr_db", rounded(webp_psnr)}};
}

Result<json> writeArFiles(GlbFile file, const ScanInput& input, const SceneTextures& textures, const fs::path& dir) {
  file.name = "ar";
  file.texture_max_edge = std::min(kPlainTextureEdge, std::max(kLeastArTextureEdge, file.texture_max_edge));
  file.is_plain = true;
  Result<json> glb = writeGlbFile(file, input, textures, dir);
  if (!glb) return glb;
  Result<GltfAsset> asset = assetOf(file, input, textures);
  if (!asset) return asset.error();
  for (size_t i = 0; i < asset->materials.size(); ++i) asset->materials[i].clearcoat = file.scene->materials[i].clearcoat;
  const Result<Bytes> usdz = writeUsdz(*asset);
  if (!usdz) return usdz.error();
  if (Status written = writeFile(dir / "model/ar.usdz", *usdz); !written) return std::move(written).error();
  return json{{"glb", *glb}, {"usdz", {{"uri", "ar.usdz"}, {"bytes", usdz->size()}, {"triangles", file.scene->triangleCount()}}}};
}

}  // namespace kura
