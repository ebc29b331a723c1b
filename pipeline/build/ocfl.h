// Keeps objects in an OCFL storage root (Oxford Common File Layout 1.1): every version stays readable, each file's bytes are
// kept once, and plain tools suffice to check it. https://ocfl.io/1.1/spec/
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include "base/result.h"
#include "build/fixity.h"

namespace kura {

struct OcflSource {
  std::filesystem::path file;  // whose bytes are kept, or empty:
  std::string text;            // the bytes themselves
};

struct OcflObject {
  std::string id;                             // a URI, e.g. "urn:kura:K-001"
  std::string folder;                         // of the object below the root; one path component
  std::map<std::string, OcflSource> files;    // by logical path, with forward slashes
};

struct OcflVersion {
  std::string created;   // RFC 3339 date and time
  std::string message;
  std::string software;  // becomes the version's user name
};

// Makes the root where there is none (declaration "0=ocfl_1.1", ocfl_layout.json). Error (kIo): the folder holds something else.
Status makeOcflRoot(const std::filesystem::path& root);

// Puts the object's present state into the root as a new version; false where it equals the newest version and nothing was written. The new version appears
// whole or not at all: content and inventory come first, the object's inventory and its sidecar last.
Result<bool> storeOcflObject(const std::filesystem::path& root, const OcflObject& object, const OcflVersion& version);

bool isOcflRoot(const std::filesystem::path& folder);

// Checks each object: sidecars, inventories of every version, content against its sha512, files that no inventory names.
Result<FixityReport> verifyOcfl(const std::filesystem::path& root, const std::function<bool(double fraction, const std::string& file)>& report);

}  // namespace kura
