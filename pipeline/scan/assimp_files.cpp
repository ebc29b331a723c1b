#include "scan/assimp_files.h"

#include <algorithm>
#include <assimp/IOStream.hpp>
#include <assimp/IOSystem.hpp>
#include <cstring>

#include "base/file.h"
#include "scan/draft_scene.h"
#include "scan/find_beside.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

class MemoryStream : public Assimp::IOStream {
 public:
  explicit MemoryStream(Bytes bytes) : bytes_(std::move(bytes)) {}

  size_t Read(void* into, size_t size, size_t count) override {
    if (size == 0) return 0;
    const size_t whole = std::min(count, (bytes_.size() - at_) / size);
    if (whole > 0) std::memcpy(into, bytes_.data() + at_, whole * size);
    at_ += whole * size;
    return whole;
  }
  size_t Write(const void*, size_t, size_t) override { return 0; }
  aiReturn Seek(size_t offset, aiOrigin origin) override {
    const size_t base = origin == aiOrigin_SET ? 0 : origin == aiOrigin_CUR ? at_ : bytes_.size();
    // Offsets are unsigned in this interface; a step back arrives as a wrapped-around number and adds up right.
    const size_t target = base + offset;
    if (target > bytes_.size()) return aiReturn_FAILURE;
    at_ = target;
    return aiReturn_SUCCESS;
  }
  size_t Tell() const override { return at_; }
  size_t FileSize() const override { return bytes_.size(); }
  void Flush() override {}

 private:
  Bytes bytes_;
  size_t at_ = 0;
};

bool isText(const fs::path& file) {
  std::string extension = file.extension().string();
  for (char& c : extension) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return extension == ".obj" || extension == ".mtl" || extension == ".mat";
}

class FilesBeside : public Assimp::IOSystem {
 public:
  FilesBeside(fs::path scan, std::vector<std::string>* missing, std::optional<std::string> scan_text)
      : scan_(std::move(scan)), missing_(missing), scan_text_(std::move(scan_text)) {}

  bool Exists(const char* name) const override { return find(name).has_value(); }
  char getOsSeparator() const override { return '/'; }
  Assimp::IOStream* Open(const char* name, const char* mode) override {
    if (std::strchr(mode, 'w') || std::strchr(mode, 'a')) return nullptr;
    const auto found = find(name);
    if (!found) {
      missing_->push_back(fileNameOf(name));
      return nullptr;
    }
    if (scan_text_ && *found == scan_) return new MemoryStream(Bytes(scan_text_->begin(), scan_text_->end()));
    Result<Bytes> bytes = readFile(*found);
    if (!bytes.ok()) return nullptr;
    if (!isText(*found)) return new MemoryStream(std::move(bytes).value());
    // Assimp's OBJ reader knows neither UTF-16 nor CP932, whose second bytes look like backslashes.
    const std::string text = toUtf8(std::string(asText(*bytes)));
    return new MemoryStream(Bytes(text.begin(), text.end()));
  }
  void Close(Assimp::IOStream* stream) override { delete stream; }

 private:
  std::optional<fs::path> find(const std::string& name) const {
    if (fs::path(name) == scan_) return scan_;
    // Importers put the folder of the scan before the name that the scan gives.
    const fs::path folder = scan_.parent_path();
    const std::string prefix = folder.string() + "/";
    const bool is_prefixed = !folder.empty() && name.rfind(prefix, 0) == 0;
    return findBeside(folder, is_prefixed ? name.substr(prefix.size()) : name);
  }

  fs::path scan_;
  std::vector<std::string>* missing_;
  std::optional<std::string> scan_text_;
};

}  // namespace

std::unique_ptr<Assimp::IOSystem> makeAssimpFiles(const fs::path& scan, std::vector<std::string>* missing,
                                                  std::optional<std::string> scan_text) {
  return std::make_unique<FilesBeside>(scan, missing, std::move(scan_text));
}

void warnOfMissingFiles(const fs::path& scan, std::vector<std::string> missing, Diagnostics& diagnostics) {
  // Where the named material library is missing Assimp also asks for one named as the scan; nobody promised that.
  if (missing.size() > 1) std::erase(missing, scan.stem().string() + ".mtl");
  std::sort(missing.begin(), missing.end());
  missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
  for (const std::string& name : missing) {
    diagnostics.push_back(scanWarning(scan.string(), {"参照されているファイル「" + name + "」が見つかりません。",
                                                      "The file “" + name + "” that it refers to is missing."},
                                      {"「" + name + "」をスキャンと同じフォルダに置いてください。",
                                       "Put “" + name + "” in the same folder as the scan."}));
  }
}

}  // namespace kura
