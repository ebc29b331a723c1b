#include "publish/provenance.h"

namespace kura {
namespace {

using nlohmann::json;

// Relations have no names of their own: "_:1", "_:2", …
class Relations {
 public:
  explicit Relations(json& document) : document_(document) {}
  void add(const char* kind, const std::string& activity, const char* other_role, const std::string& other) {
    document_[kind]["_:" + std::to_string(++count_)] = {{"prov:activity", activity}, {other_role, other}};
  }

 private:
  json& document_;
  int count_ = 0;
};

}  // namespace

json makeProvenance(const std::vector<Derivation>& derivations, const std::string& software) {
  const std::string agent = "kura:software";
  json document = {{"prefix", {{"kura", "urn:kura:"}, {"file", "urn:kura:file:"}, {"input", "urn:kura:input:"}}},
                   {"agent", {{agent, {{"prov:type", {{"$", "prov:SoftwareAgent"}, {"type", "xsd:QName"}}}, {"prov:label", software}}}}},
                   {"entity", json::object()}, {"activity", json::object()}};
  Relations relations(document);
  for (const Derivation& derivation : derivations) {
    const std::string activity = "kura:" + derivation.step;
    document["activity"][activity] = {{"prov:label", derivation.name}, {"kura:version", derivation.version}, {"kura:parameters", derivation.parameters.dump()}};
    relations.add("wasAssociatedWith", activity, "prov:agent", agent);
    for (const auto& [name, digest] : derivation.inputs) {
      const std::string entity = "input:" + digest + "/" + name;
      document["entity"][entity] = {{"prov:label", name}, {"kura:xxh3_128", digest}};
      relations.add("used", activity, "prov:entity", entity);
    }
    for (const std::string& need : derivation.needs) {
      document["wasInformedBy"]["_:" + derivation.step + ":" + need] = {{"prov:informed", activity}, {"prov:informant", "kura:" + need}};
    }
    for (const DerivedFile& file : derivation.outputs) {
      const std::string entity = "file:" + file.path;
      document["entity"][entity] = {{"prov:label", file.path}, {"kura:sha256", file.sha256}, {"kura:bytes", file.bytes}};
      relations.add("wasGeneratedBy", activity, "prov:entity", entity);
    }
  }
  return document;
}

}  // namespace kura
