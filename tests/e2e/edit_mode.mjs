// The curator's edit mode: what is pressed and written in Chromium is read back unchanged by our own reader.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { png } from '../element/support/png.mjs';
import { openPage, waitForModel } from './support/browser.mjs';
import { check, checkEqual } from './support/cases.mjs';
import { cubeMesh, cubeObj } from './support/make_cube.mjs';
import { runKura, serve } from './support/program.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kCc0 = 'http://creativecommons.org/publicdomain/zero/1.0/';
const kHead = 'unit = "mm"\nup_axis = "Y"\n\n';
const kStory = `[[view]]
id = "front"
label = { ja = "正面", en = "Front" }
yaw_deg = 10

[[annotation]]
id = "edge"
position_m = [0, 0.1, 0.05]
normal = [0, 1, 0]
label = { ja = "縁", en = "Edge" }
body = "まっすぐです。"
view = "front"

[[tour]]
id = "around"
label = { ja = "ひとめぐり" }

[[tour.stop]]
annotation = "edge"
`;
// Whatever could break a line of TOML.
const kOdd = '引用 "符" と \\逆斜線\\、\n二行目\tタブ 🏺 𠮷 \u007f </textarea>';

function makeCollection(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'items/T-1/photos'), { recursive: true });
  writeFileSync(join(folder, 'items/T-1/box.obj'), cubeObj(cubeMesh(100, 4)));
  writeFileSync(join(folder, 'items/T-1/photos/side.png'), png(64, 64, [200, 180, 90, 255]));
  writeFileSync(join(folder, 'items/T-1/item.toml'), kHead + kStory);
  writeFileSync(join(folder, 'collection.toml'), '[title]\nja = "試し"\n[[facility]]\nid = "m"\nname = "館"\n');
  writeFileSync(join(folder, 'items.csv'), `資料番号,資料名,資料名_英語,所蔵館,権利URI_通常画像,権利URI_3D,権利URI_高精細,クレジット,公開\nT-1,箱,Box,m,${kCc0},${kCc0},${kCc0},館,公開\n`);
}

const storyOf = (site) => {
  const { views = [], annotations = [], tours = [] } = JSON.parse(readFileSync(join(site, 'item/T-1/item.json'), 'utf8')).model;
  for (const { camera } of views) camera.distance ??= 0; // as the viewer takes it
  return { views, annotations, tours };
};

// The same words, places and looks, whatever the order of the keys; normals as far as four digits say.
function tidy(value) {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value === 'number') return Math.round(value * 1e4) / 1e4;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined && !(each && typeof each === 'object' && Object.keys(each).length === 0)).sort().map(([key, each]) => [key, tidy(each)]));
}

const field = (page, key) => page.locator(`.edit [data-key="${key}"]`);
const fill = async (page, key, text) => {
  await field(page, key).fill(text);
  await field(page, key).blur();
};
const toml = (page) => page.locator('.edit-toml').inputValue();
const shown = (page) => page.evaluate(() => document.querySelector('kura-viewer').story);
const faults = (page) => page.locator('.edit-faults li').allTextContents();

async function openEditor(browser, address, options = {}) {
  const opened = await openPage(browser, { viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
  await opened.page.goto(`${address}item/T-1/?edit`);
  await waitForModel(opened.page);
  await opened.page.waitForSelector('.edit');
  return opened;
}

// Writes what the editor says into the collection and builds it; what the pages then have.
async function rebuild(collection, site, text) {
  writeFileSync(join(collection, 'items/T-1/item.toml'), kHead + text);
  const checked = await runKura(['check', collection]);
  checkEqual(checked.code, 0, checked.stdout.slice(-600) + checked.stderr.slice(-600));
  const built = await runKura(['build', collection, '-o', site]);
  checkEqual(built.code, 0, built.stderr.slice(-300));
  return storyOf(site);
}

async function writeTexts(page) {
  await fill(page, 'annotations-1-label', '角');
  await fill(page, 'annotations-1-body', kOdd);
  await field(page, 'language').selectOption('ja-easy');
  await fill(page, 'annotations-1-body', 'はこの かどです。');
  await field(page, 'language').selectOption('ja');
  await field(page, 'annotations-1-image').selectOption('0');
}

// A pin by a press on the piece, one by the keyboard alone, a view with light, a tour of three stops.
async function editAll(page) {
  await field(page, 'add-pin').click();
  const stage = await page.locator('kura-viewer').boundingBox();
  const beside = [stage.x + 8, stage.y + 8], onPiece = [stage.x + stage.width * 0.5, stage.y + stage.height * 0.52];
  await page.mouse.click(...beside);
  checkEqual(await page.locator('.edit > [role=status]').first().textContent(), 'そこには資料がありません。', 'a press beside the piece');
  await page.mouse.click(...onPiece);
  await page.waitForSelector('.edit [data-key="annotations-1-label"]');
  checkEqual(await page.evaluate(() => document.activeElement.dataset.key), 'annotations-1-label', 'focus after placing');
  const [x, y, z] = (await shown(page)).annotations[1].position;
  check(Math.abs(x) < 0.05001 && y > 0 && y < 0.10001 && Math.max(Math.abs(x), Math.abs(z)) > 0.0499 - 1e-4 || Math.abs(y - 0.1) < 1e-4, `the pin stands at ${[x, y, z]}, not on the box`);
  await writeTexts(page);
  await field(page, 'add-pin').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter'); // at the middle of the picture
  await page.waitForSelector('.edit [data-key="annotations-2-label"]');
  await page.evaluate(() => document.querySelector('kura-viewer').flyTo({ camera: { target: [0, 0.05, 0], yaw: 40, pitch: 20, distance: 0.4 } }));
  await page.waitForTimeout(1500);
  await field(page, 'add-view').click();
  await fill(page, 'views-1-id', 'corner');
  await field(page, 'annotations-1-view').selectOption('corner');
  await field(page, 'tours-0-add').click();
  await field(page, 'tours-0-1-pin').selectOption({ index: 2 });
  await field(page, 'tours-0-add').click();
  await field(page, 'tours-0-2-view').selectOption('corner');
}

export async function checkEditMode(cases, browser, scratch) {
  rmSync(scratch, { recursive: true, force: true });
  const collection = join(scratch, 'collection'), site = join(scratch, 'site');
  makeCollection(collection);
  const built = await runKura(['build', collection, '-o', site]);
  checkEqual(built.code, 0, built.stderr.slice(-300));
  const served = join(scratch, 'served'); // what the curator looks at stays while the collection is built anew
  cpSync(site, served, { recursive: true });
  const server = await serve(served);
  try {
    await cases.run('edit mode: what is published is written as it was meant, and read back the same', async () => {
      const { page, faults: wrong, close } = await openEditor(browser, server.address);
      const text = await toml(page);
      checkEqual(await faults(page), [], 'faults');
      check(/\[\[tour\.stop\]\]\nannotation = "edge"\n$/.test(text), `the stop repeats what its annotation says: ${text}`);
      const before = storyOf(site);
      checkEqual(tidy(await rebuild(collection, site, text)), tidy(before), 'views, annotations, tours');
      checkEqual(wrong, [], 'errors of the page');
      await close();
    });

    await cases.run('edit mode: pins, views and tours made in Chromium come back from kura build unchanged', async () => {
      const { page, faults: wrong, close } = await openEditor(browser, server.address);
      await editAll(page);
      checkEqual(await faults(page), ['「around 3」に文がありません。'], 'what is missing is told');
      await fill(page, 'tours-0-2-text', '終わりに角を。');
      checkEqual(await faults(page), [], 'faults');
      const downloading = page.waitForEvent('download');
      await field(page, 'download').click();
      const text = readFileSync(await (await downloading).path(), 'utf8');
      checkEqual(text, await toml(page), 'the file and the text');
      const made = await shown(page);
      checkEqual([made.annotations.length, made.views.length, made.tours[0].stops.length], [3, 2, 3], 'pins, views, stops');
      const back = await rebuild(collection, site, text);
      checkEqual(tidy(back), tidy(made), 'views, annotations, tours');
      checkEqual(back.annotations[1].body.ja, kOdd, 'a text of odd signs');
      checkEqual(wrong, [], 'errors of the page');
      await close();
    });

    await cases.run('edit mode: moves, orders, deletes and takes back; a draft waits, and may be discarded', async () => {
      const { page, close } = await openEditor(browser, server.address);
      const first = await toml(page);
      await field(page, 'add-pin').focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      checkEqual([await toml(page), await page.evaluate(() => document.activeElement.dataset.key)], [first, 'add-pin'], 'Esc places nothing');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.edit [data-key="annotations-1-up"]');
      await field(page, 'annotations-1-up').click();
      checkEqual((await shown(page)).annotations.map(({ id }) => id), ['pin-2', 'edge'], 'order');
      await fill(page, 'annotations-1-id', 'rim');
      checkEqual((await shown(page)).tours[0].stops[0].annotation, 'rim', 'the stop follows the new id');
      await page.reload();
      await waitForModel(page);
      await page.waitForSelector('.edit [data-key="discard"]');
      checkEqual((await shown(page)).annotations.map(({ id }) => id), ['pin-2', 'rim'], 'the draft after a reload');
      await field(page, 'annotations-1-remove').click();
      checkEqual([(await shown(page)).annotations.length, (await shown(page)).tours[0].stops[0].annotation ?? null], [1, null], 'deleted, and named no more');
      await field(page, 'undo').click();
      checkEqual((await shown(page)).tours[0].stops[0].annotation, 'rim', 'taken back');
      await field(page, 'discard').click();
      checkEqual(await toml(page), first, 'as published');
      await close();
    });

    await cases.run('edit mode: nothing for axe and nothing cut off, phone and desk; without ?edit it is not there', async () => {
      for (const width of [390, 1440]) {
        const { page, close } = await openEditor(browser, server.address, { viewport: { width, height: 900 } });
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => (await globalThis.axe.run('.edit')).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`));
        checkEqual(violations, [], `${width} px`);
        checkEqual(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, `the page is no wider than ${width} px`);
        await close();
      }
      const { page, close } = await openPage(browser);
      const asked = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await page.goto(`${server.address}item/T-1/`);
      await waitForModel(page);
      checkEqual([await page.locator('.edit').count(), asked.filter((path) => /edit/.test(path))], [0, []], 'without ?edit');
      await close();
    });
  } finally {
    server.stop();
  }
  rmSync(scratch, { recursive: true, force: true });
}
