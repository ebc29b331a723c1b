#include "base/hash.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "support/temporary_folder.h"

namespace kura {
namespace {

TEST(Sha256, AgreesWithFips180) {
  EXPECT_EQ(sha256(asBytes("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(ContentHash, OfFileEqualsThatOfItsBytes) {
  TemporaryFolder folder;
  const Bytes bytes(200'000, 7);  // more than one read
  ASSERT_TRUE(writeFile(folder.path() / "a", bytes));
  Result<std::string> hash = contentHashOfFile(folder.path() / "a");
  ASSERT_TRUE(hash);
  EXPECT_EQ(*hash, contentHash(bytes));
  EXPECT_EQ(hash->size(), 32u);
}

TEST(ContentHash, DiffersWhereOneByteDiffers) { EXPECT_NE(contentHash(asBytes("a")), contentHash(asBytes("b"))); }

}  // namespace
}  // namespace kura
