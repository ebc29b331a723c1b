// Pictures that the model step leaves for the curator's report; they are not published.
#pragma once

#include <array>

namespace kura {

struct ReportPictureFile {
  const char* path;  // in the output of the model step
  const char* caption_ja;
  const char* caption_en;
};

inline constexpr std::array kReportPictures = {
    ReportPictureFile{"report/scan.webp", "もとのスキャン", "the scan"},
    ReportPictureFile{"report/smallest.webp", "最も小さい版", "its smallest tier"},
    ReportPictureFile{"report/finest.webp", "最も細かい版", "its finest tier"}};

}  // namespace kura
