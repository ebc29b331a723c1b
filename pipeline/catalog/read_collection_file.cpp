#include "catalog/read_collection_file.h"

#include <algorithm>
#include <array>
#include <set>

#include "catalog/document_fields.h"
#include "catalog/rights.h"
#include "catalog/text.h"

namespace kura {
namespace {

constexpr std::array<std::string_view, 2> kSiteLanguages = {"ja", "en"};

void readLanguages(DocumentFields& fields, const DocumentValue& document, Collection& collection) {
  for (const std::string& language : fields.texts("languages")) {
    const DocumentValue& at = *document.find("languages");
    if (std::find(kSiteLanguages.begin(), kSiteLanguages.end(), language) == kSiteLanguages.end()) {
      fields.fault(at, {"サイトの言語「" + language + "」はまだ使えません。", "The site language '" + language + "' is not available yet."},
                   {"ja と en から選んでください。解説などの文は ほかの言語でも書けます。",
                    "Choose from ja and en. Descriptions may be written in other languages too."});
    } else if (std::find(collection.languages.begin(), collection.languages.end(), language) ==
               collection.languages.end()) {
      collection.languages.push_back(language);
    }
  }
  if (collection.languages.empty()) collection.languages = {"ja", "en"};
}

void readRights(const DocumentValue& table, const std::string& file, Collection& collection, Diagnostics& diagnostics) {
  DocumentFields fields(table, file, "", "[rights]", diagnostics);
  constexpr std::array<std::pair<const char*, AssetClass>, 4> kKeys = {{{"image", AssetClass::kImage},
                                                                       {"model", AssetClass::kModel},
                                                                       {"high_definition", AssetClass::kHighDefinition},
                                                                       {"transcription", AssetClass::kTranscription}}};
  for (const auto& [key, asset_class] : kKeys) {
    const std::string text = fields.text(key);
    if (text.empty()) continue;
    const RightsReading reading = readRightsUri(text);
    const DocumentValue& at = *table.find(key);
    if (reading.uri) {
      collection.default_rights[asset_class] = {*reading.uri};
      if (reading.normalized) {
        fields.fault(at, {"権利 URI を " + *reading.uri + " と読みました。", "The rights URI was read as " + *reading.uri + "."},
                     {"この形に書き直しておくと確実です。", "Write it in this form to be sure."}, Severity::kNote);
      }
      continue;
    }
    const std::string example = reading.suggestion.empty() ? "http://creativecommons.org/publicdomain/zero/1.0/" : reading.suggestion;
    fields.fault(at, {"「" + quoteForMessage(text) + "」は知られた権利 URI ではありません。",
                      "'" + quoteForMessage(text) + "' is not a known rights URI."},
                 {example + " のように書いてください。", "Write it as " + example + "."});
  }
  fields.reportUnknownKeys();
}

void readFacility(const DocumentValue& table, const std::string& file, Collection& collection, Diagnostics& diagnostics) {
  DocumentFields fields(table, file, "", "[[facility]]", diagnostics);
  Facility facility{fields.text("id"), fields.languages("name"), fields.text("url")};
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
  fields.reportUnknownKeys();

  const std::string& first = collection.languages.front();
  if (!collection.title.count(first)) {
    fields.fault(document, {"コレクションの名（[title] の " + first + "）がありません。",
                            "The collection has no title in its first language (" + first + " in [title])."},
                 {"[title] の下に " + first + " = \"…\" と書いてください。", "Write " + first + " = \"…\" under [title]."});
  }
}

}  // namespace kura
