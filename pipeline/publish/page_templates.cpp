#include "publish/page_templates.h"

#include <kainjow/mustache.hpp>

#include "base/file.h"

namespace kura {
namespace {

namespace mustache = kainjow::mustache;
constexpr uint64_t kTemplateLimit = 1 << 20;

mustache::data toMustache(const nlohmann::json& json) {
  if (json.is_object()) {
    mustache::data object{mustache::data::type::object};
    for (const auto& [name, value] : json.items()) object.set(name, toMustache(value));
    return object;
  }
  if (json.is_array()) {
    mustache::data list{mustache::data::type::list};
    for (const nlohmann::json& element : json) list.push_back(toMustache(element));
    return list;
  }
  if (json.is_boolean()) return json.get<bool>();
  // An empty text is absent: sections are skipped for it.
  if (json.is_string()) return json.get_ref<const std::string&>().empty() ? mustache::data(false) : mustache::data(json.get<std::string>());
  if (json.is_null()) return false;
  return json.dump();
}

Result<std::map<std::string, std::string>> readTexts(const std::filesystem::path& dir, std::string_view extension) {
  std::map<std::string, std::string> texts;
  std::error_code failure;
  for (const auto& entry : std::filesystem::directory_iterator(dir, failure)) {
    if (entry.path().extension() != extension) continue;
    Result<Bytes> bytes = readFile(entry.path(), kTemplateLimit);
    if (!bytes) return bytes.error();
    texts[entry.path().stem().string()] = asText(*bytes);
  }
  if (failure || texts.empty()) {
    return ioError(dir.string(), {"ページのひな型がありません。", "The page templates are missing."},
                   {"kurabiraki を入れ直してください。", "Install kurabiraki again."});
  }
  return texts;
}

// Lines that held only tags of sections stay behind empty; they are dropped, and so are spaces at the ends of lines.
std::string withoutEmptyLines(std::string_view html) {
  std::string tidy;
  tidy.reserve(html.size());
  while (!html.empty()) {
    const size_t end = std::min(html.find('\n'), html.size());
    const std::string_view line = html.substr(0, end);
    const size_t last = line.find_last_not_of(" \t\r");
    if (last != std::string_view::npos) tidy.append(line.substr(0, last + 1)) += '\n';
    html.remove_prefix(std::min(end + 1, html.size()));
  }
  return tidy;
}

}  // namespace

Result<PageTemplates> readPageTemplates(const std::filesystem::path& dir) {
  PageTemplates templates;
  auto pages = readTexts(dir, ".mustache");
  if (!pages) return pages.error();
  templates.pages = std::move(*pages);
  auto partials = readTexts(dir / "partials", ".mustache");
  if (!partials) return partials.error();
  templates.partials = std::move(*partials);
  auto strings = readTexts(dir / "strings", ".json");
  if (!strings) return strings.error();
  for (const auto& [language, text] : *strings) {
    nlohmann::json words = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!words.is_object()) {
      return internalError((dir / "strings" / (language + ".json")).string(), {"JSON として読めません。", "Is not JSON."});
    }
    templates.strings[language] = std::move(words);
  }
  if (const Result<Bytes> results = readFile(dir / "accessibility.json", kTemplateLimit)) templates.accessibility = nlohmann::json::parse(asText(*results), nullptr, false);
  // A word that is not translated yet is said in the nearest language rather than not at all.
  for (auto& [language, words] : templates.strings) {
    const auto nearest = templates.strings.find(language.starts_with("ja") ? "ja" : "en");
    if (nearest == templates.strings.end()) continue;
    for (const auto& [key, text] : nearest->second.items()) {
      if (!words.contains(key)) words[key] = text;
    }
  }
  return templates;
}

Result<std::string> renderPage(const PageTemplates& templates, const std::string& name, const nlohmann::json& view) {
  const auto page = templates.pages.find(name);
  if (page == templates.pages.end()) {
    return internalError(name + ".mustache", {"ページのひな型がありません。", "There is no such page template."});
  }
  mustache::mustache renderer(page->second);
  if (!renderer.is_valid()) return internalError(name + ".mustache", {renderer.error_message(), renderer.error_message()});
  mustache::data data = toMustache(view);
  for (const auto& [partial, text] : templates.partials) {
    data.set("partials/" + partial, mustache::data{mustache::partial{[&text] { return text; }}});
  }
  std::string html = renderer.render(data);
  if (!renderer.is_valid()) return internalError(name + ".mustache", {renderer.error_message(), renderer.error_message()});
  return withoutEmptyLines(html);
}

std::string jsonForHtml(const nlohmann::json& json) {
  const std::string text = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  std::string safe;
  safe.reserve(text.size() + text.size() / 16);
  for (size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = std::string_view(text).substr(i);
    if (text[i] == '<') {
      safe += "\\u003c";
    } else if (text[i] == '>') {
      safe += "\\u003e";
    } else if (text[i] == '&') {
      safe += "\\u0026";
    } else if (rest.starts_with("\u2028") || rest.starts_with("\u2029")) {
      safe += rest.starts_with("\u2028") ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      safe += text[i];
    }
  }
  return safe;
}

}  // namespace kura
