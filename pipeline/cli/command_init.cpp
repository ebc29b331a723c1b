#include "base/file.h"
#include "catalog/example_collection.h"
#include "cli/commands.h"

namespace kura {

namespace fs = std::filesystem;

int runInit(const InitCommand& command, const Console& console) {
  std::error_code failed;
  if (fs::exists(command.collection, failed) && !(fs::is_directory(command.collection, failed) && fs::is_empty(command.collection, failed))) {
    return console.stop(ioError(command.collection.string(), {"もうあって、空ではありません。", "It is there already, and not empty."},
                                {"新しいフォルダの名を指定してください。", "Name a new folder."}));
  }
  const std::string name = fs::absolute(command.collection, failed).lexically_normal().filename().string();
  Result<std::vector<ExampleFile>> files = makeExampleCollection(name, console.language() == Language::kJapanese);
  if (!files) return console.stop(files.error());
  for (const ExampleFile& file : *files) {
    const fs::path path = command.collection / file.path;
    fs::create_directories(path.parent_path(), failed);
    if (Status written = writeFile(path, file.bytes); !written) return console.stop(written.error());
    console.event({{"event", "published"}, {"path", file.path}});
  }
  const std::string folder = command.collection.string();
  console.event({{"event", "finished"}, {"exit_code", 0}});
  console.say({folder + " を作りました。items.xlsx に資料を書き、items フォルダに 3D データと写真を入れてください。\n次に： kura check " + folder,
               "Made " + folder + ". Fill in items.xlsx, and put scans and photographs into the folder items.\nThen: kura check " + folder});
  return 0;
}

}  // namespace kura
