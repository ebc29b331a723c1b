#include "catalog/rights.h"

#include <gtest/gtest.h>

namespace kura {
namespace {

TEST(Rights, KeepsCanonicalUris) {
  for (const char* uri : {"http://creativecommons.org/publicdomain/zero/1.0/", "http://creativecommons.org/licenses/by-nc-sa/4.0/",
                          "http://creativecommons.org/licenses/by/2.1/jp/", "http://rightsstatements.org/vocab/InC-EDU/1.0/"}) {
    EXPECT_EQ(readRightsUri(uri).uri, uri);
    EXPECT_FALSE(readRightsUri(uri).normalized) << uri;
  }
}

TEST(Rights, PutsUsualSpellingsRight) {
  for (const char* text : {"https://creativecommons.org/licenses/by/4.0/deed.ja", "creativecommons.org/licenses/by/4.0",
                           "https://www.creativecommons.org/licenses/by/4.0/legalcode", " http://creativecommons.org/licenses/by/4.0 "}) {
    EXPECT_EQ(readRightsUri(text).uri, "http://creativecommons.org/licenses/by/4.0/") << text;
  }
  EXPECT_TRUE(readRightsUri("https://creativecommons.org/licenses/by/4.0/").normalized);
  EXPECT_EQ(readRightsUri("https://rightsstatements.org/page/InC/1.0/?language=en").uri, "http://rightsstatements.org/vocab/InC/1.0/");
}

TEST(Rights, RefusesOthersAndSuggests) {
  EXPECT_FALSE(readRightsUri("http://creativecommons.org/licenses/by/9.0/").uri);
  EXPECT_FALSE(readRightsUri("http://creativecommons.org.example.com/licenses/by/4.0/").uri);
  EXPECT_FALSE(readRightsUri("http://rightsstatements.org/vocab/Free/1.0/").uri);
  EXPECT_FALSE(readRightsUri(std::string(100000, 'a')).uri);
  EXPECT_EQ(readRightsUri("CC BY-NC 4.0").suggestion, "http://creativecommons.org/licenses/by-nc/4.0/");
  EXPECT_EQ(readRightsUri("ＣＣ０").suggestion, "http://creativecommons.org/publicdomain/zero/1.0/");
  EXPECT_EQ(readRightsUri("要問合せ").suggestion, "");
}

}  // namespace
}  // namespace kura
