// A loop over independent parts on all cores.
#pragma once

#include <cstddef>
#include <functional>

namespace kura {

// Calls body(begin, end) for consecutive ranges of at most `chunk` that cover 0..count, on as many threads as there are
// cores. The ranges are always the same, so that results kept by index do not depend on the machine. What body throws in
// any range is thrown again here, after all threads have stopped.
void parallelFor(size_t count, size_t chunk, const std::function<void(size_t begin, size_t end)>& body);

}  // namespace kura
