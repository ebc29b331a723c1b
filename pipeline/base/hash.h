// Hashes: XXH3-128 names cached results, SHA-256 is fixity for people and preservation.
#pragma once

#include <filesystem>
#include <string>

#include "base/bytes.h"
#include "base/result.h"

namespace kura {

// 32 lower-case hex digits, XXH3 128 bit.
std::string contentHash(ByteView bytes);
Result<std::string> contentHashOfFile(const std::filesystem::path& path);

// 64 lower-case hex digits, FIPS 180-4.
std::string sha256(ByteView bytes);

// SHA-256 and SHA-512 of a file of any size, read once; 64 and 128 lower-case hex digits.
struct Fixity {
  std::string sha256, sha512;
};
Result<Fixity> fixityOfFile(const std::filesystem::path& path);

}  // namespace kura
