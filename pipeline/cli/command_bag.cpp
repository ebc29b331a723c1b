#include "build/fixity.h"
#include "build/ocfl.h"
#include "catalog/asset_files.h"
#include "catalog/read_collection.h"
#include "cli/commands.h"
#include "cli/event_json.h"
#include "cli/present_time.h"
#include "model/item_path.h"
#include "publish/premis.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

std::string today() { return presentTime().substr(0, 10); }

// Every file below a folder, under a prefix.
void addFiles(const fs::path& folder, const std::string& prefix, OcflObject& object) {
  std::error_code ended;
  for (fs::recursive_directory_iterator entry(folder, ended), end; !ended && entry != end; entry.increment(ended)) {
    std::error_code ignored;
    if (entry->is_regular_file(ignored)) object.files[prefix + entry->path().lexically_relative(folder).generic_string()].file = entry->path();
  }
}

// One object for each item: what the curator handed in, what was published of it, and how it came to be.
OcflObject objectOf(const Item& item, const Collection& collection, const fs::path& site) {
  OcflObject object{"urn:kura:" + itemPath(item.id), itemPath(item.id), {}};
  const fs::path folder = findItemFolder(collection.root, item.id);
  if (!folder.empty()) addFiles(folder, "original/", object);
  if (!site.empty()) addFiles(site / "item" / itemPath(item.id), "site/", object);
  Collection one;
  one.root = collection.root;
  one.items = {item};
  object.files["premis.xml"].text = makePremisXml(one, {.prefix = {}, .date = {}, .software = {}});
  return object;
}

// The tables and settings, which belong to no single item.
OcflObject collectionObject(const Collection& collection) {
  OcflObject object{"urn:kura-collection", "~collection", {}};
  std::error_code ended;
  for (fs::directory_iterator entry(collection.root, ended), end; !ended && entry != end; entry.increment(ended)) {
    std::error_code ignored;
    const std::string name = entry->path().filename().string();
    if (entry->is_regular_file(ignored) && name.front() != '.') object.files[name].file = entry->path();
  }
  return object;
}

int storeOcfl(const BagCommand& command, const Collection& collection, const Console& console, const std::atomic<bool>& stop) {
  if (Status root = makeOcflRoot(command.bag); !root) return console.stop(root.error());
  const OcflVersion version{presentTime(), "kura bag", "kura " KURA_VERSION};
  size_t stored = 0;
  std::vector<OcflObject> objects = {collectionObject(collection)};
  for (const Item& item : collection.items) objects.push_back(objectOf(item, collection, command.site));
  for (const OcflObject& object : objects) {
    if (stop) return exitCode(ErrorCode::kCancelled);
    const Result<bool> is_new = storeOcflObject(command.bag, object, version);
    if (!is_new) return console.stop(is_new.error());
    stored += *is_new;
  }
  console.event({{"event", "finished"}, {"exit_code", 0}});
  const std::string all = std::to_string(objects.size()), count = std::to_string(stored);
  console.say({"OCFL の保管場所 " + command.bag.string() + " に " + all + " のうち " + count + " を新しい版として入れました。\n確かめるには： kura verify " + command.bag.string(),
               "Put " + count + " of " + all + " objects as new versions into the OCFL storage root " + command.bag.string() + ".\nTo check it: kura verify " + command.bag.string()});
  return 0;
}

}  // namespace

int runBag(const BagCommand& command, const Console& console, const std::atomic<bool>& stop) {
  Result<CollectionReading> reading = readCollection(command.collection);
  if (!reading) return console.stop(reading.error());
  if (command.is_ocfl) return storeOcfl(command, reading->collection, console, stop);
  BagOptions options;
  options.date = today();
  const LanguageMap& title = reading->collection.title;
  options.description = title.empty() ? command.collection.filename().string() : title.begin()->second;
  options.software = "kura " KURA_VERSION;
  options.report = [&](double, const std::string&) { return !stop; };
  std::vector<BagSource> sources = {{command.collection, "collection"}};
  if (!command.site.empty()) sources.push_back({command.site, "site"});
  const Status written = writeBag(sources, command.bag, options, {{"premis.xml", makePremisXml(reading->collection, {"data/collection/", options.date, options.software})}});
  if (!written) return console.stop(written.error());
  console.event({{"event", "finished"}, {"exit_code", 0}});
  console.say({"バッグを作りました： " + command.bag.string() + "\n確かめるには： kura verify " + command.bag.string(),
               "Made the bag " + command.bag.string() + ".\nTo check it: kura verify " + command.bag.string()});
  return 0;
}

int runVerify(const VerifyCommand& command, const Console& console, const std::atomic<bool>& stop) {
  const Result<FixityReport> report = verifyFixity(command.folder, [&](double, const std::string&) { return !stop; });
  if (!report) return console.stop(report.error());
  for (const Diagnostic& diagnostic : report->faults) console.event(diagnosticEvent(diagnostic));
  console.table(report->faults);
  const int code = exitCodeOf(report->faults);
  console.event({{"event", "finished"}, {"exit_code", code}});
  const std::string checked = std::to_string(report->checked), faults = std::to_string(report->faults.size());
  console.say({"\n" + checked + " ファイルを確かめました： " + (report->faults.empty() ? "すべて無事です。" : "異常 " + faults),
               "\nChecked " + checked + " files: " + (report->faults.empty() ? "all is well." : faults + " faults.")});
  return code;
}

}  // namespace kura
