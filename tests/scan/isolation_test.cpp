// What a hostile file may do to the process that reads it, and what readScan makes of it.
#include <chrono>

#include "scan_files.h"

namespace kura {
namespace {

Result<ScanReading> readIsolated(const std::filesystem::path& file, double seconds = 20) {
  ReadScanOptions options;
  options.worker = KURA_SCAN_TEST_WORKER;
  options.max_seconds = seconds;
  options.max_memory_bytes = uint64_t{512} << 20;
  return readScan(file, options);
}

const char* const kObj = "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n";

TEST(ReadScan, GivesTheSameAsReadingInProcess) {
  TemporaryFolder folder;
  const auto file = put(folder, "茶碗 1.obj", kObj);
  const auto isolated = readIsolated(file);
  const auto direct = readScanInProcess(file);
  ASSERT_TRUE(isolated.ok()) << isolated.error().message.en;
  ASSERT_TRUE(direct.ok());
  EXPECT_EQ(isolated->scene.primitives.at(0).positions, direct->scene.primitives.at(0).positions);
  EXPECT_EQ(isolated->scene.primitives.at(0).indices, direct->scene.primitives.at(0).indices);
}

TEST(ReadScan, HandsOnTheErrorOfTheReader) {
  TemporaryFolder folder;
  const auto reading = readIsolated(put(folder, "a.obj", "v 0 0 0\n"));
  ASSERT_FALSE(reading.ok());
  EXPECT_EQ(reading.error().code, ErrorCode::kBadInput);
  EXPECT_NE(reading.error().subject.find("a.obj"), std::string::npos);
}

TEST(ReadScan, TurnsACrashIntoAnError) {
  TemporaryFolder folder;
  const auto reading = readIsolated(put(folder, "crash.obj", kObj));
  ASSERT_FALSE(reading.ok());
  EXPECT_EQ(reading.error().code, ErrorCode::kBadInput);
  EXPECT_NE(reading.error().subject.find("crash.obj"), std::string::npos);
  EXPECT_NE(reading.error().message.ja.find("異常終了"), std::string::npos);
}

TEST(ReadScan, StopsAHang) {
  TemporaryFolder folder;
  const auto start = std::chrono::steady_clock::now();
  const auto reading = readIsolated(put(folder, "hang.obj", kObj), 0.5);
  ASSERT_FALSE(reading.ok());
  EXPECT_EQ(reading.error().code, ErrorCode::kLimit);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST(ReadScan, StopsWhatTakesTooMuchMemory) {
  TemporaryFolder folder;
  const auto reading = readIsolated(put(folder, "greedy.obj", kObj));
  ASSERT_FALSE(reading.ok());
  EXPECT_NE(reading.error().subject.find("greedy.obj"), std::string::npos);
}

TEST(ReadScan, DoesNotBelieveAWorkerThatWroteNothing) {
  TemporaryFolder folder;
  EXPECT_FALSE(readIsolated(put(folder, "liar.obj", kObj)).ok());
}

TEST(ReadScan, LeavesNothingInTheTemporaryFolder) {
  TemporaryFolder folder, temporary;
  ::setenv("TMPDIR", temporary.path().c_str(), 1);
  EXPECT_TRUE(readIsolated(put(folder, "a.obj", kObj)).ok());
  EXPECT_FALSE(readIsolated(put(folder, "crash.obj", kObj)).ok());
  ::unsetenv("TMPDIR");
  EXPECT_TRUE(std::filesystem::is_empty(temporary.path()));
}

}  // namespace
}  // namespace kura
