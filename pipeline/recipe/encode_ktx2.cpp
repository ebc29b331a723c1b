#include "recipe/encode_ktx2.h"

#include <algorithm>
#include <cmath>

#include "base/file.h"
#include "base/run_program.h"
#include "image/decode_image.h"
#include "image/encode_png.h"
#include "texture/resize_image.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

constexpr uint64_t kMostFileBytes = uint64_t{1} << 30;

Image inMultiplesOf4(const Image& image, TextureRole role) {
  const auto rounded = [](uint32_t edge) { return std::max(4u, (edge + 2) / 4 * 4); };
  const TextureSize size{rounded(image.width), rounded(image.height)};
  if (size == TextureSize{image.width, image.height}) return image;
  const TexelKind kind = role == TextureRole::kColour ? TexelKind::kColor : role == TextureRole::kNormal ? TexelKind::kNormal : TexelKind::kLinear;
  return resizeImage(image, {size, kind});
}

// A folder that is gone with the object.
struct Scratch {
  explicit Scratch(const fs::path& parent) : path(parent / "ktx2.tmp") {
    std::error_code ignored;
    fs::remove_all(path, ignored);
    fs::create_directories(path, ignored);
  }
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  fs::path path;
};

Error encoderFailed(const std::string& name, const ProgramOutcome& outcome) {
  if (outcome.end == ProgramOutcome::End::kCancelled) return {ErrorCode::kCancelled, name, {}, {}};
  return internalError(name, {"KTX2 の変換（basisu）が失敗しました。", "The KTX2 encoder (basisu) failed: " + outcome.output.substr(0, 400)});
}

}  // namespace

double psnrOf(const Image& a, const Image& b) {
  if (a.width != b.width || a.height != b.height) return 0;
  const uint32_t channels = std::min({a.channels, b.channels, 3u});
  double sum = 0;
  const size_t texels = size_t{a.width} * a.height;
  for (size_t i = 0; i < texels; ++i) {
    for (uint32_t c = 0; c < channels; ++c) {
      const double d = double(a.pixels[i * a.channels + c]) - b.pixels[i * b.channels + c];
      sum += d * d;
    }
  }
  return sum > 0 ? 10 * std::log10(255.0 * 255.0 * double(texels) * channels / sum) : 99;
}

Result<Ktx2Texture> Ktx2Encoder::encode(const Image& image, TextureRole role, const std::string& name, uint32_t max_edge_px) const {
  const Scratch folder(scratch);
  const Image source = inMultiplesOf4(reducedTexture(image, role, max_edge_px), role);
  const Result<Bytes> png = encodePng(source);
  if (!png) return png.error();
  if (Status written = writeFile(folder.path / "t.png", *png); !written) return std::move(written).error();
  RunProgramOptions run{.program = program, .arguments = {"-ktx2", "-mipmap"}, .is_cancelled = is_cancelled};
  const bool uses_uastc = is_uastc || role == TextureRole::kNormal;
  if (uses_uastc) {
    run.arguments.insert(run.arguments.end(), {"-uastc", "-uastc_level", "2", "-uastc_rdo_l", "0.75", "-uastc_rdo_m"});
  } else {
    run.arguments.insert(run.arguments.end(), {"-q", "160"});
  }
  if (role != TextureRole::kColour) run.arguments.push_back("-linear");
  if (role == TextureRole::kNormal) run.arguments.push_back("-mip_renorm");
  const std::string out = (folder.path / "t.ktx2").string();
  run.arguments.insert(run.arguments.end(), {"-output_file", out, (folder.path / "t.png").string()});
  const Result<ProgramOutcome> encoded = runProgram(run);
  if (!encoded) return encoded.error();
  if (!encoded->succeeded()) return encoderFailed(name, *encoded);
  Result<Bytes> bytes = readFile(out, kMostFileBytes);
  if (!bytes) return std::move(bytes).error();

  // What it looks like is read back by the transcoder itself, as BC7: what a desktop's GPU shows.
  RunProgramOptions unpack{.program = program, .arguments = {"-unpack", "-no_ktx", "-format_only", "6", "-file", out}, .directory = folder.path,
                           .is_cancelled = is_cancelled};
  const Result<ProgramOutcome> unpacked = runProgram(unpack);
  if (!unpacked) return unpacked.error();
  Ktx2Texture result{{name.substr(name.find_last_of("/\\") + 1), "image/ktx2", std::move(*bytes)}, 0};
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder.path, ignored)) {
    const std::string file = entry.path().filename().string();
    if (file.find("_rgb_") == std::string::npos || !file.ends_with("_0_0_0000.png")) continue;  // the finest level
    const Result<Bytes> level = readFile(entry.path(), kMostFileBytes);
    const Result<Image> decoded = level ? decodeImage(*level, file, {.is_color = false}) : Result<Image>(level.error());
    if (decoded) result.psnr_db = psnrOf(source, *decoded);
  }
  return result;
}

}  // namespace kura
