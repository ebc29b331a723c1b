#include <algorithm>
#include <exception>
#include <fstream>
#include <new>

#include "scan/find_beside.h"
#include "scan/read_gltf.h"
#include "scan/read_large.h"
#include "scan/read_obj.h"
#include "scan/read_ply.h"
#include "scan/read_scan.h"
#include "scan/read_stl.h"
#include "scan/read_with_assimp.h"
#include "scan/scene_file.h"
#include "scan/thin_out.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

std::string firstBytes(const fs::path& file) {
  std::string start(16, '\0');
  std::ifstream stream(file, std::ios::binary);
  stream.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<size_t>(stream.gcount()));
  return start;
}

Error unknownFormat(const fs::path& file, const std::string& extension) {
  return badInput(file.string(), {"「." + extension + "」はスキャンの形式として知られていません。",
                                  "“." + extension + "” is not a scan format that is known here."},
                  {"PLY・OBJ・STL・glTF（GLB）・FBX・COLLADA のどれかで書き出してください。",
                   "Export it as PLY, OBJ, STL, glTF (GLB), FBX or COLLADA."});
}

Result<DraftScene> readDraft(const fs::path& file, Diagnostics& diagnostics) {
  // What a file is stands in its first bytes where the format has a mark; names are often wrong.
  const std::string start = firstBytes(file);
  const std::string extension = lowerExtension(file);
  if (start.empty()) {
    std::error_code failed;
    if (!fs::exists(file, failed)) {
      return ioError(file.string(), {"ファイルがありません。", "There is no such file."}, {"名前と場所を確かめてください。", "Check the name and the place."});
    }
    if (fs::is_directory(file, failed)) {
      return ioError(file.string(), {"フォルダです。", "This is a folder."}, {"スキャンのファイルを指定してください。", "Name the scan file."});
    }
    return badInput(file.string(), {"ファイルが空です（0 バイト）。", "The file is empty (0 bytes)."}, {"コピーや書き出しをやり直してください。", "Copy or export it again."});
  }
  if (start.rfind("glTF", 0) == 0 || extension == "gltf" || extension == "glb" || extension == "vrm") return readGltf(file, diagnostics);
  if (std::optional<DraftScene> large = readLarge(file, diagnostics)) return std::move(*large);
  if (extension == "ply" || start.rfind("ply\n", 0) == 0 || start.rfind("ply\r", 0) == 0) return readPly(file, diagnostics);
  if (extension == "stl") return readStl(file, diagnostics);
  if (extension == "obj") return readObj(file, diagnostics);
  const std::vector<std::string> known = assimpExtensions();
  if (!std::binary_search(known.begin(), known.end(), extension)) return unknownFormat(file, extension);
  return readWithAssimp(file, diagnostics);
}

}  // namespace

Result<ScanReading> readScanInProcess(const fs::path& file) {
  // Libraries throw, and memory may run out anywhere; nothing of that may leave this room.
  try {
    Diagnostics diagnostics;
    Result<DraftScene> draft = readDraft(file, diagnostics);
    if (!draft.ok()) return draft.error();
    Result<ScanReading> reading = finishScene(std::move(draft).value(), std::move(diagnostics), file);
    if (reading.ok()) thinOut(reading->scene, file, reading->diagnostics);
    return reading;
  } catch (const std::bad_alloc&) {
  } catch (const std::length_error&) {
  } catch (const std::exception& failure) {
    return badInput(file.string(), {std::string("スキャンとして読めません：") + failure.what(),
                                    std::string("It cannot be read as a scan: ") + failure.what()},
                    {"書き出し直してください。", "Export it again."});
  }
  return Error{ErrorCode::kLimit, file.string(),
               {"読むのに必要なメモリーが足りません。ファイルが大きすぎるか、壊れています。",
                "There is not enough memory to read it. The file is too large, or broken."},
               {"スキャンソフトで開けるか確かめ、必要なら三角形を減らして書き出してください。",
                "Check that the scanning software opens it; export it with fewer triangles if need be."}};
}

int runReadScanWorker(const fs::path& file, const fs::path& out) {
  return writeSceneFile(out, readScanInProcess(file)).ok() ? 0 : 2;
}

}  // namespace kura
