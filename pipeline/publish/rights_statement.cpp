#include "publish/rights_statement.h"


namespace kura {
namespace {

struct License {
  std::string_view code;
  Localized plain;
  std::vector<std::string> marks;
};

const std::vector<License>& licenses() {
  static const std::vector<License> kLicenses = {
      {"by", {"クレジットを書けば、自由に使えます", "Free to use if you give credit"}, {"cc", "by"}},
      {"by-sa", {"クレジットを書き、同じ条件で公開すれば、使えます", "Free to use with credit, under the same licence"}, {"cc", "by", "sa"}},
      {"by-nc", {"クレジットを書けば、営利でない目的に使えます", "Free for non-commercial use with credit"}, {"cc", "by", "nc"}},
      {"by-nd", {"クレジットを書き、手を加えなければ、使えます", "Free to use unchanged with credit"}, {"cc", "by", "nd"}},
      {"by-nc-sa", {"クレジットを書き、同じ条件で公開すれば、営利でない目的に使えます", "Free for non-commercial use with credit, under the same licence"}, {"cc", "by", "nc", "sa"}},
      {"by-nc-nd", {"クレジットを書き、手を加えなければ、営利でない目的に使えます", "Free for non-commercial use, unchanged and with credit"}, {"cc", "by", "nc", "nd"}}};
  return kLicenses;
}

struct Statement {
  std::string_view code, name;
  Localized plain;
};

// https://rightsstatements.org/page/1.0/
const std::vector<Statement>& statements() {
  static const std::vector<Statement> kStatements = {
      {"InC", "In Copyright", {"著作権があります。使うには許可が要ります", "In copyright: ask before you use it"}},
      {"InC-OW-EU", "In Copyright - EU Orphan Work", {"著作権がありますが、権利者が分かりません", "In copyright; the owner is not known"}},
      {"InC-EDU", "In Copyright - Educational Use Permitted", {"著作権がありますが、教育には使えます", "In copyright; free for education"}},
      {"InC-NC", "In Copyright - Non-Commercial Use Permitted", {"著作権がありますが、営利でない目的に使えます", "In copyright; free for non-commercial use"}},
      {"InC-RUU", "In Copyright - Rights-holder(s) Unlocatable", {"著作権がありますが、権利者と連絡がとれません", "In copyright; the owner cannot be found"}},
      {"NoC-CR", "No Copyright - Contractual Restrictions", {"著作権はありませんが、契約による制限があります", "No copyright, but a contract limits its use"}},
      {"NoC-NC", "No Copyright - Non-Commercial Use Only", {"著作権はありません。営利でない目的に使えます", "No copyright; for non-commercial use only"}},
      {"NoC-OKLR", "No Copyright - Other Known Legal Restrictions", {"著作権はありませんが、ほかの法律による制限があります", "No copyright, but other laws limit its use"}},
      {"NoC-US", "No Copyright - United States", {"米国では著作権がありません", "No copyright in the United States"}},
      {"CNE", "Copyright Not Evaluated", {"著作権をまだ調べていません", "Copyright has not been evaluated"}},
      {"UND", "Copyright Undetermined", {"著作権があるかどうか分かりません", "Copyright is undetermined"}},
      {"NKC", "No Known Copyright", {"知られている著作権はありません", "No known copyright"}}};
  return kStatements;
}

// "http://host/a/b/…" -> {"host", "a", "b", …}
std::vector<std::string> partsOf(std::string_view uri) {
  std::vector<std::string> parts;
  const size_t scheme = uri.find("://");
  uri.remove_prefix(scheme == std::string_view::npos ? 0 : scheme + 3);
  while (!uri.empty()) {
    const size_t end = std::min(uri.find('/'), uri.size());
    if (end > 0) parts.emplace_back(uri.substr(0, end));
    uri.remove_prefix(std::min(end + 1, uri.size()));
  }
  if (!parts.empty() && parts.front().starts_with("www.")) parts.front().erase(0, 4);
  return parts;
}

std::string upperCase(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return upper;
}

bool describeCreativeCommons(const std::vector<std::string>& parts, RightsStatement& statement) {
  if (parts.size() < 3) return false;
  if (parts[1] == "publicdomain" && parts[2] == "zero") {
    statement.code = "zero";
    statement.name = "CC0 1.0";
    statement.plain = {"自由に使えます。許可もクレジットも要りません", "Free to use: no permission or credit needed"};
    statement.marks = {"cc", "zero"};
    return true;
  }
  if (parts[1] == "publicdomain" && parts[2] == "mark") {
    statement.code = "mark";
    statement.name = "Public Domain Mark 1.0";
    statement.plain = {"著作権はありません。自由に使えます", "No copyright: free to use"};
    statement.marks = {"pd"};
    return true;
  }
  if (parts[1] != "licenses") return false;
  for (const License& license : licenses()) {
    if (parts[2] != license.code) continue;
    statement.code = license.code;
    statement.name = "CC " + upperCase(license.code);
    if (parts.size() > 3) statement.name += " " + parts[3];
    statement.plain = license.plain;
    statement.marks = license.marks;
    return true;
  }
  return false;
}

bool describeRightsStatement(const std::vector<std::string>& parts, RightsStatement& statement) {
  if (parts.size() < 3 || (parts[1] != "vocab" && parts[1] != "page")) return false;
  for (const Statement& known : statements()) {
    if (parts[2] != known.code) continue;
    statement.code = known.code;
    statement.name = known.name;
    statement.plain = known.plain;
    statement.marks = {"rights"};
    return true;
  }
  return false;
}

}  // namespace

RightsStatement describeRights(std::string_view uri) {
  RightsStatement statement{.uri = std::string(uri), .name = std::string(uri), .plain = {}, .marks = {}};
  const std::vector<std::string> parts = partsOf(uri);
  if (parts.empty()) return statement;
  if (parts[0] == "creativecommons.org" && describeCreativeCommons(parts, statement)) return statement;
  if (parts[0] == "rightsstatements.org" && describeRightsStatement(parts, statement)) return statement;
  return statement;
}

Rights rightsOf(const Item& item, const Collection& collection, AssetClass asset_class) {
  for (const auto* rights : {&item.rights, &collection.default_rights}) {
    const auto found = rights->find(asset_class);
    if (found != rights->end() && !found->second.uri.empty()) return found->second;
  }
  return {};
}

bool permitsDownload(const Rights& rights) {
  const std::string& uri = rights.uri;
  if (uri.find("://creativecommons.org/") != std::string::npos) return true;
  return uri.find("://rightsstatements.org/vocab/NoC-") != std::string::npos || uri.find("://rightsstatements.org/vocab/NKC/") != std::string::npos;
}

std::string_view assetClassKey(AssetClass asset_class) {
  switch (asset_class) {
    case AssetClass::kImage: return "image";
    case AssetClass::kModel: return "model";
    case AssetClass::kHighDefinition: return "high_definition";
    case AssetClass::kTranscription: return "transcription";
  }
  return "image";
}

}  // namespace kura
