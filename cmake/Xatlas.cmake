# include(Xatlas): the targets xatlas::xatlas (chart parameterization) and mikktspace::mikktspace (tangent space), each
# compiled once from the fetched source.
include_guard(GLOBAL)

set(kura_godot_thirdparty "${KURA_DEPS_DIR}/godot/thirdparty")
if(NOT EXISTS "${kura_godot_thirdparty}/xatlas/xatlas.h")
  message(FATAL_ERROR "No xatlas source in ${kura_godot_thirdparty}. Run scripts/fetch_sources.sh first.")
endif()

add_library(xatlas STATIC "${kura_godot_thirdparty}/xatlas/xatlas.cpp")
add_library(xatlas::xatlas ALIAS xatlas)
target_include_directories(xatlas SYSTEM PUBLIC "${kura_godot_thirdparty}/xatlas")
target_compile_options(xatlas PRIVATE -w)

add_library(mikktspace STATIC "${kura_godot_thirdparty}/misc/mikktspace.c")
add_library(mikktspace::mikktspace ALIAS mikktspace)
target_include_directories(mikktspace SYSTEM PUBLIC "${kura_godot_thirdparty}/misc")
target_compile_options(mikktspace PRIVATE -w)
