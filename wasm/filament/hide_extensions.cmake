# Browsers newer than Filament 1.9.25 offer EXT_clip_control and EXT_disjoint_timer_query. Filament sees the names, but on
# the web it never asks for the function pointers, so it would call null while it starts. Without them it takes the
# paths that every browser of its time took. (Hiding the names in JavaScript works too, but every page would have to
# remember it.) Sets OPENGL_CONTEXT_SOURCE, a copy of OpenGLContext.cpp that does not look for them.
set(original "${FILAMENT}/filament/backend/src/opengl/OpenGLContext.cpp")
set(OPENGL_CONTEXT_SOURCE "${CMAKE_CURRENT_BINARY_DIR}/generated/OpenGLContext.cpp")
file(READ "${original}" code)
foreach(extension IN ITEMS EXT_clip_control EXT_disjoint_timer_query)
  set(query "hasExtension(exts, \"GL_${extension}\")")
  string(FIND "${code}" "${query}" position)
  if(position EQUAL -1)
    message(FATAL_ERROR "hide_extensions.cmake: ${original} no longer asks for ${extension}. Another version of Filament? "
                        "Check whether that version handles it on the web, then drop it from this list.")
  endif()
  string(REPLACE "${query}" "false" code "${code}")
endforeach()
file(CONFIGURE OUTPUT "${OPENGL_CONTEXT_SOURCE}" CONTENT "${code}" @ONLY)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${original}")
