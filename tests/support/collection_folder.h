// Writes collections for tests: a sound one of a single item, to be spoilt by each test in its own way.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "support/temporary_folder.h"

namespace kura {

inline const std::string kSoundSettings =
    "languages = [\"ja\", \"en\"]\n"
    "[title]\n"
    "ja = \"九谷の蔵\"\n"
    "en = \"Kutani\"\n"
    "[[facility]]\n"
    "id = \"kura\"\n"
    "name = { ja = \"九谷の蔵美術館\" }\n";

inline const std::string kSoundHeader =
    "資料番号,資料名,高さ_cm,所蔵館,3Dファイル,画像ファイル,権利URI_通常画像,クレジット,公開\n";

inline const std::string kCc0 = "http://creativecommons.org/publicdomain/zero/1.0/";

class CollectionFolder {
 public:
  CollectionFolder() {
    write("collection.toml", kSoundSettings);
    writeRecords("K-001,鉢,12,kura,,," + kCc0 + ",蔵,公開\n");
    write("items/K-001/bowl.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n");
  }

  const std::filesystem::path& path() const { return folder_.path(); }

  void write(const std::string& name, const std::string& content) const {
    const std::filesystem::path path = folder_.path() / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
  }
  void writeRecords(const std::string& rows) const { write("items.csv", kSoundHeader + rows); }

 private:
  TemporaryFolder folder_;
};

}  // namespace kura
