// A parsed GLB whose JSON and layout have been checked. Internal to model/: only these files know cgltf.
#pragma once

#include <cgltf.h>

#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "viewer/failure.h"

namespace kura::viewer {

struct FreeGltf {
  void operator()(cgltf_data* data) const { cgltf_free(data); }
};

class GltfDocument {
 public:
  // The bytes must outlive the document. max_decoded_bytes bounds what compressed buffer views may unpack to.
  static Outcome<GltfDocument> parse(std::span<const uint8_t> bytes, uint64_t max_decoded_bytes);

  const cgltf_data& gltf() const { return *gltf_; }
  std::span<const uint8_t> bytes() const { return bytes_; }

  // Bytes of a buffer view, decompressed (EXT_meshopt_compression) at the first call.
  Outcome<std::span<const uint8_t>> view(const cgltf_buffer_view& view);
  // Where an uncompressed view lies in bytes(); empty span where it is not inside the GLB.
  std::span<const uint8_t> storedView(const cgltf_buffer_view& view) const;

 private:
  std::span<const uint8_t> bytes_;
  std::span<const uint8_t> binary_;
  std::unique_ptr<cgltf_data, FreeGltf> gltf_;
  std::unordered_map<const cgltf_buffer_view*, std::vector<uint8_t>> decoded_;
  uint64_t decoded_bytes_left_ = 0;
};

inline Failure badModel(std::string subject, std::string message) {
  return {FailureCode::kBadModel, std::move(message), std::move(subject)};
}

}  // namespace kura::viewer
