// The commands of the program; each returns its exit code.
#pragma once

#include <atomic>

#include "cli/command_line.h"
#include "cli/console.h"

namespace kura {

int runBuild(const BuildCommand& command, const Console& console, const std::atomic<bool>& stop);
int runCheck(const CheckCommand& command, const Console& console, const std::atomic<bool>& stop);
int runConvert(const ConvertCommand& command, const Console& console, const std::atomic<bool>& stop);
int runExplain(const ExplainCommand& command, const Console& console);
int runBag(const BagCommand& command, const Console& console, const std::atomic<bool>& stop);
int runVerify(const VerifyCommand& command, const Console& console, const std::atomic<bool>& stop);
int runInit(const InitCommand& command, const Console& console);
int runReadings(const ReadingsCommand& command, const Console& console);
int runInfo(const InfoCommand& command, const Console& console, const std::atomic<bool>& stop);
int runServe(const ServeCommand& command, const Console& console, const std::atomic<bool>& stop);

}  // namespace kura
