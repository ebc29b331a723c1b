#include "publish/report_page.h"

#include <algorithm>
#include <cstdio>

#include "model/item_path.h"
#include "publish/page_text.h"

namespace kura {
namespace {

using nlohmann::json;

constexpr const char* kStyle = R"(:root{--plaster:#faf8f3;--paper:#fff;--sumi:#1f1b17;--ash:#6b645b;--hairline:#ddd6c8;--gold:#8a6a1f;--enji:#9b2c3c;--odo:#b7842c}
@media (prefers-color-scheme:dark){:root{--plaster:#14120f;--paper:#1d1a16;--sumi:#f1ece2;--ash:#a79e91;--hairline:#38332b;--gold:#d9b65c;--enji:#d9788a;--odo:#d9a94e}}
*{box-sizing:border-box}body{margin:0 auto;max-width:75rem;padding:2.5rem clamp(1rem,5vw,4rem);background:var(--plaster);color:var(--sumi);font:15px/1.7 system-ui,"Hiragino Sans","Noto Sans CJK JP",sans-serif}
h1,h2{font-family:"Hiragino Mincho ProN","Yu Mincho","Noto Serif CJK JP",serif;font-weight:500}h1{font-size:28px;margin:.2em 0 1em}h2{font-size:21px;margin:3rem 0 1rem;border-bottom:1px solid var(--hairline);padding-bottom:.4rem}
[lang=en]{color:var(--ash)}p{margin:.2rem 0}.kind{color:var(--ash);font-size:13px}a{color:var(--gold)}
.sums{display:flex;flex-wrap:wrap;gap:1rem 2.5rem;margin:0}.sums dt{font-size:13px}.sums dd{margin:0;font-size:21px;font-variant-numeric:tabular-nums}.sums .bad dd{color:var(--enji)}
ul{list-style:none;margin:0;padding:0}.faults li{border-left:3px solid var(--hairline);padding:.3rem 0 .3rem 1rem;margin:0 0 1rem;overflow-wrap:anywhere}.faults .error{border-color:var(--enji)}.faults .warning{border-color:var(--odo)}.remedy{display:block}
.tag{font-size:13px;color:var(--ash);border:1px solid var(--hairline);padding:0 .4em}
.sheet{display:grid;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:1.2rem}.sheet a{color:inherit;text-decoration:none;display:block;font-size:13px;line-height:1.5}.sheet img,.sheet .none{display:block;width:100%;aspect-ratio:4/5;object-fit:cover;background:linear-gradient(#393734,#7a756f);margin-bottom:.4rem}.sheet .none{display:grid;place-content:center;text-align:center;color:#f6f2ea}.sheet .none [lang]{color:inherit}
.pictures{display:flex;flex-wrap:wrap;gap:1rem;margin:1rem 0}figure{margin:0;flex:1 1 16rem;max-width:24rem}figure img{width:100%;background:linear-gradient(#393734,#7a756f)}figcaption{font-size:13px}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:.6rem 0;font-variant-numeric:tabular-nums}th,td{text-align:right;padding:.35rem .7rem;border-bottom:1px solid var(--hairline);white-space:nowrap}thead th{font-weight:400;font-size:13px;vertical-align:bottom}thead [lang],tbody th [lang]{display:block}th:first-child{text-align:left;padding-left:0}.words,thead th.words{text-align:left;white-space:normal}
@media print{body{max-width:none;padding:0}.item{break-inside:avoid}})";

std::string shortNumber(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", value);
  return text;
}

std::string millimetres(const json& error, const char* key) {
  return error.contains(key) && error[key].is_number() ? formatMillimetres(error[key].get<double>()) : "–";
}

json tierView(const json& tier, const std::string& name) {
  std::string textures;
  for (const json& texture : tier.value("textures", json::array())) {
    const std::string size = std::to_string(texture.value("width", 0)) + " × " + std::to_string(texture.value("height", 0));
    if (textures.find(size) == std::string::npos) textures += (textures.empty() ? "" : ", ") + size;
  }
  const json error = tier.value("error", json::object());
  const bool has_ssim = error.contains("ssim") && error["ssim"].is_number();
  return {{"name", name},
          {"triangles", formatCount(tier.value("triangles", uint64_t{0}))},
          {"textures", textures.empty() ? "–" : textures},
          {"bytes", formatBytes(tier.value("bytes", uint64_t{0}))},
          {"gpu", tier.contains("gpu_bytes") ? formatBytes(tier["gpu_bytes"].get<uint64_t>()) : "–"},
          {"max_error", millimetres(error, "max_mm")},
          {"rms_error", millimetres(error, "rms_mm")},
          {"texel", millimetres(error, "texel_mm")},
          {"ssim", has_ssim ? shortNumber(error["ssim"].get<double>()) : "–"}};
}

const char* nameOf(Severity severity) {
  return severity == Severity::kError ? "error" : severity == Severity::kWarning ? "warning" : "note";
}

json faultView(const Diagnostic& diagnostic) {
  const Error& error = diagnostic.error;
  const Severity severity = diagnostic.severity;
  const bool names_item = diagnostic.item_id.empty() || error.subject.find(diagnostic.item_id) != std::string::npos;
  const std::string place = names_item ? error.subject : diagnostic.item_id + "　" + error.subject;
  return {{"severity", nameOf(severity)},
          {"severity_ja", severity == Severity::kError ? "誤り / error" : severity == Severity::kWarning ? "注意 / warning" : "お知らせ / note"},
          {"place", place},
          {"ja", error.message.ja},
          {"en", error.message.en},
          {"remedy_ja", error.remedy.ja},
          {"remedy_en", error.remedy.en}};
}

std::string sizeOf(const json& model) {
  const json bounds = model.value("bounds_m", json::object());
  const json min = bounds.value("min", json::array()), max = bounds.value("max", json::array());
  if (min.size() != 3 || max.size() != 3) return {};
  std::string text;
  for (size_t axis = 0; axis < 3; ++axis) {
    text += (text.empty() ? "" : " × ") + formatNumber(100 * (max[axis].get<double>() - min[axis].get<double>()));
  }
  return text + " cm";
}

void addModel(json& view, const json& model) {
  view["tiers"] = json::array();
  for (const json& tier : model.value("tiers", json::array())) view["tiers"].push_back(tierView(tier, tier.value("name", "")));
  if (model.contains("plain")) view["tiers"].push_back(tierView(model["plain"], "plain"));
  view["ktx2"] = json::array();
  for (const json& tier : model.value("tiers", json::array())) {
    if (!tier.contains("ktx2")) continue;
    const json& ktx2 = tier["ktx2"];
    view["ktx2"].push_back({{"name", tier.value("name", "")}, {"mode", ktx2.value("mode", "")}, {"textures", formatBytes(ktx2.value("texture_bytes", uint64_t{0}))},
                            {"webp_textures", formatBytes(ktx2.value("webp_texture_bytes", uint64_t{0}))}, {"gpu", formatBytes(ktx2.value("gpu_bytes", uint64_t{0}))},
                            {"webp_gpu", formatBytes(tier.value("gpu_bytes", uint64_t{0}))}, {"psnr", shortNumber(ktx2.value("psnr_db", 0.0))},
                            {"webp_psnr", shortNumber(ktx2.value("webp_psnr_db", 0.0))}});
  }
  view["has_ktx2"] = !view["ktx2"].empty();
  view["has_tiers"] = !view["tiers"].empty();
  view["size"] = sizeOf(model);
  std::string ja, en;
  for (const json& name : model.value("guessed", json::array())) {
    const bool is_unit = name == "unit";
    ja += (ja.empty() ? "" : "・") + std::string(is_unit ? "単位" : "上の向き");
    en += (en.empty() ? "" : ", ") + std::string(is_unit ? "unit" : "up axis");
  }
  view["guessed_ja"] = ja;
  view["guessed_en"] = en;
}

json itemView(const ReportItem& item, const Diagnostics& diagnostics) {
  json view = {{"id", item.id}, {"anchor", "item-" + itemPath(item.id)}, {"title", pickText(item.title, "ja").text},
               {"is_left_out", item.is_left_out}, {"size", ""}, {"guessed_ja", ""}};
  view["poster"] = item.poster ? json(*item.poster) : json(false);
  view["page"] = item.page ? json(*item.page) : json(false);
  view["pictures"] = json::array();
  for (const ReportPicture& picture : item.pictures) {
    view["pictures"].push_back({{"href", picture.href}, {"ja", picture.caption.ja}, {"en", picture.caption.en}});
  }
  view["has_pictures"] = !item.pictures.empty();
  view["has_tiers"] = false;
  if (item.model.is_object()) addModel(view, item.model);
  view["notes"] = json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.item_id == item.id) view["notes"].push_back(faultView(diagnostic));
  }
  view["has_notes"] = !view["notes"].empty();
  view["fault_count"] = view["has_notes"] ? json(view["notes"].size()) : json(false);
  return view;
}

}  // namespace

Result<std::string> renderReportPage(const ReportPageInput& input, const PageTemplates& templates) {
  const auto count = [&](Severity severity) {
    return std::count_if(input.diagnostics.begin(), input.diagnostics.end(), [&](const Diagnostic& d) { return d.severity == severity; });
  };
  const auto left_out = std::count_if(input.items.begin(), input.items.end(), [](const ReportItem& item) { return item.is_left_out; });
  json view = {{"style", kStyle}, {"title", pickText(input.title, "ja").text}, {"built", input.items.size() - static_cast<size_t>(left_out)},
               {"left_out", left_out}, {"has_left_out", left_out > 0}, {"errors", count(Severity::kError)},
               {"warnings", count(Severity::kWarning)}, {"steps", input.steps}, {"steps_run", input.steps_run},
               {"seconds", shortNumber(input.seconds)}, {"faults", json::array()}, {"items", json::array()}, {"slowest", json::array()}};
  // Notes stand at their item: here is what somebody has to do something about, the gravest first.
  for (const Severity severity : {Severity::kError, Severity::kWarning}) {
    for (const Diagnostic& diagnostic : input.diagnostics) {
      if (diagnostic.severity == severity) view["faults"].push_back(faultView(diagnostic));
    }
  }
  for (const ReportItem& item : input.items) view["items"].push_back(itemView(item, input.diagnostics));
  for (const ReportStep& step : input.slowest) {
    view["slowest"].push_back({{"item", step.item_id.empty() ? "–" : step.item_id}, {"label_ja", step.label.ja}, {"label_en", step.label.en},
                               {"seconds", shortNumber(step.seconds)}, {"reason_ja", step.reason.ja}, {"reason_en", step.reason.en}});
  }
  view["has_faults"] = !view["faults"].empty();
  view["has_slowest"] = !view["slowest"].empty();
  return renderPage(templates, "report", view);
}

}  // namespace kura
