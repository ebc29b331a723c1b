// Runs the real program.
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "support/temporary_folder.h"

namespace kura {

struct ProgramOutcome {
  int exit_code = -1;  // 128 + signal where it was killed
  std::string out, err;
};

// A program that was started; wait() for its end.
class ProgramRun {
 public:
  explicit ProgramRun(const std::vector<std::string>& arguments, const std::string& locale = "C.UTF-8") {
    pid_ = ::fork();
    if (pid_ != 0) return;
    redirect(STDOUT_FILENO, "out");
    redirect(STDERR_FILENO, "err");
    ::setenv("LC_ALL", locale.c_str(), 1);
    std::vector<char*> argv = {const_cast<char*>(KURA_PROGRAM)};
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    ::execv(KURA_PROGRAM, argv.data());
    ::_exit(127);
  }
  ~ProgramRun() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  ProgramRun(const ProgramRun&) = delete;
  ProgramRun& operator=(const ProgramRun&) = delete;

  void interrupt() const { ::kill(pid_, SIGINT); }
  std::string outSoFar() const { return read("out"); }
  std::string errSoFar() const { return read("err"); }

  ProgramOutcome wait() {
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = -1;
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read("out"), read("err")};
  }

 private:
  void redirect(int fd, const char* name) const {
    const int file = ::open((folder_.path() / name).c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    ::dup2(file, fd);
    ::close(file);
  }
  std::string read(const char* name) const {
    std::ifstream stream(folder_.path() / name, std::ios::binary);
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
  }

  TemporaryFolder folder_;
  pid_t pid_ = -1;
};

inline ProgramOutcome runProgram(const std::vector<std::string>& arguments, const std::string& locale = "C.UTF-8") {
  return ProgramRun(arguments, locale).wait();
}

}  // namespace kura
