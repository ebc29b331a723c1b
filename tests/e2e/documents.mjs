// A letter from the curator's folder to the visitor: its words stand beside the picture, travel as IIIF annotations, and what
// happened is kept: provenance, the log of changes between builds, versions in an OCFL root.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { openPage } from './support/browser.mjs';
import { check, checkEqual } from './support/cases.mjs';
import { screenshots } from './support/paths.mjs';
import { runKura, serve } from './support/program.mjs';

const kCc0 = 'http://creativecommons.org/publicdomain/zero/1.0/';
const kInC = 'http://rightsstatements.org/vocab/InC/1.0/';

export async function checkDocuments(cases, browser, scratch) {
  rmSync(scratch, { recursive: true, force: true });
  const collection = join(scratch, 'collection'), site = join(scratch, 'site');
  mkdirSync(join(collection, 'items/L-1/photos'), { recursive: true });
  await drawLetter(browser, join(collection, 'items/L-1/photos'));
  writeFileSync(join(collection, 'collection.toml'), 'languages = ["ja", "en"]\nbase_url = "https://museum.example/"\n[title]\nja = "手紙の蔵"\nen = "Letters"\n[[facility]]\nid = "m"\nname = "館"\n');
  const write = (title, rights) => writeFileSync(join(collection, 'items.csv'), `資料番号,資料名,所蔵館,権利URI_通常画像,権利URI_翻刻,クレジット,公開\nL-1,${title},m,${kCc0},${rights},館,公開\n`);
  write('書状', kCc0);
  await cases.run('letter: its words stand beside the picture, with ruby, without JavaScript', async () => {
    await build(collection, site, '1761955200');
    await readLetter(browser, site);
  });
  await cases.run('letter: its words supplement the IIIF canvases, and may be taken where the rights permit', () => checkFiles(site));
  await cases.run('letter: provenance names tool, input and output', () => checkProvenance(site));
  await cases.run('changes between builds are told once, and a rebuild tells nothing', async () => {
    const first = changes(site);
    checkEqual(first.map(({ type, item, date }) => [type, item, date]), [['Create', 'L-1', '2025-11-01T00:00:00Z']], 'the first build');
    await build(collection, site, '1762041600');
    checkEqual(changes(site), first, 'a build without changes');
    write('書状（前田家）', kInC);
    await build(collection, site, '1762128000');
    checkEqual(changes(site).map(({ type, date }) => [type, date]), [['Create', '2025-11-01T00:00:00Z'], ['Update', '2025-11-03T00:00:00Z']], 'after a change');
    const page = JSON.parse(readFileSync(join(site, 'iiif/changes/page-0.json'), 'utf8'));
    checkEqual(page.orderedItems[1].object, { id: 'https://museum.example/item/L-1/manifest.json', type: 'Manifest' }, 'object of the activity');
    check(!existsSync(join(site, 'item/L-1/transcription.txt')), 'a transcription in copyright is offered as a file');
  });
  await cases.run('kura verify finds the site whole, its log of changes included', async () => checkEqual((await runKura(['verify', site])).code, 0, 'exit code'));
  await cases.run('kura bag --ocfl keeps versions, kura verify checks them', () => keep(collection, site, join(scratch, 'storage'), write));
  rmSync(scratch, { recursive: true, force: true });
}

async function build(collection, site, epoch) {
  const { code, stderr } = await runKura(['build', collection, '-o', site], { env: { ...process.env, LC_ALL: 'C.UTF-8', SOURCE_DATE_EPOCH: epoch } });
  checkEqual(code, 0, `kura build: ${stderr.slice(-400)}`);
}

const changes = (site) => readFileSync(join(site, 'data/changes.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line));

// Real writing on real paper, as far as a browser goes.
async function drawLetter(browser, folder) {
  const { page, close } = await openPage(browser, { viewport: { width: 900, height: 1200 } });
  const texts = ['一筆啓上<br>火の用心', 'お仙泣かすな<br>馬肥やせ'];
  for (const [index, text] of texts.entries()) {
    await page.setContent(`<body style="margin:0;background:#e9dfc8;height:1200px"><p style="writing-mode:vertical-rl;font:90px/2 'Noto Serif CJK JP';margin:80px;height:1000px">${text}</p>`);
    await page.screenshot({ path: join(folder, `0${index + 1}.jpg`), type: 'jpeg', quality: 90 });
  }
  await close();
  writeFileSync(join(folder, '01.翻刻.txt'), '一筆《いっぴつ》啓上\n火の用心\n');
  writeFileSync(join(folder, '01.ja.txt'), '手紙を一通さしあげます。火事に気をつけなさい。');
  writeFileSync(join(folder, '01.ja-easy.txt'), '手紙を 書きます。火に 気を つけてください。');
  writeFileSync(join(folder, '01.en.txt'), 'A line to you: beware of fire.');
  writeFileSync(join(folder, '02.翻刻.txt'), 'お仙《せん》泣かすな\n馬肥《こ》やせ\n');
  writeFileSync(join(folder, '02.zh.txt'), '别让阿仙哭，把马喂肥。');
}

async function readLetter(browser, site) {
  const server = await serve(site);
  const bare = await openPage(browser, { javaScriptEnabled: false });
  const { page, faults, close } = await openPage(browser, { viewport: { width: 1280, height: 900 } });
  try {
    await bare.page.goto(`${server.address}item/L-1/`);
    checkEqual(await bare.page.locator('.pages ruby').first().evaluate((ruby) => [ruby.firstChild.textContent, ruby.querySelector('rt').textContent]), ['一筆', 'いっぴつ'], 'the reading');
    check((await bare.page.locator('#page-1 [lang="ja-x-easy"]').count()) === 1, 'no easy Japanese with its tag');
    check(await bare.page.getByText('A line to you: beware of fire.').isVisible(), 'no translation');
    await page.goto(`${server.address}en/item/L-1/`);
    mkdirSync(screenshots, { recursive: true });
    await page.locator('#page-1').scrollIntoViewIfNeeded();
    await page.waitForTimeout(800);
    await page.screenshot({ path: join(screenshots, 'letter-en-wide.png') });
    const order = await page.locator('#page-1 summary').allTextContents();
    checkEqual(order.slice(0, 2), ['Transcription, letter by letter', 'In English'], 'what stands first');
    await page.locator('#page-1 [data-tiles-open]').click();
    await page.locator('.openseadragon-canvas canvas').first().waitFor();
    checkEqual(faults, [], 'faults');
  } finally {
    await bare.close();
    await close();
    server.stop();
  }
}

function checkFiles(site) {
  const manifest = JSON.parse(readFileSync(join(site, 'item/L-1/manifest.json'), 'utf8'));
  const annotations = manifest.items[0].annotations[0].items;
  checkEqual(annotations.map(({ motivation, body }) => [motivation, body.language]), [['supplementing', 'ja'], ['supplementing', 'en'], ['supplementing', 'ja'], ['supplementing', 'ja-x-easy']], 'annotations');
  checkEqual(annotations[0].body.value, '一筆啓上\n火の用心', 'transcription without readings');
  checkEqual(manifest.behavior, ['paged'], 'behavior');
  check(readFileSync(join(site, 'item/L-1/transcription.txt'), 'utf8').includes('馬肥やせ'), 'no transcription.txt');
}

function checkProvenance(site) {
  const told = JSON.parse(readFileSync(join(site, 'item/L-1/provenance.json'), 'utf8'));
  check(Object.values(told.agent).some((agent) => /^kura \d/.test(agent['prov:label'])), 'no tool');
  check(Object.values(told.entity).some((entity) => entity['prov:label'] === '01.jpg' && /^[0-9a-f]{32}$/.test(entity['kura:xxh3_128'])), 'no input with its hash');
  check(Object.values(told.entity).some((entity) => /01-1200\.jpg$/.test(entity['prov:label']) && /^[0-9a-f]{64}$/.test(entity['kura:sha256'])), 'no output with its hash');
}

async function keep(collection, site, storage, write) {
  const bag = () => runKura(['bag', collection, '-o', storage, '--site', site, '--ocfl']);
  checkEqual((await bag()).code, 0, 'first run');
  checkEqual((await bag()).code, 0, 'second run');
  checkEqual(readdirSync(join(storage, 'L-1')).filter((name) => /^v\d+$/.test(name)), ['v1'], 'versions without a change');
  writeFileSync(join(collection, 'items/L-1/photos/02.en.txt'), 'Do not make Sen cry.');
  write('書状', kCc0);
  checkEqual((await bag()).code, 0, 'third run');
  checkEqual(readdirSync(join(storage, 'L-1')).filter((name) => /^v\d+$/.test(name)), ['v1', 'v2'], 'versions after a change');
  checkEqual((await runKura(['verify', storage])).code, 0, 'kura verify');
  const file = join(storage, 'L-1/v1/content/original/photos/01.jpg');
  const bytes = readFileSync(file);
  bytes[100] ^= 1;
  writeFileSync(file, bytes);
  const damaged = await runKura(['verify', storage]);
  checkEqual(damaged.code, 3, 'exit code after one flipped bit');
  check((damaged.stdout + damaged.stderr).includes('photos/01.jpg'), 'the damaged file is not named');
}
