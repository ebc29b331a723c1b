#include "recipe/collection_recipe.h"

#include "model/item_path.h"
#include "publish/page_frame.h"
#include "publish/search/write_search.h"
#include "publish/write_open_data.h"
#include "publish/write_pages.h"
#include "recipe/scan_input.h"
#include "recipe/steps.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

std::string rightsOfPhotographs(const Item& item, const Collection& collection) {
  for (const auto* rights : {&item.rights, &collection.default_rights}) {
    const auto found = rights->find(AssetClass::kImage);
    if (found != rights->end()) return found->second.uri;
  }
  return {};
}

// Everything of an item's folder in the site, from whichever step made it.
void publishItem(BuildPlan& plan, const Item& item, const Collection& collection) {
  const fs::path folder = fs::path("item") / itemPath(item.id);
  const std::string pages = pagesStepId(item.id);
  for (const char* name : {"item.json", "provenance.json"}) plan.publications.push_back({pages, name, folder / name});
  for (const std::string& name : itemPageFiles(collection)) plan.publications.push_back({pages, name, folder / name});
  for (const std::string& name : itemOpenFiles(item, collection)) plan.publications.push_back({pages, name, folder / name});
  for (size_t i = 1; i < collection.languages.size(); ++i) {
    const fs::path language = collection.languages[i];
    for (const std::string& name : itemPageFiles(collection)) plan.publications.push_back({pages, language / name, language / folder / name});
  }
  if (!item.scans.empty()) {
    plan.publications.push_back({modelStepId(item.id), "model", folder / "model"});
    plan.publications.push_back({posterStepId(item.id), ".", folder});
  }
  if (publishesOriginals(item, collection)) plan.publications.push_back({originalStepId(item.id), "original", folder / "original"});
  for (size_t i = 0; i < item.images.size(); ++i) {
    plan.publications.push_back({photographStepId(item.id, i + 1), "image", folder / "image"});
  }
}

void planItem(BuildPlan& plan, std::shared_ptr<const Collection> collection, const Item& item, const RelatedWorks& related, const RecipeOptions& options) {
  if (!item.scans.empty()) {
    plan.steps.push_back(makeModelStep(scanInputOf(item, *collection), options));
    plan.steps.push_back(makePosterStep(item.id, options));
    if (publishesOriginals(item, *collection)) plan.steps.push_back(makeOriginalStep(scanInputOf(item, *collection)));
  }
  for (size_t i = 0; i < item.images.size(); ++i) {
    plan.steps.push_back(makePhotographStep({item.id, itemPath(item.id), i + 1, item.images[i],
                                             rightsOfPhotographs(item, *collection), collection->base_url,
                                             item.credit.empty() ? collection->default_credit : item.credit}));
  }
  plan.steps.push_back(makePagesStep(collection, item, related.of(item), options));
  publishItem(plan, item, *collection);
}

}  // namespace

Result<BuildPlan> planCollection(const Collection& collection, const RecipeOptions& options) {
  BuildPlan plan;
  const auto shared = std::make_shared<const Collection>(collection);
  plan.steps.push_back(makeStaticStep(options));
  plan.publications.push_back({"static", ".", "."});
  const RelatedWorks related(*shared);
  for (const Item& item : shared->items) {
    if (item.is_public) planItem(plan, shared, item, related, options);
  }
  plan.steps.push_back(makeSearchStep(shared, options));
  for (const std::string& folder : searchFolders(*shared)) plan.publications.push_back({"search", folder, folder});
  plan.steps.push_back(makeIndexStep(shared, options));
  // By file: a folder en/ published whole would stand in the way of the item pages in it.
  for (const char* name : {"404.html", "collection.json", "data/comfort.csv"}) plan.publications.push_back({"index", name, name});
  for (const std::string& name : collectionPageFiles()) plan.publications.push_back({"index", name, name});
  if (!shared->base_url.empty()) plan.publications.push_back({"index", "sitemap.xml", "sitemap.xml"});
  for (const std::string& name : collectionOpenFiles()) plan.publications.push_back({"index", name, name});
  for (size_t i = 1; i < shared->languages.size(); ++i) {
    for (const std::string& name : collectionPageFiles()) {
      const fs::path page = fs::path(shared->languages[i]) / name;
      plan.publications.push_back({"index", page, page});
    }
  }
  for (const std::string& language : shared->languages) {
    for (const char* name : kSiteFolders) {
      const fs::path folder = fs::path(languageFolder(*shared, language)) / name;
      plan.publications.push_back({"index", folder, folder});
    }
  }
  return plan;
}

Result<BuildPlan> planConvert(const std::vector<fs::path>& scans, const ConvertOptions& convert, const RecipeOptions& options) {
  const std::string id = scans.front().stem().string();
  const fs::path folder = fs::path("item") / itemPath(id);
  BuildPlan plan;
  plan.steps.push_back(makeStaticStep(options));
  plan.publications.push_back({"static", ".", "."});
  plan.steps.push_back(makeModelStep(scanInputOf(scans, id, convert), options));
  plan.steps.push_back(makePosterStep(id, options));
  plan.steps.push_back(makeConvertPagesStep(id, convert, options));
  plan.publications.push_back({modelStepId(id), "model", folder / "model"});
  plan.publications.push_back({posterStepId(id), ".", folder});
  plan.publications.push_back({pagesStepId(id), "item.json", folder / "item.json"});
  plan.publications.push_back({pagesStepId(id), "index.html", "index.html"});
  for (size_t i = 1; i < convert.languages.size(); ++i) {
    const fs::path page = fs::path(convert.languages[i]) / "index.html";
    plan.publications.push_back({pagesStepId(id), page, page});
  }
  return plan;
}

}  // namespace kura
