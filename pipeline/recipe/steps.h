// The kinds of steps, each made for one item or for the whole site. Each says what it reads and what it writes.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "build/step.h"
#include "geometry/place_scene.h"
#include "model/collection.h"
#include "recipe/recipe_options.h"
#include "publish/related_works.h"

namespace kura {

// Ids of the steps of an item: "K-001/model", "K-001/photograph-01" ...
std::string modelStepId(const std::string& item_id);
std::string posterStepId(const std::string& item_id);
std::string photographStepId(const std::string& item_id, size_t number);  // number from 1
std::string originalStepId(const std::string& item_id);
std::string pagesStepId(const std::string& item_id);

// Everything that decides the model, apart from the files.
struct ScanInput {
  std::string item_id;
  std::vector<std::filesystem::path> scans;       // parts of one piece, in one frame
  std::vector<std::filesystem::path> companions;  // files that the scans may refer to: mtl, bin, textures
  std::optional<double> meters_per_unit;
  std::optional<char> up_axis;
  RecordedSize recorded_size;
  Item::MaterialOverride material_override;
  std::vector<SurfaceRegion> surfaces;
  ScanMaps maps;
  bool wants_ambient_occlusion = false;
  std::optional<Ktx2Mode> ktx2;
  std::string copyright;  // written into the GLBs
  std::string folder_id;  // absolute URI of model/ in the site, for the tiled textures (image/write_iiif_pyramid.h)
  std::string rights;     // of the model: a URI, or empty
};

// Writes model/thumb.glb …, model/plain.glb and model.json (docs/formats.md).
Step makeModelStep(const ScanInput& input, const RecipeOptions& options);

// Whether the rights of the high definition class let the scan itself be taken home (publish/rights_statement.h).
bool publishesOriginals(const Item& item, const Collection& collection);

// Writes original/…, the scan's files as they were handed in, and originals.json.
Step makeOriginalStep(const ScanInput& input);

// Writes poster.webp, poster.jpg, poster-600.webp and turntable.webp from the model step's plain.glb; nothing, with a warning,
// where this machine has no poster program or no virtual display.
Step makePosterStep(const std::string& item_id, const RecipeOptions& options);

struct PhotographInput {
  std::string item_id;
  std::string item_folder;  // in the site
  size_t number = 1;        // from 1, in display order
  std::filesystem::path image;
  std::string rights;       // URI, may be empty
  std::string base_url;     // of the site, may be empty
  std::string credit;       // written into the pictures
};

// Writes image/NN/ (IIIF level 0), image/NN-1200.jpg, image/NN-400.jpg and photograph.json.
Step makePhotographStep(const PhotographInput& input);

// Writes item.json and the pages of the item in every language.
Step makePagesStep(std::shared_ptr<const Collection> collection, const Item& item, std::vector<RelatedWork> related, const RecipeOptions& options);

// Writes the index pages and collection.json over all public items.
Step makeIndexStep(std::shared_ptr<const Collection> collection, const RecipeOptions& options);

// Writes the pages of the search and its index over all public items (publish/search/write_search.h).
Step makeSearchStep(std::shared_ptr<const Collection> collection, const RecipeOptions& options);

// Writes the parts of the site that are the same for every collection: viewer, scripts, styles, schema, notices.
Step makeStaticStep(const RecipeOptions& options);

// Writes the pages of `kura convert`.
Step makeConvertPagesStep(const std::string& item_id, const ConvertOptions& convert, const RecipeOptions& options);

}  // namespace kura
