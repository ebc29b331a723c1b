#include <cstdlib>

#include "base/file.h"
#include "base/run_program.h"
#include "image/derive_image.h"
#include "recipe/poster_files.h"
#include "recipe/steps.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDisplayProgram = "Xvfb";  // kura-poster starts it itself
constexpr double kMaxSeconds = 600;
constexpr int kPosterQuality = 85, kPlainPosterQuality = 88;
constexpr uint64_t kPlainPosterBytes = 300'000;  // no page waits for it
constexpr uint64_t kTurntableBytes = 600'000;

bool isInPath(const std::string& program) {
  const char* path = std::getenv("PATH");
  if (!path) return false;
  std::string_view rest = path;
  while (!rest.empty()) {
    const size_t end = rest.find(':');
    std::error_code missing;
    if (fs::is_regular_file(fs::path(rest.substr(0, end)) / program, missing)) return true;
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  }
  return false;
}

Diagnostic noPoster(const std::string& item_id, bool has_program) {
  const char* what = has_program ? kDisplayProgram : "kura-poster";
  return {Severity::kWarning, item_id,
          {ErrorCode::kIo, what,
           {std::string("表紙の絵を描けません：") + what + " がありません。", std::string("No poster was drawn: ") + what + " is not here."},
           {has_program ? "Debian なら apt-get install xvfb を実行してください。" : "kura を入れ直してください。",
            has_program ? "On Debian: apt-get install xvfb." : "Install kura again."}}};
}

Error posterFailed(const std::string& item_id, const ProgramOutcome& outcome) {
  const bool late = outcome.end == ProgramOutcome::End::kTimedOut;
  return {ErrorCode::kInternal, item_id,
          {late ? "表紙の絵が時間内に描けませんでした。" : "表紙の絵を描く kura-poster が失敗しました：" + outcome.output,
           late ? "The poster was not drawn in time." : "kura-poster, which draws the poster, failed: " + outcome.output},
          {"もう一度実行し、同じなら報告してください。", "Run again; if it fails again, please report it."}};
}

// Detail beyond "medium" is lost in a poster and costs a software renderer minutes; plain.glb lacks the clear coat.
fs::path modelForPoster(const fs::path& folder) {
  for (const char* tier : {"medium", "low", "thumb"}) {
    const fs::path file = folder / "model" / (std::string(tier) + ".glb");
    if (fs::exists(file)) return file;
  }
  return folder / "model/plain.glb";
}

Status drawPictures(const std::string& item_id, const RecipeOptions& options, const fs::path& model, StepContext& context) {
  RunProgramOptions run;
  run.program = options.poster_program;
  run.arguments = {model.string(), "--environment", (options.share_dir / "environments/gallery.ktx").string(), "--out",
                   context.output_dir.string()};
  run.max_seconds = kMaxSeconds;
  run.is_cancelled = context.is_cancelled;
  Result<ProgramOutcome> outcome = runProgram(run);
  if (!outcome) return std::move(outcome).error();
  if (outcome->end == ProgramOutcome::End::kCancelled) return Error{ErrorCode::kCancelled, item_id, {}, {}};
  if (!outcome->succeeded()) return posterFailed(item_id, *outcome);
  return {};
}

Status writeWebPictures(const fs::path& dir) {
  const auto derive = [&](const char* from, const char* to, uint32_t edge, int quality, uint64_t max_bytes, ImageFormat format) {
    return deriveImage(dir / from, dir / to, {.format = format, .max_edge = edge, .quality = quality, .max_bytes = max_bytes});
  };
  for (const PosterSize& size : kPosterSizes) {
    Result<DerivedImage> made = derive("poster.png", size.file, size.height, kPosterQuality, size.max_bytes, ImageFormat::kWebp);
    if (!made) return std::move(made).error();
  }
  Result<DerivedImage> plain = derive("poster.png", kPlainPosterFile, kPosterHeight, kPlainPosterQuality, kPlainPosterBytes, ImageFormat::kJpeg);
  if (!plain) return std::move(plain).error();
  Result<DerivedImage> sheet = derive("turntable.png", kTurntableFile, 1920, 80, kTurntableBytes, ImageFormat::kWebp);
  if (!sheet) return std::move(sheet).error();
  std::error_code ignored;
  fs::remove(dir / "poster.png", ignored);
  fs::remove(dir / "turntable.png", ignored);
  return {};
}

}  // namespace

std::string posterStepId(const std::string& item_id) { return item_id + "/poster"; }

Step makePosterStep(const std::string& item_id, const RecipeOptions& options) {
  const bool has_program = !options.poster_program.empty() && fs::exists(options.poster_program);
  const bool can_draw = has_program && isInPath(kDisplayProgram);
  Step step;
  step.id = posterStepId(item_id);
  step.item_id = item_id;
  step.name = "poster";
  step.version = 4;  // 2: poster.jpg; 3: in four sizes
  step.label = {"表紙を描く", "Draw the poster"};
  step.parameters = {{"can_draw", can_draw}};
  step.needs = {modelStepId(item_id)};
  step.expected_cost = 6;
  step.expected_memory = uint64_t{700} << 20;
  // The renderer decides the picture as much as the model does.
  if (can_draw) step.files = {options.poster_program, options.share_dir / "environments/gallery.ktx"};
  step.run = [item_id, options, can_draw, has_program](StepContext& context) -> Result<Diagnostics> {
    if (!can_draw) return Diagnostics{noPoster(item_id, has_program)};
    const fs::path model = modelForPoster(context.needs.at(modelStepId(item_id)));
    if (Status drawn = drawPictures(item_id, options, model, context); !drawn) return std::move(drawn).error();
    if (Status written = writeWebPictures(context.output_dir); !written) return std::move(written).error();
    return Diagnostics{};
  };
  return step;
}

}  // namespace kura
