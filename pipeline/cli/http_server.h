// A preview server for static files. Not for the open internet.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"

namespace kura {

struct HttpServerOptions {
  std::filesystem::path root;
  std::string host = "127.0.0.1";
  int port = 8080;  // 0: any free one
};

// Serves GET and HEAD until stop is set: media types of everything that kura publishes, byte ranges, ETag and
// Last-Modified with conditional requests, gzip for text and wasm, index.html for folders, the site's 404.html.
// Nothing outside root and nothing whose name begins with a dot is served. on_listening gets the port.
// kIo where the port is taken or the address is not this machine's.
Status serveFiles(const HttpServerOptions& options, const std::atomic<bool>& stop, const std::function<void(int)>& on_listening);

// The media type of a file name; application/octet-stream where it is unknown.
std::string mediaType(const std::filesystem::path& file);

}  // namespace kura
