// One small collection that shows every output: pictures of awkward sizes, a letter with its words, a piece in 3D, a designated
// property, a number with a slash. Published under the address at which it is served, so that every URI in it can be followed.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { openPage } from '../e2e/support/browser.mjs';
import { checkEqual } from '../e2e/support/cases.mjs';
import { cubeMesh, cubeObj } from '../e2e/support/make_cube.mjs';
import { freePort, runKura, serve } from '../e2e/support/program.mjs';

const kCc0 = 'http://creativecommons.org/publicdomain/zero/1.0/';
const kByNc = 'https://creativecommons.org/licenses/by-nc/4.0/';

// Width and height of the photographs, by item.
export const kPictures = {
  'P-1': [1, 1], 'P-511': [511, 511], 'P-512': [512, 512], 'P-513': [513, 513], 'P-4999': [4999, 3001], 'P-scroll': [20000, 300],
};

export const kDescription = '"引用符" と,コンマと\n改行のある説明';

const kHeader = ['資料番号', '資料名', '資料名_英語', '分類', '時代(表示)', '年_始', '年_終', '所蔵館', '解説_ja', '高さ_cm', '指定区分', '権利URI_通常画像', '権利URI_3D', '権利URI_翻刻', 'クレジット', '公開'];
const row = (values) => kHeader.map((name) => ({ 所蔵館: 'm', 公開: '公開', クレジット: '審査館', ...values })[name] ?? '');
const kRecords = [
  kHeader,
  ...Object.keys(kPictures).map((id) => row({ 資料番号: id, 資料名: `写真 ${id}`, 資料名_英語: `Picture ${id}`, 分類: '絵画', 権利URI_通常画像: kCc0 })),
  row({ 資料番号: 'L-1', 資料名: '書状', 資料名_英語: 'Letter', 分類: '古文書', '時代(表示)': '江戸後期', 解説_ja: kDescription, 権利URI_通常画像: kCc0, 権利URI_翻刻: kCc0 }),
  row({ 資料番号: 'C-1', 資料名: '立方体', 資料名_英語: 'Cube', 分類: '陶磁', '時代(表示)': '1850年頃', 年_始: '1845', 年_終: '1855', 高さ_cm: '10', 解説_ja: '=1+1', 指定区分: '県指定有形文化財', 権利URI_通常画像: kCc0, 権利URI_3D: kByNc }),
  row({ 資料番号: 'X/2 甲', 資料名: '斜線と漢字の番号', 分類: 'その他', 権利URI_通常画像: 'http://rightsstatements.org/vocab/InC/1.0/' }),
];
const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export async function makeJudgedSite(browser, scratch) {
  rmSync(scratch, { recursive: true, force: true });
  const collection = join(scratch, 'collection'), site = join(scratch, 'site');
  const port = await freePort();
  const base = `http://127.0.0.1:${port}/`;
  mkdirSync(collection, { recursive: true });
  writeFileSync(join(collection, 'collection.toml'), `languages = ["ja", "ja-easy", "en", "zh", "ko"]
base_url = "${base}"
[title]
ja = "審査の蔵"
en = "Judged storehouse"
[description]
ja = "第三者の道具で確かめるための小さな蔵。"
en = "A small collection that other programs judge."
[rights]
metadata = "${kCc0}"
[[facility]]
id = "m"
name = { ja = "審査館", en = "Judges' museum" }
`);
  writeFileSync(join(collection, 'items.csv'), kRecords.map((row) => row.map(quoted).join(',')).join('\r\n'));
  await drawPictures(browser, collection);
  const photos = join(collection, 'items/L-1/photos');
  writeFileSync(join(photos, '01.翻刻.txt'), '一筆《いっぴつ》啓上\n火の用心\n');
  writeFileSync(join(photos, '01.ja.txt'), '手紙を一通さしあげます。火事に気をつけなさい。');
  writeFileSync(join(photos, '01.en.txt'), 'A line to you: beware of fire.');
  mkdirSync(join(collection, 'items/C-1'), { recursive: true });
  writeFileSync(join(collection, 'items/C-1/cube.obj'), cubeObj(cubeMesh(100, 4)));
  const { code, stderr } = await runKura(['build', collection, '-o', site]);
  checkEqual(code, 0, `kura build: ${stderr.slice(-800)}`);
  const server = await serve(site, port);
  return { scratch, collection, site, base, stop: server.stop };
}

// Each picture has a grid that no viewer can mistake for an empty canvas, and a colour of its own.
async function drawPictures(browser, collection) {
  const { page, close } = await openPage(browser);
  const sizes = { ...kPictures, 'L-1': [900, 1200], 'X/2 甲': [700, 500] };
  for (const [id, [width, height]] of Object.entries(sizes)) {
    const base64 = await page.evaluate(async ([width, height, hue]) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      context.fillStyle = `hsl(${hue} 60% 60%)`;
      context.fillRect(0, 0, width, height);
      context.fillStyle = `hsl(${hue} 80% 25%)`;
      for (let x = 0; x < width; x += 64) context.fillRect(x, 0, 24, height);
      for (let y = 0; y < height; y += 64) context.fillRect(0, y, width, 24);
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })).arrayBuffer());
      let binary = '';
      for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
      return btoa(binary);
    }, [width, height, (width * 37) % 360]);
    const folder = join(collection, 'items', id.replaceAll('/', '／'), 'photos');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '01.jpg'), Buffer.from(base64, 'base64'));
  }
  await close();
}
