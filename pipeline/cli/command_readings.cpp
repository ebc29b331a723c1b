#include <unistd.h>

#include "base/file.h"
#include "base/run_program.h"
#include "catalog/read_collection.h"
#include "catalog/suggest_readings.h"
#include "cli/commands.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

Error mecabFailed(const std::string& said) {
  return ioError("mecab", {"よみを調べる mecab が使えません。" + said, "mecab, which proposes readings, cannot be used. " + said},
                 {"Debian なら apt-get install mecab mecab-ipadic-utf8 を実行してください。", "On Debian: apt-get install mecab mecab-ipadic-utf8."});
}

// Runs the analyser over a text; it reads and writes files, as its output may be long.
Result<std::string> analyse(const std::string& text) {
  std::error_code failed;
  const fs::path folder = fs::temp_directory_path(failed) / ("kura-readings-" + std::to_string(::getpid()));
  fs::create_directories(folder, failed);
  if (Status written = writeFile(folder / "text", asBytes(text)); !written) return std::move(written).error();
  RunProgramOptions run;
  run.program = "mecab";
  run.arguments = {"-F", kMecabFormat, "-U", kMecabUnknownFormat, "-E", "\\n", "-b", "65536", "-o", (folder / "words").string(), (folder / "text").string()};
  run.max_seconds = 300;
  const Result<ProgramOutcome> outcome = runProgram(run);
  const Result<Bytes> words = readFile(folder / "words", uint64_t{1} << 30);
  fs::remove_all(folder, failed);
  if (!outcome || !outcome->succeeded() || !words) return mecabFailed(outcome ? outcome->output : std::string());
  return std::string(asText(*words));
}

}  // namespace

int runReadings(const ReadingsCommand& command, const Console& console) {
  const Result<CollectionReading> reading = readCollection(command.collection);
  if (!reading) return console.stop(reading.error());
  std::error_code failed;
  if (fs::exists(command.output, failed)) {
    return console.stop(ioError(command.output.string(), {"もうあります。", "It is there already."}, {"使い終わったら消すか、-o で別の名を指定してください。", "Remove it when it is done with, or name another with -o."}));
  }
  const Result<std::string> words = analyse(japaneseTextOf(reading->collection));
  if (!words) return console.stop(words.error());
  const std::vector<SuggestedReading> suggestions = suggestReadings(*words, reading->collection);
  if (Status written = writeFile(command.output, asBytes(suggestedReadingsCsv(suggestions))); !written) return console.stop(written.error());
  console.event({{"event", "finished"}, {"exit_code", 0}, {"suggestions", suggestions.size()}});
  const std::string count = std::to_string(suggestions.size()), file = command.output.string();
  console.say({count + " 語のよみの案を " + file + " に書きました。正しいものの「確認」に はい と書き、readings.csv に移してください。案のままでは公開されません。",
               "Wrote suggested readings of " + count + " words to " + file + ". Write はい under 確認 where they are right, and move those rows to readings.csv. Nothing is published unconfirmed."});
  return 0;
}

}  // namespace kura
