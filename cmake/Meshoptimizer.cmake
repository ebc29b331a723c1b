# include(Meshoptimizer): the target meshoptimizer::meshoptimizer, version 0.22, compiled once from the fetched source.
# Its own CMake project is not used: it would install itself along with ours.
include_guard(GLOBAL)

set(kura_meshoptimizer "${KURA_DEPS_DIR}/meshoptimizer/src")
if(NOT EXISTS "${kura_meshoptimizer}/meshoptimizer.h")
  message(FATAL_ERROR "No meshoptimizer source in ${kura_meshoptimizer}. Run scripts/fetch_sources.sh first.")
endif()

add_library(meshoptimizer STATIC
  "${kura_meshoptimizer}/allocator.cpp"
  "${kura_meshoptimizer}/clusterizer.cpp"
  "${kura_meshoptimizer}/indexcodec.cpp"
  "${kura_meshoptimizer}/indexgenerator.cpp"
  "${kura_meshoptimizer}/overdrawanalyzer.cpp"
  "${kura_meshoptimizer}/overdrawoptimizer.cpp"
  "${kura_meshoptimizer}/quantization.cpp"
  "${kura_meshoptimizer}/simplifier.cpp"
  "${kura_meshoptimizer}/spatialorder.cpp"
  "${kura_meshoptimizer}/stripifier.cpp"
  "${kura_meshoptimizer}/vcacheanalyzer.cpp"
  "${kura_meshoptimizer}/vcacheoptimizer.cpp"
  "${kura_meshoptimizer}/vertexcodec.cpp"
  "${kura_meshoptimizer}/vertexfilter.cpp"
  "${kura_meshoptimizer}/vfetchanalyzer.cpp"
  "${kura_meshoptimizer}/vfetchoptimizer.cpp")
add_library(meshoptimizer::meshoptimizer ALIAS meshoptimizer)
target_include_directories(meshoptimizer SYSTEM PUBLIC "${kura_meshoptimizer}")
# Hidden: Filament's tools and libraries may load Debian's own libmeshoptimizer 0.18 into the same program, and its calls must
# not land in this version.
set_target_properties(meshoptimizer PROPERTIES CXX_VISIBILITY_PRESET hidden POSITION_INDEPENDENT_CODE ON)
