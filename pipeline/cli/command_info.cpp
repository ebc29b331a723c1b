#include <algorithm>
#include <cstdio>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/event_json.h"
#include "cli/program_places.h"
#include "gltf/read_glb_summary.h"
#include "image/picture.h"
#include "scan/read_scan.h"
#include "scan/summarize_scan.h"

namespace kura {
namespace {

using nlohmann::json;

bool isImage(const std::filesystem::path& file) {
  std::string ending = file.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
  constexpr const char* kEndings[] = {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".gif", ".jp2", ".heic", ".avif", ".jxl", ".bmp"};
  return std::any_of(std::begin(kEndings), std::end(kEndings), [&](const char* known) { return ending == known; });
}

// What is known of the file, as the words of a page: label and value.
using Lines = std::vector<std::pair<Localized, std::string>>;

struct Finding {
  json numbers;
  Lines lines;
  Diagnostics diagnostics;
};

std::string numberText(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

std::string grouped(uint64_t value) {
  std::string text = std::to_string(value);
  for (auto at = static_cast<long>(text.size()) - 3; at > 0; at -= 3) text.insert(static_cast<size_t>(at), ",");
  return text;
}

Result<Finding> examineImage(const std::filesystem::path& file) {
  Result<json> summary = readImageSummary(file);
  if (!summary) return summary.error();
  const auto number = [&](const char* key) { return grouped(summary->value(key, uint64_t{0})); };
  Finding finding;
  finding.lines = {{{"画素", "pixels"}, number("width") + " x " + number("height")},
                   {{"色", "colour"}, summary->value("color", "") + ", " + number("channels") + " x " + number("bits") + " bit" +
                                          ((*summary)["icc_profile"].is_null() ? "" : ", ICC")},
                   {{"向き（EXIF）", "orientation (EXIF)"}, number("orientation")},
                   {{"形式", "format"}, summary->value("format", "")}};
  finding.numbers = std::move(*summary);
  finding.numbers["kind"] = "image";
  return finding;
}

std::string sizeText(const json& size) {
  std::string text;
  for (const json& edge : size) text += (text.empty() ? "" : " x ") + numberText(edge.get<double>());
  return text;
}

void addTextures(const json& summary, Lines& lines) {
  for (const json& image : summary.value("images", json::array())) {
    lines.push_back({{"絵", "image"}, image.value("name", "") + ", " + image.value("format", "") + ", " + grouped(image.value("bytes", uint64_t{0})) + " bytes"});
  }
}

Result<Finding> examineScan(const std::filesystem::path& file, const std::atomic<bool>& stop) {
  ReadScanOptions options;
  options.worker = programPath();
  options.is_cancelled = [&stop] { return stop.load(); };
  Result<ScanReading> reading = readScan(file, options);
  if (!reading) return reading.error();
  Finding finding;
  finding.numbers = summarizeScan(reading->scene);
  finding.numbers["kind"] = "scan";
  finding.diagnostics = std::move(reading->diagnostics);
  const json& summary = finding.numbers;
  const auto metres = reading->scene.meters_per_unit;
  finding.lines = {{{"三角形", "triangles"}, grouped(summary.value("triangles", uint64_t{0}))},
                   {{"頂点", "vertices"}, grouped(summary.value("vertices", uint64_t{0}))},
                   {{"部分", "primitives"}, std::to_string(reading->scene.primitives.size())},
                   {{"材質", "materials"}, std::to_string(reading->scene.materials.size())},
                   {{"大きさ（単位のまま）", "size (in file units)"}, sizeText(summary["bounds"].value("size", json::array()))},
                   {{"単位", "unit"}, metres ? numberText(*metres) + " m" : "—"},
                   {{"上の軸", "up axis"}, reading->scene.up_axis ? std::string(1, *reading->scene.up_axis) : "—"}};
  addTextures(summary, finding.lines);
  return finding;
}

// A GLB is described by what it stores, not by what a reader makes of it: compression, extensions, bytes on the GPU.
Result<Finding> examineGlb(const std::filesystem::path& file) {
  const Result<Bytes> bytes = readFile(file);
  if (!bytes) return bytes.error();
  const Result<GlbSummary> summary = readGlbSummary(*bytes, file.string());
  if (!summary) return summary.error();
  Finding finding;
  json images = json::array(), textures = json::array();
  for (const GlbImage& image : summary->images) {
    images.push_back({{"name", image.name}, {"mime_type", image.mime_type}, {"bytes", image.bytes}, {"width", image.width}, {"height", image.height}});
  }
  for (const GlbTexture& texture : summary->textures) textures.push_back({{"role", texture.role}, {"image", texture.image}});
  finding.numbers = {{"kind", "glb"}, {"bytes", summary->bytes}, {"geometry_bytes", summary->geometry_bytes},
                     {"triangles", summary->triangles}, {"vertices", summary->vertices}, {"primitives", summary->primitives},
                     {"materials", summary->materials}, {"images", images}, {"textures", textures},
                     {"extensions_used", summary->extensions_used}, {"extensions_required", summary->extensions_required},
                     {"generator", summary->generator}, {"copyright", summary->copyright}, {"gpu_bytes", summary->gpu_bytes}};
  std::string extensions;
  for (const std::string& name : summary->extensions_used) extensions += (extensions.empty() ? "" : ", ") + name;
  finding.lines = {{{"三角形", "triangles"}, grouped(summary->triangles)},
                   {{"頂点", "vertices"}, grouped(summary->vertices)},
                   {{"バイト（うち形）", "bytes (of which geometry)"}, grouped(summary->bytes) + " (" + grouped(summary->geometry_bytes) + ")"},
                   {{"GPU のバイト", "GPU bytes"}, grouped(summary->gpu_bytes)},
                   {{"拡張", "extensions"}, extensions.empty() ? "—" : extensions},
                   {{"作ったもの", "generator"}, summary->generator.empty() ? "—" : summary->generator}};
  if (summary->bounds) {
    const Bounds& bounds = *summary->bounds;
    finding.numbers["bounds"] = {{"min", bounds.min}, {"max", bounds.max}, {"size", bounds.size()}};
    finding.lines.push_back({{"大きさ（m）", "size (m)"}, sizeText(json(bounds.size()))});
  }
  for (const GlbTexture& texture : summary->textures) {
    if (texture.image >= summary->images.size()) continue;
    const GlbImage& image = summary->images[texture.image];
    finding.lines.push_back({{"絵", "texture"}, texture.role + ", " + image.mime_type + ", " + std::to_string(image.width) + " x " + std::to_string(image.height) + ", " + grouped(image.bytes) + " bytes"});
  }
  return finding;
}

void show(const std::filesystem::path& file, const Finding& finding, const Console& console) {
  json event = finding.numbers;
  event["event"] = "info";
  event["file"] = file.string();
  console.event(event);
  for (const Diagnostic& diagnostic : finding.diagnostics) console.event(diagnosticEvent(diagnostic));
  console.say({file.string(), file.string()});
  size_t width = 0;
  for (const auto& [label, value] : finding.lines) width = std::max(width, terminalWidth(in(console.language(), label)));
  for (const auto& [label, value] : finding.lines) {
    console.say({"  " + fitWidth(label.ja, width, true) + "  " + value, "  " + fitWidth(label.en, width, true) + "  " + value});
  }
  console.table(finding.diagnostics);
}

}  // namespace

int runInfo(const InfoCommand& command, const Console& console, const std::atomic<bool>& stop) {
  int code = 0;
  for (const std::filesystem::path& file : command.files) {
    if (stop) return exitCode(ErrorCode::kCancelled);
    std::error_code failed;
    const bool is_there = std::filesystem::is_regular_file(file, failed);
    const Result<Finding> finding =
        !is_there ? Result<Finding>(ioError(file.string(), {"そのようなファイルはありません。", "There is no such file."}, {"名前と場所を確かめてください。", "Check its name and place."}))
        : isImage(file)                                                         ? examineImage(file)
        : file.extension() == ".glb" || file.extension() == ".GLB" ? examineGlb(file)
                                                                                : examineScan(file, stop);
    if (finding) {
      show(file, *finding, console);
      continue;
    }
    console.failure(finding.error());
    code = std::max(code, exitCode(finding.error().code));
  }
  return code;
}

}  // namespace kura
