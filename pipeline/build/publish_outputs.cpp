#include "build/publish_outputs.h"

#include <unistd.h>

#include <algorithm>

#include "base/file.h"
#include "base/hash.h"
#include "build/folder_lock.h"
#include "build/put_in_place.h"
#include "build/site_record.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMarker = ".kura-site";
constexpr const char* kStaging = ".kura-staging";

struct Unit {
  std::vector<const Publication*> publications;
  std::string signature;
};

bool isItemUnit(const std::string& unit) { return unit.starts_with("item/") || unit.find("/item/") != std::string::npos; }

bool isBelow(const std::string& path, const std::string& folder) {
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

class Publisher {
 public:
  explicit Publisher(const PublishRequest& request)
      : request_(request), record_(SiteRecord::load(request.cache, request.site)), staging_(request.site / kStaging) {}

  Result<Diagnostics> run();

 private:
  void expandRootPublications();
  void findHeldBack();
  void gatherUnits();
  Status prepareSite();
  Status publishUnit(const std::string& name, const Unit& unit);
  Result<std::set<std::string>> stageUnit(const std::string& name, const Unit& unit, const fs::path& staged);
  Status keepStrangers(const std::string& name, const std::set<std::string>& ours, const fs::path& staged);
  Status removeUnit(const std::string& name);
  Status removeStale();
  void warnOfUnknownItems(Diagnostics& diagnostics) const;
  bool isCancelled() const { return request_.cancelled && request_.cancelled->load(); }
  bool isHeldBack(const std::string& unit) const { return held_back_units_.count(unit) > 0; }

  const PublishRequest& request_;
  SiteRecord record_;
  fs::path staging_;
  std::vector<Publication> publications_;
  std::set<std::string> held_back_units_;
  std::map<std::string, Unit> units_;
  unsigned staged_count_ = 0;
};

// "." means every file and folder of the output, each at its place in the site's root.
void Publisher::expandRootPublications() {
  for (const Publication& publication : request_.publications) {
    const std::string to = publication.to.lexically_normal().string();
    const auto output = request_.outputs.find(publication.step);
    if (!(to.empty() || to == "." || to == "./") || output == request_.outputs.end()) {
      publications_.push_back(publication);
      continue;
    }
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(output->second / publication.from, ignored)) {
      const fs::path name = entry.path().filename();
      publications_.push_back({publication.step, publication.from / name, name});
    }
  }
}

void Publisher::findHeldBack() {
  std::set<std::string> failed_items;
  for (const Publication& publication : publications_) {
    if (request_.keys.count(publication.step)) continue;
    held_back_units_.insert(unitOf(publication.to));
    const auto item = request_.items.find(publication.step);
    if (item != request_.items.end() && !item->second.empty()) failed_items.insert(item->second);
  }
  for (const Publication& publication : publications_) {
    const auto item = request_.items.find(publication.step);
    if (item != request_.items.end() && failed_items.count(item->second)) held_back_units_.insert(unitOf(publication.to));
  }
}

void Publisher::gatherUnits() {
  std::set<std::string> names;
  for (const Publication& publication : publications_) names.insert(unitOf(publication.to));
  for (const Publication& publication : publications_) {
    // A folder published as a whole takes in what others publish below it.
    std::string name = unitOf(publication.to);
    for (const std::string& other : names) {
      if (isBelow(name, other)) {
        name = other;
        break;
      }
    }
    units_[name].publications.push_back(&publication);
    if (held_back_units_.count(unitOf(publication.to))) held_back_units_.insert(name);
  }
  for (auto& [name, unit] : units_) {
    if (isHeldBack(name)) continue;
    std::string text;
    for (const Publication* publication : unit.publications) {
      for (const std::string& part : {request_.keys.at(publication->step), publication->from.generic_string(), publication->to.generic_string()}) text.append(part).push_back('\0');
    }
    unit.signature = contentHash(asBytes(text));
  }
}

Status Publisher::prepareSite() {
  std::error_code failed;
  const bool is_ours = fs::exists(request_.site / kMarker, failed) || record_.exists();
  if (!is_ours) {
    for (const auto& [name, unit] : units_) {
      if (!fs::exists(fs::symlink_status(request_.site / name, failed))) continue;
      return ioError((request_.site / name).string(),
                     {"サイトのフォルダに、kura が作ったのではない「" + name + "」があります。", "The site folder holds '" + name + "', which kura did not make."},
                     {"空のフォルダを -o に指定するか、中のものを移してください。", "Give an empty folder with -o, or move its content away."});
    }
  }
  fs::create_directories(request_.site, failed);
  if (failed) {
    return ioError(request_.site.string(), {"サイトのフォルダを作れません（" + failed.message() + "）。", "The site folder cannot be made (" + failed.message() + ")."},
                   {"場所と権限を確かめてください。", "Check the place and your permissions."});
  }
  return {};
}

Result<std::set<std::string>> Publisher::stageUnit(const std::string& name, const Unit& unit, const fs::path& staged) {
  std::set<std::string> files;
  const auto put = [&](const fs::path& source, const fs::path& to) -> Status {
    const fs::path inside = to.lexically_relative(name);
    if (!files.insert(to.generic_string()).second) {
      return internalError(to.string(), {"二つの段がこのファイルを公開しようとしています。", "Two steps publish this file."});
    }
    return linkFile(source, inside == "." ? staged : staged / inside);
  };
  for (const Publication* publication : unit.publications) {
    const fs::path source = (request_.outputs.at(publication->step) / publication->from).lexically_normal();
    const fs::path to = publication->to.lexically_normal();
    std::error_code failed;
    if (fs::is_regular_file(source, failed)) {
      if (Status done = put(source, to); !done) return done.error();
      continue;
    }
    if (!fs::is_directory(source, failed)) {
      return internalError(publication->step, {"公開するファイル " + publication->from.string() + " を段が作っていません。", "The step did not make " + publication->from.string() + ", which is to be published."});
    }
    fs::create_directories(staged / to.lexically_relative(name), failed);
    for (fs::recursive_directory_iterator entry(source, failed), end; !failed && entry != end; entry.increment(failed)) {
      if (!entry->is_regular_file()) continue;
      if (isCancelled()) return Error{ErrorCode::kCancelled, name, {"中止しました。", "Cancelled."}, {}};
      if (Status done = put(entry->path(), (to / entry->path().lexically_relative(source)).lexically_normal()); !done) return done.error();
    }
  }
  return files;
}

// Files in the unit's old folder that no build wrote move over by name.
Status Publisher::keepStrangers(const std::string& name, const std::set<std::string>& ours, const fs::path& staged) {
  const fs::path old = request_.site / name;
  std::error_code failed;
  if (!fs::is_directory(old, failed) || !fs::is_directory(staged, failed)) return {};
  for (fs::recursive_directory_iterator entry(old, failed), end; !failed && entry != end; entry.increment(failed)) {
    if (entry->is_directory() && !entry->is_symlink()) continue;
    const fs::path inside = entry->path().lexically_relative(old);
    if (ours.count((fs::path(name) / inside).generic_string()) || fs::exists(fs::symlink_status(staged / inside))) continue;
    fs::create_directories((staged / inside).parent_path(), failed);
    if (!failed) fs::copy(entry->path(), staged / inside, fs::copy_options::copy_symlinks, failed);
    if (failed) return ioError(entry->path().string(), {"このファイルを残せません。", "This file cannot be kept."}, {"ディスクの空きを確かめてください。", "Check the free space of the disk."});
  }
  return {};
}

Status Publisher::publishUnit(const std::string& name, const Unit& unit) {
  const fs::path staged = staging_ / std::to_string(staged_count_++);
  std::set<std::string> ours = record_.filesOf(name);
  Result<std::set<std::string>> files = stageUnit(name, unit, staged);
  if (!files) return files.error();
  if (Status kept = keepStrangers(name, ours, staged); !kept) return kept;
  // Until the swap is known to be done, old and new files both count as ours.
  ours.insert(files->begin(), files->end());
  if (Status listed = record_.setFiles(name, ours); !listed) return listed;
  if (Status swapped = exchange(staged, request_.site / name); !swapped) return swapped;
  std::error_code ignored;
  fs::remove_all(staged, ignored);
  if (Status listed = record_.setFiles(name, *files); !listed) return listed;
  record_.set(name, {unit.signature, SiteRecord::stampOf(request_.site / name)});
  if (request_.on_published) request_.on_published(name);
  return {};
}

Status Publisher::removeUnit(const std::string& name) {
  std::error_code ignored;
  std::set<fs::path> folders;
  for (const std::string& file : record_.filesOf(name)) {
    // Another unit may have taken the place over.
    const auto is_published = [&](const auto& unit) { return unit.first == file || isBelow(file, unit.first); };
    if (std::any_of(units_.begin(), units_.end(), is_published)) continue;
    fs::remove(request_.site / file, ignored);
    for (fs::path folder = fs::path(file).parent_path(); !folder.empty(); folder = folder.parent_path()) folders.insert(folder);
  }
  // Deepest first; a folder that still holds something stays.
  for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder) ::rmdir((request_.site / *folder).c_str());
  record_.remove(name);
  return {};
}

Status Publisher::removeStale() {
  std::vector<std::string> stale;
  for (const auto& [name, unit] : record_.units()) {
    if (!units_.count(name)) stale.push_back(name);
  }
  for (const std::string& name : stale) {
    if (Status removed = removeUnit(name); !removed) return removed;
  }
  return {};
}

void Publisher::warnOfUnknownItems(Diagnostics& diagnostics) const {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(request_.site / "item", ignored)) {
    const std::string name = "item/" + entry.path().filename().string();
    if (record_.units().count(name) || units_.count(name)) continue;
    diagnostics.push_back(
        {Severity::kWarning, "",
         ioError((request_.site / name).string(),
                 {"今回のコレクションにない資料がサイトに残っています。", "The site still holds an item that is not in this collection."},
                 {"公開しないものなら、このフォルダを消してください。", "Delete this folder if it is not to be public."})});
  }
}

Result<Diagnostics> Publisher::run() {
  expandRootPublications();
  findHeldBack();
  gatherUnits();
  if (Status prepared = prepareSite(); !prepared) return prepared.error();
  Result<FolderLock> lock = FolderLock::acquire(request_.site / kMarker, {"別の kura がこのサイトを作っています。", "Another kura is building this site."});
  if (!lock) return lock.error();
  std::error_code ignored;
  fs::remove_all(staging_, ignored);

  std::vector<std::string> changed;
  for (const auto& [name, unit] : units_) {
    if (isHeldBack(name)) continue;
    const auto known = record_.units().find(name);
    const bool is_there = known != record_.units().end() && known->second.signature == unit.signature &&
                          known->second.stamp == SiteRecord::stampOf(request_.site / name);
    if (!is_there) changed.push_back(name);
  }
  // Pages that list the items come after the items.
  std::stable_sort(changed.begin(), changed.end(), [](const std::string& a, const std::string& b) {
    const auto rank = [](const std::string& name) { return isItemUnit(name) ? 0 : name.ends_with(".html") || name.ends_with(".json") ? 2 : 1; };
    return rank(a) < rank(b);
  });
  for (const std::string& name : changed) record_.set(name, {});
  Status state;
  if (!changed.empty()) state = record_.save();
  for (size_t i = 0; state && i < changed.size() && !isCancelled(); ++i) state = publishUnit(changed[i], units_[changed[i]]);
  const size_t units_before = record_.units().size();
  if (state && !isCancelled() && request_.removes_stale) state = removeStale();
  fs::remove_all(staging_, ignored);
  Status saved;
  if (!changed.empty() || record_.units().size() != units_before) saved = record_.save();
  if (!state) return state.error();
  if (!saved) return saved.error();
  Diagnostics diagnostics;
  if (request_.removes_stale) warnOfUnknownItems(diagnostics);
  return diagnostics;
}

}  // namespace

std::string unitOf(const fs::path& to) {
  std::vector<std::string> parts;
  for (const fs::path& part : to.lexically_normal()) {
    if (!part.empty() && part != ".") parts.push_back(part.string());
  }
  size_t length = parts.size();
  if (parts.size() >= 2 && parts[0] == "item") length = 2;
  if (parts.size() >= 3 && parts[1] == "item") length = 3;
  fs::path unit;
  for (size_t i = 0; i < length; ++i) unit /= parts[i];
  return unit.string();
}

Result<Diagnostics> publishOutputs(const PublishRequest& request) { return Publisher(request).run(); }

}  // namespace kura
