#include "publish/rights_statement.h"

#include <gmock/gmock.h>

#include "publish/support/sample_item.h"

namespace kura {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(DescribeRights, KnowsCreativeCommonsInEverySpelling) {
  for (const char* uri : {"http://creativecommons.org/licenses/by-nc-sa/4.0/", "https://creativecommons.org/licenses/by-nc-sa/4.0",
                          "https://www.creativecommons.org/licenses/by-nc-sa/4.0/deed.ja"}) {
    const RightsStatement statement = describeRights(uri);
    EXPECT_EQ(statement.name, "CC BY-NC-SA 4.0") << uri;
    EXPECT_THAT(statement.marks, ElementsAre("cc", "by", "nc", "sa")) << uri;
  }
  EXPECT_EQ(describeRights("http://creativecommons.org/publicdomain/zero/1.0/").name, "CC0 1.0");
  EXPECT_THAT(describeRights("http://creativecommons.org/publicdomain/mark/1.0/").marks, ElementsAre("pd"));
}

TEST(DescribeRights, KnowsRightsStatements) {
  const RightsStatement statement = describeRights("http://rightsstatements.org/vocab/InC-EDU/1.0/");
  EXPECT_EQ(statement.name, "In Copyright - Educational Use Permitted");
  EXPECT_EQ(statement.plain.ja, "著作権がありますが、教育には使えます");
}

TEST(DescribeRights, ShowsAnUnknownAddressAsItIs) {
  for (const char* uri : {"https://museum.example.jp/terms", "http://creativecommons.org/licenses/unheard/9.0/", "", "free"}) {
    const RightsStatement statement = describeRights(uri);
    EXPECT_EQ(statement.name, uri);
    EXPECT_TRUE(statement.plain.empty()) << uri;
    EXPECT_THAT(statement.marks, IsEmpty()) << uri;
  }
}

TEST(RightsOf, NobodyGivesAwayWhatTheyDidNotName) {
  EXPECT_EQ(rightsOf(test::makeBowl(), test::makeCollection(), AssetClass::kHighDefinition).uri, "") << "not those of the photograph";
  EXPECT_EQ(rightsOf(test::makeBowl(), Collection{}, AssetClass::kModel).uri, "");
}

TEST(PermitsDownload, OnlyWhereTheTermsLetPeopleTakeIt) {
  for (const char* uri : {"http://creativecommons.org/publicdomain/zero/1.0/", "http://creativecommons.org/licenses/by-nc-nd/4.0/",
                          "http://rightsstatements.org/vocab/NoC-NC/1.0/"}) {
    EXPECT_TRUE(permitsDownload({uri})) << uri;
  }
  for (const char* uri : {"", "http://rightsstatements.org/vocab/InC/1.0/", "http://rightsstatements.org/vocab/CNE/1.0/", "https://museum.example.jp/"}) {
    EXPECT_FALSE(permitsDownload({uri})) << uri;
  }
}

}  // namespace
}  // namespace kura
