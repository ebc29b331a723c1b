#include <algorithm>

#include "publish/card_view.h"
#include "publish/site_pages.h"
#include "publish/work_groups.h"

namespace kura {
namespace {

using nlohmann::json;

// Cards of the first rows are in view at once on any screen.
constexpr size_t kEagerCards = 4;

struct Listing {
  std::string folder;  // "works/"
  Passage title;
  std::vector<const ItemCard*> cards;
};

class ListPages {
 public:
  ListPages(const Collection& collection, const std::string& language, const PageTemplates& templates, const PutPage& put)
      : collection_(collection), language_(language), templates_(templates), put_(put), words_(templates.strings.at(language)) {}

  Status putListing(const Listing& listing) {
    const size_t pages = std::max<size_t>(1, (listing.cards.size() + kWorksOnAPage - 1) / kWorksOnAPage);
    for (size_t page = 0; page < pages; ++page) {
      if (Status done = putPage(listing, page, pages); !done) return done;
    }
    return {};
  }

  // The groups with the picture of their first work.
  Status putGroups(const std::string& folder, const std::string& title_word, const std::vector<WorkGroup>& groups) {
    const PagePlace place{folder, language_};
    json view = makePageFrame(collection_, place, templates_);
    view["title"] = {{"text", words_.value(title_word, "")}};
    view["groups"] = json::array();
    for (const WorkGroup& group : groups) {
      const Passage name = nameOf(group);
      json row = passageView(name, language_);
      row["href"] = group.folder + "/";
      row["count"] = group.cards.size();
      for (const ItemCard* card : group.cards) {
        if (!card->picture) continue;
        row["picture"] = cardView(*card, collection_, rootFrom(collection_, place), language_)["picture"];
        break;
      }
      view["groups"].push_back(std::move(row));
      if (Status listed = putListing({folder + group.folder + "/", name, group.cards}); !listed) return listed;
    }
    const Result<std::string> html = renderPage(templates_, "groups", view);
    return html ? put_(folder, *html) : Status(html.error());
  }

  Passage word(const std::string& key) const { return {words_.value(key, ""), language_}; }

 private:
  Passage nameOf(const WorkGroup& group) const { return group.word.empty() ? pickText(group.name, language_) : word(group.word); }

  Status putPage(const Listing& listing, size_t page, size_t pages) {
    const auto folderOf = [&](size_t n) { return n == 0 ? listing.folder : listing.folder + std::to_string(n + 1) + "/"; };
    const PagePlace place{folderOf(page), language_};
    json view = makePageFrame(collection_, place, templates_);
    view["title"] = passageView(listing.title, language_);
    view["count"] = listing.cards.size();
    const auto first = listing.cards.begin() + static_cast<long>(page * kWorksOnAPage);
    const std::vector<const ItemCard*> shown(first, first + static_cast<long>(std::min(kWorksOnAPage, listing.cards.size() - page * kWorksOnAPage)));
    view["cards"] = cardViews(shown, collection_, place, kEagerCards);
    view["has_cards"] = !shown.empty();
    if (pages > 1) view["paging"] = pagingView(page, pages);
    const Result<std::string> html = renderPage(templates_, "works", view);
    return html ? put_(place.folder, *html) : Status(html.error());
  }

  static json pagingView(size_t page, size_t pages) {
    const std::string base = page == 0 ? "" : "../";
    const auto hrefOf = [&](size_t n) { return n == 0 ? (base.empty() ? std::string("./") : base) : base + std::to_string(n + 1) + "/"; };
    json paging = {{"pages", json::array()}};
    for (size_t n = 0; n < pages; ++n) paging["pages"].push_back({{"number", n + 1}, {"href", hrefOf(n)}, {"is_current", n == page}});
    if (page > 0) paging["previous"] = {{"href", hrefOf(page - 1)}};
    if (page + 1 < pages) paging["next"] = {{"href", hrefOf(page + 1)}};
    return paging;
  }

  const Collection& collection_;
  const std::string& language_;
  const PageTemplates& templates_;
  const PutPage& put_;
  const json& words_;
};

}  // namespace

Status putListPages(const Collection& collection, const std::vector<ItemCard>& cards, const std::string& language, const PageTemplates& templates, const PutPage& put) {
  ListPages lists(collection, language, templates, put);
  std::vector<const ItemCard*> all, turning;
  for (const ItemCard& card : cards) {
    all.push_back(&card);
    if (card.can_turn) turning.push_back(&card);
  }
  if (Status done = lists.putListing({"works/", lists.word("index_title"), all}); !done) return done;
  if (Status done = lists.putListing({"works/3d/", lists.word("door_turn"), turning}); !done) return done;
  if (Status done = lists.putGroups("period/", "door_period", groupByPeriod(cards)); !done) return done;
  return lists.putGroups("technique/", "door_technique", groupByTechnique(cards));
}

}  // namespace kura
