// A display without a screen, for OpenGL in software.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>

namespace kura::poster {

// Runs Xvfb on a display number that Xvfb itself chooses, so that many can start at once, and points DISPLAY to it. It
// ends with this object, and with the program however that ends.
class VirtualDisplay {
 public:
  // Also sets what Mesa needs: drawing in software, and without the extension with which llvmpipe 22 spoils Filament's
  // colour grading. Call before any graphics library starts. Empty where Xvfb is not installed or does not start.
  static std::optional<VirtualDisplay> start();

  VirtualDisplay(VirtualDisplay&& other) noexcept;
  VirtualDisplay& operator=(VirtualDisplay&&) = delete;
  ~VirtualDisplay();

 private:
  explicit VirtualDisplay(pid_t pid) : pid_(pid) {}
  pid_t pid_ = 0;
};

}  // namespace kura::poster
