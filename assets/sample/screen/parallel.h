// Rows shared between the cores; each row is computed by itself, so the result does not depend on their number.
#pragma once

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace kura::sample::screen {

template <typename Body>
void forEachRow(int rows, const Body& body) {
  std::atomic<int> next{0};
  const auto work = [&] {
    for (int row = next++; row < rows; row = next++) body(row);
  };
  std::vector<std::thread> threads;
  const unsigned count = std::clamp(std::thread::hardware_concurrency(), 1u, 16u);
  for (unsigned i = 1; i < count; ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace kura::sample::screen
