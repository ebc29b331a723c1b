#include "image/start_vips.h"

#include <vips/vips.h>

#include <mutex>

namespace kura {
namespace {

void beSilent(const char*, GLogLevelFlags, const char*, void*) {}

}  // namespace

void startVips() {
  static std::once_flag once;
  std::call_once(once, [] {
    g_log_set_handler("VIPS", static_cast<GLogLevelFlags>(G_LOG_LEVEL_MASK), beSilent, nullptr);
    VIPS_INIT("kura");
    vips_block_untrusted_set(TRUE);  // ImageMagick, PDF, Matlab ...
    // JPEG 2000 is the master format of libraries and archives; OpenJPEG is fuzzed as the trusted ones are.
    vips_operation_block_set("VipsForeignLoadJp2k", FALSE);
    vips_cache_set_max(0);  // our own cache knows better, and files may change while we run
  });
}

std::string takeVipsError() {
  char* text = vips_error_buffer_copy();
  const std::string message = text ? text : "";
  g_free(text);
  vips_error_clear();
  return message.substr(0, message.find('\n'));
}

}  // namespace kura
