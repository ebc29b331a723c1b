// cpp-httplib adapter.
#include "cli/http_server.h"

#include <httplib.h>
#include <sys/stat.h>
#include <zlib.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

#include "base/file.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

// Larger files are sent as they are: compressing them would cost more time than it saves here.
constexpr uint64_t kMostBytesToCompress = 32 << 20;

// The same that docs/hosting.md gives for other servers. The pages say the policy too, where no header can be set; that others may show a piece in a
// frame only a header can say.
constexpr std::pair<const char*, const char*> kHeaders[] = {
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self' data: blob:; worker-src 'self' blob:; "
     "frame-src 'self' blob:; font-src 'self'; media-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors *"},
    {"Referrer-Policy", "strict-origin-when-cross-origin"},
    {"Permissions-Policy", "camera=(), microphone=(), geolocation=(), xr-spatial-tracking=(self)"},
    {"Cross-Origin-Resource-Policy", "cross-origin"}};

struct MediaType {
  const char* type;
  bool compresses;
};

const std::map<std::string, MediaType> kMediaTypes = {
    {".html", {"text/html; charset=utf-8", true}},       {".css", {"text/css; charset=utf-8", true}},
    {".js", {"text/javascript; charset=utf-8", true}},   {".mjs", {"text/javascript; charset=utf-8", true}},
    {".json", {"application/json", true}},               {".jsonld", {"application/ld+json", true}},
    {".map", {"application/json", true}},                {".wasm", {"application/wasm", true}},
    {".glb", {"model/gltf-binary", false}},              {".gltf", {"model/gltf+json", true}},
    {".usdz", {"model/vnd.usdz+zip", false}},            {".bin", {"application/octet-stream", false}},
    {".webp", {"image/webp", false}},                    {".jpg", {"image/jpeg", false}},
    {".jpeg", {"image/jpeg", false}},                    {".png", {"image/png", false}},
    {".svg", {"image/svg+xml", true}},                   {".ktx", {"image/ktx", false}},
    {".ktx2", {"image/ktx2", false}},                    {".avif", {"image/avif", false}},
    {".ico", {"image/x-icon", false}},                   {".tif", {"image/tiff", false}},
    {".txt", {"text/plain; charset=utf-8", true}},       {".csv", {"text/csv; charset=utf-8", true}},
    {".xml", {"application/xml", true}},                 {".webmanifest", {"application/manifest+json", true}},
    {".woff2", {"font/woff2", false}},                   {".zip", {"application/zip", false}},
    {".pdf", {"application/pdf", false}},                {".ttl", {"text/turtle; charset=utf-8", true}},
    {".mp4", {"video/mp4", false}},
};

const MediaType* findMediaType(const fs::path& file) {
  std::string ending = file.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
  const auto found = kMediaTypes.find(ending);
  return found == kMediaTypes.end() ? nullptr : &found->second;
}

std::string httpDate(time_t time) {
  char text[64];
  tm parts{};
  ::gmtime_r(&time, &parts);
  std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
  return text;
}

std::optional<std::string> gzip(ByteView bytes) {
  z_stream stream{};
  constexpr int kGzipWindow = 15 + 16;
  if (::deflateInit2(&stream, 6, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) return std::nullopt;
  std::string out(::deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = const_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = ::deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  ::deflateEnd(&stream);
  if (result != Z_STREAM_END) return std::nullopt;
  return out;
}

bool acceptsGzip(const httplib::Request& request) {
  return request.get_header_value("Accept-Encoding").find("gzip") != std::string::npos && request.ranges.empty();
}

// RFC 9110, 13.1.2: a list of tags, compared weakly, or *.
bool namesTag(const std::string& header, const std::string& tag) { return header == "*" || header.find(tag) != std::string::npos; }

class FileServer {
 public:
  explicit FileServer(fs::path root) : root_(std::move(root)) {}

  void respond(const httplib::Request& request, httplib::Response& response);

 private:
  fs::path resolve(const std::string& path) const;
  void sendFile(const httplib::Request& request, httplib::Response& response, const fs::path& file, const struct stat& status);
  void sendNotFound(httplib::Response& response) const;
  std::shared_ptr<const std::string> compressed(const fs::path& file, const std::string& tag);

  fs::path root_;
  std::mutex mutex_;
  std::map<std::string, std::pair<std::string, std::shared_ptr<const std::string>>> compressed_;  // by path: tag, bytes
};

// Empty where the path leaves the root or has a hidden part.
fs::path FileServer::resolve(const std::string& path) const {
  if (path.find('\0') != std::string::npos || path.find('\\') != std::string::npos) return {};
  fs::path file = root_;
  for (const fs::path& part : fs::path(path).relative_path()) {
    if (part.empty()) continue;
    if (part.string().front() == '.') return {};
    file /= part;
  }
  std::error_code failed;
  const fs::path real = fs::canonical(file, failed);
  if (failed || std::mismatch(root_.begin(), root_.end(), real.begin(), real.end()).first != root_.end()) return {};
  return real;
}

std::shared_ptr<const std::string> FileServer::compressed(const fs::path& file, const std::string& tag) {
  {
    std::lock_guard lock(mutex_);
    const auto known = compressed_.find(file.string());
    if (known != compressed_.end() && known->second.first == tag) return known->second.second;
  }
  const Result<Bytes> bytes = readFile(file, kMostBytesToCompress);
  std::optional<std::string> small = bytes ? gzip(*bytes) : std::nullopt;
  if (!small) return nullptr;
  auto shared = std::make_shared<const std::string>(std::move(*small));
  std::lock_guard lock(mutex_);
  compressed_[file.string()] = {tag, shared};
  return shared;
}

void FileServer::sendFile(const httplib::Request& request, httplib::Response& response, const fs::path& file, const struct stat& status) {
  const MediaType* type = findMediaType(file);
  const auto size = static_cast<uint64_t>(status.st_size);
  std::string tag = "\"" + std::to_string(size) + "-" + std::to_string(status.st_mtim.tv_sec) + "." + std::to_string(status.st_mtim.tv_nsec) + "\"";
  const bool compress = type && type->compresses && size > 512 && size <= kMostBytesToCompress && acceptsGzip(request);
  if (compress) tag.insert(tag.size() - 1, "-gzip");
  for (const auto& [name, value] : kHeaders) response.set_header(name, value);
  response.set_header("ETag", tag);
  response.set_header("Accept-Ranges", "bytes");
  response.set_header("Last-Modified", httpDate(status.st_mtim.tv_sec));
  // A preview shows what was built last, always.
  response.set_header("Cache-Control", "no-cache");
  if (type && type->compresses) response.set_header("Vary", "Accept-Encoding");
  const std::string if_none_match = request.get_header_value("If-None-Match");
  const bool same_date = if_none_match.empty() && request.get_header_value("If-Modified-Since") == httpDate(status.st_mtim.tv_sec);
  if ((!if_none_match.empty() && namesTag(if_none_match, tag)) || same_date) {
    response.status = 304;
    return;
  }
  const std::string media_type = mediaType(file);
  if (size == 0) return response.set_content("", media_type);
  if (compress) {
    if (std::shared_ptr<const std::string> bytes = compressed(file, tag)) {
      response.set_header("Content-Encoding", "gzip");
      // A content provider, because the library would compress plain content once more.
      return response.set_content_provider(bytes->size(), media_type, [bytes](size_t offset, size_t length, httplib::DataSink& sink) {
        return sink.write(bytes->data() + offset, length);
      });
    }
  }
  auto stream = std::make_shared<std::ifstream>(file, std::ios::binary);
  if (!*stream) return sendNotFound(response);
  response.set_content_provider(size, media_type, [stream](size_t offset, size_t length, httplib::DataSink& sink) {
    constexpr size_t kChunk = 256 << 10;
    std::string chunk(std::min(length, kChunk), '\0');
    stream->seekg(static_cast<std::streamoff>(offset));
    stream->read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    const auto count = static_cast<size_t>(stream->gcount());
    stream->clear();
    return count > 0 && sink.write(chunk.data(), count);
  });
}

void FileServer::sendNotFound(httplib::Response& response) const {
  response.status = 404;
  const Result<Bytes> page = readFile(root_ / "404.html", 1 << 20);
  const char* plain =
      "<!doctype html><html lang=\"ja\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
      "<title>404</title><body style=\"font-family:system-ui;background:#FAF8F3;color:#1F1B17;padding:4rem;line-height:1.9\">"
      "<h1 style=\"font-weight:400\">ここには何もありません</h1><p lang=\"en\">There is nothing here.</p>"
      "<p><a href=\"/\" style=\"color:#8A6A1F\">入口へ / To the entrance</a></p>";
  response.set_content(page ? std::string(asText(*page)) : std::string(plain), "text/html; charset=utf-8");
}

void FileServer::respond(const httplib::Request& request, httplib::Response& response) {
  response.set_header("X-Content-Type-Options", "nosniff");
  // Open data: other people's pages may read everything (IIIF Image API 3.0, section 6.1, embeds); there are no cookies to protect.
  response.set_header("Access-Control-Allow-Origin", "*");
  fs::path file = resolve(request.path);
  struct stat status {};
  if (file.empty() || ::stat(file.c_str(), &status) != 0) return sendNotFound(response);
  if (S_ISDIR(status.st_mode)) {
    const std::string path = request.target.substr(0, request.target.find('?'));
    if (!path.ends_with('/')) {
      // "//host" would lead away from this server.
      if (path.starts_with("//")) return sendNotFound(response);
      return response.set_redirect(path + "/" + request.target.substr(path.size()), 301);
    }
    file /= "index.html";
    if (::stat(file.c_str(), &status) != 0) return sendNotFound(response);
  }
  if (!S_ISREG(status.st_mode)) return sendNotFound(response);
  sendFile(request, response, file, status);
}

// The library's default lets two servers share a port, and each would get half of the requests.
void setSocketOptions(socket_t socket) {
  const int yes = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

std::optional<int> findFreePort(const std::string& host, int after) {
  for (int port = after + 1; port < std::min(after + 50, 65536); ++port) {
    httplib::Server probe;
    probe.set_socket_options(setSocketOptions);
    if (probe.bind_to_port(host.c_str(), port)) return port;
  }
  return std::nullopt;
}

Error cannotListen(const HttpServerOptions& options) {
  const std::string place = options.host + ":" + std::to_string(options.port);
  if (const std::optional<int> other = findFreePort(options.host, options.port)) {
    const std::string port = std::to_string(*other);
    return ioError(place, {"この番号は使われています。", "This port is taken."}, {"--port " + port + " なら空いています。", "--port " + port + " is free."});
  }
  return ioError(place, {"ここでは待ち受けられません。", "It is not possible to listen here."},
                 {"--host がこの機械の住所か確かめ、1024 以上の --port を指定してください。", "Check that --host is an address of this machine, and give a --port of 1024 or more."});
}

}  // namespace

std::string mediaType(const fs::path& file) {
  const MediaType* type = findMediaType(file);
  return type ? type->type : "application/octet-stream";
}

Status serveFiles(const HttpServerOptions& options, const std::atomic<bool>& stop, const std::function<void(int)>& on_listening) {
  std::error_code failed;
  FileServer files(fs::canonical(options.root, failed));
  if (failed) {
    return ioError(options.root.string(), {"そのようなフォルダはありません。", "There is no such folder."}, {"kura build の -o に書いたフォルダを指定してください。", "Name the folder that kura build was given with -o."});
  }
  httplib::Server server;
  server.set_socket_options(setSocketOptions);
  server.set_tcp_nodelay(true);
  // Few threads would be held by idle browser connections.
  server.new_task_queue = [] { return new httplib::ThreadPool(32); };
  server.set_keep_alive_timeout(2);
  server.Get(".*", [&](const httplib::Request& request, httplib::Response& response) { files.respond(request, response); });
  int port = options.port;
  if (port == 0) {
    port = server.bind_to_any_port(options.host.c_str());
    if (port < 0) return cannotListen(options);
  } else if (!server.bind_to_port(options.host.c_str(), port)) {
    return cannotListen(options);
  }
  on_listening(port);
  std::atomic<bool> over{false};
  std::thread watcher([&] {
    while (!stop && !over) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    // stop() does nothing before the server runs.
    while (!server.is_running() && !over) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    server.stop();
  });
  const bool listened = server.listen_after_bind();
  over = true;
  watcher.join();
  if (!listened && !stop) return ioError(options.host, {"待ち受けが途切れました。", "The server stopped listening."});
  return {};
}

}  // namespace kura
