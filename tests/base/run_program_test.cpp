#include "base/run_program.h"

#include <gtest/gtest.h>
#include <signal.h>

namespace kura {
namespace {

RunProgramOptions shell(const std::string& script) {
  RunProgramOptions options;
  options.program = "/bin/sh";
  options.arguments = {"-c", script};
  return options;
}

TEST(RunProgram, KeepsExitCodeAndOutput) {
  const auto outcome = runProgram(shell("echo out; echo err >&2; exit 7"));
  ASSERT_TRUE(outcome.ok());
  EXPECT_EQ(outcome->end, ProgramOutcome::End::kExited);
  EXPECT_EQ(outcome->exit_code, 7);
  EXPECT_EQ(outcome->output, "out\nerr\n");
  EXPECT_FALSE(outcome->succeeded());
}

TEST(RunProgram, KeepsOnlyTheEndOfLongOutput) {
  const auto outcome = runProgram(shell("head -c 1000000 /dev/zero | tr '\\0' x; echo end"));
  ASSERT_TRUE(outcome.ok());
  EXPECT_TRUE(outcome->succeeded());
  EXPECT_LE(outcome->output.size(), 8192u);
  EXPECT_EQ(outcome->output.substr(outcome->output.size() - 4), "end\n");
}

TEST(RunProgram, StopsAtTheWallClock) {
  RunProgramOptions options = shell("sleep 30 & sleep 30");
  options.max_seconds = 0.3;
  const auto outcome = runProgram(options);
  ASSERT_TRUE(outcome.ok());
  EXPECT_EQ(outcome->end, ProgramOutcome::End::kTimedOut);
  EXPECT_LT(outcome->seconds, 5);
}

TEST(RunProgram, StopsAtTheCpuLimit) {
  RunProgramOptions options = shell("while :; do :; done");
  options.max_cpu_seconds = 1;
  options.max_seconds = 60;
  const auto outcome = runProgram(options);
  ASSERT_TRUE(outcome.ok());
  EXPECT_EQ(outcome->end, ProgramOutcome::End::kTimedOut);
  EXPECT_LT(outcome->seconds, 50);
}

TEST(RunProgram, NamesTheSignal) {
  const auto outcome = runProgram(shell("kill -SEGV $$"));
  ASSERT_TRUE(outcome.ok());
  EXPECT_EQ(outcome->end, ProgramOutcome::End::kSignalled);
  EXPECT_EQ(outcome->signal, SIGSEGV);
}

TEST(RunProgram, StopsWhenAskedTo) {
  RunProgramOptions options = shell("sleep 30");
  options.is_cancelled = [] { return true; };
  const auto outcome = runProgram(options);
  ASSERT_TRUE(outcome.ok());
  EXPECT_EQ(outcome->end, ProgramOutcome::End::kCancelled);
}

TEST(RunProgram, SaysWhenThereIsNoSuchProgram) {
  RunProgramOptions options;
  options.program = "/nowhere/kura-no-such-program";
  const auto outcome = runProgram(options);
  ASSERT_FALSE(outcome.ok());
  EXPECT_EQ(outcome.error().code, ErrorCode::kIo);
  EXPECT_EQ(outcome.error().subject, "/nowhere/kura-no-such-program");
}

TEST(RunProgram, AddsToTheEnvironment) {
  RunProgramOptions options = shell("echo $KURA_TEST_WORD");
  options.environment = {"KURA_TEST_WORD=蔵"};
  const auto outcome = runProgram(options);
  ASSERT_TRUE(outcome.ok());
  EXPECT_EQ(outcome->output, "蔵\n");
}

}  // namespace
}  // namespace kura
