#include "build/fixity.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "base/compose_text.h"
#include "base/file.h"
#include "base/hash.h"
#include "build/ocfl.h"
#include "build/site_record.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

// Regular files below a folder, relative, sorted by their bytes.
std::vector<std::string> filesBelow(const fs::path& folder) {
  std::vector<std::string> files;
  std::error_code ended;
  for (fs::recursive_directory_iterator entry(folder, ended), end; !ended && entry != end; entry.increment(ended)) {
    std::error_code ignored;
    if (entry->is_regular_file(ignored)) files.push_back(entry->path().lexically_relative(folder).generic_string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// RFC 8493 section 2.1.3: line ends and the percent sign.
std::string encodedPath(const std::string& path) {
  std::string out;
  for (const char c : path) out += c == '%' ? "%25" : c == '\n' ? "%0A" : c == '\r' ? "%0D" : std::string(1, c);
  return out;
}

std::string decodedPath(const std::string& path) {
  std::string out;
  for (size_t i = 0; i < path.size(); ++i) {
    const std::string_view three = std::string_view(path).substr(i, 3);
    const char decoded = three == "%25" ? '%' : three == "%0A" || three == "%0a" ? '\n' : three == "%0D" || three == "%0d" ? '\r' : '\0';
    out += decoded ? decoded : path[i];
    if (decoded) i += 2;
  }
  return out;
}

using Manifest = std::map<std::string, std::string>;  // path -> hash

Result<Manifest> readManifest(const fs::path& file) {
  const Result<Bytes> bytes = readFile(file, uint64_t{1} << 30);
  if (!bytes) return bytes.error();
  Manifest manifest;
  std::istringstream lines{std::string(asText(*bytes))};
  size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    const size_t blank = line.find_first_of(" \t");
    const size_t name = blank == std::string::npos ? blank : line.find_first_not_of(" \t*", blank);
    if (name == std::string::npos) {
      return badInput(file.filename().string() + " line " + std::to_string(number), {"チェックサムの行として読めません。", "This is no line of checksums."}, {});
    }
    manifest[decodedPath(line.substr(name))] = line.substr(0, blank);
  }
  return manifest;
}

std::string textOf(const Manifest& manifest) {
  std::string text;
  for (const auto& [path, hash] : manifest) text += hash + "  " + encodedPath(path) + "\n";
  return text;
}

bool isInside(const std::string& path) {
  const fs::path normal = fs::path(path).lexically_normal();
  return !normal.empty() && normal.is_relative() && *normal.begin() != "..";
}

Diagnostic fault(const std::string& path, Localized message, Localized remedy) {
  return {Severity::kError, {}, badInput(path, std::move(message), std::move(remedy))};
}

const Localized kRestore = {"控えから戻してください。", "Restore it from another copy."};

Status cancelled(const std::string& what) { return Error{ErrorCode::kCancelled, what, {}, {}}; }

// Checks each file that the list names against it; what lies in the folder beside the list is left to the caller.
Status checkFiles(const fs::path& folder, const Manifest& manifest, bool is_sha512, FixityReport& out,
                  const std::function<bool(double, const std::string&)>& report) {
  size_t done = 0;
  for (const auto& [path, hash] : manifest) {
    if (report && !report(double(done++) / double(manifest.size()), path)) return cancelled(path);
    std::error_code failed;
    if (!isInside(path)) {
      out.faults.push_back(fault(path, {"フォルダの外を指しています。", "This points outside the folder."}, {}));
      continue;
    }
    if (!fs::is_regular_file(folder / path, failed)) {
      out.faults.push_back(fault(path, {"ファイルがありません。", "The file is missing."}, kRestore));
      continue;
    }
    const Result<Fixity> fixity = fixityOfFile(folder / path);
    ++out.checked;
    if (!fixity) {
      out.faults.push_back({Severity::kError, {}, fixity.error()});
    } else if ((is_sha512 ? fixity->sha512 : fixity->sha256) != hash) {
      out.faults.push_back(fault(path, {"内容が変わっています（チェックサムが合いません）。", "The content has changed (the checksum does not match)."}, kRestore));
    }
  }
  return {};
}

void reportUnlisted(const std::vector<std::string>& files, const Manifest& manifest, FixityReport& out) {
  for (const std::string& file : files) {
    if (manifest.count(file)) continue;
    out.faults.push_back(fault(file, {"一覧にないファイルです。", "The file is not listed."}, {"要らなければ消し、要るものなら作り直してください。", "Remove it, or make the bag or the site again if it belongs there."}));
  }
}

Result<FixityReport> verifyBag(const fs::path& bag, const std::function<bool(double, const std::string&)>& report) {
  FixityReport out;
  bool has_manifest = false;
  std::set<std::string> listed;
  for (const char* algorithm : {"sha256", "sha512"}) {
    std::error_code ignored;
    const fs::path payload = bag / (std::string("manifest-") + algorithm + ".txt"), tags = bag / (std::string("tagmanifest-") + algorithm + ".txt");
    if (!fs::exists(payload, ignored)) continue;
    // One reading is enough for damage: the second list is compared by its names, its tags by their bytes.
    const Result<Manifest> manifest = readManifest(payload);
    if (!manifest) return manifest.error();
    if (!has_manifest) {
      if (Status checked = checkFiles(bag, *manifest, std::string(algorithm) == "sha512", out, report); !checked) return std::move(checked).error();
      std::vector<std::string> files;
      for (const std::string& file : filesBelow(bag / "data")) files.push_back("data/" + file);
      reportUnlisted(files, *manifest, out);
      for (const auto& [path, hash] : *manifest) listed.insert(path);
    } else {
      for (const auto& [path, hash] : *manifest) {
        if (!listed.count(path)) out.faults.push_back(fault(path, {"一方の一覧にしかありません。", "Only one of the manifests names this file."}, kRestore));
      }
    }
    has_manifest = true;
    if (!fs::exists(tags, ignored)) continue;
    const Result<Manifest> tag_manifest = readManifest(tags);
    if (!tag_manifest) return tag_manifest.error();
    if (Status checked = checkFiles(bag, *tag_manifest, std::string(algorithm) == "sha512", out, {}); !checked) return std::move(checked).error();
  }
  if (!has_manifest) return badInput(bag.string(), {"バッグに sha256 か sha512 の一覧がありません。", "The bag has no manifest of sha256 or sha512."}, kRestore);
  return out;
}

}  // namespace

Status writeSiteChecksums(const fs::path& site, const fs::path& memo_file) {
  // stamp TAB hash TAB path
  std::map<std::string, std::pair<std::string, std::string>> known;
  if (const Result<Bytes> bytes = readFile(memo_file, uint64_t{1} << 30); bytes) {
    std::istringstream lines{std::string(asText(*bytes))};
    for (std::string line; std::getline(lines, line);) {
      const size_t first = line.find('\t'), second = line.find('\t', first + 1);
      if (second != std::string::npos) known[line.substr(second + 1)] = {line.substr(0, first), line.substr(first + 1, second - first - 1)};
    }
  }
  Manifest manifest;
  std::string memo;
  for (const std::string& file : filesBelow(site)) {
    if (file == kChecksumFile || file.find('\t') != std::string::npos || file.find('\n') != std::string::npos) continue;
    const std::string stamp = SiteRecord::stampOf(site / file);
    const auto seen = known.find(file);
    std::string hash = seen != known.end() && seen->second.first == stamp ? seen->second.second : std::string();
    if (hash.empty()) {
      const Result<Fixity> fixity = fixityOfFile(site / file);
      if (!fixity) return fixity.error();
      hash = fixity->sha256;
    }
    manifest[file] = hash;
    memo += stamp + "\t" + hash + "\t" + file + "\n";
  }
  const std::string text = textOf(manifest);
  const Result<Bytes> old = readFile(site / kChecksumFile, uint64_t{1} << 30);
  if (!old || asText(*old) != text) {
    if (Status written = writeFile(site / kChecksumFile, asBytes(text)); !written) return written;
  }
  return writeFile(memo_file, asBytes(memo));
}

Status writeBag(const std::vector<BagSource>& sources, const fs::path& bag, const BagOptions& options,
                const std::vector<std::pair<std::string, std::string>>& tag_files) {
  std::error_code failed;
  if (fs::exists(bag, failed) && !(fs::is_directory(bag, failed) && fs::is_empty(bag, failed))) {
    return ioError(bag.string(), {"もうあって、空ではありません。", "It is there already, and not empty."}, {"新しいフォルダの名を指定してください。", "Name a new folder."});
  }
  const fs::path part = fs::path(bag.lexically_normal().string() + ".part");
  fs::remove_all(part, failed);
  Manifest small, large;
  uint64_t bytes = 0, count = 0;
  std::vector<std::pair<fs::path, std::string>> payload;
  for (const BagSource& source : sources) {
    // Names in form C, as RFC 8493 section 6.1.3 recommends.
    for (const std::string& file : filesBelow(source.folder)) payload.emplace_back(source.folder / file, "data/" + source.name + "/" + composeText(file));
  }
  for (const auto& [from, to] : payload) {
    if (options.report && !options.report(double(count) / double(payload.size()), to)) {
      fs::remove_all(part, failed);
      return cancelled(to);
    }
    fs::create_directories((part / to).parent_path(), failed);
    if (!failed) fs::copy_file(from, part / to, failed);
    if (failed) return ioError(from.string(), {"写せません（" + failed.message() + "）。", "It cannot be copied (" + failed.message() + ")."}, {"ディスクの空きと権限を確かめてください。", "Check the free space and your permissions."});
    // Of the copy: what is stated is what was read back.
    const Result<Fixity> fixity = fixityOfFile(part / to);
    if (!fixity) return fixity.error();
    small[to] = fixity->sha256;
    large[to] = fixity->sha512;
    bytes += fs::file_size(part / to, failed);
    ++count;
  }
  std::vector<std::pair<std::string, std::string>> tags = tag_files;
  tags.emplace_back("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
  tags.emplace_back("bag-info.txt", "Bagging-Date: " + options.date + "\nExternal-Description: " + options.description + "\nBag-Software-Agent: " + options.software +
                                        "\nPayload-Oxum: " + std::to_string(bytes) + "." + std::to_string(count) + "\n");
  tags.emplace_back("manifest-sha256.txt", textOf(small));
  tags.emplace_back("manifest-sha512.txt", textOf(large));
  Manifest small_tags, large_tags;
  for (const auto& [name, text] : tags) {
    if (Status written = writeFile(part / name, asBytes(text)); !written) return written;
    const Result<Fixity> fixity = fixityOfFile(part / name);
    if (!fixity) return fixity.error();
    small_tags[name] = fixity->sha256;
    large_tags[name] = fixity->sha512;
  }
  for (const auto& [name, manifest] : {std::pair("tagmanifest-sha256.txt", &small_tags), std::pair("tagmanifest-sha512.txt", &large_tags)}) {
    if (Status written = writeFile(part / name, asBytes(textOf(*manifest))); !written) return written;
  }
  fs::remove(bag, failed);  // the empty folder that was there
  fs::rename(part, bag, failed);
  if (failed) return ioError(bag.string(), {"名前を変えられません（" + failed.message() + "）。", "It cannot be renamed (" + failed.message() + ")."}, {});
  return {};
}

Result<FixityReport> verifyFixity(const fs::path& folder, const std::function<bool(double fraction, const std::string& file)>& report) {
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored)) {
    return ioError(folder.string(), {"そのようなフォルダはありません。", "There is no such folder."}, {"サイトかバッグのフォルダを指定してください。", "Name the folder of a site or a bag."});
  }
  if (isOcflRoot(folder)) return verifyOcfl(folder, report);
  if (fs::exists(folder / "bagit.txt", ignored)) return verifyBag(folder, report);
  if (!fs::exists(folder / kChecksumFile, ignored)) {
    return badInput(folder.string(), {"チェックサムがありません（サイトでもバッグでもありません）。", "There are no checksums: this is neither a site nor a bag."},
                    {"資料フォルダなら、まず kura bag で控えを作ってください。", "For a collection, make a bag of it first: kura bag."});
  }
  const Result<Manifest> manifest = readManifest(folder / kChecksumFile);
  if (!manifest) return manifest.error();
  FixityReport out;
  if (Status checked = checkFiles(folder, *manifest, false, out, report); !checked) return std::move(checked).error();
  std::vector<std::string> files = filesBelow(folder);
  std::erase(files, kChecksumFile);
  reportUnlisted(files, *manifest, out);
  return out;
}

}  // namespace kura
