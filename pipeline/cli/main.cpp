// kura: parse, plan, run, report.
#include <cstdio>
#include <string>

#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/help_text.h"
#include "cli/stop_signal.h"
#include "scan/read_scan.h"

namespace kura {
namespace {

template <typename... Cases>
struct Match : Cases... {
  using Cases::operator()...;
};

int print(const std::string& text) { return std::fputs(text.c_str(), stdout) < 0 ? exitCode(ErrorCode::kIo) : 0; }

// Work for another kura, in a process of its own (scan/read_scan.h).
int runWorker(const WorkerCommand& command) {
  const std::vector<std::string>& arguments = command.arguments;
  if (arguments.size() == 3 && arguments[0] == "read-scan") return runReadScanWorker(arguments[1], arguments[2]);
  return exitCode(ErrorCode::kUsage);
}

int run(const CommandLine& line) {
  const Console console(line.language, line.json);
  const std::atomic<bool>& stop = watchStopSignals();
  return std::visit(Match{[&](const HelpCommand& help) { return print(helpText(help.about, line.language)); },
                          [&](const VersionCommand&) { return print("kura " KURA_VERSION "\n"); },
                          [&](const BuildCommand& command) { return runBuild(command, console, stop); },
                          [&](const CheckCommand& command) { return runCheck(command, console, stop); },
                          [&](const ConvertCommand& command) { return runConvert(command, console, stop); },
                          [&](const ExplainCommand& command) { return runExplain(command, console); },
                          [&](const BagCommand& command) { return runBag(command, console, stop); },
                          [&](const VerifyCommand& command) { return runVerify(command, console, stop); },
                          [&](const InitCommand& command) { return runInit(command, console); },
                          [&](const ReadingsCommand& command) { return runReadings(command, console); },
                          [&](const InfoCommand& command) { return runInfo(command, console, stop); },
                          [&](const ServeCommand& command) { return runServe(command, console, stop); },
                          [&](const WorkerCommand& command) { return runWorker(command); }},
                    line.command);
}

}  // namespace
}  // namespace kura

int main(int argc, char** argv) {
  const kura::Language language = kura::languageOfEnvironment();
  const kura::Result<kura::CommandLine> line = kura::parseCommandLine(argc, argv, language);
  if (line) return kura::run(*line);
  kura::Console(kura::languageOf(argc, argv, language), false).failure(line.error());
  return kura::exitCode(line.error().code);
}
