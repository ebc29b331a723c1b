// The periods of Japan by which works are listed and found; years as catalog/parse_period.cpp reads their names.
#pragma once

#include <array>
#include <string_view>

namespace kura {

struct NamedPeriod {
  std::string_view key;  // in addresses
  std::string_view ja, en, zh, ko;
  int from, to;  // the year in which it begins, and that in which the next one does
};

inline constexpr std::array kPeriods = {
    NamedPeriod{"jomon", "縄文", "Jōmon", "绳文", "조몬", -14000, -900},
    NamedPeriod{"yayoi", "弥生", "Yayoi", "弥生", "야요이", -900, 250},
    NamedPeriod{"kofun", "古墳", "Kofun", "古坟", "고훈", 250, 592},
    NamedPeriod{"asuka", "飛鳥", "Asuka", "飞鸟", "아스카", 592, 710},
    NamedPeriod{"nara", "奈良", "Nara", "奈良", "나라", 710, 794},
    NamedPeriod{"heian", "平安", "Heian", "平安", "헤이안", 794, 1185},
    NamedPeriod{"kamakura", "鎌倉", "Kamakura", "镰仓", "가마쿠라", 1185, 1333},
    NamedPeriod{"muromachi", "南北朝・室町", "Muromachi", "室町", "무로마치", 1333, 1573},
    NamedPeriod{"momoyama", "安土桃山", "Momoyama", "安土桃山", "아즈치모모야마", 1573, 1603},
    NamedPeriod{"edo", "江戸", "Edo", "江户", "에도", 1603, 1868},
    NamedPeriod{"meiji", "明治", "Meiji", "明治", "메이지", 1868, 1912},
    NamedPeriod{"taisho", "大正", "Taishō", "大正", "다이쇼", 1912, 1926},
    NamedPeriod{"showa", "昭和", "Shōwa", "昭和", "쇼와", 1926, 1989},
    NamedPeriod{"heisei", "平成", "Heisei", "平成", "헤이세이", 1989, 2019},
    NamedPeriod{"reiwa", "令和", "Reiwa", "令和", "레이와", 2019, 9999},
};

}  // namespace kura
