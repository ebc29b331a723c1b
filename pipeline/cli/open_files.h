#pragma once

#include <atomic>

#include "base/error.h"
#include "model/collection.h"

namespace kura {

// Opens every scan and image of the collection and looks at its first bytes, without reading it: what cannot be opened or
// is not what its name says is a fault.
Diagnostics openFiles(const Collection& collection, const std::atomic<bool>& stop);

}  // namespace kura
