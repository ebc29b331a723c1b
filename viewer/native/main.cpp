// kura-poster: draws a piece as the viewer shows it. `kura build` runs it for each item.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>

#include "viewer/native/decode_image.h"
#include "viewer/native/draw_poster.h"
#include "viewer/native/poster_options.h"
#include "viewer/native/virtual_display.h"

namespace {

using namespace kura::poster;
namespace viewer = kura::viewer;

enum Exit { kDone = 0, kUsage = 1, kFiles = 2, kBadInput = 3 };

bool speaksJapanese() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value && *value) return std::strncmp(value, "ja", 2) == 0;
  }
  return false;
}

int fail(Exit code, const std::string& subject, const std::string& ja, const std::string& en) {
  std::fprintf(stderr, "%s: %s\n", subject.c_str(), (speaksJapanese() ? ja : en).c_str());
  return code;
}

std::optional<std::vector<uint8_t>> readFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) return std::nullopt;
  std::vector<uint8_t> bytes(static_cast<size_t>(std::max<std::streamoff>(file.tellg(), 0)));
  file.seekg(0);
  file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!file) return std::nullopt;
  return bytes;
}

// Opens the model with all its textures. A picture that is damaged is named and left out.
int showModel(viewer::Viewer& shown, const PosterOptions& options) {
  const auto bytes = readFile(options.model);
  if (!bytes) return fail(kFiles, options.model, "読めません。パスを確かめてください。", "cannot be read. Check the path.");
  const viewer::Opening opening = shown.openGlb(*bytes);
  if (opening.failure) {
    return fail(kBadInput, options.model.string() + ", " + opening.failure->subject,
                "このモデルは表示できません（" + opening.failure->message + "）。", opening.failure->message + ".");
  }
  for (uint32_t i = 0; i < opening.images.size(); ++i) {
    const viewer::ImageSource& image = opening.images[i];
    auto pixels = decodeImage(std::span(*bytes).subspan(image.offset, image.length), image.mime);
    if (!pixels) {
      fail(kDone, options.model.string() + ", image " + std::to_string(i),
           "画像が壊れているため、なしで描きます。", "the picture is damaged; drawn without it.");
      continue;
    }
    shown.setTexturePixels(i, pixels->width, pixels->height, std::move(pixels->rgba));
  }
  if (const auto failure = shown.show()) return fail(kBadInput, options.model, failure->message, failure->message);
  return kDone;
}

int write(const std::filesystem::path& path, const Picture& picture) {
  if (writePng(path, picture)) return kDone;
  return fail(kFiles, path, "書けません。フォルダがあるか、空き容量があるか確かめてください。",
              "cannot be written. Is the folder there, and is there room on the disk?");
}

int run(const PosterOptions& options) {
  // Filament tells there which version and backend it is.
  if (!std::freopen("/dev/null", "w", stdout)) return kFiles;
  const auto environment = readFile(options.environment);
  if (!environment) {
    return fail(kFiles, options.environment, "読めません。--environment に gallery.ktx のパスを書いてください。",
                "cannot be read. Give the path of gallery.ktx to --environment.");
  }
  const auto display = VirtualDisplay::start();
  if (!display) {
    return fail(kFiles, "Xvfb", "起動できません。apt-get install xvfb libgl1-mesa-dri を実行してください。",
                "does not start. Install it: apt-get install xvfb libgl1-mesa-dri");
  }
  const auto shown = viewer::Viewer::make({viewer::Backend::kOffscreen, 64, 64});
  if (!shown) {
    return fail(kFiles, "OpenGL", "使えません。apt-get install libgl1-mesa-dri を実行してください。",
                "is not to be had. Install it: apt-get install libgl1-mesa-dri");
  }
  if (const auto failure = shown->setEnvironment(*environment)) {
    return fail(kBadInput, options.environment.string() + ", " + failure->subject,
                "環境光として使えません（" + failure->message + "）。", failure->message + ".");
  }
  if (const int code = showModel(*shown, options)) return code;
  if (const int code = write(options.out / "poster.png", drawPoster(*shown, options))) return code;
  if (options.with_turntable) return write(options.out / "turntable.png", drawTurntable(*shown));
  return kDone;
}

}  // namespace

int main(int argc, char** argv) {
  const auto parsed = parsePosterOptions(argc, argv);
  if (std::holds_alternative<HelpWanted>(parsed)) {
    std::fputs(posterHelp(), stdout);
    return kDone;
  }
  if (const auto* error = std::get_if<UsageError>(&parsed)) {
    std::fprintf(stderr, "kura-poster: %s\n\n%s", error->message.c_str(), posterHelp());
    return kUsage;
  }
  return run(std::get<PosterOptions>(parsed));
}
