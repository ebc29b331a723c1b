#include "cli/program_places.h"

#include <cstdlib>

namespace kura {
namespace {

namespace fs = std::filesystem;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

}  // namespace

fs::path programPath() {
  std::error_code ignored;
  return fs::read_symlink("/proc/self/exe", ignored);
}

Result<RecipeOptions> findProgramPlaces() {
  RecipeOptions places;
  places.program = programPath();
  const fs::path folder = places.program.parent_path();
  std::error_code ignored;

  places.poster_program = environment("KURA_POSTER");
  if (places.poster_program.empty() && fs::exists(folder / "kura-poster", ignored)) places.poster_program = folder / "kura-poster";
  const fs::path staged_poster = fs::path(KURA_STAGED_SHARE) / "../../bin/kura-poster";
  if (places.poster_program.empty() && fs::exists(staged_poster, ignored)) places.poster_program = staged_poster.lexically_normal();

  places.basisu_program = environment("KURA_BASISU");
  for (const fs::path& candidate : {folder.parent_path() / "libexec/kurabiraki/basisu", fs::path(KURA_STAGED_SHARE) / "../../libexec/kurabiraki/basisu"}) {
    if (places.basisu_program.empty() && fs::exists(candidate, ignored)) places.basisu_program = candidate.lexically_normal();
  }

  const std::string named = environment("KURA_SHARE");
  const fs::path candidates[] = {named, folder.parent_path() / "share/kurabiraki", KURA_STAGED_SHARE};
  for (const fs::path& candidate : candidates) {
    if (candidate.empty()) continue;
    if (fs::is_directory(candidate, ignored)) {
      places.share_dir = fs::absolute(candidate, ignored).lexically_normal();
      return places;
    }
    if (!named.empty()) break;  // a place that was named and is not there is a mistake, not a wish for another
  }
  const std::string place = named.empty() ? candidates[1].lexically_normal().string() : named;
  return ioError(place, {"ビューアーとひな型のフォルダがありません。", "The folder of the viewer and the templates is not there."},
                 {"kura を入れ直すか、KURA_SHARE にその場所を指定してください。", "Install kura again, or name the place in KURA_SHARE."});
}

}  // namespace kura
