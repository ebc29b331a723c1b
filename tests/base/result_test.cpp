#include "base/result.h"

#include <gtest/gtest.h>

#include <memory>

namespace kura {
namespace {

TEST(Result, CarriesMoveOnlyValues) {
  Result<std::unique_ptr<int>> result(std::make_unique<int>(3));
  ASSERT_TRUE(result);
  std::unique_ptr<int> value = std::move(result).value();
  EXPECT_EQ(*value, 3);
}

TEST(Result, CarriesTheError) {
  Result<int> result(badInput("items.csv row 2", {"誤り", "wrong"}));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().subject, "items.csv row 2");
}

TEST(ExitCode, FollowsTheDocumentedTable) {
  EXPECT_EQ(exitCode(ErrorCode::kUsage), 1);
  EXPECT_EQ(exitCode(ErrorCode::kIo), 2);
  EXPECT_EQ(exitCode(ErrorCode::kBadInput), 3);
  EXPECT_EQ(exitCode(ErrorCode::kLimit), 3);
  EXPECT_EQ(exitCode(ErrorCode::kInternal), 4);
  EXPECT_EQ(exitCode(ErrorCode::kCancelled), 130);
}

}  // namespace
}  // namespace kura
