#include "scan/find_beside.h"

#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <vector>

namespace kura {
namespace {

namespace fs = std::filesystem;

constexpr int kDepth = 3;
constexpr size_t kMostFiles = 20000;

// Well formed by the lengths of its sequences; large texts are mostly ASCII and must not be copied for this.
bool isUtf8(std::string_view text) {
  size_t i = 0;
  while (i < text.size()) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const size_t length = lead < 0x80 ? 1 : lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3
                          : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
    if (length == 0 || i + length > text.size()) return false;
    for (size_t k = 1; k < length; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return false;
    }
    i += length;
  }
  return true;
}

std::string decodeWith(const char* encoding, std::string_view text) {
  const icu::UnicodeString decoded(text.data(), static_cast<int32_t>(text.size()), encoding);
  std::string utf8;
  decoded.toUTF8String(utf8);
  return utf8;
}

// Equal for names that differ only in case and in how accents and kana marks are composed.
std::string foldedName(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::UnicodeString text =
      icu::UnicodeString::fromUTF8({name.data(), static_cast<int32_t>(name.size())});
  if (U_FAILURE(status)) return std::string(name);
  const icu::UnicodeString folded = normalizer->normalize(text, status);
  std::string utf8;
  (U_SUCCESS(status) ? folded : text).toUTF8String(utf8);
  return utf8;
}

int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decodePercent(std::string_view text) {
  std::string decoded;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool is_escape = text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 && hexDigit(text[i + 2]) >= 0;
    decoded += is_escape ? static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2])) : text[i];
    if (is_escape) i += 2;
  }
  return decoded;
}

std::string tidy(std::string_view reference) {
  std::string name = toUtf8(std::string(reference));
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '"' || c == '\0'; };
  while (!name.empty() && is_space(name.back())) name.pop_back();
  name.erase(name.begin(), std::find_if_not(name.begin(), name.end(), is_space));
  if (name.rfind("file://", 0) == 0) name.erase(0, 7);
  std::replace(name.begin(), name.end(), '\\', '/');
  return name;
}

std::optional<fs::path> atStatedPlace(const fs::path& folder, const std::string& name) {
  const fs::path stated = fs::path(name).lexically_normal();
  if (name.empty() || name.find(':') == 1 || stated.is_absolute() || stated.empty()) return {};
  if (*stated.begin() == "..") return {};
  std::error_code ignored;
  const fs::path found = folder / stated;
  return fs::is_regular_file(found, ignored) ? std::optional(found) : std::nullopt;
}

void collectFiles(const fs::path& folder, int depth, std::vector<fs::path>& files) {
  std::error_code failed;
  std::vector<fs::path> below;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    std::error_code ignored;
    if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) below.push_back(entry->path());
    if (entry->is_regular_file(ignored)) files.push_back(entry->path());
    if (files.size() + below.size() > kMostFiles) return;
  }
  if (depth == 0) return;
  for (const fs::path& next : below) collectFiles(next, depth - 1, files);
}

}  // namespace

std::string fileNameOf(std::string_view reference) {
  const std::string name = tidy(reference);
  const size_t slash = name.find_last_of("/:");
  return slash == std::string::npos ? name : name.substr(slash + 1);
}

std::optional<fs::path> findBeside(const fs::path& folder, std::string_view reference) {
  const fs::path start = folder.empty() ? fs::path(".") : folder;
  const std::string name = tidy(reference);
  if (auto found = atStatedPlace(start, name)) return found;
  if (auto found = atStatedPlace(start, decodePercent(name))) return found;
  const std::string wanted = foldedName(fileNameOf(name));
  const std::string wanted_decoded = foldedName(fileNameOf(decodePercent(name)));
  if (wanted.empty()) return {};

  std::vector<fs::path> files;
  collectFiles(start, kDepth, files);
  // The nearest wins, then the alphabet: the same folder gives the same answer on every machine.
  const auto depth = [](const fs::path& p) { return std::distance(p.begin(), p.end()); };
  std::sort(files.begin(), files.end(), [&](const fs::path& a, const fs::path& b) {
    return depth(a) != depth(b) ? depth(a) < depth(b) : a.native() < b.native();
  });
  for (const fs::path& file : files) {
    const std::string folded = foldedName(toUtf8(file.filename().string()));
    if (folded == wanted || folded == wanted_decoded) return file;
  }
  return {};
}

std::string lowerExtension(const fs::path& file) {
  std::string extension = file.extension().string();
  for (char& c : extension) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return extension.empty() ? extension : extension.substr(1);
}

std::string toUtf8(std::string text) {
  const std::string_view view = text;
  if (view.rfind("\xEF\xBB\xBF", 0) == 0) return text.substr(3);
  if (view.rfind("\xFE\xFF", 0) == 0) return decodeWith("UTF-16BE", view.substr(2));
  if (view.rfind("\xFF\xFE", 0) == 0) return decodeWith("UTF-16LE", view.substr(2));
  if (isUtf8(view)) return text;
  return decodeWith("windows-932", view);
}

}  // namespace kura
