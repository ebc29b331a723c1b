#pragma once

#include "base/result.h"
#include "recipe/recipe_options.h"

namespace kura {

// Where the program and what it needs stand. share: $KURA_SHARE, else ../share/kurabiraki beside the program's folder,
// else the stage of the build tree; kIo with the places where none of them is there. The poster program is
// $KURA_POSTER or kura-poster beside the program, empty where there is none.
Result<RecipeOptions> findProgramPlaces();

// The running program.
std::filesystem::path programPath();

}  // namespace kura
