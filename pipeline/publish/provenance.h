// How the files of an item came to be: tools with versions, parameters, input and output hashes, as PROV-JSON (W3C Member
// Submission, 24 April 2013): https://www.w3.org/Submission/prov-json/
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace kura {

struct DerivedFile {
  std::string path;    // below the item's folder
  std::string sha256;
  uint64_t bytes = 0;
};

// One step that made files of the item.
struct Derivation {
  std::string step;           // "K-001/model"
  std::string name;           // "model"
  int version = 0;            // of the step's algorithm
  nlohmann::json parameters;  // all that decided the outcome besides the inputs
  std::vector<std::pair<std::string, std::string>> inputs;  // file name, XXH3-128 of its content
  std::vector<std::string> needs;                           // steps whose files it used
  std::vector<DerivedFile> outputs;
};

// software: "kura 0.1.0".
nlohmann::json makeProvenance(const std::vector<Derivation>& derivations, const std::string& software);

}  // namespace kura
