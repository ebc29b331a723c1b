#pragma once

#include <atomic>

namespace kura {

// From now on the first SIGINT or SIGTERM sets the flag; a second one ends the program at once. SIGPIPE is ignored, so
// that a closed pipe is a failed write.
const std::atomic<bool>& watchStopSignals();

}  // namespace kura
