#include "build/step_record.h"

#include "base/hash.h"

namespace kura {

StepRecord makeStepRecord(const Step& step, const std::vector<std::string>& digests,
                          const std::vector<std::string>& need_keys) {
  // Bump when the way of caching changes, so that nothing old is taken for new.
  constexpr int kCacheFormat = 1;
  using nlohmann::json;
  json files = json::array();
  // The name belongs to the key: its ending chooses the reader, and messages show it.
  for (size_t i = 0; i < step.files.size(); ++i) files.push_back({step.files[i].filename().string(), digests[i]});
  StepRecord record;
  record.json = {{"format", kCacheFormat}, {"name", step.name}, {"version", step.version},
                 {"parameters", step.parameters}, {"files", std::move(files)}, {"needs", need_keys}};
  // Names of files may be bytes that are not UTF-8; they are hashed as the replacement they are shown by.
  record.key = contentHash(asBytes(record.json.dump(-1, ' ', false, json::error_handler_t::replace)));
  json needs = json::object();
  for (size_t i = 0; i < need_keys.size(); ++i) {
    needs[i < step.needs.size() ? step.needs[i] : step.wants[i - step.needs.size()]] = need_keys[i];
  }
  record.json["needs"] = std::move(needs);
  return record;
}

}  // namespace kura
