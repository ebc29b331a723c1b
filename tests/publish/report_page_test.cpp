#include "publish/report_page.h"

#include <gmock/gmock.h>

namespace kura {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string render(const ReportPageInput& input) {
  const auto templates = readPageTemplates(KURA_SOURCE_DIR "/site/templates");
  EXPECT_TRUE(templates.ok());
  const auto html = renderReportPage(input, *templates);
  EXPECT_TRUE(html.ok());
  return html.ok() ? *html : "";
}

TEST(ReportPage, GivesEveryFaultWithItsRemedyInBothLanguages) {
  ReportPageInput input;
  input.items.push_back({"K-001", {{"ja", "鉢"}}});
  input.diagnostics.push_back({Severity::kError, "K-001",
                               badInput("items.csv row 14, column 高さ_cm", {"「約20」は数ではありません。", "'約20' is not a number."},
                                        {"20 と書いてください。", "Write 20."})});
  const std::string html = render(input);
  for (const char* part : {"items.csv row 14, column 高さ_cm", "「約20」は数ではありません。", "&apos;約20&apos; is not a number.",
                           "20 と書いてください。", "Write 20."}) {
    EXPECT_THAT(html, HasSubstr(part));
  }
}

TEST(ReportPage, ShowsErrorsOfEachTierInMillimetres) {
  ReportPageInput input;
  input.items.push_back({"K-001", {{"ja", "鉢"}}});
  input.items.back().model = {{"tiers", {{{"name", "thumb"}, {"triangles", 20000}, {"bytes", 192000}, {"gpu_bytes", 1900000},
                                          {"error", {{"max_mm", 0.4321}, {"rms_mm", 0.0567}, {"texel_mm", 0.1}, {"ssim", 0.987}}}}}},
                              {"guessed", {"unit"}}};
  const std::string html = render(input);
  EXPECT_THAT(html, HasSubstr("20,000"));
  EXPECT_THAT(html, HasSubstr("0.43 mm"));
  EXPECT_THAT(html, HasSubstr("0.057 mm"));
  EXPECT_THAT(html, HasSubstr("0.987"));
}

TEST(ReportPage, MarksWhatWasLeftOutAndCountsTheRest) {
  ReportPageInput input;
  input.items.push_back({"K-001", {{"ja", "鉢"}}});
  input.items.push_back({"K-002", {{"ja", "壺"}}, true});
  const std::string html = render(input);
  EXPECT_THAT(html, HasSubstr("<dd>1</dd></div>\n    <div class=\"bad\">"));
  EXPECT_THAT(html, HasSubstr("除外 / left out"));
}

TEST(ReportPage, LetsNoRecordWriteMarkup) {
  ReportPageInput input;
  input.items.push_back({"<script>", {{"ja", "<img src=x onerror=alert(1)>"}}});
  EXPECT_THAT(render(input), Not(testing::AnyOf(HasSubstr("<script>"), HasSubstr("<img src=x"))));
}

}  // namespace
}  // namespace kura
