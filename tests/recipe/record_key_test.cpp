#include "recipe/record_key.h"

#include <gtest/gtest.h>

#include <functional>

namespace kura {
namespace {

// A page must be written anew whatever it shows has changed.
TEST(RecordKey, ChangesWithEveryFieldThatAPageShows) {
  const std::vector<std::function<void(Item&)>> changes = {
      [](Item& item) { item.title["en"] = "x"; },        [](Item& item) { item.title_kana = "x"; },
      [](Item& item) { item.category = "x"; },           [](Item& item) { item.maker = "x"; },
      [](Item& item) { item.period = "x"; },             [](Item& item) { item.place = "x"; },
      [](Item& item) { item.material = "x"; },           [](Item& item) { item.technique = "x"; },
      [](Item& item) { item.dimensions = "x"; },         [](Item& item) { item.count = "x"; },
      [](Item& item) { item.inscription = "x"; },        [](Item& item) { item.maker_by_language["en"] = "x"; },
      [](Item& item) { item.period_by_language["en"] = "x"; }, [](Item& item) { item.year_from = 1800; },
      [](Item& item) { item.year_to = 1800; },           [](Item& item) { item.height_cm = 3; },
      [](Item& item) { item.width_cm = 3; },             [](Item& item) { item.depth_cm = 3; },
      [](Item& item) { item.diameter_cm = 3; },          [](Item& item) { item.weight_g = 3; },
      [](Item& item) { item.designation = "x"; },        [](Item& item) { item.designation_date = "x"; },
      [](Item& item) { item.facility = "x"; },           [](Item& item) { item.description["ja"] = "x"; },
      [](Item& item) { item.alt_text["ja"] = "x"; },     [](Item& item) { item.scale_basis = "x"; },
      [](Item& item) { item.photographer = "x"; },       [](Item& item) { item.device = "x"; },
      [](Item& item) { item.software = "x"; },           [](Item& item) { item.capture_date = "x"; },
      [](Item& item) { item.rights[AssetClass::kModel] = {"x"}; }, [](Item& item) { item.credit = "x"; },
      [](Item& item) { item.views.push_back({"x"}); },   [](Item& item) { item.annotations.push_back({"x"}); },
      [](Item& item) { item.tours.push_back({"x"}); },   [](Item& item) { item.views.push_back({.look = {.mode = "clay"}}); },
  };
  for (size_t i = 0; i < changes.size(); ++i) {
    Item item;
    changes[i](item);
    EXPECT_NE(recordKey(item), recordKey(Item{})) << "change " << i;
  }
}

TEST(RecordKey, OfACollectionChangesWithWhatEveryPageShows) {
  const Collection plain;
  Collection titled, facilitated, moved;
  titled.title["ja"] = "蔵";
  facilitated.facilities = {{"a", {{"ja", "館"}}, ""}};
  moved.base_url = "https://example.org/";
  for (const Collection& changed : {titled, facilitated, moved}) EXPECT_NE(recordKey(changed), recordKey(plain));
}

TEST(RecordKey, IsTheSameForTheSameRecord) {
  Item item;
  item.title["ja"] = "鉢";
  EXPECT_EQ(recordKey(item).dump(), recordKey(Item(item)).dump());
}

}  // namespace
}  // namespace kura
