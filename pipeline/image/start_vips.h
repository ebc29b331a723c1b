// libvips as this program wants it.
#pragma once

#include <string>

namespace kura {

// Before the first call of libvips; any number of times, from any thread. Silent, without its cache, and without the
// loaders that are not made for hostile files.
void startVips();

// The first line of what libvips has complained about since the last call. libvips keeps one text for all threads.
std::string takeVipsError();

}  // namespace kura
