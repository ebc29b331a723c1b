#include "scan/read_scan.h"

#include <signal.h>
#include <sys/stat.h>

#include <cstdlib>
#include <cstring>

#include "base/run_program.h"
#include "scan/scene_file.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

// A folder that only we may enter; gone with the object.
class PrivateFolder {
 public:
  PrivateFolder() {
    std::error_code ignored;
    std::string pattern = (fs::temp_directory_path(ignored) / "kura-scan-XXXXXX").string();
    if (::mkdtemp(pattern.data())) path_ = pattern;
  }
  ~PrivateFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

const Localized kExportAgain{"スキャンソフトで開けるか確かめ、書き出し直してください。",
                             "Check that the scanning software opens it, and export it again."};

Error stoppedBy(const ProgramOutcome& outcome, const fs::path& file, const ReadScanOptions& options, double seconds) {
  if (outcome.end == ProgramOutcome::End::kCancelled) {
    return {ErrorCode::kCancelled, file.string(), {"中止しました。", "Cancelled."}, {}};
  }
  if (outcome.end == ProgramOutcome::End::kTimedOut) {
    const std::string limit = std::to_string(static_cast<int>(seconds));
    return {ErrorCode::kLimit, file.string(),
            {limit + " 秒たっても読み終わらないため、やめました。ファイルが壊れている可能性があります。",
             "Reading did not finish within " + limit + " s and was stopped. The file may be broken."},
            kExportAgain};
  }
  const std::string limit = std::to_string(options.max_memory_bytes >> 20);
  if (outcome.peak_memory_bytes > options.max_memory_bytes / 10 * 9 || outcome.signal == SIGKILL) {
    return {ErrorCode::kLimit, file.string(),
            {"読むのにメモリーが " + limit + " MB を超えるため、やめました。",
             "Reading it takes more than " + limit + " MB of memory and was stopped."},
            kExportAgain};
  }
  const char* name = outcome.signal != 0 ? ::strsignal(outcome.signal) : nullptr;
  const std::string cause = name ? std::string(name) : "exit " + std::to_string(outcome.exit_code);
  return badInput(file.string(),
                  {"読み取りが異常終了しました（" + cause + "）。ファイルが壊れている可能性があります。",
                   "Reading it ended abnormally (" + cause + "). The file may be broken."},
                  kExportAgain);
}

// Small files are read in well under a second; what needs longer than this is broken.
double secondsFor(const fs::path& file) {
  std::error_code ignored;
  uintmax_t size = fs::file_size(file, ignored);
  if (ignored) size = 0;
  const fs::path buffer = fs::path(file).replace_extension(".bin");
  const uintmax_t more = fs::file_size(buffer, ignored);
  if (!ignored) size += more;
  return 9 + static_cast<double>(size) / (2 << 20);
}

}  // namespace

Result<ScanReading> readScan(const fs::path& file, const ReadScanOptions& options) {
  const PrivateFolder folder;
  if (folder.path().empty()) {
    return ioError(fs::temp_directory_path().string(), {"一時フォルダを作れません。", "The temporary folder cannot be made."},
                   {"ディスクの空きと権限を確かめてください。", "Check the free space and your permissions."});
  }
  const fs::path out = folder.path() / "scene";
  const double seconds = options.max_seconds.value_or(secondsFor(file));
  RunProgramOptions run;
  run.program = options.worker;
  run.arguments = {"worker", "read-scan", fs::absolute(file).string(), out.string()};
  // Large files are mapped, not copied, but their pages count as address space.
  std::error_code unknown;
  const uintmax_t size = fs::file_size(file, unknown);
  run.max_memory_bytes = options.max_memory_bytes + (unknown ? 0 : size);
  run.max_file_bytes = options.max_memory_bytes;
  run.max_seconds = seconds;
  run.max_cpu_seconds = seconds;
  run.is_cancelled = options.is_cancelled;
  const Result<ProgramOutcome> outcome = runProgram(run);
  if (!outcome.ok()) return outcome.error();
  if (!outcome->succeeded()) return stoppedBy(*outcome, file, options, seconds);
  Result<Result<ScanReading>> reading = readSceneFile(out);
  if (!reading.ok()) return reading.error();
  return std::move(reading).value();
}

}  // namespace kura
