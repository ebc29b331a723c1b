#include "catalog/natural_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace kura {
namespace {

TEST(NaturalOrder, CountsNumbersInNames) {
  std::vector<std::string> names = {"b.jpg", "10.jpg", "2.jpg", "A2b10", "a2b9", "裏.jpg", "表.jpg", "1.jpg"};
  std::sort(names.begin(), names.end(), naturallyBefore);
  EXPECT_EQ(names, (std::vector<std::string>{"1.jpg", "2.jpg", "10.jpg", "a2b9", "A2b10", "b.jpg", "表.jpg", "裏.jpg"}));
}

TEST(NaturalOrder, IsStrictForNamesThatDifferInZerosOrCase) {
  EXPECT_TRUE(naturallyBefore("01", "1"));
  EXPECT_FALSE(naturallyBefore("1", "01"));
  EXPECT_TRUE(naturallyBefore("A", "a"));
  EXPECT_FALSE(naturallyBefore("a", "A"));
  EXPECT_FALSE(naturallyBefore("007", "007"));
  EXPECT_TRUE(naturallyBefore("99999999999999999999998", "99999999999999999999999"));
}

}  // namespace
}  // namespace kura
