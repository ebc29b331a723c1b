// A ZIP archive whose files are stored as they are, each at a multiple of 64 bytes: the package of USDZ.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace kura {

struct StoredFile {
  std::string name;  // ASCII, with / between folders
  Bytes bytes;
};

// USDZ file format specification (Pixar): no compression, no encryption, the data of every file at a multiple of 64 bytes
// from the start, in the given order. No time stamps, so that the same files give the same bytes. Written here because
// archive libraries do not place data: the padding stands in an extra field, whose size depends on everything before.
// Fails (kLimit) from 4 GiB, which would need ZIP64.
Result<Bytes> writeStoredArchive(const std::vector<StoredFile>& files);

}  // namespace kura
