#include "catalog/read_collection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/collection_folder.h"

namespace kura {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// K-001 with two photographed pages.
class ReadPages : public ::testing::Test {
 protected:
  ReadPages() {
    for (const char* name : {"01.jpg", "02.jpg"}) folder.write(std::string("items/K-001/photos/") + name, "picture");
  }

  CollectionReading read() {
    Result<CollectionReading> reading = readCollection(folder.path());
    EXPECT_TRUE(reading.ok());
    return reading.ok() ? *reading : CollectionReading{};
  }

  CollectionFolder folder;
};

std::vector<std::string> files(const CollectionReading& reading, Severity severity) {
  std::vector<std::string> found;
  for (const Diagnostic& diagnostic : reading.diagnostics) {
    if (diagnostic.severity != severity) continue;
    found.push_back(diagnostic.error.place.file);
    EXPECT_FALSE(diagnostic.error.remedy.ja.empty() || diagnostic.error.remedy.en.empty()) << diagnostic.error.subject;
  }
  return found;
}

TEST_F(ReadPages, TakesTheTextsBesideThePhotographs) {
  folder.write("items/K-001/photos/01.翻刻.txt", "\xEF\xBB\xBF一筆啓上\r\n候\r\n\r\n");
  folder.write("items/K-001/photos/01.en.txt", "I write to you.\n");
  folder.write("items/K-001/text/02.ja-easy.txt", "手紙です。");
  folder.write("items/K-001/readme.txt", "not a page");
  const CollectionReading reading = read();
  EXPECT_THAT(reading.diagnostics, IsEmpty());
  const Item& item = reading.collection.items.at(0);
  ASSERT_THAT(item.pages, SizeIs(2));
  EXPECT_EQ(item.pages[0].transcription, "一筆啓上\n候");
  EXPECT_EQ(item.pages[0].texts.at("en"), "I write to you.");
  EXPECT_EQ(item.pages[1].texts.at("ja-easy"), "手紙です。");
}

TEST_F(ReadPages, ReadsShiftJisAndSaysSo) {
  folder.write("items/K-001/photos/01.transcription.txt", "\x88\xEA\x95\x4D\x8C\x5B\x8F\xE3");  // 一筆啓上 in CP932
  const CollectionReading reading = read();
  EXPECT_EQ(reading.collection.items.at(0).pages.at(0).transcription, "一筆啓上");
  EXPECT_THAT(files(reading, Severity::kNote), ElementsAre("items/K-001/photos/01.transcription.txt"));
}

TEST_F(ReadPages, WarnsOfTextsThatNobodyWillSee) {
  folder.write("items/K-001/photos/03.en.txt", "no such page");
  folder.write("items/K-001/photos/01.fr.txt", "langue inconnue");
  const CollectionReading reading = read();
  EXPECT_THAT(files(reading, Severity::kWarning), ElementsAre("items/K-001/photos/01.fr.txt", "items/K-001/photos/03.en.txt"));
  EXPECT_THAT(reading.collection.items.at(0).pages, IsEmpty());
}

TEST_F(ReadPages, TakesLabelsAndTextsOfTheItemFile) {
  folder.write("items/K-001/item.toml",
               "reading_direction = \"rtl\"\n[[page]]\nimage = \"02.jpg\"\nlabel = { ja = \"一丁表\" }\ntranscription = \"\"\"\n一\n二\n\"\"\"\ntext = { en = \"one two\" }\n");
  const CollectionReading reading = read();
  EXPECT_THAT(reading.diagnostics, IsEmpty());
  const Item& item = reading.collection.items.at(0);
  EXPECT_TRUE(item.reads_right_to_left);
  EXPECT_FALSE(item.pages.at(0).hasWords());
  EXPECT_EQ(item.pages.at(1).label.at("ja"), "一丁表");
  EXPECT_EQ(item.pages.at(1).transcription, "一\n二");
}

TEST_F(ReadPages, RefusesTwoTextsForOnePage) {
  folder.write("items/K-001/item.toml", "[[page]]\nimage = \"01.jpg\"\ntext = { en = \"one\" }\n");
  folder.write("items/K-001/photos/01.en.txt", "another");
  EXPECT_THAT(files(read(), Severity::kError), ElementsAre("items/K-001/photos/01.en.txt"));
}

TEST_F(ReadPages, RefusesPagesWithoutAPhotographAndUnknownDirections) {
  folder.write("items/K-001/item.toml", "reading_direction = \"down\"\n[[page]]\nlabel = { ja = \"x\" }\n[[page]]\nimage = \"09.jpg\"\n");
  EXPECT_THAT(files(read(), Severity::kError), SizeIs(3));
}

TEST_F(ReadPages, RefusesFilesOfMoreThanAMegabyte) {
  folder.write("items/K-001/photos/01.en.txt", std::string(1'100'000, 'a'));
  const CollectionReading reading = read();
  EXPECT_TRUE(reading.collection.items.empty() || reading.collection.items[0].pages.empty());
  EXPECT_FALSE(reading.diagnostics.empty());
}

}  // namespace
}  // namespace kura
