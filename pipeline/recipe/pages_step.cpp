#include <algorithm>

#include "base/file.h"
#include "model/item_path.h"
#include "publish/write_open_data.h"
#include "publish/write_pages.h"
#include "recipe/item_assets_from_steps.h"
#include "recipe/item_provenance.h"
#include "recipe/record_key.h"
#include "recipe/steps.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> templateFiles(const fs::path& templates_dir) {
  std::vector<fs::path> files;
  std::error_code missing;
  for (const auto& entry : fs::recursive_directory_iterator(templates_dir, missing)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

fs::path templatesDir(const RecipeOptions& options) { return options.share_dir / "templates"; }

// An item of which a step failed has no page, or an old one: the index leaves it out.
bool allThere(const std::vector<std::string>& steps, const std::map<std::string, fs::path>& needs) {
  return std::all_of(steps.begin(), steps.end(), [&](const std::string& id) { return needs.count(id) > 0; });
}

Result<Diagnostics> done(Status status) {
  if (!status) return std::move(status).error();
  return Diagnostics{};
}

}  // namespace

std::string pagesStepId(const std::string& item_id) { return item_id + "/pages"; }

Step makePagesStep(std::shared_ptr<const Collection> collection, const Item& item, std::vector<RelatedWork> related, const RecipeOptions& options) {
  Step step;
  step.id = pagesStepId(item.id);
  step.item_id = item.id;
  step.name = "pages";
  step.version = 8;  // 2: IIIF, Linked Art, LIDO, Dublin Core; 3: tours; 4: embed.html, oEmbed; 5: related works, days on display, museums; 6: words of pages, provenance; 7: what other readers found; 8: furigana
  step.label = {"ページを書く", "Write the pages"};
  step.parameters = {recordKey(item), recordKey(*collection), nlohmann::json::array()};
  for (const RelatedWork& work : related) step.parameters[2].push_back({relatedKey(*work.item), work.reasons});
  step.files = templateFiles(templatesDir(options));
  step.needs = assetSteps(item, *collection);
  step.run = [collection, &item, related = std::move(related), templates = templatesDir(options)](StepContext& context) -> Result<Diagnostics> {
    Result<ItemAssets> assets = itemAssetsFromSteps(item, context.needs);
    if (!assets) return std::move(assets).error();
    const Result<nlohmann::json> provenance = itemProvenance(context);
    if (!provenance) return provenance.error();
    if (Status told = writeFile(context.output_dir / "provenance.json", asBytes(provenance->dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n")); !told) return std::move(told).error();
    if (Status open = writeItemOpenData(makeOpenRecord(item, *collection, *assets), context.output_dir); !open) return std::move(open).error();
    return done(writeItemPages(item, *collection, *assets, templates, context.output_dir, related));
  };
  return step;
}

Step makeIndexStep(std::shared_ptr<const Collection> collection, const RecipeOptions& options) {
  Step step;
  step.id = step.name = "index";
  step.version = 7;  // 7: every page in the sitemap; 2: open data; 3: my list, lessons, embeds; 4: museums, features, periods, techniques; 5: licence and publisher of the data; 6: furigana, 404, accessibility
  step.label = {"目次を書く", "Write the index"};
  step.parameters = {recordKey(*collection), browseKey(*collection)};
  step.files = templateFiles(templatesDir(options));
  for (const Item& item : collection->items) {
    if (!item.is_public) continue;
    step.parameters.push_back(recordKey(item));
    for (std::string& id : assetSteps(item, *collection)) step.wants.push_back(std::move(id));
  }
  step.run = [collection, templates = templatesDir(options)](StepContext& context) -> Result<Diagnostics> {
    std::vector<ItemCard> cards;
    std::vector<OpenRecord> records;
    for (const Item& item : collection->items) {
      if (!item.is_public || !allThere(assetSteps(item, *collection), context.needs)) continue;
      Result<ItemAssets> assets = itemAssetsFromSteps(item, context.needs);
      if (!assets) return std::move(assets).error();
      cards.push_back(makeItemCard(item, *assets));
      records.push_back(makeOpenRecord(item, *collection, *assets));
    }
    if (Status open = writeCollectionOpenData(*collection, records, context.output_dir); !open) return std::move(open).error();
    return done(writeIndexPages(*collection, cards, templates, context.output_dir));
  };
  return step;
}

Step makeConvertPagesStep(const std::string& item_id, const ConvertOptions& convert, const RecipeOptions& options) {
  Item item;  // only to ask for its steps and files
  item.id = item_id;
  item.scans = {"scan"};
  Step step;
  step.id = pagesStepId(item_id);
  step.item_id = item_id;
  step.name = "pages";
  step.label = {"ページを書く", "Write the page"};
  const std::string title = convert.title.empty() ? item_id : convert.title;
  step.parameters = {title, convert.languages};
  step.files = templateFiles(templatesDir(options));
  step.needs = assetSteps(item, {});
  step.run = [item, title, languages = convert.languages, templates = templatesDir(options)](StepContext& context) -> Result<Diagnostics> {
    Result<ItemAssets> assets = itemAssetsFromSteps(item, context.needs);
    if (!assets) return std::move(assets).error();
    const ConvertPageInput input{title, languages, "item/" + itemPath(item.id) + "/", std::move(*assets)};
    return done(writeConvertPages(input, templates, context.output_dir));
  };
  return step;
}

}  // namespace kura
