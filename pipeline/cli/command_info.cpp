#include <algorithm>
#include <cstdio>

#include "cli/commands.h"
#include "cli/event_json.h"
#include "cli/program_places.h"
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
        : isImage(file) ? examineImage(file)
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
