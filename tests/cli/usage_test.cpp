#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/program_run.h"

namespace kura {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

TEST(Usage, HelpTeachesInTheLanguageOfTheLocale) {
  const ProgramOutcome english = runProgram({"--help"});
  EXPECT_EQ(english.exit_code, 0);
  EXPECT_THAT(english.out, HasSubstr("kura build treasures -o site"));
  EXPECT_THAT(english.out, HasSubstr("Exit codes"));
  EXPECT_THAT(english.err, IsEmpty());
  EXPECT_THAT(runProgram({"--help"}, "ja_JP.UTF-8").out, HasSubstr("終了コード"));
  EXPECT_THAT(runProgram({"--help", "--lang", "en"}, "ja_JP.UTF-8").out, HasSubstr("Exit codes"));
  EXPECT_THAT(runProgram({"--lang=ja", "--help"}).out, HasSubstr("終了コード"));
  EXPECT_EQ(runProgram({}).out, english.out);
}

TEST(Usage, EveryCommandHasItsHelp) {
  for (const char* command : {"build", "check", "convert", "info", "serve"}) {
    const ProgramOutcome help = runProgram({command, "--help"});
    EXPECT_EQ(help.exit_code, 0);
    EXPECT_THAT(help.out, StartsWith(std::string("kura ") + command + " "));
    EXPECT_EQ(runProgram({"help", command}).out, help.out);
    EXPECT_NE(runProgram({command, "--help", "--lang", "ja"}).out, help.out);
  }
  EXPECT_THAT(runProgram({"--help"}).out, Not(HasSubstr("worker")));
}

TEST(Usage, SaysItsVersion) { EXPECT_THAT(runProgram({"--version"}).out, StartsWith("kura 0.")); }

TEST(Usage, MistakesExitWithOneAndPointToTheHelp) {
  const std::vector<std::vector<std::string>> mistakes = {{"bild"}, {"build"}, {"build", "x"}, {"build", "x", "-o", "y", "--memory", "many"},
                                                          {"build", "x", "-o", "y", "--jobs", "0"}, {"check"}, {"serve", "x", "--port", "99999"},
                                                          {"convert", "x.obj", "-o", "y", "--unit", "尺"}, {"convert", "x.obj", "-o", "y", "--up", "W"},
                                                          {"check", "x", "--frobnicate"}, {"check", "x", "--lang", "fr"}, {"worker", "unknown"}};
  for (const std::vector<std::string>& mistake : mistakes) {
    const ProgramOutcome outcome = runProgram(mistake);
    EXPECT_EQ(outcome.exit_code, 1) << mistake[0];
    EXPECT_THAT(outcome.out, IsEmpty());
    EXPECT_TRUE(mistake[0] == "worker" || outcome.err.find("--help") != std::string::npos) << mistake[0];
  }
  EXPECT_THAT(runProgram({"build"}, "ja_JP.UTF-8").err, HasSubstr("が足りません"));
  EXPECT_THAT(runProgram({"bild"}).err, HasSubstr("Is build meant?"));
}

TEST(Usage, ASiteInsideTheCollectionIsRefused) {
  TemporaryFolder folder;
  const std::string collection = (folder.path() / "c").string();
  for (const std::string& site : {collection, folder.path().string(), collection + "/items/K-001"}) {
    EXPECT_EQ(runProgram({"build", collection, "-o", site}).exit_code, 1) << site;
  }
}

TEST(Usage, MissingInputsExitWithTwo) {
  EXPECT_EQ(runProgram({"check", "/nonexistent"}).exit_code, 2);
  EXPECT_EQ(runProgram({"build", "/nonexistent", "-o", "/tmp/never"}).exit_code, 2);
  EXPECT_EQ(runProgram({"info", "/nonexistent.obj"}).exit_code, 2);
  EXPECT_EQ(runProgram({"convert", "/nonexistent.obj", "-o", "/tmp/never"}).exit_code, 2);
  EXPECT_EQ(runProgram({"serve", "/nonexistent"}).exit_code, 2);
}

}  // namespace
}  // namespace kura
