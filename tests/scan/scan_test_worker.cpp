// Reads scans as `kura worker read-scan FILE OUT` does; with a file named crash, hang or greedy it misbehaves that way.
#include <chrono>
#include <csignal>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

#include "scan/read_scan.h"

int main(int count, char** arguments) {
  if (count != 5 || std::strcmp(arguments[1], "worker") != 0 || std::strcmp(arguments[2], "read-scan") != 0) return 1;
  const std::filesystem::path file = arguments[3];
  if (file.stem() == "crash") std::raise(SIGSEGV);
  if (file.stem() == "hang") std::this_thread::sleep_for(std::chrono::minutes(5));
  if (file.stem() == "liar") return 0;
  if (file.stem() == "greedy") {
    std::vector<std::vector<char>> hoard;
    for (;;) hoard.emplace_back(size_t{64} << 20, 'x');
  }
  return kura::runReadScanWorker(file, arguments[4]);
}
