// The command line, understood.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "cli/language.h"
#include "recipe/recipe_options.h"

namespace kura {

struct RunLimits {
  unsigned jobs = 2;
  uint64_t memory = uint64_t{4} << 30;  // bytes
};

struct BuildCommand {
  std::filesystem::path collection, site, cache;
  std::filesystem::path report;  // the curator's report; SITE.report.html by default
  RunLimits limits;
  std::optional<std::string> only;
};
struct CheckCommand {
  std::filesystem::path collection;
  bool watch = false;  // again whenever a file of the collection changes, until stopped
};
struct BagCommand {
  std::filesystem::path collection, bag, site;  // site: empty where only the collection is kept
  bool is_ocfl = false;                         // bag is an OCFL storage root, new or made before
};
struct VerifyCommand {
  std::filesystem::path folder;
};
struct ReadingsCommand {
  std::filesystem::path collection;
  std::filesystem::path output;  // a file that is not there yet
};

struct InitCommand {
  std::filesystem::path collection;
};
struct ConvertCommand {
  std::vector<std::filesystem::path> scans;
  std::filesystem::path site, cache;
  ConvertOptions wishes;
  RunLimits limits;
};
struct ExplainCommand {
  std::filesystem::path collection, site, cache;
  std::optional<std::string> item;  // absent: the steps of the whole collection and of every item
};
struct InfoCommand {
  std::vector<std::filesystem::path> files;
};
struct ServeCommand {
  std::filesystem::path site;
  std::string host = "127.0.0.1";
  int port = 8080;
};
struct WorkerCommand {
  std::vector<std::string> arguments;
};
struct HelpCommand {
  std::string about;  // name of a command, or empty
};
struct VersionCommand {};

struct CommandLine {
  Language language = Language::kEnglish;
  bool json = false;
  std::variant<HelpCommand, VersionCommand, BuildCommand, CheckCommand, ConvertCommand, BagCommand, VerifyCommand, ExplainCommand, InitCommand, ReadingsCommand, InfoCommand, ServeCommand, WorkerCommand> command;
};

// language: of the environment; --lang overrides it. Errors are kUsage.
Result<CommandLine> parseCommandLine(int argc, const char* const* argv, Language language);

// The --lang of a command line that may be wrong otherwise, so that even the error speaks the right language.
Language languageOf(int argc, const char* const* argv, Language otherwise);

}  // namespace kura
