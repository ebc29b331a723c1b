#include "viewer/native/virtual_display.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <utility>

namespace kura::poster {
namespace {

constexpr int kStartMilliseconds = 15000;

// What Xvfb writes to -displayfd: the number and a line feed.
std::string readNumber(int descriptor) {
  std::string number;
  for (;;) {
    pollfd wait = {descriptor, POLLIN, 0};
    if (poll(&wait, 1, kStartMilliseconds) <= 0) return {};
    char byte = 0;
    if (read(descriptor, &byte, 1) != 1) return {};
    if (byte == '\n') return number;
    number += byte;
  }
}

[[noreturn]] void becomeXvfb(int display_descriptor) {
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  const int nothing = open("/dev/null", O_RDWR);
  dup2(nothing, 0);
  dup2(nothing, 1);
  dup2(nothing, 2);
  const std::string number = std::to_string(display_descriptor);
  execlp("Xvfb", "Xvfb", "-displayfd", number.c_str(), "-screen", "0", "64x64x24", "-nolisten", "tcp", "-noreset",
         static_cast<char*>(nullptr));
  _exit(127);
}

}  // namespace

std::optional<VirtualDisplay> VirtualDisplay::start() {
  setenv("MESA_EXTENSION_OVERRIDE", "-GL_EXT_shader_framebuffer_fetch", 1);
  setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
  setenv("GALLIUM_DRIVER", "llvmpipe", 1);
  int ends[2];
  if (pipe(ends) != 0) return std::nullopt;
  const pid_t pid = fork();
  if (pid < 0) {
    close(ends[0]);
    close(ends[1]);
    return std::nullopt;
  }
  if (pid == 0) {
    close(ends[0]);
    becomeXvfb(ends[1]);
  }
  close(ends[1]);
  VirtualDisplay display(pid);
  const std::string number = readNumber(ends[0]);
  close(ends[0]);
  if (number.empty()) return std::nullopt;
  setenv("DISPLAY", (":" + number).c_str(), 1);
  return display;
}

VirtualDisplay::VirtualDisplay(VirtualDisplay&& other) noexcept : pid_(std::exchange(other.pid_, 0)) {}

VirtualDisplay::~VirtualDisplay() {
  if (pid_ <= 0) return;
  kill(pid_, SIGTERM);
  waitpid(pid_, nullptr, 0);
}

}  // namespace kura::poster
