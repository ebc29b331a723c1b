#include "catalog/read_pages.h"

#include <algorithm>
#include <array>

#include "base/compose_text.h"
#include "base/file.h"
#include "catalog/asset_files.h"
#include "catalog/decode_text.h"
#include "catalog/natural_order.h"
#include "catalog/text.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

constexpr uint64_t kMostBytes = 1 << 20;
constexpr std::string_view kTranscription = "transcription";

// What stands between the two dots of "01.翻刻.txt".
struct TextKind {
  std::string_view written;
  std::string_view kind;  // a language, or kTranscription
};
constexpr std::array kTextKinds = {
    TextKind{"翻刻", kTranscription}, TextKind{"transcription", kTranscription}, TextKind{"ja", "ja"}, TextKind{"現代語", "ja"},
    TextKind{"ja-easy", "ja-easy"},   TextKind{"やさしい日本語", "ja-easy"},      TextKind{"en", "en"}, TextKind{"英語", "en"},
    TextKind{"zh", "zh"},             TextKind{"中国語", "zh"},                   TextKind{"ko", "ko"}, TextKind{"韓国語", "ko"}};

std::string_view kindOf(std::string_view written) {
  const auto found = std::find_if(kTextKinds.begin(), kTextKinds.end(), [&](const TextKind& each) { return each.written == written; });
  return found == kTextKinds.end() ? std::string_view() : found->kind;
}

DocumentPage& pageOf(Item& item, size_t image) {
  item.pages.resize(item.images.size());
  return item.pages[image];
}

// False where the page has such a text already.
bool put(DocumentPage& page, std::string_view kind, std::string text) {
  std::string& place = kind == kTranscription ? page.transcription : page.texts[std::string(kind)];
  if (!place.empty()) return false;
  place = std::move(text);
  return true;
}

// One composed form, LF, no blank lines at the end.
std::string tidied(const std::string& decoded) {
  std::string text = composeText(decoded);
  text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
  const size_t last = text.find_last_not_of(" \t\n");
  text.resize(last == std::string::npos ? 0 : last + 1);
  return text;
}

void readPageTable(const DocumentValue& table, const ItemFilePlace& place, Item& item, Diagnostics& diagnostics) {
  DocumentFields fields(table, place.file, item.id, "[[page]]", diagnostics);
  const std::optional<size_t> image = readPhotograph(fields, table, "image", place, item);
  const LanguageMap label = fields.languages("label");
  const std::string transcription = fields.text("transcription");
  const LanguageMap texts = fields.languages("text");
  fields.reportUnknownKeys();
  if (!image) {
    if (table.find("image")) return;  // told already
    return fields.fault(table, {"[[page]] に写真の名前がありません。", "A [[page]] names no photograph."},
                        {"image = \"01.jpg\" のように書いてください。", "Write image = \"01.jpg\"."});
  }
  DocumentPage& page = pageOf(item, *image);
  if (!page.label.empty() || page.hasWords()) {
    return fields.fault(table, {"同じ写真の [[page]] が二つあります。", "Two [[page]] tables name the same photograph."},
                        {"一つにまとめてください。", "Make one of them."});
  }
  page.label = label;
  page.transcription = tidied(transcription);
  for (const auto& [language, text] : texts) page.texts[language] = tidied(text);
}

struct TextFile {
  fs::path path;
  std::string stem;  // "01"
  std::string_view kind;
};

class TextFiles {
 public:
  TextFiles(const fs::path& collection, Item& item, Diagnostics& diagnostics) : collection_(collection), item_(item), diagnostics_(diagnostics) {}

  void readFolder(const fs::path& folder) {
    std::vector<fs::path> paths;
    std::error_code unreadable;
    for (fs::directory_iterator entry(folder, unreadable), end; !unreadable && entry != end; entry.increment(unreadable)) {
      if (lowerAscii(entry->path().extension().string()) == ".txt" && entry->path().filename().string().front() != '.') paths.push_back(entry->path());
    }
    std::sort(paths.begin(), paths.end(), [](const fs::path& a, const fs::path& b) { return naturallyBefore(a.filename().string(), b.filename().string()); });
    for (const fs::path& path : paths) {
      if (const std::optional<TextFile> file = nameOf(path)) read(*file);
    }
  }

 private:
  // Nothing for texts that belong to no page: "readme.txt".
  std::optional<TextFile> nameOf(const fs::path& path) {
    const std::string name = composeText(path.stem().string());
    const size_t dot = name.find_last_of('.');
    if (dot == std::string::npos || dot == 0) return std::nullopt;
    const std::string stem = name.substr(0, dot), written = name.substr(dot + 1);
    const std::string_view kind = kindOf(written);
    if (!kind.empty()) return TextFile{path, stem, kind};
    if (imageOf(stem)) {
      report(Severity::kWarning, path, {"「" + written + "」が何の文章かわかりません。", "It is not known what text '" + written + "' is."},
             {"翻刻、ja、ja-easy、en、zh、ko のどれかにしてください（例 " + stem + ".翻刻.txt）。",
              "Use one of transcription, ja, ja-easy, en, zh, ko (for example " + stem + ".transcription.txt)."});
    }
    return std::nullopt;
  }

  std::optional<size_t> imageOf(const std::string& stem) const {
    for (size_t i = 0; i < item_.images.size(); ++i) {
      if (composeText(item_.images[i].stem().string()) == stem) return i;
    }
    return std::nullopt;
  }

  void read(const TextFile& file) {
    const std::optional<size_t> image = imageOf(file.stem);
    if (!image) {
      return report(Severity::kWarning, file.path, {"この文章の写真「" + file.stem + "」がありません。", "There is no photograph '" + file.stem + "' for this text."},
                    {"写真と同じ名前にしてください（例 01.jpg と 01.翻刻.txt）。", "Give it the photograph's name (for example 01.jpg and 01.transcription.txt)."});
    }
    if (!isInsideCollection(collection_, file.path)) {
      return report(Severity::kError, file.path, {"フォルダの外を指すリンクです。", "This is a link that leads out of the collection."},
                    {"リンクではなくファイルそのものを置いてください。", "Put the file itself there, not a link."});
    }
    const Result<Bytes> bytes = readFile(file.path, kMostBytes);
    if (!bytes) {
      diagnostics_.push_back({Severity::kError, item_.id, bytes.error()});
      return;
    }
    const Result<DecodedText> decoded = decodeText(*bytes, nameFor(file.path));
    if (!decoded) {
      diagnostics_.push_back({Severity::kError, item_.id, decoded.error()});
      return;
    }
    if (decoded->was_detected) {
      report(Severity::kNote, file.path, {decoded->encoding + " として読みました。", "Read as " + decoded->encoding + "."}, {"UTF-8 で保存すれば確かです。", "Saving it as UTF-8 makes sure."});
    }
    std::string text = tidied(decoded->text);
    if (text.empty()) return;
    if (!put(pageOf(item_, *image), file.kind, std::move(text))) {
      report(Severity::kError, file.path, {"同じページの同じ種類の文章が二つあります。", "This page has such a text already."},
             {"このファイルか、item.toml の [[page]] の一方を消してください。", "Remove this file, another one like it, or what the [[page]] of item.toml says."});
    }
  }

  std::string nameFor(const fs::path& path) const { return path.lexically_relative(collection_).string(); }

  void report(Severity severity, const fs::path& path, Localized message, Localized remedy) {
    Error error = badInput(nameFor(path), std::move(message), std::move(remedy));
    error.place.file = nameFor(path);
    diagnostics_.push_back({severity, item_.id, std::move(error)});
  }

  const fs::path& collection_;
  Item& item_;
  Diagnostics& diagnostics_;
};

}  // namespace

void readPageTables(DocumentFields& fields, const ItemFilePlace& place, Item& item, Diagnostics& diagnostics) {
  const std::string direction = fields.text("reading_direction");
  item.reads_right_to_left = direction == "rtl";
  for (const DocumentValue* page : fields.tables("page")) readPageTable(*page, place, item, diagnostics);
  if (direction.empty() || direction == "rtl" || direction == "ltr") return;
  Error error = badInput(place.file, {"reading_direction「" + direction + "」は \"rtl\" か \"ltr\" です。", "reading_direction is \"rtl\" or \"ltr\", not '" + direction + "'."},
                         {"右から左へめくる本は \"rtl\" と書いてください。", "Write \"rtl\" for a book whose pages go from right to left."});
  error.place.file = place.file;
  diagnostics.push_back({Severity::kError, item.id, std::move(error)});
}

void readPageTexts(const fs::path& collection, const fs::path& folder, Item& item, Diagnostics& diagnostics) {
  TextFiles files(collection, item, diagnostics);
  for (const fs::path& place : {folder, folder / "photos", folder / "text"}) files.readFolder(place);
}

}  // namespace kura
