#include "base/hash.h"

#include <openssl/evp.h>
#include <xxhash.h>

#include <array>
#include <cstdio>
#include <memory>
#include <vector>
#include <string_view>

namespace kura {
namespace {

std::string toHex(ByteView bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(bytes.size() * 2);
  for (uint8_t byte : bytes) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

std::string toHex(XXH128_hash_t hash) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, hash);
  return toHex(ByteView(canonical.digest, sizeof canonical.digest));
}

}  // namespace

std::string contentHash(ByteView bytes) { return toHex(XXH3_128bits(bytes.data(), bytes.size())); }

Result<std::string> contentHashOfFile(const std::filesystem::path& path) {
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file) {
    return ioError(path.string(), {"ファイルを開けません。", "The file cannot be opened."},
                   {"ファイルがあるか、読む権限があるかを確かめてください。",
                    "Check that the file exists and that you may read it."});
  }
  std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(), &XXH3_freeState);
  XXH3_128bits_reset(state.get());
  std::array<uint8_t, 1 << 16> buffer;
  while (size_t count = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
    XXH3_128bits_update(state.get(), buffer.data(), count);
  }
  if (std::ferror(file.get())) {
    return ioError(path.string(), {"ファイルを最後まで読めません。", "The file cannot be read to its end."},
                   {"ディスクやネットワークドライブの状態を確かめてください。", "Check the disk or network drive."});
  }
  return toHex(XXH3_128bits_digest(state.get()));
}

Result<Fixity> fixityOfFile(const std::filesystem::path& path) {
  using Context = std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)>;
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file) {
    return ioError(path.string(), {"ファイルを開けません。", "The file cannot be opened."},
                   {"ファイルがあるか、読む権限があるかを確かめてください。", "Check that the file exists and that you may read it."});
  }
  const Context small(EVP_MD_CTX_new(), &EVP_MD_CTX_free), large(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  EVP_DigestInit_ex(small.get(), EVP_sha256(), nullptr);
  EVP_DigestInit_ex(large.get(), EVP_sha512(), nullptr);
  std::vector<uint8_t> buffer(1 << 18);
  while (const size_t count = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
    EVP_DigestUpdate(small.get(), buffer.data(), count);
    EVP_DigestUpdate(large.get(), buffer.data(), count);
  }
  if (std::ferror(file.get())) {
    return ioError(path.string(), {"ファイルを最後まで読めません。", "The file cannot be read to its end."},
                   {"ディスクやネットワークドライブの状態を確かめてください。", "Check the disk or network drive."});
  }
  std::array<uint8_t, 64> digest;
  unsigned size = 0;
  Fixity fixity;
  EVP_DigestFinal_ex(small.get(), digest.data(), &size);
  fixity.sha256 = toHex(ByteView(digest.data(), size));
  EVP_DigestFinal_ex(large.get(), digest.data(), &size);
  fixity.sha512 = toHex(ByteView(digest.data(), size));
  return fixity;
}

std::string sha256(ByteView bytes) {
  std::array<uint8_t, 32> digest;
  unsigned size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  return toHex(ByteView(digest.data(), digest.size()));
}

}  // namespace kura
