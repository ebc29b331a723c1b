#include "cli/help_text.h"

#include <map>

namespace kura {
namespace {

const Localized kOverview = {
    R"(kura — 蔵を開く。資料フォルダから、手にとるように見られる 3D の展示サイトを作ります。

  kura init フォルダ                新しい資料フォルダを、記入例つきで作る
  kura build フォルダ -o サイト     資料フォルダからサイトを作る
  kura check フォルダ [--watch]     作らずに、直すところをすべて示す
  kura convert スキャン... -o 先    一覧表なしで、スキャンひとつをページにする
  kura explain フォルダ [資料番号] -o サイト    どの段がなぜ実行されたか、されるか
  kura readings フォルダ            ふりがなの案を作る（確認してから使う）
  kura info ファイル...             スキャン・画像・GLB の中身を見る
  kura bag フォルダ -o バッグ       長く残すための控え（BagIt）を作る
  kura verify バッグ|サイト         壊れたファイルがないか確かめる
  kura serve サイト                 手元で見る（http://127.0.0.1:8080）

はじめての方は:
  kura init 九谷の蔵
  kura check 九谷の蔵
  kura build 九谷の蔵 -o site
  kura serve site

入るもの   collection.toml, items.xlsx（または items.csv）, items/<資料番号>/ の 3D データと写真（docs/collection.md）
出るもの   そのまま公開できる静的なサイト：GLB、IIIF タイル、ページ、item.json（docs/formats.md）

共通   --lang ja|en  ことば     --json  一行に一件の JSON     --version     コマンド --help  くわしく
終了コード   0 できた   1 使い方の誤り   2 読み書きの失敗   3 資料の誤り   4 kura の不具合   130 中止
)",
    R"(kura — opens the storehouse: a curator's folder in, a 3D web museum out.

  kura init COLLECTION              a new collection, with a filled-in example
  kura build COLLECTION -o SITE     make the site of a collection
  kura check COLLECTION [--watch]   name every fault, without building
  kura convert SCAN... -o DIR       one scan without a spreadsheet, with a page to look at it
  kura explain COLLECTION [ITEM] -o SITE   which steps ran, or would run, and why
  kura readings COLLECTION          suggest readings for furigana, to be confirmed
  kura info FILE...                 what is in a scan, image or GLB
  kura bag COLLECTION -o BAG        a bag to keep for good (BagIt)
  kura verify BAG|SITE              check that no file is damaged
  kura serve SITE                   look at it here (http://127.0.0.1:8080)

To begin with:
  kura init treasures
  kura check treasures
  kura build treasures -o site
  kura serve site

In    collection.toml, items.xlsx (or items.csv) and items/<number>/ with scans and photographs (docs/collection.md)
Out   a static site, ready to publish: GLB, IIIF tiles, pages, item.json (docs/formats.md)

Everywhere   --lang ja|en  language    --json  one JSON event per line    --version    COMMAND --help  more
Exit codes   0 done   1 usage   2 reading or writing failed   3 faults in the collection   4 a bug of kura   130 cancelled
)"};

const std::map<std::string, Localized> kCommands = {
    {"build",
     {R"(kura build フォルダ -o サイト — 資料フォルダから展示サイトを作る

  -o, --output サイト   できたサイトを置くフォルダ（必須）
  --cache フォルダ      途中の結果を置く場所。既定は「サイト」の隣の サイト.cache。消しても次が遅くなるだけです
  --only 資料番号       この資料だけを作り直す（ほかの資料と一覧はそのまま）
  --report ファイル     作業の報告（HTML、公開しない）。既定はサイトの隣の サイト.report.html
  -j, --jobs 数         同時に進める段の数。既定はコアの数
  --memory 量           同時に進める段で分け合うメモリー。既定は 4G

変わったところだけを作ります。誤りのある資料は除かれ（終了コード 3）、ほかはすべて作られます。
途中で止めても（Ctrl-C、停電）前のサイトはそのままで、次の回が続きから作ります。
自分でサイトに置いたファイルは消しません。

例
  kura build 九谷の蔵 -o site
  kura build 九谷の蔵 -o site --only K-001
  kura build 九谷の蔵 -o /srv/www/kura --cache /var/cache/kura --memory 8G
)",
      R"(kura build COLLECTION -o SITE — make the site of a collection

  -o, --output SITE   the folder of the finished site (required)
  --cache DIR         where results are kept; SITE.cache beside SITE by default. May be deleted at any time
  --only ID           make this item alone again (other items and the index stay)
  --report FILE       the report of the build (HTML, not for publishing); SITE.report.html beside the site by default
  -j, --jobs N        steps at once; the number of cores by default
  --memory SIZE       memory shared by the steps that run at once; 4G by default

Only what changed is made. Items with faults are left out (exit code 3), everything else is built.
Stopped midway (Ctrl-C, power cut) the old site stays and the next run goes on from there.
Files that you put into the site yourself are never deleted.

Examples
  kura build treasures -o site
  kura build treasures -o site --only K-001
  kura build treasures -o /srv/www/kura --cache /var/cache/kura --memory 8G
)"}},
    {"check",
     {R"(kura check フォルダ — 作らずに、直すところをすべて示す

collection.toml、items.csv、item.toml を読み、ファイルがあって開けることも確かめます。
ファイル・行・列・値・直し方を、ファイルごとの表で示します。

  -w, --watch   保存するたびに調べ直す（Ctrl-C で終わる）

終了コード   0 誤りなし（注意やお知らせはありうる）   2 フォルダが読めない   3 誤りがある

例
  kura check 九谷の蔵
  kura check 九谷の蔵 --json
)",
      R"(kura check COLLECTION — name every fault, without building

Reads collection.toml, items.csv and item.toml, and sees that files exist and open.
Prints place, value and remedy of each fault, file by file.

  -w, --watch   look again whenever a file is saved, until Ctrl-C

Exit codes   0 no faults (there may be warnings and notes)   2 the folder cannot be read   3 faults

Examples
  kura check treasures
  kura check treasures --json
)"}},
    {"bag",
     {R"(kura bag フォルダ -o バッグ — 長く残すための控えを作る

資料フォルダを BagIt 1.0（RFC 8493）の形に写します。チェックサムは sha256 と sha512、撮影と受け入れの記録は premis.xml に入ります。

  -o, --output バッグ   新しいフォルダ（必須）
  --site サイト         できたサイトも入れる
  --ocfl               BagIt の代わりに OCFL 1.1 の保管場所にする。もう一度実行すると、変わった資料だけが新しい版になる

例
  kura bag 九谷の蔵 -o 控え2026 --site site
  kura bag 九谷の蔵 -o 保管庫 --site site --ocfl
)",
      R"(kura bag COLLECTION -o BAG — make a copy to keep for good

Copies the collection into a bag of BagIt 1.0 (RFC 8493) with checksums of sha256 and sha512; how items were captured and taken in is told in
premis.xml.

  -o, --output BAG   a new folder (required)
  --site SITE        put the site in too
  --ocfl             an OCFL 1.1 storage root instead of a bag; run again, only items that changed get a new version

Examples
  kura bag treasures -o bag-2026 --site site
  kura bag treasures -o storage --site site --ocfl
)"}},
    {"verify",
     {R"(kura verify バッグ|サイト — 壊れたファイルがないか確かめる

バッグ（bagit.txt）とサイト（checksums.sha256）のチェックサムを計算し直し、壊れた・なくなった・増えたファイルの名を示します。

終了コード   0 すべて無事   2 読めない   3 異常がある

例
  kura verify 控え2026
)",
      R"(kura verify BAG|SITE — check that no file is damaged

Computes the checksums of a bag (bagit.txt) or a site (checksums.sha256) again and names every file that is damaged, missing or not listed.

Exit codes   0 all is well   2 cannot be read   3 there are faults

Examples
  kura verify bag-2026
)"}},
    {"init",
     {R"(kura init フォルダ — 新しい資料フォルダを作る

collection.toml（設定）、items.xlsx（記入例と列の説明のある一覧）、items/K-001/ を作ります。すでに中身のあるフォルダには何もしません。

例
  kura init 九谷の蔵
)",
      R"(kura init COLLECTION — make a new collection

Writes collection.toml (settings), items.xlsx (a list with one example and an explanation of every column) and items/K-001/.
Does nothing to a folder that holds something already.

Examples
  kura init treasures
)"}},
    {"readings",
     {R"(kura readings フォルダ — ふりがなの案を作る

MeCab で一覧の言葉のよみを調べ、readings.csv にまだないものを 語, よみ, 確認 の表に書きます。正しいものに はい と書いて readings.csv に移してください。
案のままでは公開されません。

  -o, --output ファイル   既定は フォルダ/readings-suggested.csv。もうあれば何もしません

例
  kura readings 九谷の蔵
)",
      R"(kura readings COLLECTION — suggest readings for furigana

Asks MeCab how the words of the record are read, and writes those that readings.csv does not hold yet as word, reading, 確認 (confirmed). Write はい
where they are right and move those rows to readings.csv. Nothing is published unconfirmed.

  -o, --output FILE   COLLECTION/readings-suggested.csv unless said; left alone where it is there already

Examples
  kura readings treasures
)"}},
    {"convert",
     {R"(kura convert スキャン... -o 先 — 一覧表なしで、スキャンを Web 用のモデルとページにする

  -o, --output 先     できたものを置くフォルダ（必須）
  --title 題名        ページの題。既定は最初のファイルの名
  --unit 単位         mm, cm, m, km, in, ft。既定はファイルの記述、なければ推定（知らせます）
  --up 軸             上を向く軸 X, Y, Z。既定は同じく
  --cache, -j, --memory   build と同じ

入るもの   OBJ, PLY, STL, glTF, GLB, FBX, DAE。複数なら一つの作品の部分とみなします

例
  kura convert 鉢.obj -o 鉢 --unit mm --up Z && kura serve 鉢
)",
      R"(kura convert SCAN... -o DIR — a web model and a page of scans, without a spreadsheet

  -o, --output DIR    where the result goes (required)
  --title TITLE       of the page; the name of the first file by default
  --unit UNIT         mm, cm, m, km, in, ft; what the file states by default, else a guess, which is reported
  --up AXIS           the axis that points up, X, Y or Z; likewise
  --cache, -j, --memory   as for build

In   OBJ, PLY, STL, glTF, GLB, FBX, DAE. Several files are taken for parts of one piece

Example
  kura convert bowl.obj -o bowl --unit mm --up Z && kura serve bowl
)"}},
    {"explain",
     {R"(kura explain フォルダ [資料番号] -o サイト — どの段がなぜ実行されたか、次に何が実行されるか

何も作らず、build が覚えている結果と、いまの記録・ファイルを比べます。
資料番号を省くと全体を示します。

  -o, --output サイト   build に指定したのと同じ先（必須）
  --cache フォルダ      build に指定したときは同じもの

例
  kura explain 九谷の蔵 K-001 -o site
)",
      R"(kura explain COLLECTION [ITEM] -o SITE — which steps ran and why, and what would run now

Makes nothing: compares what build remembers with the records and files as they are now.
Without a number: the whole collection.

  -o, --output SITE   as given to build (required)
  --cache DIR         where build was given one, the same

Example
  kura explain treasures K-001 -o site
)"}},
    {"info",
     {R"(kura info ファイル... — スキャン・画像・GLB の中身を見る

三角形・頂点・材質・絵・大きさ・単位、画像なら画素数・色空間・向きを示します。--json で一行の JSON。

例
  kura info 鉢.ply 正面.tif site/item/K-001/model/low.glb
)",
      R"(kura info FILE... — what is in a scan, image or GLB

Triangles, vertices, materials, textures, size and units; for images pixels, colour and orientation.
With --json one line of JSON for each file.

Example
  kura info bowl.ply front.tif site/item/K-001/model/low.glb
)"}},
    {"serve",
     {R"(kura serve サイト — できたサイトを手元で見る

  -p, --port 番号   既定は 8080。0 なら空いている番号
  --host 住所       既定は 127.0.0.1（この機械からだけ見える）。0.0.0.0 で同じ網の端末からも見える

Ctrl-C で終わります。公開用のサーバーではありません：公開には静的なファイルとして置くだけで足ります。
)",
      R"(kura serve SITE — look at a finished site on this machine

  -p, --port N    8080 by default; 0 takes a free one
  --host ADDRESS  127.0.0.1 by default (seen from this machine alone); 0.0.0.0 shows it to the local network

Ctrl-C ends it. This is a preview: to publish, put the folder on any static web server.
)"}},
};

}  // namespace

std::string helpText(const std::string& command, Language language) {
  const auto found = kCommands.find(command);
  return in(language, found == kCommands.end() ? kOverview : found->second);
}

}  // namespace kura
