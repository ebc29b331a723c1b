# The viewer core's sources, for the native build and for wasm/CMakeLists.txt. Sets KURA_VIEWER_SOURCES.
set(KURA_VIEWER_DIR "${CMAKE_CURRENT_LIST_DIR}")
set(KURA_VIEWER_SOURCES
  camera/camera_pose.cpp
  camera/fit.cpp
  camera/orbit_camera.cpp
  camera/room_view.cpp
  light/lighting.cpp
  light/look.cpp
  light/read_environment.cpp
  measure/axis.cpp
  measure/circle.cpp
  measure/unroll.cpp
  model/gltf_document.cpp
  model/read_accessor.cpp
  model/read_glb.cpp
  model/read_material.cpp
  model/tangent_frames.cpp
  piece/prepared_piece.cpp
  scene/detail.cpp
  scene/gpu_model.cpp
  scene/materials.cpp
  scene/stage.cpp
  space/clearance.cpp
  space/floor_shadow.cpp
  space/line_of_sight.cpp
  space/pick.cpp
  space/voxel_grid.cpp
  streaming/demand.cpp
  streaming/page_cache.cpp
  streaming/page_table.cpp
  viewer.cpp)
list(TRANSFORM KURA_VIEWER_SOURCES PREPEND "${KURA_VIEWER_DIR}/")
# Decoders of EXT_meshopt_compression.
set(KURA_MESHOPT_SOURCES indexcodec.cpp vertexcodec.cpp vertexfilter.cpp)
list(TRANSFORM KURA_MESHOPT_SOURCES PREPEND "${KURA_DEPS_DIR}/meshoptimizer/src/")
