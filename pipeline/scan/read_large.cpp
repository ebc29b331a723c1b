#include "scan/read_large.h"

#include <cstdio>

#include "base/mapped_file.h"
#include "scan/find_beside.h"

namespace kura {
namespace {

Diagnostic noteOf(const std::filesystem::path& file, const Condensed& condensed) {
  char cell[32];
  std::snprintf(cell, sizeof cell, "%.3g", condensed.cell);
  const std::string before = groupedNumber(condensed.triangles_before), after = groupedNumber(condensed.primitive.primitive.triangleCount());
  return scanNote(file.string(),
                  {"大きなスキャンなので、読みながら " + before + " 三角形を " + after + " 三角形にまとめました（目の細かさ " + cell + "、ファイルの単位）。",
                   "A large scan: condensed while reading from " + before + " to " + after + " triangles (cells of " + cell + " in the file's unit)."});
}

}  // namespace

std::string groupedNumber(uint64_t count) {
  std::string digits = std::to_string(count);
  for (int i = static_cast<int>(digits.size()) - 3; i > 0; i -= 3) digits.insert(static_cast<size_t>(i), ",");
  return digits;
}

std::optional<DraftScene> readLarge(const std::filesystem::path& file, Diagnostics& diagnostics, const CondenseOptions& options) {
  const Result<MappedFile> mapped = MappedFile::open(file);
  if (!mapped.ok()) return {};
  const std::optional<TriangleStream> stream = lowerExtension(file) == "obj" ? TriangleStream::openObj(mapped->bytes(), options.above_faces + 1)
                                                                   : TriangleStream::open(mapped->bytes());
  if (!stream || stream->faceCount() <= options.above_faces) return {};
  std::optional<Condensed> condensed = condense(*stream, options);
  if (!condensed) return {};
  diagnostics.push_back(noteOf(file, *condensed));
  DraftScene draft;
  Material material = makeUncolouredMaterial();
  if (stream->hasColors()) material.base_color = {1, 1, 1, 1};
  draft.scene.materials.push_back(material);
  condensed->primitive.primitive.material = 0;
  draft.primitives.push_back(std::move(condensed->primitive));
  return draft;
}

}  // namespace kura
