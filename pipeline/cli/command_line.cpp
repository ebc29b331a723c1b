// CLI11 adapter.
#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <numeric>
#include <thread>
#include <utility>

namespace kura {
namespace {

namespace fs = std::filesystem;

Error usage(const std::string& command, Localized message) {
  const std::string help = command.empty() ? "kura --help" : "kura " + command + " --help";
  return {ErrorCode::kUsage, command.empty() ? "kura" : "kura " + command, std::move(message),
          {"使い方は " + help + " で見られます。", "See " + help + "."}};
}

// "4G", "512M", "1000000": bytes.
std::optional<uint64_t> parseMemory(std::string text) {
  uint64_t unit = 1;
  if (!text.empty() && (text.back() == 'B' || text.back() == 'b')) text.pop_back();
  if (!text.empty()) {
    const size_t power = std::string("KMGT").find(static_cast<char>(std::toupper(static_cast<unsigned char>(text.back()))));
    if (power != std::string::npos) {
      unit = uint64_t{1} << (10 * (power + 1));
      text.pop_back();
    }
  }
  if (text.empty() || text.size() > 12 || text.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  const uint64_t count = std::stoull(text);
  if (count == 0 || count > (uint64_t{1} << 50) / unit) return std::nullopt;
  return count * unit;
}

std::optional<double> parseUnit(const std::string& text) {
  const std::pair<const char*, double> units[] = {{"mm", 0.001}, {"cm", 0.01}, {"m", 1}, {"km", 1000}, {"in", 0.0254}, {"ft", 0.3048}};
  for (const auto& [name, metres] : units) {
    if (text == name) return metres;
  }
  return std::nullopt;
}

Localized whatIsWrong(const CLI::ParseError& fault) {
  // CLI11 speaks English only; what its sentences name is taken out of them.
  const std::string detail = fault.what();
  const std::string name = fault.get_name();
  const auto before = [&](const std::string& mark) { return detail.substr(0, detail.find(mark)); };
  if (name == "ExtrasError") {
    const size_t colon = detail.find(": ");
    return {"知らない引数「" + (colon == std::string::npos ? detail : detail.substr(colon + 2)) + "」があります。", "Unknown argument. " + detail};
  }
  if (name == "RequiredError") return {before(" is required") + " が足りません。", "Something is missing. " + detail};
  if (name == "ConversionError" || name == "ValidationError") return {before(":") + " の値が正しくありません。", "A value is not right. " + detail};
  if (name == "ArgumentMismatch") return {before(":") + " の値の数が合いません。", detail};
  return {"引数が正しくありません。", detail};
}

// By how many letters two words differ (Levenshtein 1966).
size_t editDistance(const std::string& a, const std::string& b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = std::exchange(row[0], i);
    for (size_t j = 1; j <= b.size(); ++j) {
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])}));
    }
  }
  return row.back();
}

bool hasCommand(const CLI::App& app, const std::string& name) {
  return !app.get_subcommands([&](const CLI::App* command) { return command->get_name() == name; }).empty();
}

Localized unknownCommand(const CLI::App& app, const std::string& written) {
  std::string nearest;
  size_t least = 3;  // more letters than two are another word
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    const size_t distance = editDistance(written, command->get_name());
    if (distance < least && !command->get_group().empty()) nearest = command->get_name(), least = distance;
  }
  Localized message{"「" + written + "」というコマンドはありません。", "There is no command '" + written + "'."};
  if (!nearest.empty()) {
    message.ja += nearest + " のことですか。";
    message.en += " Is " + nearest + " meant?";
  }
  return message;
}

// The options as they are written, before their values are judged.
struct Written {
  std::string language, memory = "4G", unit, up_axis;
  BuildCommand build;
  CheckCommand check;
  ConvertCommand convert;
  ExplainCommand explain;
  InitCommand init;
  ReadingsCommand readings;
  BagCommand bag;
  VerifyCommand verify;
  InfoCommand info;
  ServeCommand serve;
  WorkerCommand worker;
  RunLimits limits;
  bool json = false;
};

void declareCommon(CLI::App* command, Written& written) {
  command->set_help_flag("-h,--help");
  command->add_option("--lang", written.language);
  command->add_flag("--json", written.json);
}

void declareLimits(CLI::App* command, Written& written) {
  command->add_option("-j,--jobs", written.limits.jobs)->check(CLI::Range(1, 256));
  command->add_option("--memory", written.memory);
}

void declare(CLI::App& app, Written& written) {
  app.set_help_flag("-h,--help");
  app.set_version_flag("--version", "");
  app.add_option("--lang", written.language);
  app.require_subcommand(0, 1);

  CLI::App* build = app.add_subcommand("build");
  declareCommon(build, written);
  declareLimits(build, written);
  build->add_option("COLLECTION", written.build.collection)->required();
  build->add_option("-o,--output", written.build.site)->required();
  build->add_option("--cache", written.build.cache);
  build->add_option("--only", written.build.only);
  build->add_option("--report", written.build.report);

  CLI::App* check = app.add_subcommand("check");
  declareCommon(check, written);
  check->add_option("COLLECTION", written.check.collection)->required();
  check->add_flag("-w,--watch", written.check.watch);

  CLI::App* bag = app.add_subcommand("bag");
  declareCommon(bag, written);
  bag->add_option("COLLECTION", written.bag.collection)->required();
  bag->add_option("-o,--output", written.bag.bag)->required();
  bag->add_option("--site", written.bag.site);
  bag->add_flag("--ocfl", written.bag.is_ocfl);
  CLI::App* verify = app.add_subcommand("verify");
  declareCommon(verify, written);
  verify->add_option("FOLDER", written.verify.folder)->required();

  CLI::App* init = app.add_subcommand("init");
  declareCommon(init, written);
  init->add_option("COLLECTION", written.init.collection)->required();

  CLI::App* readings = app.add_subcommand("readings");
  declareCommon(readings, written);
  readings->add_option("COLLECTION", written.readings.collection)->required();
  readings->add_option("-o,--output", written.readings.output);

  CLI::App* convert = app.add_subcommand("convert");
  declareCommon(convert, written);
  declareLimits(convert, written);
  convert->add_option("SCAN", written.convert.scans)->required();
  convert->add_option("-o,--output", written.convert.site)->required();
  convert->add_option("--cache", written.convert.cache);
  convert->add_option("--title", written.convert.wishes.title);
  convert->add_option("--unit", written.unit);
  convert->add_option("--up", written.up_axis);

  CLI::App* explain = app.add_subcommand("explain");
  declareCommon(explain, written);
  explain->add_option("COLLECTION", written.explain.collection)->required();
  explain->add_option("ITEM", written.explain.item);
  explain->add_option("-o,--output", written.explain.site)->required();
  explain->add_option("--cache", written.explain.cache);

  CLI::App* info = app.add_subcommand("info");
  declareCommon(info, written);
  info->add_option("FILE", written.info.files)->required();

  CLI::App* serve = app.add_subcommand("serve");
  declareCommon(serve, written);
  serve->add_option("SITE", written.serve.site)->required();
  serve->add_option("-p,--port", written.serve.port)->check(CLI::Range(0, 65535));
  serve->add_option("--host", written.serve.host);

  CLI::App* worker = app.add_subcommand("worker")->group("");
  worker->add_option("ARGUMENTS", written.worker.arguments);
  worker->prefix_command();
}

// SITE.cache and SITE.report.html beside SITE.
fs::path besideSite(const fs::path& site, const char* ending) {
  fs::path name = site.has_filename() ? site : site.parent_path();
  name += ending;
  return name;
}

Result<CommandLine> judge(const std::string& name, Written& written, Language language) {
  CommandLine line{language, written.json, {}};
  if (!written.language.empty() && written.language != "ja" && written.language != "en") {
    return usage(name, {"--lang は ja か en です。", "--lang is ja or en."});
  }
  const std::optional<uint64_t> memory = parseMemory(written.memory);
  if (!memory) return usage(name, {"--memory は 4G や 800M のように書きます。", "--memory is written as 4G or 800M."});
  written.limits.memory = *memory;
  if (name == "build") {
    if (written.build.cache.empty()) written.build.cache = besideSite(written.build.site, ".cache");
    if (written.build.report.empty()) written.build.report = besideSite(written.build.site, ".report.html");
    written.build.limits = written.limits;
    line.command = written.build;
  } else if (name == "check") {
    line.command = written.check;
  } else if (name == "convert") {
    if (!written.unit.empty() && !(written.convert.wishes.meters_per_unit = parseUnit(written.unit))) {
      return usage(name, {"--unit は mm, cm, m, km, in, ft のどれかです。", "--unit is one of mm, cm, m, km, in, ft."});
    }
    if (!written.up_axis.empty()) {
      const char axis = static_cast<char>(std::toupper(static_cast<unsigned char>(written.up_axis[0])));
      if (written.up_axis.size() != 1 || axis < 'X' || axis > 'Z') return usage(name, {"--up は X, Y, Z のどれかです。", "--up is X, Y or Z."});
      written.convert.wishes.up_axis = axis;
    }
    if (written.convert.cache.empty()) written.convert.cache = besideSite(written.convert.site, ".cache");
    written.convert.limits = written.limits;
    line.command = written.convert;
  } else if (name == "explain") {
    if (written.explain.cache.empty()) written.explain.cache = besideSite(written.explain.site, ".cache");
    line.command = written.explain;
  } else if (name == "bag") {
    line.command = written.bag;
  } else if (name == "verify") {
    line.command = written.verify;
  } else if (name == "init") {
    line.command = written.init;
  } else if (name == "readings") {
    if (written.readings.output.empty()) written.readings.output = written.readings.collection / "readings-suggested.csv";
    line.command = written.readings;
  } else if (name == "info") {
    line.command = written.info;
  } else if (name == "serve") {
    line.command = written.serve;
  } else if (name == "worker") {
    line.command = written.worker;
  } else {
    line.command = HelpCommand{};
  }
  return line;
}

}  // namespace

Language languageOf(int argc, const char* const* argv, Language otherwise) {
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    std::string value;
    if (argument == "--lang" && i + 1 < argc) value = argv[i + 1];
    if (argument.starts_with("--lang=")) value = argument.substr(7);
    if (value == "ja") return Language::kJapanese;
    if (value == "en") return Language::kEnglish;
  }
  return otherwise;
}

Result<CommandLine> parseCommandLine(int argc, const char* const* argv, Language environment) {
  const Language language = languageOf(argc, argv, environment);
  CLI::App app;
  Written written;
  written.limits.jobs = std::clamp(std::thread::hardware_concurrency(), 1u, 256u);
  declare(app, written);
  const auto chosen = [&]() -> std::string {
    const std::vector<CLI::App*> commands = app.get_subcommands();
    return commands.empty() ? "" : commands[0]->get_name();
  };
  if (argc > 1 && std::string_view(argv[1]) == "help") return CommandLine{language, false, HelpCommand{argc > 2 ? argv[2] : ""}};
  if (argc > 1 && argv[1][0] != '-' && !hasCommand(app, argv[1])) return usage("", unknownCommand(app, argv[1]));
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForVersion&) {
    return CommandLine{language, false, VersionCommand{}};
  } catch (const CLI::CallForHelp&) {
    return CommandLine{language, false, HelpCommand{chosen()}};
  } catch (const CLI::ParseError& fault) {
    return usage(chosen(), whatIsWrong(fault));
  }
  if (chosen().empty() && argc > 1) return usage("", {"コマンドがありません。", "There is no command."});
  return judge(chosen(), written, language);
}

}  // namespace kura
