# Copies of Filament's sources without what the viewer never switches on. The linker removes by itself what nothing can
# reach, but Filament decides these things at run time, so each is made a constant here.
#
#   filament_copy(VARIABLE SOURCE [FROM TO]...)   SOURCE with each FROM, which must be there, replaced by TO; VARIABLE: the copy
function(filament_copy variable source)
  set(original "${FILAMENT}/${source}")
  get_filename_component(name "${source}" NAME)
  set(copy "${CMAKE_CURRENT_BINARY_DIR}/generated/${name}")
  file(READ "${original}" code)
  math(EXPR last "${ARGC} - 1")
  foreach(i RANGE 2 ${last} 2)
    math(EXPR j "${i} + 1")
    string(FIND "${code}" "${ARGV${i}}" position)
    if(position EQUAL -1)
      message(FATAL_ERROR "leave_out.cmake: ${original} has no \"${ARGV${i}}\". Another version of Filament? "
                          "See what became of that feature, then mend or drop this line.")
    endif()
    string(REPLACE "${ARGV${i}}" "${ARGV${j}}" code "${code}")
  endforeach()
  file(CONFIGURE OUTPUT "${copy}" CONTENT "${code}" @ONLY)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${original}")
  set(${variable} ${${variable}} "${copy}" PARENT_SCOPE)
endfunction()

set(FILAMENT_COPIES)
# Bloom, depth of field, temporal antialiasing, lamps beside the sun, refraction, pictures of another size than the canvas.
filament_copy(FILAMENT_COPIES filament/src/Renderer.cpp
  "auto bloomOptions = view.getBloomOptions();" "auto bloomOptions = view.getBloomOptions(); bloomOptions.enabled = false;"
  "auto dofOptions = view.getDepthOfFieldOptions();" "auto dofOptions = view.getDepthOfFieldOptions(); dofOptions.enabled = false;"
  "auto taaOptions = view.getTemporalAntiAliasingOptions();"
  "auto taaOptions = view.getTemporalAntiAliasingOptions(); taaOptions.enabled = false;"
  "view.updateScale(mFrameInfoManager.getLastFrameInfo())" "1.0f"
  "const bool scaled = any(notEqual(scale, float2(1.0f)));" "constexpr bool scaled = false;"
  "= view.getDynamicResolutionOptions().quality;" "= View::QualityLevel::LOW;"
  "if (view.hasDynamicLighting()) {" "if (false) {"
  "view.isScreenSpaceRefractionEnabled()" "false"
  "const bool blendModeTranslucent = view.getBlendMode() == View::BlendMode::TRANSLUCENT;" "constexpr bool blendModeTranslucent = false;"
  "driver.isFrameBufferFetchSupported()" "false")
filament_copy(FILAMENT_COPIES filament/src/View.cpp
  "mHasDynamicLighting = scene->getLightData().size() > FScene::DIRECTIONAL_LIGHTS_COUNT;" "mHasDynamicLighting = false;"
  "if (mHasDynamicLighting) {" "if (false) {"
  "if (scene->getLightData().size() > FScene::DIRECTIONAL_LIGHTS_COUNT) {" "if (false) {")
# Messages know %s and whole numbers; the whole of printf would come along for them.
filament_copy(FILAMENT_COPIES libs/utils/src/Panic.cpp
  "int n = vsnprintf(nullptr, 0, format, tmp);"
  [[int n = -1;
    for (const char* c = format; *c; ++c) {
        if (*c != '%') reason += *c;
        else if (*++c == 's') reason += va_arg(tmp, const char*);
        else reason += std::to_string(va_arg(tmp, int));
    }]])
filament_copy(FILAMENT_COPIES libs/utils/src/Log.cpp
  "fprintf(stdout, \"%s\", buf.get())" "fputs(buf.get(), stdout)"
  "fprintf(stderr, \"%s\", buf.get())" "fputs(buf.get(), stderr)")
list(APPEND FILAMENT_COPIES
  "${CMAKE_CURRENT_SOURCE_DIR}/plain_ostream.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/tone_table.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/dfg_table.cpp"
  "${CMAKE_CURRENT_SOURCE_DIR}/unmapped_buffers.cpp")
