// A photograph as a static IIIF Image API 3.0 service, compliance level 0 (https://iiif.io/api/image/3.0/).
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "model/collection.h"

namespace kura {

// The service's id has to be an absolute URI. Where the base URL of the site is not known yet the id begins with
// "https://base-url-not-set.invalid/" (RFC 2606: it can never be taken for a real place), and pages must give their
// viewer the folder of info.json instead: OpenSeadragon takes the parsed info.json with its id replaced.
// path: e.g. "item/K-001/image/01".
std::string imageServiceId(const std::string& base_url, const std::string& path);

struct PyramidOptions {
  std::string id;  // absolute URI without trailing slash, see imageServiceId
  uint32_t tile_size = 512;
  int quality = 85;  // JPEG
  bool is_color = true;  // false: numbers as stored (normal maps), which no profile may touch
  std::optional<Rights> rights;
  std::function<bool(double fraction)> report;  // may be empty; false stops
  std::string xmp = {};  // a packet (xmp_packet.h) for the whole pictures, full/max among them; tiles have none
};

struct PyramidSize {
  uint32_t width = 0, height = 0;
};

struct PyramidResult {
  uint32_t width = 0, height = 0;   // after EXIF orientation
  std::vector<PyramidSize> sizes;   // as in info.json, ascending
  uint64_t files = 0, bytes = 0;    // info.json not counted
};

// Writes info.json, full/max/0/default.jpg, full/w,h/0/default.jpg for every size and every tile below out_dir. sRGB,
// alpha on white, EXIF orientation applied, no metadata. Memory: two strips of tiles for the largest level. A picture with
// an edge above 65,500 (the most that JPEG holds) states maxWidth and maxHeight, and its sizes begin below them.
// Error: that of reading the image, or kIo.
Result<PyramidResult> writeIiifPyramid(const std::filesystem::path& image, const std::filesystem::path& out_dir,
                                       const PyramidOptions& options);

// The same of a picture in memory, such as a texture inside a GLB; `name` is the subject of errors.
Result<PyramidResult> writeIiifPyramid(ByteView encoded, const std::string& name, const std::filesystem::path& out_dir,
                                       const PyramidOptions& options);

}  // namespace kura
