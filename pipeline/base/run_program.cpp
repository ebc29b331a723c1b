#include "base/run_program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstring>

extern char** environ;

namespace kura {
namespace {

constexpr size_t kOutputKept = 8192;

class Pipe {
 public:
  Pipe() {
    if (::pipe2(ends_, O_CLOEXEC) != 0) ends_[0] = ends_[1] = -1;
  }
  ~Pipe() {
    closeRead();
    closeWrite();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  bool ok() const { return ends_[0] >= 0; }
  int readEnd() const { return ends_[0]; }
  int writeEnd() const { return ends_[1]; }
  void closeRead() { closeEnd(0); }
  void closeWrite() { closeEnd(1); }

 private:
  void closeEnd(int which) {
    if (ends_[which] >= 0) ::close(ends_[which]);
    ends_[which] = -1;
  }
  int ends_[2] = {-1, -1};
};

struct Limit {
  int resource;
  rlim_t value;
};

std::vector<Limit> limitsOf(const RunProgramOptions& options) {
  std::vector<Limit> limits = {{RLIMIT_CORE, 0}};
  if (options.max_memory_bytes) limits.push_back({RLIMIT_AS, static_cast<rlim_t>(*options.max_memory_bytes)});
  if (options.max_file_bytes) limits.push_back({RLIMIT_FSIZE, static_cast<rlim_t>(*options.max_file_bytes)});
  if (options.max_cpu_seconds) {
    limits.push_back({RLIMIT_CPU, static_cast<rlim_t>(std::max(1.0, std::ceil(*options.max_cpu_seconds)))});
  }
  return limits;
}

std::vector<char*> pointersTo(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// Only async-signal-safe calls: other threads of the parent may hold any lock.
[[noreturn]] void becomeProgram(char* const* arguments, char* const* environment, const std::vector<Limit>& limits,
                                const char* directory, int output, int start_failure, pid_t parent) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(127);  // it died before the line above took effect
  ::signal(SIGINT, SIG_DFL);
  ::signal(SIGTERM, SIG_DFL);
  ::signal(SIGPIPE, SIG_DFL);
  const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(output, STDERR_FILENO);
  for (const Limit& limit : limits) {
    const rlimit both = {limit.value, limit.value};
    ::setrlimit(static_cast<__rlimit_resource_t>(limit.resource), &both);
  }
  if (!directory || ::chdir(directory) == 0) ::execvpe(arguments[0], arguments, environment);
  const int reason = errno;
  [[maybe_unused]] const ssize_t told = ::write(start_failure, &reason, sizeof reason);
  ::_exit(127);
}

enum class Drained { kSome, kNothingYet, kEnd };

// Reads a piece of what is there and keeps the end of it all.
Drained drain(int fd, std::string& kept) {
  char buffer[4096];
  const ssize_t count = ::read(fd, buffer, sizeof buffer);
  if (count < 0) return errno == EINTR ? Drained::kSome : errno == EAGAIN ? Drained::kNothingYet : Drained::kEnd;
  if (count == 0) return Drained::kEnd;
  kept.append(buffer, static_cast<size_t>(count));
  if (kept.size() > kOutputKept) kept.erase(0, kept.size() - kOutputKept);
  return Drained::kSome;
}

}  // namespace

Result<ProgramOutcome> runProgram(const RunProgramOptions& options) {
  using Clock = std::chrono::steady_clock;
  const auto cannotStart = [&](int reason) {
    const std::string why = std::strerror(reason);
    return ioError(options.program.string(),
                   {"プログラムを起動できません（" + why + "）。", "The program cannot be started (" + why + ")."},
                   {"インストールが壊れていないか確かめてください。", "Check that the installation is complete."});
  };
  std::vector<std::string> arguments = {options.program.string()};
  arguments.insert(arguments.end(), options.arguments.begin(), options.arguments.end());
  std::vector<std::string> environment = options.environment;  // first wins with getenv
  for (char** entry = environ; *entry; ++entry) environment.emplace_back(*entry);
  const std::vector<char*> argument_pointers = pointersTo(arguments);
  const std::vector<char*> environment_pointers = pointersTo(environment);
  const std::vector<Limit> limits = limitsOf(options);
  Pipe output, start_failure;
  if (!output.ok() || !start_failure.ok()) return cannotStart(errno);

  const Clock::time_point start = Clock::now();
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) return cannotStart(errno);
  if (child == 0) {
    becomeProgram(argument_pointers.data(), environment_pointers.data(), limits, options.directory.empty() ? nullptr : options.directory.c_str(), output.writeEnd(),
                  start_failure.writeEnd(), parent);
  }
  ::setpgid(child, child);  // here too: whoever comes first
  output.closeWrite();
  start_failure.closeWrite();

  ProgramOutcome outcome;
  bool stopped = false;
  const auto stop = [&](ProgramOutcome::End end) {
    outcome.end = end;
    stopped = true;
    ::kill(-child, SIGKILL);
  };
  const auto elapsed = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
  int status = 0;
  rusage usage = {};
  bool is_open = true;
  for (;;) {
    pollfd waiting = {output.readEnd(), POLLIN, 0};
    // A closed pipe does not mean that the program has ended, so keep the clock running in both cases.
    ::poll(&waiting, is_open ? 1 : 0, is_open ? 50 : 5);
    if (is_open && waiting.revents != 0) is_open = drain(output.readEnd(), outcome.output) != Drained::kEnd;
    const pid_t ended = ::wait4(child, &status, WNOHANG, &usage);
    if (ended == child) break;
    if (stopped) continue;
    if (options.max_seconds && elapsed() > *options.max_seconds) stop(ProgramOutcome::End::kTimedOut);
    if (!stopped && options.is_cancelled && options.is_cancelled()) stop(ProgramOutcome::End::kCancelled);
  }
  ::kill(-child, SIGKILL);  // what it may have left behind
  ::fcntl(output.readEnd(), F_SETFL, O_NONBLOCK);
  while (is_open && drain(output.readEnd(), outcome.output) == Drained::kSome) {
  }
  int reason = 0;
  if (::read(start_failure.readEnd(), &reason, sizeof reason) == sizeof reason) return cannotStart(reason);

  outcome.seconds = elapsed();
  outcome.peak_memory_bytes = static_cast<uint64_t>(usage.ru_maxrss) * 1024;
  if (stopped) return outcome;
  if (WIFSIGNALED(status)) {
    outcome.signal = WTERMSIG(status);
    outcome.end = outcome.signal == SIGXCPU ? ProgramOutcome::End::kTimedOut : ProgramOutcome::End::kSignalled;
    // The hard CPU limit ends in SIGKILL; a program that we did not kill and that used its whole share met it.
    const double cpu = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + 1.0;
    if (outcome.signal == SIGKILL && options.max_cpu_seconds && cpu >= *options.max_cpu_seconds) {
      outcome.end = ProgramOutcome::End::kTimedOut;
    }
  } else {
    outcome.exit_code = WEXITSTATUS(status);
  }
  return outcome;
}

}  // namespace kura
