#include "publish/page_templates.h"

#include <gmock/gmock.h>

#include <set>

namespace kura {
namespace {

using nlohmann::json;
using testing::HasSubstr;

Result<PageTemplates> readOurs() { return readPageTemplates(KURA_SOURCE_DIR "/site/templates"); }

TEST(PageTemplates, BothLanguagesHaveTheSameWords) {
  const auto templates = readOurs();
  ASSERT_TRUE(templates.ok());
  std::set<std::string> japanese, english;
  for (const auto& [word, text] : templates->strings.at("ja").items()) japanese.insert(word);
  for (const auto& [word, text] : templates->strings.at("en").items()) english.insert(word);
  EXPECT_EQ(japanese, english);
}

TEST(PageTemplates, EveryWordThatATemplateAsksForIsThere) {
  const auto templates = readOurs();
  ASSERT_TRUE(templates.ok());
  std::map<std::string, std::string> texts = templates->pages;
  texts.insert(templates->partials.begin(), templates->partials.end());
  size_t asked = 0;
  for (const auto& [name, text] : texts) {
    for (size_t at = text.find("{{t."); at != std::string::npos; at = text.find("{{t.", at + 1)) {
      const std::string word = text.substr(at + 4, text.find("}}", at) - at - 4);
      EXPECT_TRUE(templates->strings.at("ja").contains(word)) << name << ": " << word;
      ++asked;
    }
  }
  EXPECT_GT(asked, 30u);
}

TEST(PageTemplates, PartialsAreFoundUnderTheirFolder) {
  PageTemplates templates{.pages = {{"page", "<{{> partials/stage}}>"}}, .partials = {{"stage", "{{stage.name}}"}}, .strings = {}};
  const auto html = renderPage(templates, "page", {{"stage", {{"name", "a & b"}}}});
  ASSERT_TRUE(html.ok());
  EXPECT_EQ(*html, "<a &amp; b>\n");
}

TEST(PageTemplates, EmptyTextsNullAndFalseAreAbsent) {
  PageTemplates templates{.pages = {{"page", "{{#a}}A{{/a}}{{#b}}B{{/b}}{{#c}}C{{/c}}{{#d}}D{{/d}}"}}, .partials = {}, .strings = {}};
  const auto html = renderPage(templates, "page", {{"a", ""}, {"b", nullptr}, {"c", false}, {"d", "x"}});
  ASSERT_TRUE(html.ok());
  EXPECT_EQ(*html, "D\n");
}

TEST(PageTemplates, LeavesNoEmptyLinesBehind) {
  PageTemplates templates{.pages = {{"page", "<ul>\n  {{#a}}\n  <li>{{.}}</li>\n  {{/a}}\n</ul>\n"}}, .partials = {}, .strings = {}};
  const auto html = renderPage(templates, "page", {{"a", {"1", "2"}}});
  ASSERT_TRUE(html.ok());
  EXPECT_EQ(*html, "<ul>\n  <li>1</li>\n  <li>2</li>\n</ul>\n");
}

TEST(PageTemplates, ABrokenTemplateIsAnErrorThatNamesIt) {
  PageTemplates templates{.pages = {{"page", "{{#open}}"}}, .partials = {}, .strings = {}};
  const auto html = renderPage(templates, "page", json::object());
  ASSERT_FALSE(html.ok());
  EXPECT_EQ(html.error().code, ErrorCode::kInternal);
  EXPECT_EQ(html.error().subject, "page.mustache");
}

TEST(PageTemplates, AMissingFolderIsAnError) {
  const auto templates = readPageTemplates("/nowhere/templates");
  ASSERT_FALSE(templates.ok());
  EXPECT_EQ(templates.error().code, ErrorCode::kIo);
  EXPECT_THAT(templates.error().subject, HasSubstr("/nowhere/templates"));
}

TEST(JsonForHtml, NothingInItCanEndTheScriptElement) {
  const json value = {{"a", "</script><!-- & \u2028"}};
  const std::string text = jsonForHtml(value);
  EXPECT_EQ(text, "{\"a\":\"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\"}");
  EXPECT_EQ(json::parse(text), value);
}

TEST(JsonForHtml, InvalidUtf8IsReplaced) { EXPECT_EQ(jsonForHtml("a\xff"), "\"a\uFFFD\""); }

}  // namespace
}  // namespace kura
