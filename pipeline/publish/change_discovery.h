// What changed between builds, for harvesters and people: IIIF Change Discovery 1.0 (level 2) and one line of JSON for each change.
// https://iiif.io/api/discovery/1.0/
//
// The site itself is the memory: each build reads data/changes.jsonl of the site before it and adds to it. A work that is no longer
// public must leave no trace, so its lines go away; a Refresh followed by everything that is there tells harvesters to drop the rest
// (section 2.2.3 of the API).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kura {

inline constexpr const char* kChangeLog = "data/changes.jsonl";

struct Change {
  std::string date;    // RFC 3339, UTC
  std::string type;    // "Create", "Update", "Refresh"
  std::string item;    // 資料番号; empty for Refresh
  std::string object;  // address of the manifest
  std::string digest;  // of what was published of it
};

struct PublishedItem {
  std::string id;
  std::string manifest;  // address
  std::string digest;
};

// Lines that are none of ours are left out.
std::vector<Change> readChanges(std::string_view json_lines);

// The log with what is new in `items` as of `date`; unchanged where nothing is.
std::vector<Change> withChanges(std::vector<Change> log, const std::vector<PublishedItem>& items, const std::string& date);

// Files of the site by path: data/changes.jsonl, iiif/changes/collection.json and its pages of 1,000 activities.
// site: its address, with a slash at its end.
std::map<std::string, std::string> makeChangeFiles(const std::vector<Change>& log, const std::string& site);

}  // namespace kura
