#include <chrono>
#include <ctime>
#include <nlohmann/json.hpp>

#include "build/fixity.h"
#include "catalog/read_collection.h"
#include "cli/commands.h"
#include "cli/event_json.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string today() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", std::gmtime(&now));
  return text;
}

// What happened to each item, in the words of PREMIS 3 (events, their agents and objects): how it was captured, and that it was taken in.
std::string premisEvents(const Collection& collection, const std::string& date) {
  std::string lines;
  const auto add = [&](const Item& item, const char* type, json details) {
    json event = {{"objectIdentifier", item.id}, {"eventType", type}};
    event.update(details);
    lines += event.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
  };
  for (const Item& item : collection.items) {
    json files = json::array();
    for (const auto* list : {&item.scans, &item.images}) {
      for (const fs::path& file : *list) files.push_back("data/collection/" + file.lexically_relative(collection.root).generic_string());
    }
    json capture = {{"linkingObject", files}};
    if (!item.capture_date.empty()) capture["eventDateTime"] = item.capture_date;
    if (!item.photographer.empty()) capture["linkingAgent"] = item.photographer;
    json paradata = json::object();
    if (!item.device.empty()) paradata["device"] = item.device;
    if (!item.software.empty()) paradata["software"] = item.software;
    if (!item.scale_basis.empty()) paradata["scale_basis"] = item.scale_basis;
    if (!paradata.empty()) capture["eventDetailInformation"] = paradata;
    if (!files.empty()) add(item, "capture", capture);
    add(item, "ingestion", {{"eventDateTime", date}, {"linkingAgent", "kura " KURA_VERSION}, {"linkingObject", files}});
  }
  return lines;
}

}  // namespace

int runBag(const BagCommand& command, const Console& console, const std::atomic<bool>& stop) {
  Result<CollectionReading> reading = readCollection(command.collection);
  if (!reading) return console.stop(reading.error());
  BagOptions options;
  options.date = today();
  const LanguageMap& title = reading->collection.title;
  options.description = title.empty() ? command.collection.filename().string() : title.begin()->second;
  options.software = "kura " KURA_VERSION;
  options.report = [&](double, const std::string&) { return !stop; };
  std::vector<BagSource> sources = {{command.collection, "collection"}};
  if (!command.site.empty()) sources.push_back({command.site, "site"});
  const Status written = writeBag(sources, command.bag, options, {{"premis-events.jsonl", premisEvents(reading->collection, options.date)}});
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
