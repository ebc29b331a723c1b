#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "image/derive_image.h"
#include "image/write_iiif_pyramid.h"
#include "image/xmp_packet.h"
#include "recipe/steps.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr uint32_t kLargeEdge = 1200;
constexpr uint32_t kSmallEdge = 400;
// What pages show, narrowest first; the JPEGs are for everybody else. The browser takes the one that its screen can show.
struct WebSize {
  uint32_t edge;
  uint64_t max_bytes;
};
constexpr WebSize kWebSizes[] = {{400, 50'000}, {800, 100'000}, {1200, 150'000}};
constexpr uint64_t kLargeBytes = 150'000;  // the picture that a phone waits for

std::string numberName(size_t number) {
  char name[24];
  std::snprintf(name, sizeof name, "%02zu", number);
  return name;
}

Result<json> derivative(const fs::path& image, const StepContext& context, const std::string& name, uint32_t edge, const std::string& xmp) {
  const fs::path file = context.output_dir / "image" / name;
  Result<DerivedImage> made = deriveImage(image, file, {.max_edge = edge, .max_bytes = kLargeBytes, .xmp = xmp});
  if (!made) return std::move(made).error();
  return json{{"uri", "image/" + name}, {"width", made->width}, {"height", made->height}, {"bytes", made->bytes}};
}

Result<json> webPictures(const fs::path& image, const StepContext& context, const std::string& number) {
  json pictures = json::array();
  for (const WebSize& size : kWebSizes) {
    const std::string name = number + "-" + std::to_string(size.edge) + ".webp";
    Result<DerivedImage> made = deriveImage(image, context.output_dir / "image" / name,
                                            {.format = ImageFormat::kWebp, .max_edge = size.edge, .max_bytes = size.max_bytes});
    if (!made) return std::move(made).error();
    // A photograph that is no larger, or had to be made smaller, would be offered twice.
    if (!pictures.empty() && pictures.back()["width"] >= made->width) {
      std::error_code ignored;
      fs::remove(context.output_dir / "image" / name, ignored);
      continue;
    }
    pictures.push_back({{"uri", "image/" + name}, {"width", made->width}, {"height", made->height}, {"bytes", made->bytes}});
  }
  return pictures;
}

}  // namespace

std::string photographStepId(const std::string& item_id, size_t number) {
  return item_id + "/photograph-" + numberName(number);
}

Step makePhotographStep(const PhotographInput& input) {
  Step step;
  const std::string number = numberName(input.number);
  const std::string id = imageServiceId(input.base_url, "item/" + input.item_folder + "/image/" + number);
  step.id = photographStepId(input.item_id, input.number);
  step.item_id = input.item_id;
  step.name = "photograph";
  step.version = 3;  // 2: credit and rights inside the pictures; 3: WebP for the pages
  step.label = {"写真をタイルにする", "Cut the photograph into tiles"};
  step.parameters = {{"id", id}, {"rights", input.rights}, {"number", number}, {"credit", input.credit}, {"item", input.item_id}};
  step.files = {input.image};
  step.expected_cost = 4;
  step.expected_memory = uint64_t{300} << 20;
  step.run = [input, number, id](StepContext& context) -> Result<Diagnostics> {
    PyramidOptions pyramid;
    pyramid.id = id;
    pyramid.xmp = makeXmpPacket({input.credit, input.rights, input.item_id});
    if (!input.rights.empty()) pyramid.rights = Rights{input.rights};
    pyramid.report = [&](double fraction) {
      context.report({0.8 * fraction, number});
      return !context.is_cancelled();
    };
    Result<PyramidResult> size = writeIiifPyramid(input.image, context.output_dir / "image" / number, pyramid);
    if (!size) return std::move(size).error();
    Result<json> large = derivative(input.image, context, number + "-1200.jpg", kLargeEdge, pyramid.xmp);
    if (!large) return std::move(large).error();
    Result<json> small = derivative(input.image, context, number + "-400.jpg", kSmallEdge, pyramid.xmp);
    if (!small) return std::move(small).error();
    Result<json> web = webPictures(input.image, context, number);
    if (!web) return std::move(web).error();
    const json photograph = {{"service", "image/" + number}, {"width", size->width}, {"height", size->height},
                             {"large", *large}, {"small", *small}, {"web", *web}};
    if (Status written = writeFile(context.output_dir / "photograph.json", asBytes(photograph.dump(1))); !written) {
      return std::move(written).error();
    }
    return Diagnostics{};
  };
  return step;
}

}  // namespace kura
