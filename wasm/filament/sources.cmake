# The source files of Filament 1.9.25 that a WebGL 2 viewer needs, listed by name. Left out on purpose: gltfio (the
# viewer reads glTF itself), Vulkan, Metal, the material debugger.
# opengl/OpenGLContext.cpp, PostProcessManager.cpp, Renderer.cpp, View.cpp, Panic.cpp and Log.cpp are missing here because
# hide_extensions.cmake, ssao_without_depth_test.cmake and leave_out.cmake compile changed copies of them; ColorGrading.cpp, DFG.cpp
# and ostream.cpp because files of ours stand for them.
set(FILAMENT_SOURCES)

function(filament_sources folder)
  list(TRANSFORM ARGN PREPEND "${FILAMENT}/${folder}/")
  set(FILAMENT_SOURCES ${FILAMENT_SOURCES} ${ARGN} PARENT_SCOPE)
endfunction()

filament_sources(filament/src
  Box.cpp BufferObject.cpp Camera.cpp Color.cpp Culler.cpp DebugRegistry.cpp
  Engine.cpp Exposure.cpp Fence.cpp FrameInfo.cpp FrameSkipper.cpp Froxelizer.cpp Frustum.cpp GPUBuffer.cpp
  IndexBuffer.cpp IndirectLight.cpp Material.cpp MaterialInstance.cpp MaterialParser.cpp
  FrameGraphRenderPass.cpp RenderPrimitive.cpp RenderTarget.cpp
  ResourceAllocator.cpp Scene.cpp ShadowMap.cpp ShadowMapManager.cpp Skybox.cpp Stream.cpp SwapChain.cpp
  Texture.cpp ToneMapping.cpp UniformBuffer.cpp VertexBuffer.cpp Viewport.cpp
  components/CameraManager.cpp components/LightManager.cpp components/RenderableManager.cpp
  components/TransformManager.cpp fg2/Blackboard.cpp fg2/DependencyGraph.cpp fg2/FrameGraph.cpp
  fg2/FrameGraphResources.cpp fg2/FrameGraphPass.cpp fg2/PassNode.cpp fg2/Resource.cpp fg2/ResourceNode.cpp
  fg2/FrameGraphTexture.cpp)

filament_sources(filament/backend/src
  BackendUtils.cpp Callable.cpp CircularBuffer.cpp CommandBufferQueue.cpp CommandStream.cpp Driver.cpp
  Handle.cpp noop/NoopDriver.cpp noop/PlatformNoop.cpp Platform.cpp Program.cpp SamplerGroup.cpp
  TextureReshaper.cpp opengl/GLUtils.cpp opengl/OpenGLBlitter.cpp opengl/OpenGLDriver.cpp
  opengl/OpenGLPlatform.cpp opengl/OpenGLProgram.cpp opengl/PlatformWebGL.cpp opengl/TimerQuery.cpp
  opengl/gl_headers.cpp)

filament_sources(libs/utils/src
  api_level.cpp debug.cpp Allocator.cpp CallStack.cpp CString.cpp CountDownLatch.cpp CyclicBarrier.cpp
  EntityManager.cpp JobSystem.cpp NameComponentManager.cpp Path.cpp Profiler.cpp
  sstream.cpp Systrace.cpp)

filament_sources(libs/filaflat/src
  ChunkContainer.cpp DictionaryReader.cpp MaterialChunk.cpp ShaderBuilder.cpp Unflattener.cpp)

filament_sources(libs/filabridge/src
  SamplerBindingMap.cpp SamplerInterfaceBlock.cpp UniformInterfaceBlock.cpp UibGenerator.cpp SibGenerator.cpp)

filament_sources(libs/camutils/src
  Bookmark.cpp Manipulator.cpp)

filament_sources(libs/geometry/src
  SurfaceOrientation.cpp)

filament_sources(libs/ibl/src
  Cubemap.cpp CubemapIBL.cpp CubemapSH.cpp CubemapUtils.cpp Image.cpp)

filament_sources(libs/image/src
  KtxBundle.cpp)

filament_sources(third_party/smol-v/source
  smolv.cpp)
