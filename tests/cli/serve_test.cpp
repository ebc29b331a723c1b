#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>
#include <sys/socket.h>

#include <chrono>
#include <fstream>
#include <regex>
#include <thread>

#include "support/program_run.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::StartsWith;

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

// A small site, served on a free port until the test ends.
class Serve : public ::testing::Test {
 protected:
  void SetUp() override {
    write(site() / "index.html", "<!doctype html>entrance");
    write(site() / "item/K-001/index.html", "piece");
    write(site() / "item/K-001/model/low.glb", std::string("0123456789"));
    write(site() / "viewer/kura-module.wasm", std::string(100000, 'w'));
    write(site() / "empty.json", "");
    write(site() / ".hidden", "secret");
    write(folder_.path() / "outside.txt", "secret");
    fs::create_symlink(folder_.path() / "outside.txt", site() / "link.txt");
    program_ = std::make_unique<ProgramRun>(std::vector<std::string>{"serve", site().string(), "--port", "0"});
    std::smatch match;
    for (int i = 0; i < 200 && port_ == 0; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(25));
      const std::string out = program_->outSoFar();
      if (std::regex_search(out, match, std::regex("http://127\\.0\\.0\\.1:(\\d+)/"))) port_ = std::stoi(match[1]);
    }
    ASSERT_NE(port_, 0) << program_->errSoFar();
  }

  fs::path site() const { return folder_.path() / "site"; }
  httplib::Result get(const std::string& path, httplib::Headers headers = {}) const {
    httplib::Client client("127.0.0.1", port_);
    client.set_decompress(false);
    headers.emplace("Connection", "close");
    return client.Get(path.c_str(), headers);
  }

  // The answer to a request as it is sent: the client library tidies paths, an attacker does not.
  std::string raw(const std::string& request_line) const {
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port_));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    const std::string request = request_line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    EXPECT_EQ(::send(fd, request.data(), request.size(), 0), static_cast<ssize_t>(request.size()));
    std::string answer;
    char buffer[4096];
    for (ssize_t count; (count = ::recv(fd, buffer, sizeof buffer, 0)) > 0;) answer.append(buffer, static_cast<size_t>(count));
    ::close(fd);
    return answer;
  }

  TemporaryFolder folder_;
  std::unique_ptr<ProgramRun> program_;
  int port_ = 0;
};

TEST_F(Serve, GivesMediaTypes) {
  const std::pair<const char*, const char*> expected[] = {{"a.wasm", "application/wasm"}, {"a.glb", "model/gltf-binary"},
      {"a.usdz", "model/vnd.usdz+zip"}, {"a.webp", "image/webp"}, {"a.ktx2", "image/ktx2"}, {"a.mjs", "text/javascript; charset=utf-8"},
      {"a.js", "text/javascript; charset=utf-8"}, {"a.json", "application/json"}, {"a.jsonld", "application/ld+json"}, {"A.JPG", "image/jpeg"},
      {"a.unknown", "application/octet-stream"}};
  for (const auto& [name, type] : expected) {
    write(site() / name, "content");
    EXPECT_EQ(get(std::string("/") + name)->get_header_value("Content-Type"), type) << name;
  }
}

TEST_F(Serve, GivesFolderPagesAndRedirectsToThem) {
  EXPECT_EQ(get("/")->body, "<!doctype html>entrance");
  EXPECT_EQ(get("/item/K-001/")->body, "piece");
  const auto redirect = get("/item/K-001?x=1");
  EXPECT_EQ(redirect->status, 301);
  EXPECT_EQ(redirect->get_header_value("Location"), "/item/K-001/?x=1");
  EXPECT_THAT(raw("GET //item"), StartsWith("HTTP/1.1 404"));
}

TEST_F(Serve, AnswersRanges) {
  const auto part = get("/item/K-001/model/low.glb", {{"Range", "bytes=2-4"}});
  EXPECT_EQ(part->status, 206);
  EXPECT_EQ(part->body, "234");
  EXPECT_EQ(part->get_header_value("Content-Range"), "bytes 2-4/10");
  EXPECT_EQ(get("/item/K-001/model/low.glb", {{"Range", "bytes=-3"}})->body, "789");
  EXPECT_EQ(get("/item/K-001/model/low.glb", {{"Range", "bytes=7-"}})->body, "789");
  EXPECT_EQ(get("/item/K-001/model/low.glb")->get_header_value("Accept-Ranges"), "bytes");
}

TEST_F(Serve, AnswersHeadAndEmptyFiles) {
  const std::string head = raw("HEAD /item/K-001/model/low.glb");
  EXPECT_THAT(head, StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(head, HasSubstr("Content-Length: 10"));
  EXPECT_EQ(get("/empty.json")->status, 200);
}

TEST_F(Serve, CompressesTextAndWasm) {
  const auto small = get("/viewer/kura-module.wasm", {{"Accept-Encoding", "gzip, br"}});
  EXPECT_EQ(small->get_header_value("Content-Encoding"), "gzip");
  EXPECT_LT(small->body.size(), 5000u);
  EXPECT_EQ(small->body.substr(0, 2), "\x1f\x8b");
  EXPECT_EQ(get("/viewer/kura-module.wasm", {{"Accept-Encoding", "identity"}})->body.size(), 100000u);
  EXPECT_FALSE(get("/item/K-001/model/low.glb", {{"Accept-Encoding", "gzip"}})->has_header("Content-Encoding"));
}

TEST_F(Serve, AnswersConditionalRequests) {
  const auto first = get("/index.html");
  const std::string tag = first->get_header_value("ETag");
  EXPECT_FALSE(tag.empty());
  EXPECT_EQ(get("/index.html", {{"If-None-Match", tag}})->status, 304);
  EXPECT_EQ(get("/index.html", {{"If-Modified-Since", first->get_header_value("Last-Modified")}})->status, 304);
  write(site() / "index.html", "changed content");
  EXPECT_EQ(get("/index.html", {{"If-None-Match", tag}})->body, "changed content");
}

TEST_F(Serve, NeverLeavesTheSite) {
  for (const char* path : {"/../outside.txt", "/%2e%2e/outside.txt", "/item/../../outside.txt", "/..%2foutside.txt", "/..\\outside.txt", "/.hidden",
                           "/link.txt", "/%00", "//etc/passwd", "/item/%2e%2e/%2e%2e/outside.txt"}) {
    const std::string answer = raw(std::string("GET ") + path);
    EXPECT_THAT(answer, ::testing::Not(HasSubstr("secret"))) << path;
    EXPECT_THAT(answer, ::testing::Not(StartsWith("HTTP/1.1 200"))) << path;
  }
}

TEST_F(Serve, HasAPageForWhatIsNotThere) {
  EXPECT_EQ(get("/none")->status, 404);
  EXPECT_THAT(get("/none")->body, HasSubstr("ここには何もありません"));
  write(site() / "404.html", "our own page");
  EXPECT_EQ(get("/none")->body, "our own page");
}

TEST_F(Serve, ATakenPortSuggestsAnother) {
  const ProgramOutcome second = runProgram({"serve", site(), "--port", std::to_string(port_)});
  EXPECT_EQ(second.exit_code, 2);
  EXPECT_THAT(second.err, HasSubstr("This port is taken."));
  EXPECT_THAT(second.err, ::testing::ContainsRegex("--port [0-9]+ is free"));
}

TEST_F(Serve, CtrlCEndsIt) {
  get("/");
  program_->interrupt();
  EXPECT_EQ(program_->wait().exit_code, 0);
}

}  // namespace
}  // namespace kura
