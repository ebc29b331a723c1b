// What decides the output of a step, written down: its key is the hash of it, and explain compares two of them.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "build/step.h"

namespace kura {

struct StepRecord {
  nlohmann::json json;  // {"name", "version", "parameters", "files": [[name, digest]…], "needs": {id: key or "absent"}}
  std::string key;      // hash of json with the ids of the needs left out, so that equal work is shared between items
};

// digests: of step.files, in their order. need_keys: of step.needs and then step.wants, in their order; "absent" for
// wanted steps that failed.
StepRecord makeStepRecord(const Step& step, const std::vector<std::string>& digests,
                          const std::vector<std::string>& need_keys);

}  // namespace kura
