# Filament's built-in materials and its DFG table, made with Debian's native tools of the same version.
# Sets FILAMENT_GENERATED_SOURCES and MATC.

# Native programs: Emscripten's toolchain would look for them in its own sysroot only.
foreach(tool IN ITEMS matc cmgen filament-resgen)
  string(TOUPPER "${tool}" variable)
  string(REPLACE "FILAMENT-" "" variable "${variable}")
  find_program(${variable} ${tool} NO_CMAKE_FIND_ROOT_PATH REQUIRED)
endforeach()

find_program(PYTHON python3 NO_CMAKE_FIND_ROOT_PATH REQUIRED)
set(CONDENSE_SCRIPT "${CMAKE_CURRENT_SOURCE_DIR}/../../viewer/materials/condense.py")

set(FILAMENT_BUILTIN_MATERIALS
  antiAliasing/fxaa
  blitLow
  colorGrading/colorGrading
  defaultMaterial
  separableGaussianBlur
  ssao/bilateralBlur ssao/mipmapDepth ssao/sao)

# Effects that the viewer never switches on. Filament compiles each at its first use and must only find a name, so they
# are empty. Whoever switches one on moves its name up.
set(FILAMENT_UNUSED_MATERIALS
  taa bloomDownsample bloomUpsample colorGradingAsSubpass dof dofCoc dofCombine dofDilate dofDownsample dofMedian
  dofMipmap dofTiles dofTilesSwizzle flare vsmMipmap blitHigh blitMedium skybox)

set(generated "${CMAKE_CURRENT_BINARY_DIR}/generated")
file(MAKE_DIRECTORY "${generated}/material" "${generated}/resources" "${generated}/data")

set(compiled_materials)
foreach(material IN LISTS FILAMENT_BUILTIN_MATERIALS)
  set(source "${FILAMENT}/filament/src/materials/${material}.mat")
  get_filename_component(name "${material}" NAME)
  set(output "${generated}/material/${name}.filamat")
  add_custom_command(OUTPUT "${output}"
    COMMAND "${MATC}" -S -a opengl -p mobile -o "${output}.matc" "${source}"
    COMMAND "${PYTHON}" "${CONDENSE_SCRIPT}" "${output}" "${output}.matc"
    DEPENDS "${source}" "${CONDENSE_SCRIPT}" VERBATIM)
  list(APPEND compiled_materials "${output}")
endforeach()

foreach(name IN LISTS FILAMENT_UNUSED_MATERIALS)
  set(output "${generated}/unused/${name}.filamat")
  file(CONFIGURE OUTPUT "${output}" CONTENT "-")
  list(APPEND compiled_materials "${output}")
endforeach()

add_custom_command(OUTPUT "${generated}/resources/materials.c" "${generated}/resources/materials.h"
  COMMAND "${RESGEN}" -qcx "${generated}/resources" -p materials ${compiled_materials}
  DEPENDS ${compiled_materials} VERBATIM)

add_custom_command(OUTPUT "${generated}/data/dfg.inc"
  COMMAND "${CMGEN}" --quiet --size=64 --ibl-dfg-multiscatter --ibl-dfg-cloth "--ibl-dfg=${generated}/data/dfg.inc"
  VERBATIM)

set(deltas "${CMAKE_CURRENT_SOURCE_DIR}/dfg_deltas.py")
add_custom_command(OUTPUT "${generated}/data/dfg_deltas.inc"
  COMMAND "${PYTHON}" "${deltas}" "${generated}/data/dfg_deltas.inc" "${generated}/data/dfg.inc"
  DEPENDS "${generated}/data/dfg.inc" "${deltas}" VERBATIM)

set(FILAMENT_GENERATED_SOURCES
  "${generated}/resources/materials.c" "${generated}/resources/materials.h" "${generated}/data/dfg_deltas.inc")
