// Scans that others made, through the same program: each becomes an item that turns in the browser.
// The collection is put together in build/real from ../shared/data; skipped where that is absent.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { Cases, check, checkEqual } from '../e2e/support/cases.mjs';
import { launch, openPage, waitForModel } from '../e2e/support/browser.mjs';
import { build, hasSharedData, screenshots, sharedData } from '../e2e/support/paths.mjs';
import { difference, pixelsOf, spread } from '../e2e/support/picture.mjs';
import { runKura, serve } from '../e2e/support/program.mjs';
import { settle } from '../e2e/item_page.mjs';

const scans = [
  { id: 'venus', title: 'Venus', files: ['venus/venus.gltf', 'venus/Venus_C.bin', 'venus/Venus_C_Venus_O_Material_u1_v1.jpg'], scan: 'venus.gltf' },
  { id: 'bunny', title: 'Stanford bunny', files: ['stanford-bunny/stanford-bunny.obj'], scan: 'stanford-bunny.obj' },
  { id: 'igea', title: 'Igea', files: ['igea/igea.ply'], scan: 'igea.ply' },
  { id: 'gargoyle', title: 'Gargoyle', files: ['gargoyle/gargo.ply'], scan: 'gargo.ply' },
  {
    id: 'teaset', title: 'Tea set', scan: 'tea_set_01_1k.gltf',
    files: ['polyhaven-teaset/tea_set_01_1k.gltf', 'polyhaven-teaset/tea_set_01.bin', 'polyhaven-teaset/textures'],
  },
  { id: 'hermes', title: 'Hermes', files: ['threedscans-keijiro/Hermes'], scan: 'Hermes/Hermes.fbx' },
  { id: 'whale', title: 'Whale cranium', files: ['iiif-3d/whale/whale_cranium.glb'], scan: 'whale_cranium.glb' },
];

const cases = new Cases('real-input');
const collection = join(build, 'real/collection');
const site = join(build, 'real/site');

if (!hasSharedData) {
  for (const { title } of scans) cases.skip(`${title} turns in the browser`, '../shared/data is not here');
} else {
  writeCollection();
  await cases.run('the collection of real scans builds', async () => {
    const { code, stdout, stderr } = await runKura(['build', collection, '-o', site]);
    checkEqual(code, 0, `exit code (${(stdout + stderr).slice(-2000)})`);
  });
  const server = await serve(site);
  const browser = await launch();
  try {
    for (const scan of scans) {
      await cases.run(`${scan.title} turns in the browser`, () => checkTurns(browser, server.address, scan.id));
    }
  } finally {
    await browser.close();
    server.stop();
  }
}
process.exit(cases.finish(join(build, 'test-results/real-input.json')));

function writeCollection() {
  rmSync(collection, { recursive: true, force: true });
  mkdirSync(collection, { recursive: true });
  const right = 'http://rightsstatements.org/vocab/NoC-OKLR/1.0/';
  writeFileSync(join(collection, 'collection.toml'),
    `languages = ["ja", "en"]\n\n[title]\nja = "よそのスキャン"\nen = "Scans by others"\n\n[[facility]]\nid = "test"\n[facility.name]\nja = "試験"\nen = "Test"\n`);
  const rows = ['資料番号,資料名,資料名_英語,所蔵館,3Dファイル,権利URI_通常画像,権利URI_3D,クレジット,公開'];
  for (const { id, title, files, scan } of scans) {
    const folder = join(collection, 'items', id);
    mkdirSync(folder, { recursive: true });
    for (const file of files) cpSync(join(sharedData, file), join(folder, basename(file)), { recursive: true });
    rows.push([id, title, title, 'test', scan, right, right, `../shared/data/${dirname(files[0])}`, '公開'].join(','));
  }
  writeFileSync(join(collection, 'items.csv'), `${rows.join('\r\n')}\r\n`);
}

async function checkTurns(browser, address, id) {
  const { page, faults, close } = await openPage(browser, { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  try {
    const item = JSON.parse(readFileSync(join(site, 'item', id, 'item.json'), 'utf8'));
    check(item.model.tiers.length > 0, 'no tier');
    await page.goto(`${address}item/${id}/`);
    await waitForModel(page);
    await settle(page);
    const viewer = page.locator('kura-viewer').first();
    const before = await pixelsOf(page, await viewer.screenshot());
    mkdirSync(screenshots, { recursive: true });
    await viewer.screenshot({ path: join(screenshots, `real-${id}.png`) });
    check(spread(before) > 8, 'the stage is blank');
    await page.evaluate(() => {
      const element = document.querySelector('kura-viewer');
      element.camera = { ...element.camera, yaw: element.camera.yaw + 120 };
    });
    await settle(page);
    const after = await pixelsOf(page, await viewer.screenshot());
    await viewer.screenshot({ path: join(screenshots, `real-${id}-behind.png`) });
    check(difference(before, after) > 1, 'the picture did not change when the piece was turned');
    checkEqual(faults, [], 'faults');
  } finally {
    await close();
  }
}
