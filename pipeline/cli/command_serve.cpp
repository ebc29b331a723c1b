#include "cli/commands.h"
#include "cli/http_server.h"

namespace kura {

int runServe(const ServeCommand& command, const Console& console, const std::atomic<bool>& stop) {
  const HttpServerOptions options{command.site, command.host, command.port};
  const Status served = serveFiles(options, stop, [&](int port) {
    const bool is_v6 = command.host.find(':') != std::string::npos;
    const std::string address = "http://" + (is_v6 ? "[" + command.host + "]" : command.host) + ":" + std::to_string(port) + "/";
    console.event({{"event", "listening"}, {"address", address}});
    console.say({address + " で見られます（終わるには Ctrl-C）。", "Serving at " + address + " (Ctrl-C ends it)."});
  });
  if (served) return 0;
  console.failure(served.error());
  return exitCode(served.error().code);
}

}  // namespace kura
