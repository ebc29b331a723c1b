#include "catalog/read_collection_file.h"

#include <algorithm>
#include <array>
#include <optional>

#include "catalog/document_fields.h"
#include "catalog/parse_period.h"
#include "catalog/rights.h"
#include "catalog/text.h"

namespace kura {
namespace {

constexpr std::array<std::string_view, 5> kSiteLanguages = {"ja", "ja-easy", "en", "zh", "ko"};

void readLanguages(DocumentFields& fields, const DocumentValue& document, Collection& collection) {
  for (const std::string& language : fields.texts("languages")) {
    const DocumentValue& at = *document.find("languages");
    if (std::find(kSiteLanguages.begin(), kSiteLanguages.end(), language) == kSiteLanguages.end()) {
      fields.fault(at, {"サイトの言語「" + language + "」はまだ使えません。", "The site language '" + language + "' is not available yet."},
                   {"ja、ja-easy（やさしい日本語）、en、zh、ko から選んでください。解説などの文は ほかの言語でも書けます。",
                    "Choose from ja, ja-easy (easy Japanese), en, zh and ko. Descriptions may be written in other languages too."});
    } else if (std::find(collection.languages.begin(), collection.languages.end(), language) ==
               collection.languages.end()) {
      collection.languages.push_back(language);
    }
  }
  if (collection.languages.empty()) collection.languages.assign(kSiteLanguages.begin(), kSiteLanguages.end());
}

// The statement under a key of [rights]; none where it is not there or not known.
std::optional<Rights> readStatement(DocumentFields& fields, const DocumentValue& table, const char* key) {
  const std::string text = fields.text(key);
  if (text.empty()) return {};
  const RightsReading reading = readRightsUri(text);
  const DocumentValue& at = *table.find(key);
  if (!reading.uri) {
    const std::string example = reading.suggestion.empty() ? "http://creativecommons.org/publicdomain/zero/1.0/" : reading.suggestion;
    fields.fault(at, {"「" + quoteForMessage(text) + "」は知られた権利 URI ではありません。",
                      "'" + quoteForMessage(text) + "' is not a known rights URI."},
                 {example + " のように書いてください。", "Write it as " + example + "."});
    return {};
  }
  if (reading.normalized) {
    fields.fault(at, {"権利 URI を " + *reading.uri + " と読みました。", "The rights URI was read as " + *reading.uri + "."},
                 {"この形に書き直しておくと確実です。", "Write it in this form to be sure."}, Severity::kNote);
  }
  return Rights{*reading.uri};
}

void readRights(const DocumentValue& table, const std::string& file, Collection& collection, Diagnostics& diagnostics) {
  DocumentFields fields(table, file, "", "[rights]", diagnostics);
  constexpr std::array<std::pair<const char*, AssetClass>, 4> kKeys = {{{"image", AssetClass::kImage},
                                                                       {"model", AssetClass::kModel},
                                                                       {"high_definition", AssetClass::kHighDefinition},
                                                                       {"transcription", AssetClass::kTranscription}}};
  for (const auto& [key, asset_class] : kKeys) {
    if (const std::optional<Rights> rights = readStatement(fields, table, key)) collection.default_rights[asset_class] = *rights;
  }
  if (const std::optional<Rights> rights = readStatement(fields, table, "metadata")) collection.metadata_rights = *rights;
  fields.reportUnknownKeys();
}

void readFacilityPlace(DocumentFields& fields, Facility& facility) {
  facility.description = fields.languages("description");
  facility.address = fields.languages("address");
  facility.hours = fields.languages("hours");
  facility.closed = fields.languages("closed");
  facility.admission = fields.languages("admission");
  facility.access = fields.languages("access");
  facility.barrier_free = fields.languages("barrier_free");
  facility.phone = fields.text("phone");
  facility.map_url = fields.text("map_url");
  facility.latitude = fields.number("latitude");
  facility.longitude = fields.number("longitude");
}

void readPick(const DocumentValue& table, const std::string& file, Collection& collection, Diagnostics& diagnostics) {
  DocumentFields fields(table, file, "", "[[pick]]", diagnostics);
  Pick pick{fields.languages("title"), fields.languages("text"), fields.text("from"), fields.text("to"), fields.texts("items")};
  fields.reportUnknownKeys();
  for (const std::string* day : {&pick.from, &pick.to}) {
    // 2024 is a leap year: 02-29 is a day.
    if (parseDay("2024-" + *day) == "2024-" + *day && day->size() == 5) continue;
    fields.fault(table, {"季節のおすすめの日付「" + quoteForMessage(*day) + "」が月-日になっていません。", "The day '" + quoteForMessage(*day) + "' of a pick is not a month and a day."},
                 {"from = \"03-01\"、to = \"05-31\" のように書いてください。", "Write from = \"03-01\" and to = \"05-31\"."});
    return;
  }
  if (pick.items.empty()) {
    fields.fault(table, {"季節のおすすめに資料番号がありません。", "A pick names no items."}, {"items = [\"K-001\"] のように書いてください。", "Write items = [\"K-001\"]."});
    return;
  }
  collection.picks.push_back(std::move(pick));
}

void readFacility(const DocumentValue& table, const std::string& file, Collection& collection, Diagnostics& diagnostics) {
  DocumentFields fields(table, file, "", "[[facility]]", diagnostics);
  Facility facility{.id = fields.text("id"), .name = fields.languages("name"), .url = fields.text("url")};
  readFacilityPlace(fields, facility);
  fields.reportUnknownKeys();
  if (facility.id.empty() || facility.name.empty()) {
    fields.fault(table, {"所蔵館に id と name が要ります。", "A facility needs an id and a name."},
                 {"id = \"kura\"、name = { ja = \"…\" } のように書いてください。", "Write id = \"kura\" and name = { ja = \"…\" }."});
    return;
  }
  for (const Facility& other : collection.facilities) {
    if (other.id != facility.id) continue;
    fields.fault(table, {"所蔵館の id「" + facility.id + "」が二つあります。", "The facility id '" + facility.id + "' occurs twice."},
                 {"id を一つずつ別にしてください。", "Give each facility its own id."});
    return;
  }
  collection.facilities.push_back(std::move(facility));
}

}  // namespace

void readCollectionFile(const DocumentValue& document, const std::string& file, Collection& collection,
                        Diagnostics& diagnostics) {
  DocumentFields fields(document, file, "", "", diagnostics);
  readLanguages(fields, document, collection);
  collection.title = fields.languages("title");
  collection.description = fields.languages("description");
  collection.default_credit = fields.text("credit");
  collection.meters_per_unit = fields.unit("unit");
  collection.up_axis = fields.upAxis("up_axis");

  collection.record_files = fields.texts("records");
  if (const std::string encoding = fields.text("encoding"); !encoding.empty()) collection.encoding = encoding;
  const std::string ktx2 = fields.text("ktx2");
  if (ktx2 == "etc1s") collection.ktx2 = Ktx2Mode::kEtc1s;
  if (ktx2 == "uastc") collection.ktx2 = Ktx2Mode::kUastc;
  if (!ktx2.empty() && !collection.ktx2) {
    fields.fault(*document.find("ktx2"), {"ktx2 は \"etc1s\" か \"uastc\" です。", "ktx2 is \"etc1s\" or \"uastc\"."},
                 {"小さくするなら etc1s、忠実にするなら uastc と書くか、行を消してください。", "Write etc1s for small files or uastc for true ones, or remove the line."});
  }

  collection.base_url = fields.text("base_url");
  if (!collection.base_url.empty()) {
    if (!collection.base_url.starts_with("https://") && !collection.base_url.starts_with("http://")) {
      fields.fault(*document.find("base_url"),
                   {"base_url が https:// で始まっていません。", "base_url does not begin with https://."},
                   {"公開する場所を https://…/ の形で書くか、行を消してください。",
                    "Write the address of the published site as https://…/, or remove the line."});
      collection.base_url.clear();
    } else if (!collection.base_url.ends_with('/')) {
      collection.base_url += '/';
    }
  }

  if (const DocumentValue* rights = fields.subtable("rights")) readRights(*rights, file, collection, diagnostics);
  for (const DocumentValue* facility : fields.tables("facility")) readFacility(*facility, file, collection, diagnostics);
  for (const DocumentValue* pick : fields.tables("pick")) readPick(*pick, file, collection, diagnostics);
  fields.tables("table");  // readTableMappings reads them
  fields.reportUnknownKeys();

  const std::string& first = collection.languages.front();
  if (!collection.title.count(first)) {
    fields.fault(document, {"コレクションの名（[title] の " + first + "）がありません。",
                            "The collection has no title in its first language (" + first + " in [title])."},
                 {"[title] の下に " + first + " = \"…\" と書いてください。", "Write " + first + " = \"…\" under [title]."});
  }
}

}  // namespace kura
