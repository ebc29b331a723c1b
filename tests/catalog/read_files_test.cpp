// Which files an item has, and what its item.toml says.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "catalog/read_collection.h"
#include "support/collection_folder.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string record(const std::string& id, const std::string& scans, const std::string& images) {
  return id + ",鉢,,kura," + scans + "," + images + "," + kCc0 + ",蔵,公開\n";
}

std::vector<std::string> namesOf(const std::vector<fs::path>& paths, const CollectionFolder& folder) {
  std::vector<std::string> names;
  for (const fs::path& path : paths) names.push_back(path.lexically_relative(folder.path() / "items").string());
  return names;
}

CollectionReading read(const CollectionFolder& folder) {
  Result<CollectionReading> reading = readCollection(folder.path());
  EXPECT_TRUE(reading.ok());
  return reading.ok() ? *reading : CollectionReading{};
}

Error onlyError(const CollectionReading& reading) {
  Error found;
  size_t errors = 0;
  for (const Diagnostic& diagnostic : reading.diagnostics) {
    if (diagnostic.severity == Severity::kError && ++errors == 1) found = diagnostic.error;
  }
  EXPECT_EQ(errors, 1u);
  return found;
}

TEST(ItemFiles, TakesScansAndPhotographsInNaturalOrder) {
  CollectionFolder folder;
  for (const char* name : {"10.obj", "2.PLY", "._2.PLY", "texture.jpg", "bowl.mtl", "photos/10.jpg", "photos/9.TIF", "photos/notes.txt"}) {
    folder.write(std::string("items/K-001/") + name, "x");
  }
  const CollectionReading reading = read(folder);
  const Item& item = reading.collection.items.at(0);
  EXPECT_THAT(namesOf(item.scans, folder), ElementsAre("K-001/2.PLY", "K-001/10.obj", "K-001/bowl.obj"));
  EXPECT_THAT(namesOf(item.images, folder), ElementsAre("K-001/photos/9.TIF", "K-001/photos/10.jpg"));
}

TEST(ItemFiles, ImagesBesideAScanAreItsTextures) {
  CollectionFolder folder;
  folder.write("items/K-001/texture.jpg", "x");
  folder.write("items/S-1/screen.tif", "x");
  folder.writeRecords(record("K-001", "", "") + record("S-1", "", ""));
  const CollectionReading reading = read(folder);
  EXPECT_THAT(reading.collection.items.at(0).images, IsEmpty());
  EXPECT_THAT(namesOf(reading.collection.items.at(1).images, folder), ElementsAre("S-1/screen.tif"));
}

TEST(ItemFiles, TakesNamedFilesInTheirOrder) {
  CollectionFolder folder;
  folder.write("items/K-001/b.jpg", "x");
  folder.write("items/K-001/photos/a.jpg", "x");
  folder.write("items/K-001/sub/c.png", "x");
  folder.writeRecords(record("K-001", "bowl.obj", "\"b.jpg;a.jpg\nsub\\c.png\""));
  const CollectionReading reading = read(folder);
  EXPECT_THAT(namesOf(reading.collection.items.at(0).images, folder), ElementsAre("K-001/b.jpg", "K-001/photos/a.jpg", "K-001/sub/c.png"));
}

TEST(ItemFiles, NeverReadsOutsideTheCollection) {
  TemporaryFolder outside;
  std::ofstream(outside.path() / "secret.obj") << "x";
  for (const char* name : {"../../../secret.obj", "/etc/x.obj", "C:\\x.obj", "..\\x.obj"}) {
    CollectionFolder folder;
    folder.writeRecords(record("K-001", name, ""));
    EXPECT_THAT(onlyError(read(folder)).message.en, HasSubstr("outside the item's folder")) << name;
  }
  CollectionFolder folder;
  fs::create_symlink(outside.path() / "secret.obj", folder.path() / "items/K-001/link.obj");
  EXPECT_EQ(onlyError(read(folder)).subject, "items/K-001/link.obj");
  folder.writeRecords(record("K-001", "link.obj", ""));
  EXPECT_THAT(onlyError(read(folder)).message.en, HasSubstr("leads out"));
  folder.writeRecords(record("../../" + outside.path().filename().string(), "", ""));
  EXPECT_THAT(onlyError(read(folder)).message.en, HasSubstr("neither"));
}

TEST(ItemFiles, SaysWhichFilesAreThere) {
  CollectionFolder folder;
  folder.writeRecords(record("K-001", "bowll.obj", ""));
  const Error error = onlyError(read(folder));
  EXPECT_EQ(error.message.ja, "ファイル「bowll.obj」がありません。");
  EXPECT_EQ(error.remedy.en, "Check the name. The folder holds bowl.obj.");
  EXPECT_EQ(error.place.column, "3Dファイル");
  folder.writeRecords(record("K-001", "bowl.txt", ""));
  EXPECT_THAT(onlyError(read(folder)).message.en, HasSubstr("not a kind of file"));
}

TEST(ItemFiles, MapsNumbersThatCannotNameAFolder) {
  CollectionFolder folder;
  folder.write("items/~E7~B5~B5~2F12/a.glb", "x");
  folder.writeRecords(record("絵/12", "", ""));
  const CollectionReading reading = read(folder);
  EXPECT_THAT(namesOf(reading.collection.items.at(0).scans, folder), ElementsAre("~E7~B5~B5~2F12/a.glb"));
}

TEST(ItemFiles, TheRemedyNamesAFolderThatIsThenFound) {
  CollectionFolder folder;
  folder.writeRecords(record("絵/12", "", ""));
  EXPECT_EQ(onlyError(read(folder)).remedy.en, "Make the folder items/絵／12 and put a scan there, or images into its photos folder.");
  folder.write("items/絵／12/a.glb", "x");
  EXPECT_THAT(namesOf(read(folder).collection.items.at(0).scans, folder), ElementsAre("絵／12/a.glb"));
}

TEST(ItemToml, GivesViewsAnnotationsAndMaterial) {
  CollectionFolder folder;
  folder.write("items/K-001/item.toml",
               "unit = \"cm\"\nup_axis = \"Z\"\n[material]\nroughness = 0.3\nclearcoat = 1\n"
               "[[view]]\nid = \"footring\"\nlabel = { ja = \"高台\", en = \"Footring\" }\ntarget_m = [0, 0.01, 0]\npitch_deg = -60\n"
               "[[annotation]]\nid = \"mark\"\nposition_m = [0, 0, 0]\nnormal = [0, -2, 0]\nlabel = \"銘\"\nview = \"footring\"\n");
  const CollectionReading reading = read(folder);
  EXPECT_THAT(reading.diagnostics, IsEmpty());
  const Item& item = reading.collection.items.at(0);
  EXPECT_EQ(item.meters_per_unit, 0.01);
  EXPECT_EQ(item.up_axis, 'Z');
  EXPECT_EQ(item.material_override.roughness, 0.3);
  EXPECT_EQ(item.material_override.clearcoat, 1.0);
  EXPECT_FALSE(item.material_override.metallic);
  ASSERT_EQ(item.views.size(), 1u);
  EXPECT_EQ(item.views[0].pitch_deg, -60);
  EXPECT_EQ(item.views[0].target_m[1], 0.01);
  ASSERT_EQ(item.annotations.size(), 1u);
  EXPECT_EQ(item.annotations[0].normal[1], -1);
  EXPECT_EQ(item.annotations[0].label.at("ja"), "銘");
}

TEST(ItemToml, ReportsEveryFaultWithItsLine) {
  CollectionFolder folder;
  folder.write("items/K-001/item.toml",
               "unit = \"尋\"\n[material]\nroughness = 3\n[[view]]\nid = \"a b\"\n[[annotation]]\nid = \"x\"\nlabel = \"銘\"\n"
               "position_m = [0, 0]\n[[annotation]]\nid = \"y\"\nlabel = \"銘\"\nposition_m = [0, 0, 0]\nview = \"none\"\n");
  const CollectionReading reading = read(folder);
  std::vector<uint32_t> lines;
  for (const Diagnostic& diagnostic : reading.diagnostics) {
    EXPECT_EQ(diagnostic.error.place.file, "items/K-001/item.toml");
    EXPECT_EQ(diagnostic.item_id, "K-001");
    lines.push_back(diagnostic.error.place.line);
  }
  EXPECT_THAT(lines, ElementsAre(1, 3, 4, 9, 10));
  EXPECT_THAT(reading.left_out, ElementsAre("K-001"));
}

TEST(ItemToml, GivesToursAndTheLightOfViews) {
  CollectionFolder folder;
  folder.write("items/K-001/photos/mark.jpg", "x");
  folder.write("items/K-001/item.toml",
               "[[view]]\nid = \"low\"\nprojection = \"orthographic\"\nmode = \"relief\"\n"
               "light = { environment = \"raking\", exposure_ev = 0.5, yaw_deg = 70, pitch_deg = 8 }\n"
               "section = { axis = \"x\", at = 0.25, flip = true }\n"
               "[[annotation]]\nid = \"mark\"\nposition_m = [0, 0, 0]\nlabel = \"銘\"\nbody = \"福の字\"\nimage = \"mark.jpg\"\n"
               "[[tour]]\nid = \"around\"\nlabel = { ja = \"ひとめぐり\", ja-easy = \"まわる\" }\n"
               "[[tour.stop]]\nview = \"low\"\ntext = \"光を寝かせて。\"\n[[tour.stop]]\nannotation = \"mark\"\nimage = 1\n");
  const CollectionReading reading = read(folder);
  EXPECT_THAT(reading.diagnostics, IsEmpty());
  const Item& item = reading.collection.items.at(0);
  const View& view = item.views.at(0);
  EXPECT_TRUE(view.is_orthographic);
  EXPECT_EQ(view.look.mode, "relief");
  EXPECT_EQ(view.look.environment, "raking");
  EXPECT_EQ(view.look.exposure_ev, 0.5);
  EXPECT_EQ(view.look.key->yaw_deg, 70);
  EXPECT_EQ(view.look.key->intensity, 1);
  EXPECT_EQ(view.look.section->axis, 'x');
  EXPECT_TRUE(view.look.section->is_flipped);
  EXPECT_EQ(item.annotations.at(0).image, 0u);
  const Tour& tour = item.tours.at(0);
  EXPECT_EQ(tour.label.at("ja-easy"), "まわる");
  ASSERT_EQ(tour.stops.size(), 2u);
  EXPECT_EQ(tour.stops[0].text.at("ja"), "光を寝かせて。");
  EXPECT_EQ(tour.stops[1].annotation, "mark");
  EXPECT_EQ(tour.stops[1].image, 0u);
}

TEST(ItemToml, ReportsEveryFaultOfAStoryWithItsLine) {
  CollectionFolder folder;
  folder.write("items/K-001/item.toml",
               "[[view]]\nid = \"a\"\nmode = \"wireframe\"\nlight = { yaw_deg = 3 }\n"               // 3, 4
               "[[tour]]\nid = \"t\"\nlabel = \"案内\"\n[[tour.stop]]\nview = \"none\"\ntext = \"x\"\n"  // 9
               "[[tour.stop]]\ntext = \"x\"\n[[tour.stop]]\nview = \"a\"\n"                            // 11, 13
               "[[tour]]\nid = \"u\"\nlabel = \"空\"\n"                                               // 15
               "[[tour]]\nid = \"v\"\nlabel = \"絵\"\n[[tour.stop]]\nview = \"a\"\ntext = \"x\"\nimage = \"none.jpg\"\n"  // 24
               "[[tour.stop]]\nview = \"a\"\ntext = \"x\"\nimage = 2\n");                                     // 28
  const CollectionReading reading = read(folder);
  std::vector<uint32_t> lines;
  for (const Diagnostic& diagnostic : reading.diagnostics) {
    EXPECT_EQ(diagnostic.error.place.file, "items/K-001/item.toml");
    EXPECT_FALSE(diagnostic.error.message.ja.empty() || diagnostic.error.message.en.empty() || diagnostic.error.remedy.ja.empty() || diagnostic.error.remedy.en.empty());
    lines.push_back(diagnostic.error.place.line);
  }
  EXPECT_THAT(lines, ElementsAre(3, 4, 9, 11, 13, 15, 24, 28));
}

TEST(ItemToml, SaysWhatSurfacesAreMadeOf) {
  CollectionFolder folder;
  folder.write("items/K-001/leaf.png", "x");
  folder.write("items/K-001/item.toml",
               "[material]\nambient_occlusion = true\n[maps]\nnormal = \"leaf.png\"\nnormal_y = \"down\"\n"
               "[[surface]]\nkind = \"glaze\"\n[[surface]]\nkind = \"金箔\"\nmask = \"leaf.png\"\nroughness = 0.5\n"
               "[[surface]]\nkind = \"silver\"\ncolors = [\"#C0c0c8\"]\ntolerance = 0.1\nkeep_color = true\n");
  const CollectionReading reading = read(folder);
  EXPECT_THAT(reading.diagnostics, IsEmpty());
  const Item& item = reading.collection.items.at(0);
  EXPECT_TRUE(item.wants_ambient_occlusion);
  EXPECT_TRUE(item.maps.is_normal_y_down);
  EXPECT_EQ(item.maps.normal.filename(), "leaf.png");
  ASSERT_EQ(item.surfaces.size(), 3u);
  EXPECT_TRUE(item.surfaces[0].isWhole());
  EXPECT_EQ(item.surfaces[1].preset.metallic, 1);
  EXPECT_EQ(item.surfaces[1].preset.roughness, 0.5f);
  EXPECT_TRUE(item.surfaces[1].preset.reflectance);
  EXPECT_EQ(item.surfaces[2].colors.at(0), (std::array<uint8_t, 3>{0xC0, 0xC0, 0xC8}));
  EXPECT_FALSE(item.surfaces[2].preset.reflectance);
}

TEST(ItemToml, NamesTheKindsOfSurfacesWhereOneIsUnknown) {
  CollectionFolder folder;
  folder.write("items/K-001/item.toml", "[[surface]]\nkind = \"plastic\"\n[[surface]]\nkind = \"paper\"\ncolors = [\"red\"]\nmask = \"none.png\"\n");
  const CollectionReading reading = read(folder);
  std::vector<uint32_t> lines;
  for (const Diagnostic& diagnostic : reading.diagnostics) lines.push_back(diagnostic.error.place.line);
  EXPECT_THAT(lines, ElementsAre(1, 6, 5));
  EXPECT_NE(reading.diagnostics.at(0).error.remedy.en.find("gold-leaf"), std::string::npos);
}

}  // namespace
}  // namespace kura
