// Checksums of what was made, written so that anybody can check them, and checked.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"

namespace kura {

inline constexpr const char* kChecksumFile = "checksums.sha256";

// Writes SITE/checksums.sha256: "hash  path" for every other file, sorted by path, as sha256sum reads it. Files whose size, time and inode are those of last
// time are not read again; memo keeps what was seen.
Status writeSiteChecksums(const std::filesystem::path& site, const std::filesystem::path& memo);

struct BagSource {
  std::filesystem::path folder;  // goes to data/NAME
  std::string name;
};

struct BagOptions {
  std::string date;         // of bagging, ISO 8601
  std::string description;  // External-Description; one line
  std::string software;     // Bag-Software-Agent
  std::function<bool(double fraction, const std::string& file)> report;  // false stops
};

// A bag of BagIt 1.0 (RFC 8493) in an empty or new folder: payload manifests and tag manifests of sha256 and sha512. Names are written in Unicode normalisation
// form C. Links are followed only to files; what cannot be read fails the bag. Under a temporary name until it is whole.
Status writeBag(const std::vector<BagSource>& sources, const std::filesystem::path& bag, const BagOptions& options,
                const std::vector<std::pair<std::string, std::string>>& tag_files = {});

struct FixityReport {
  size_t checked = 0;
  Diagnostics faults;  // each damaged, missing or unexpected file, and files that cannot be read
};

// Checks an OCFL storage root (ocfl.h), a bag (bagit.txt) or a site (checksums.sha256) file by file. Error (kBadInput) where the folder is neither, or its lists cannot be read.
Result<FixityReport> verifyFixity(const std::filesystem::path& folder, const std::function<bool(double fraction, const std::string& file)>& report);

}  // namespace kura
