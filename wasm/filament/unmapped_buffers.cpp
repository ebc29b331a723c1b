// WebGL cannot map buffers. Filament would only to read pixels back into memory, which the viewer on the web leaves to
// JavaScript; Emscripten's imitation (FULL_ES3) costs download and a check at every draw call.
extern "C" void* glMapBufferRange(unsigned, long, long, unsigned) { return nullptr; }
extern "C" unsigned char glUnmapBuffer(unsigned) { return 0; }
