// Runs another program to its end, within limits, and keeps what it said.
//
// For work that must not be able to harm this program: hostile scans, the poster renderer.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace kura {

struct RunProgramOptions {
  std::filesystem::path program;  // a path, or a name that is looked up in PATH
  std::vector<std::string> arguments;
  std::filesystem::path directory;               // to run in; ours where empty
  std::vector<std::string> environment;          // "NAME=value", in addition to ours
  std::optional<uint64_t> max_memory_bytes;      // address space (RLIMIT_AS)
  std::optional<uint64_t> max_file_bytes;        // size of any file that it writes
  std::optional<double> max_cpu_seconds;         // rounded up to whole seconds
  std::optional<double> max_seconds;             // wall clock
  std::function<bool()> is_cancelled;            // asked about ten times a second
};

struct ProgramOutcome {
  enum class End { kExited, kSignalled, kTimedOut, kCancelled };
  End end = End::kExited;
  int exit_code = 0;           // kExited
  int signal = 0;              // kSignalled
  std::string output;          // the last 8 KiB of what it wrote to standard output and standard error
  double seconds = 0;          // wall clock
  uint64_t peak_memory_bytes = 0;

  bool succeeded() const { return end == End::kExited && exit_code == 0; }
};

// The program gets no input and writes no core dump; it and all that it started are killed at a limit, and with us.
// Error (kIo) only where it cannot be started; how it ended is in the outcome.
Result<ProgramOutcome> runProgram(const RunProgramOptions& options);

}  // namespace kura
