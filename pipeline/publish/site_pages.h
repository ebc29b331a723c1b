// The pages that list works: the home page, the whole collection, by museum, period and technique, what turns in 3D.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "publish/collection_json.h"
#include "publish/page_templates.h"

namespace kura {

inline constexpr size_t kWorksOnAPage = 60;

// Where pages go: the folder below the language's root ("works/2/") and the HTML.
using PutPage = std::function<Status(const std::string& folder, const std::string& html)>;

// works/, works/3d/, period/, technique/, each group of them, in pages of kWorksOnAPage. All of one language.
// \pre templates.strings has language
Status putListPages(const Collection& collection, const std::vector<ItemCard>& cards, const std::string& language, const PageTemplates& templates, const PutPage& put);

// facility/, facility/ID/ with the visit planner.
Status putFacilityPages(const Collection& collection, const std::vector<ItemCard>& cards, const std::string& language, const PageTemplates& templates, const PutPage& put);

// feature/, feature/NAME/.
Status putFeaturePages(const Collection& collection, const std::vector<ItemCard>& cards, const std::string& language, const PageTemplates& templates, const PutPage& put);

}  // namespace kura
