# Filament's ambient occlusion attaches the depth texture to the very pass that samples it, to leave out the background by
# a depth test. WebGL forbids that: the browser reports "Feedback loop formed between Framebuffer and active Texture" and
# draws no occlusion. Without the attachment the background is computed too, and nothing reads it.
# Sets POST_PROCESS_SOURCE, a copy of PostProcessManager.cpp without that attachment.
set(original "${FILAMENT}/filament/src/PostProcessManager.cpp")
set(POST_PROCESS_SOURCE "${CMAKE_CURRENT_BINARY_DIR}/generated/PostProcessManager.cpp")
file(READ "${original}" code)
foreach(part IN ITEMS
    "data.depth = builder.read(data.depth, FrameGraphTexture::Usage::DEPTH_ATTACHMENT);\n                data.ssao"
    ".attachments = { .color = { data.ssao }, .depth = data.depth }")
  string(FIND "${code}" "${part}" position)
  if(position EQUAL -1)
    message(FATAL_ERROR "ssao_without_depth_test.cmake: ${original} makes its ambient occlusion in another way. Another "
                        "version of Filament? Check whether it works in WebGL without warnings, then drop this file.")
  endif()
endforeach()
string(REPLACE "data.depth = builder.read(data.depth, FrameGraphTexture::Usage::DEPTH_ATTACHMENT);\n                data.ssao"
               "data.ssao" code "${code}")
string(REPLACE ".attachments = { .color = { data.ssao }, .depth = data.depth }" ".attachments = { .color = { data.ssao } }" code "${code}")
file(CONFIGURE OUTPUT "${POST_PROCESS_SOURCE}" CONTENT "${code}" @ONLY)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${original}")
