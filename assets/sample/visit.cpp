#include "visit.h"

#include <cstdio>
#include <ctime>

namespace kura::sample {

std::optional<Day> Day::parse(const std::string& text) {
  std::tm parts{};
  const char* end = strptime(text.c_str(), "%Y-%m-%d", &parts);
  if (!end || *end != '\0') return std::nullopt;
  const Day day(static_cast<int>(timegm(&parts) / 86400));
  // 2026-02-30 would have become a day of March.
  return day.iso() == text ? std::optional(day) : std::nullopt;
}

int Day::weekday() const { return (days_ + 4) % 7; }  // 1 January 1970 was a Thursday

std::string Day::iso() const {
  const std::time_t seconds = static_cast<std::time_t>(days_) * 86400;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &parts);
  return text;
}

std::string facilitiesCsv() {
  return "\xEF\xBB\xBF"
         "施設ID,名称,名称_easy,名称_英語,名称_中国語,名称_韓国語,説明,説明_easy,説明_英語,住所,住所_英語,開館時間,開館時間_英語,開館時間_中国語,開館時間_韓国語,休館日,休館日_英語,休館日_中国語,休館日_韓国語,観覧料,観覧料_英語,行き方,行き方_英語,バリアフリー,バリアフリー_英語,緯度,経度\r\n"
         "sample,見本蔵,見本の 蔵,Sample Storehouse,样本仓库,견본 창고,"
         "\"白壁の蔵をひらいた、見本の美術館です。色絵と漆と屏風を、季節ごとに並べかえています。\",\"白い かべの 古い 蔵の 中に ある 美術館です（見本）。\",\"A sample museum in a white-walled storehouse: enamels, lacquer and screens, changed with the seasons.\","
         "見本市蔵町 1-2-3（見本の住所）,\"1-2-3 Kuramachi, Sample City (not a real address)\",9:30〜17:00（入館は 16:30 まで）,\"9:30–17:00 (last entry 16:30)\",9:30–17:00（16:30 停止入馆）,9:30–17:00(입장 마감 16:30),月曜日（祝日のときは翌日）,\"Mondays (or the day after, when Monday is a holiday)\",星期一（逢节假日则次日）,월요일(공휴일이면 다음 날),"
         "一般 310 円、高校生以下 無料,\"310 yen; free for pupils up to high school\",バス停「蔵町」から歩いて 3 分,\"Three minutes on foot from the bus stop Kuramachi\",車いす貸出、多目的トイレ、授乳室,\"Wheelchairs, accessible toilet, nursing room\",36.5649,136.6596\r\n"
         "sample-tea,見本茶寮,見本の お茶の 家,Sample Tea House,样本茶寮,견본 다실,"
         "\"茶の湯の道具を、庭を見ながら一点ずつ。見本の小さな館です。\",\"お茶の 道具を 見る 小さな 家です（見本）。\",\"A small sample house for the utensils of tea, one at a time, facing the garden.\","
         "見本市水辺町 4-5（見本の住所）,\"4-5 Mizubecho, Sample City (not a real address)\",10:00〜16:00,10:00–16:00,10:00–16:00,10:00–16:00,水曜日・木曜日,Wednesdays and Thursdays,星期三、星期四,수요일·목요일,"
         "無料（抹茶は 720 円）,Free (a bowl of tea is 720 yen),見本蔵から歩いて 8 分,Eight minutes on foot from the Sample Storehouse,入口に段差 1 か所、スロープあり,\"One step at the entrance, with a ramp\",36.5601,136.6527\r\n";
}

std::string comfortCsv(Day first) {
  std::string csv = "\xEF\xBB\xBF" "施設,日付,快適度,メモ,メモ_英語\r\n";
  for (int n = 0; n < 125; ++n) {
    const Day day = first + n;
    const int weekday = day.weekday();
    const bool is_weekend = weekday == 0 || weekday == 6;
    const bool has_talk = n % 28 == 12;
    const int level = is_weekend ? 1 + n % 2 : 3 + (n * 7 + weekday) % 3;
    csv += "sample," + day.iso() + "," + (weekday == 1 ? std::string("休館") : std::to_string(has_talk ? 2 : level)) + "," + (has_talk && weekday != 1 ? "学芸員の話 14:00,Curator's talk 14:00" : ",") + "\r\n";
    csv += "sample-tea," + day.iso() + "," + (weekday == 3 || weekday == 4 ? std::string("休館") : std::to_string(is_weekend ? 2 + n % 3 : 4 + n % 2)) + ",,\r\n";
  }
  return csv;
}

std::string displayOf(const std::string& piece, Day first) {
  if (piece == "K-001") return "常設";
  if (piece == "K-002") return (first + -20).iso() + "〜" + (first + 40).iso();
  if (piece == "K-003") return (first + 30).iso() + "〜" + (first + 95).iso();
  if (piece == "K-004") return (first + -120).iso() + "〜" + (first + -60).iso() + "; " + (first + 60).iso() + "〜" + (first + 75).iso();
  return {};
}

std::string readingsCsv() {
  return "\xEF\xBB\xBF" "語,よみ,確認\r\n"
         "五彩,ごさい,はい\r\n牡丹,ぼたん,はい\r\n窓絵,まどえ,はい\r\n竹波,たけなみ,はい\r\n蓋物,ふたもの,はい\r\n金箔,きんぱく,はい\r\n梅枝,うめえだ,はい\r\n小箱,こばこ,はい\r\n灰釉,かいゆう,はい\r\n茶碗,ちゃわん,はい\r\n"
         "屏風,びょうぶ,はい\r\n燕子花,かきつばた,はい\r\n流水,りゅうすい,はい\r\n色絵,いろえ,はい\r\n九谷,くたに,はい\r\n見本,みほん,はい\r\n高台,こうだい,はい\r\n漆,うるし,はい\r\n蓋,ふた,はい\r\n鉢,はち,はい\r\n器,うつわ,はい\r\n"
         "花,はな,はい\r\n緑,みどり,はい\r\n紫,むらさき,はい\r\n黄,き,はい\r\n紺青,こんじょう,はい\r\n銘,めい,はい\r\n箔,はく,はい\r\n松,まつ,はい\r\n釉,うわぐすり,いいえ\r\n貫入,かんにゅう,はい\r\n絵具,えのぐ,はい\r\n窯,かま,はい\r\n手,て,\r\n";
}

}  // namespace kura::sample
