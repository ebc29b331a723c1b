#include "publish/change_discovery.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace kura {
namespace {

using nlohmann::json;

constexpr size_t kOnAPage = 1000;
const char* const kContext = "http://iiif.io/api/discovery/1/context.json";

std::string dumped(const json& object, int indent) { return object.dump(indent, ' ', false, json::error_handler_t::replace) + "\n"; }

std::string pageAddress(const std::string& site, size_t page) { return site + "iiif/changes/page-" + std::to_string(page) + ".json"; }

json activityOf(const Change& change, const std::string& site, size_t number) {
  json activity = {{"id", site + "iiif/changes/activity/" + std::to_string(number)}, {"type", change.type}};
  if (change.type == "Refresh") {
    activity["startTime"] = change.date;
    return activity;
  }
  activity["endTime"] = change.date;
  activity["object"] = {{"id", change.object}, {"type", "Manifest"}};
  return activity;
}

json pageOf(const std::vector<Change>& log, const std::string& site, size_t page, size_t pages) {
  json items = json::array();
  const size_t begin = page * kOnAPage, end = std::min(log.size(), begin + kOnAPage);
  for (size_t i = begin; i < end; ++i) items.push_back(activityOf(log[i], site, i));
  json object = {{"@context", kContext}, {"id", pageAddress(site, page)}, {"type", "OrderedCollectionPage"}, {"startIndex", begin},
                 {"partOf", {{"id", site + "iiif/changes/collection.json"}, {"type", "OrderedCollection"}}}, {"orderedItems", std::move(items)}};
  if (page > 0) object["prev"] = {{"id", pageAddress(site, page - 1)}, {"type", "OrderedCollectionPage"}};
  if (page + 1 < pages) object["next"] = {{"id", pageAddress(site, page + 1)}, {"type", "OrderedCollectionPage"}};
  return object;
}

}  // namespace

std::vector<Change> readChanges(std::string_view json_lines) {
  std::vector<Change> log;
  while (!json_lines.empty()) {
    const size_t end = std::min(json_lines.find('\n'), json_lines.size());
    const json line = json::parse(json_lines.substr(0, end), nullptr, false);
    json_lines.remove_prefix(std::min(end + 1, json_lines.size()));
    if (!line.is_object()) continue;
    const auto text = [&](const char* key) { return line.contains(key) && line[key].is_string() ? line[key].get<std::string>() : std::string(); };
    Change change{text("date"), text("type"), text("item"), text("object"), text("digest")};
    const bool is_whole = change.type == "Refresh" || ((change.type == "Create" || change.type == "Update") && !change.item.empty() && !change.object.empty());
    if (is_whole && !change.date.empty()) log.push_back(std::move(change));
  }
  return log;
}

std::vector<Change> withChanges(std::vector<Change> log, const std::vector<PublishedItem>& items, const std::string& date) {
  std::map<std::string, const Change*> newest;
  for (const Change& change : log) {
    if (change.type != "Refresh") newest[change.item] = &change;
  }
  std::set<std::string> there;
  for (const PublishedItem& item : items) there.insert(item.id);
  const bool has_gone = std::any_of(newest.begin(), newest.end(), [&](const auto& each) { return !there.count(each.first); });
  // The site moved: its old addresses mean nothing any more.
  const bool has_moved = std::any_of(items.begin(), items.end(), [&](const PublishedItem& item) {
    const auto known = newest.find(item.id);
    return known != newest.end() && known->second->object != item.manifest;
  });
  if (has_gone || has_moved) {
    log = {{date, "Refresh", {}, {}, {}}};
    for (const PublishedItem& item : items) log.push_back({date, "Create", item.id, item.manifest, item.digest});
    return log;
  }
  std::vector<Change> added;
  for (const PublishedItem& item : items) {
    const auto known = newest.find(item.id);
    if (known != newest.end() && known->second->digest == item.digest) continue;
    added.push_back({date, known == newest.end() ? "Create" : "Update", item.id, item.manifest, item.digest});
  }
  log.insert(log.end(), added.begin(), added.end());
  return log;
}

std::map<std::string, std::string> makeChangeFiles(const std::vector<Change>& log, const std::string& site) {
  std::map<std::string, std::string> files;
  std::string& lines = files[kChangeLog];
  for (const Change& change : log) {
    json line = {{"date", change.date}, {"type", change.type}};
    if (!change.item.empty()) line.update({{"item", change.item}, {"object", change.object}, {"digest", change.digest}});
    lines += dumped(line, -1);
  }
  const size_t pages = std::max<size_t>(1, (log.size() + kOnAPage - 1) / kOnAPage);
  for (size_t page = 0; page < pages; ++page) files["iiif/changes/page-" + std::to_string(page) + ".json"] = dumped(pageOf(log, site, page, pages), 1);
  const json collection = {{"@context", kContext}, {"id", site + "iiif/changes/collection.json"}, {"type", "OrderedCollection"}, {"totalItems", log.size()},
                           {"first", {{"id", pageAddress(site, 0)}, {"type", "OrderedCollectionPage"}}}, {"last", {{"id", pageAddress(site, pages - 1)}, {"type", "OrderedCollectionPage"}}}};
  files["iiif/changes/collection.json"] = dumped(collection, 1);
  return files;
}

}  // namespace kura
