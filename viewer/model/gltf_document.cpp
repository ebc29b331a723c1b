#define CGLTF_IMPLEMENTATION
// The C library's atof is exact to the last bit of 128 and five times the code; cgltf keeps 32 bits.
#define CGLTF_ATOF(text) kura::viewer::readDecimal(text)
namespace kura::viewer {
static double readDecimal(const char* text);
}
#include "viewer/model/gltf_document.h"

#include <meshoptimizer.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <new>

namespace kura::viewer {

double readDecimal(const char* text) {
  const bool is_negative = *text == '-';
  if (*text == '-' || *text == '+') ++text;
  double digits = 0;
  int exponent = 0;
  bool is_fraction = false;
  for (; (*text >= '0' && *text <= '9') || (*text == '.' && !is_fraction); ++text) {
    if (*text == '.') {
      is_fraction = true;
    } else {
      digits = digits * 10 + (*text - '0');
      if (is_fraction) --exponent;
    }
  }
  if (*text == 'e' || *text == 'E') exponent += std::clamp(std::atoi(text + 1), -10000, 10000);
  if (digits == 0) return 0;  // times an infinite power it would be no number
  return (is_negative ? -digits : digits) * std::pow(10.0, exponent);
}

namespace {

constexpr uint32_t kGlbMagic = 0x46546C67;  // "glTF"
// cgltf keeps sizes in size_t, 32 bits wide on the web, and turns negative numbers into huge ones. Below this bound
// no sum or product of ours can overflow 64 bits.
constexpr uint64_t kLargestNumber = 0x7FFFFFFF;

// cgltf's parser takes quadratic time for nested brackets, and its check for circles for nested nodes: 100,000 of either
// would hold the page for minutes. No honest file comes near.
constexpr int kDeepestJson = 512;
constexpr int kDeepestNode = 512;

constexpr const char* kUnderstood[] = {
    "KHR_mesh_quantization",   "EXT_meshopt_compression", "EXT_texture_webp",
    "KHR_texture_transform",   "KHR_materials_clearcoat", "KHR_materials_unlit",
    "KHR_materials_emissive_strength", "KHR_materials_ior", "KHR_materials_specular", "KHR_xmp_json_ld"};

bool isUnderstood(const char* extension) {
  for (const char* understood : kUnderstood) {
    if (std::strcmp(extension, understood) == 0) return true;
  }
  return false;
}

std::string numbered(const char* kind, size_t index) { return std::string(kind) + " " + std::to_string(index); }

// What cgltf may allocate while it parses, so that a small file cannot ask for gigabytes of empty arrays.
struct ParseBudget {
  uint64_t left = 0;
};

void* allocateWithin(void* user, cgltf_size size) {
  auto* budget = static_cast<ParseBudget*>(user);
  if (size > budget->left) return nullptr;
  budget->left -= size;
  return std::malloc(size);
}

void freeMemory(void*, void* memory) { std::free(memory); }

uint32_t readLittle32(const uint8_t* from) {
  return uint32_t{from[0]} | uint32_t{from[1]} << 8 | uint32_t{from[2]} << 16 | uint32_t{from[3]} << 24;
}

bool isTooDeep(std::span<const uint8_t> json) {
  int depth = 0;
  bool in_string = false;
  for (size_t i = 0; i < json.size(); ++i) {
    const uint8_t c = json[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
      continue;
    }
    if (c == '"') in_string = true;
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
    if (depth > kDeepestJson) return true;
  }
  return false;
}

std::optional<Failure> checkHeader(std::span<const uint8_t> bytes) {
  if (bytes.size() < 20 || readLittle32(bytes.data()) != kGlbMagic) {
    return badModel("file", "this is not a GLB file (it does not begin with \"glTF\")");
  }
  if (readLittle32(bytes.data() + 4) != 2) {
    return badModel("file", "glTF version " + std::to_string(readLittle32(bytes.data() + 4)) + "; only version 2 is read");
  }
  if (readLittle32(bytes.data() + 8) > bytes.size()) {
    return badModel("file", "the file is cut short: it says " + std::to_string(readLittle32(bytes.data() + 8)) +
                                " bytes and has " + std::to_string(bytes.size()));
  }
  const uint64_t json_length = readLittle32(bytes.data() + 12);
  if (json_length > bytes.size() - 20) return badModel("file", "the file is cut short");
  if (isTooDeep(bytes.subspan(20, json_length))) return badModel("JSON", "its JSON is nested too deeply");
  return std::nullopt;
}

std::optional<Failure> checkExtensions(const cgltf_data& gltf) {
  for (size_t i = 0; i < gltf.extensions_required_count; ++i) {
    const char* name = gltf.extensions_required[i];
    if (!name || isUnderstood(name)) continue;
    return badModel(name, std::string("the file needs the extension ") + name +
                              ", which this viewer does not read; `kura convert` makes a file that it does");
  }
  return std::nullopt;
}

// Every number of a buffer view in range, by 64-bit sums.
std::optional<Failure> checkViews(const cgltf_data& gltf) {
  for (size_t i = 0; i < gltf.buffer_views_count; ++i) {
    const cgltf_buffer_view& view = gltf.buffer_views[i];
    const std::string subject = numbered("bufferView", i);
    if (!view.buffer) return badModel(subject, "names no buffer");
    if (view.offset > kLargestNumber || view.size > kLargestNumber || view.stride > 256 ||
        uint64_t{view.offset} + view.size > view.buffer->size) {
      return badModel(subject, "does not fit its buffer");
    }
    if (!view.has_meshopt_compression) continue;
    const cgltf_meshopt_compression& packed = view.meshopt_compression;
    if (!packed.buffer || packed.offset > kLargestNumber || packed.size > kLargestNumber ||
        uint64_t{packed.offset} + packed.size > packed.buffer->size) {
      return badModel(subject, "its compressed bytes do not fit their buffer");
    }
    if (packed.count == 0 || packed.count > kLargestNumber || packed.stride == 0 || packed.stride > 256 ||
        uint64_t{packed.count} * packed.stride != view.size) {
      return badModel(subject, "count and stride of EXT_meshopt_compression do not agree with its length");
    }
  }
  return std::nullopt;
}

std::optional<Failure> checkAccessor(const cgltf_accessor& accessor, const std::string& subject) {
  const uint64_t element = cgltf_calc_size(accessor.type, accessor.component_type);
  if (element == 0) return badModel(subject, "unknown type");
  if (accessor.count == 0 || accessor.count > kLargestNumber) return badModel(subject, "its count is out of range");
  if (accessor.offset > kLargestNumber || accessor.stride > kLargestNumber) return badModel(subject, "its offset is out of range");
  if (const cgltf_buffer_view* view = accessor.buffer_view) {
    if (accessor.stride < element) return badModel(subject, "byteStride is smaller than one element");
    if (accessor.offset + uint64_t{accessor.stride} * (accessor.count - 1) + element > view->size) {
      return badModel(subject, "reaches beyond its bufferView");
    }
  }
  if (!accessor.is_sparse) return std::nullopt;
  const cgltf_accessor_sparse& sparse = accessor.sparse;
  const uint64_t index_size = cgltf_calc_size(cgltf_type_scalar, sparse.indices_component_type);
  if (!sparse.indices_buffer_view || !sparse.values_buffer_view || index_size == 0 || sparse.count > accessor.count ||
      sparse.indices_byte_offset > kLargestNumber || sparse.values_byte_offset > kLargestNumber ||
      sparse.indices_byte_offset + index_size * sparse.count > sparse.indices_buffer_view->size ||
      sparse.values_byte_offset + element * sparse.count > sparse.values_buffer_view->size) {
    return badModel(subject, "its sparse part does not fit its bufferViews");
  }
  return std::nullopt;
}

// Also finds circles, whose way up never ends.
std::optional<Failure> checkNesting(const cgltf_data& gltf) {
  std::vector<int> depth(gltf.nodes_count, 0);  // 0: not known yet
  std::vector<size_t> way;
  for (size_t i = 0; i < gltf.nodes_count; ++i) {
    way.clear();
    const cgltf_node* node = &gltf.nodes[i];
    while (node && depth[node - gltf.nodes] == 0 && way.size() <= kDeepestNode) {
      way.push_back(node - gltf.nodes);
      node = node->parent;
    }
    int above = node ? depth[node - gltf.nodes] : 0;
    if (way.size() > kDeepestNode || above + int(way.size()) > kDeepestNode) {
      return badModel(numbered("node", i), "its nodes are nested in a circle or too deeply");
    }
    while (!way.empty()) {
      depth[way.back()] = ++above;
      way.pop_back();
    }
  }
  return std::nullopt;
}

std::optional<Failure> checkLayout(const cgltf_data& gltf) {
  for (size_t i = 0; i < gltf.buffers_count; ++i) {
    if (gltf.buffers[i].size > kLargestNumber) return badModel(numbered("buffer", i), "byteLength is out of range");
  }
  if (auto failure = checkNesting(gltf)) return failure;
  if (auto failure = checkViews(gltf)) return failure;
  for (size_t i = 0; i < gltf.accessors_count; ++i) {
    if (auto failure = checkAccessor(gltf.accessors[i], numbered("accessor", i))) return failure;
  }
  return std::nullopt;
}

Failure parseFailure(cgltf_result result) {
  switch (result) {
    case cgltf_result_out_of_memory: return {FailureCode::kTooLarge, "its JSON describes more than the file can hold", "JSON"};
    case cgltf_result_data_too_short: return badModel("file", "the file is cut short");
    case cgltf_result_invalid_json: return badModel("JSON", "its JSON cannot be parsed");
    case cgltf_result_legacy_gltf: return badModel("file", "glTF 1.0; only version 2 is read");
    default: return badModel("JSON", "its JSON breaks the rules of glTF 2.0");
  }
}

// \return whether `to` now holds the decoded view.
bool decodeMeshopt(const cgltf_meshopt_compression& packed, const uint8_t* from, std::vector<uint8_t>& to) {
  int result = -1;
  switch (packed.mode) {
    case cgltf_meshopt_compression_mode_attributes:
      if (packed.stride % 4 != 0) return false;
      result = meshopt_decodeVertexBuffer(to.data(), packed.count, packed.stride, from, packed.size);
      break;
    case cgltf_meshopt_compression_mode_triangles:
      if (packed.count % 3 != 0 || (packed.stride != 2 && packed.stride != 4)) return false;
      result = meshopt_decodeIndexBuffer(to.data(), packed.count, packed.stride, from, packed.size);
      break;
    case cgltf_meshopt_compression_mode_indices:
      if (packed.stride != 2 && packed.stride != 4) return false;
      result = meshopt_decodeIndexSequence(to.data(), packed.count, packed.stride, from, packed.size);
      break;
    default: return false;
  }
  if (result != 0) return false;
  switch (packed.filter) {
    case cgltf_meshopt_compression_filter_none: return true;
    case cgltf_meshopt_compression_filter_octahedral:
      if (packed.stride != 4 && packed.stride != 8) return false;
      meshopt_decodeFilterOct(to.data(), packed.count, packed.stride);
      return true;
    case cgltf_meshopt_compression_filter_quaternion:
      if (packed.stride != 8) return false;
      meshopt_decodeFilterQuat(to.data(), packed.count, packed.stride);
      return true;
    case cgltf_meshopt_compression_filter_exponential:
      if (packed.stride % 4 != 0) return false;
      meshopt_decodeFilterExp(to.data(), packed.count, packed.stride);
      return true;
  }
  return false;
}

}  // namespace

Outcome<GltfDocument> GltfDocument::parse(std::span<const uint8_t> bytes, uint64_t max_decoded_bytes) {
  if (auto failure = checkHeader(bytes)) return *failure;
  ParseBudget budget{(uint64_t{16} << 20) + 8 * uint64_t{bytes.size()}};
  cgltf_options options = {};
  options.type = cgltf_file_type_glb;
  options.memory = {allocateWithin, freeMemory, &budget};
  cgltf_data* parsed = nullptr;
  const cgltf_result result = cgltf_parse(&options, bytes.data(), bytes.size(), &parsed);
  if (result != cgltf_result_success) return parseFailure(result);

  GltfDocument document;
  document.bytes_ = bytes;
  document.gltf_.reset(parsed);
  // cgltf_free will call our freeMemory without needing the budget, which ends with this function.
  parsed->memory.user_data = nullptr;
  document.decoded_bytes_left_ = max_decoded_bytes;
  if (auto failure = checkExtensions(*parsed)) return *failure;
  if (auto failure = checkLayout(*parsed)) return *failure;
  // No buffer has its data attached yet, so cgltf checks the structure only; indices are checked when they are read.
  if (cgltf_validate(parsed) != cgltf_result_success) return badModel("JSON", "its parts contradict each other");

  if (parsed->buffers_count > 0 && !parsed->buffers[0].uri && parsed->bin) {
    if (parsed->bin_size < parsed->buffers[0].size) return badModel("buffer 0", "is longer than the binary part of the file");
    document.binary_ = {static_cast<const uint8_t*>(parsed->bin), parsed->buffers[0].size};
  }
  return document;
}

std::span<const uint8_t> GltfDocument::storedView(const cgltf_buffer_view& view) const {
  if (view.buffer != gltf_->buffers || binary_.empty()) return {};
  return binary_.subspan(view.offset, view.size);
}

Outcome<std::span<const uint8_t>> GltfDocument::view(const cgltf_buffer_view& view) {
  const std::string subject = numbered("bufferView", &view - gltf_->buffer_views);
  if (!view.has_meshopt_compression) {
    const std::span<const uint8_t> stored = storedView(view);
    if (stored.empty()) return badModel(subject, "its bytes are not inside the GLB; files beside it are not read");
    return stored;
  }
  if (const auto known = decoded_.find(&view); known != decoded_.end()) return std::span<const uint8_t>(known->second);

  const cgltf_meshopt_compression& packed = view.meshopt_compression;
  if (packed.buffer != gltf_->buffers || binary_.empty()) {
    return badModel(subject, "its compressed bytes are not inside the GLB");
  }
  if (view.size > decoded_bytes_left_) {
    return Failure{FailureCode::kTooLarge, "it unpacks to more than this viewer can hold", subject};
  }
  decoded_bytes_left_ -= view.size;
  std::vector<uint8_t> decoded(view.size);
  if (!decodeMeshopt(packed, binary_.data() + packed.offset, decoded)) {
    return badModel(subject, "its EXT_meshopt_compression bytes are damaged");
  }
  return std::span<const uint8_t>(decoded_.emplace(&view, std::move(decoded)).first->second);
}

}  // namespace kura::viewer
