// The size that a record states is the size that a visitor measures: a box of 60 x 100 x 80 mm, scanned in inches, measured in its page
// from side to side and from front to back; and every piece of the sample whose size is known, by what its page works with.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { openPage, waitForModel } from './support/browser.mjs';
import { check, checkEqual } from './support/cases.mjs';
import { cubeMesh, cubeStl } from './support/make_cube.mjs';
import { screenshots } from './support/paths.mjs';
import { runKura, serve } from './support/program.mjs';

const kSize = { width: 60, height: 100, depth: 80 }; // mm
const kRights = 'http://creativecommons.org/publicdomain/zero/1.0/';

export async function checkTrueSize(cases, browser, address, site, folders, scratch) {
  const records = new Map(readFileSync(join(site, 'data/items.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line)).map((record) => [record.id, record]));
  for (const folder of folders) {
    const item = JSON.parse(readFileSync(join(site, 'item', folder, 'item.json'), 'utf8'));
    if (!item.model?.scale_basis) continue;
    await cases.run(`true size, ${folder}: the shape is as large as its record says, and the page has a scale bar`, () => checkSample(browser, address, folder, item, records.get(item.id)));
  }
  await cases.run('true size: a visitor measures the width and depth that the record states', () => checkBox(browser, scratch));
}

async function checkSample(browser, address, folder, item, record) {
  const { page, faults, close } = await openPage(browser, { viewport: { width: 1280, height: 900 } });
  try {
    await page.goto(`${address}item/${folder}/`);
    await waitForModel(page);
    // Records state millimetres, and the finest tier may be off by its error at either end.
    const { min, max } = item.model.bounds_m;
    const slack = 0.5 + 2 * Math.min(...item.model.tiers.map((tier) => tier.error?.max_mm ?? 0));
    for (const [axis, field] of ['width_cm', 'height_cm', 'depth_cm'].entries()) {
      const mm = (max[axis] - min[axis]) * 1000, stated = parseFloat(record[field]) * 10;
      check(Math.abs(mm - stated) <= slack, `${field} is ${stated} mm, the shape ${mm.toFixed(2)} mm, slack ${slack.toFixed(2)}`);
    }
    const bar = page.locator('kura-viewer .scale');
    await bar.waitFor({ state: 'visible' });
    check(/\d (mm|cm)/.test(await bar.textContent()), `the bar says ${await bar.textContent()}`);
    checkEqual(faults, [], 'faults');
    mkdirSync(screenshots, { recursive: true });
    await page.screenshot({ path: join(screenshots, `true-size-${folder}.png`) });
  } finally {
    await close();
  }
}

async function checkBox(browser, scratch) {
  rmSync(scratch, { recursive: true, force: true });
  const collection = join(scratch, 'collection'), site = join(scratch, 'site'), folder = join(collection, 'items/B-1');
  mkdirSync(folder, { recursive: true });
  const mesh = cubeMesh(1 / 25.4, 20);
  mesh.vertices = mesh.vertices.map(([x, y, z]) => [x * kSize.width, y * kSize.height, z * kSize.depth]);
  writeFileSync(join(folder, 'box.stl'), cubeStl(mesh));
  writeFileSync(join(folder, 'item.toml'), 'unit = "in"\nup_axis = "Y"\n');
  writeFileSync(join(collection, 'collection.toml'), 'languages = ["ja", "en"]\n[title]\nja = "箱"\nen = "Box"\n[[facility]]\nid = "m"\nname = "館"\n');
  writeFileSync(join(collection, 'items.csv'), `資料番号,資料名,幅_cm,高さ_cm,奥行_cm,実寸根拠,所蔵館,権利URI_通常画像,権利URI_3D,クレジット,公開\nB-1,箱,6.0,10.0,8.0,ノギス実測,m,${kRights},${kRights},館,公開\n`);
  const { code, stderr } = await runKura(['build', collection, '-o', site]);
  checkEqual(code, 0, `kura build: ${stderr.slice(-400)}`);
  const server = await serve(site);
  const { page, faults, close } = await openPage(browser, { viewport: { width: 1200, height: 900 }, reducedMotion: 'reduce' });
  try {
    await page.goto(`${server.address}item/B-1/`);
    await waitForModel(page);
    // Each way, one place on either side: where the cross in the middle meets the piece.
    const sides = { width: [[90, 0], [-90, 0]], depth: [[0, 0], [180, 0]] };
    await press(page, '道具');
    await press(page, '長さを測る');
    for (const [way, [one, other]] of Object.entries(sides)) {
      for (const [yaw, pitch] of [one, other]) await mark(page, yaw, pitch);
      const text = await inViewer(page, (root) => root.querySelector('.measured').textContent);
      const [, measured, error] = /([\d.]+) mm ± ([\d.]+) mm/.exec(text) ?? [];
      const stated = kSize[way];
      check(Number(error) <= 0.5, `${way}: an error of ${error} mm for a box`);
      check(Math.abs(Number(measured) - stated) <= Number(error), `${way}: the record says ${stated} mm, the page ${text}`);
      await page.keyboard.press('Backspace');
      await page.keyboard.press('Backspace');
    }
    checkEqual(faults, [], 'faults');
  } finally {
    await close();
    server.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function mark(page, yaw, pitch) {
  await page.evaluate(([yaw, pitch]) => {
    const viewer = document.querySelector('kura-viewer');
    const seen = new Promise((resolve) => viewer.addEventListener('viewstatechange', resolve, { once: true }));
    viewer.camera = { target: [0, 0.05, 0], yaw, pitch, distance: 0.5 };
    return seen;
  }, [yaw, pitch]);
  await page.focus('kura-viewer >> css=.stage');
  await page.keyboard.press('Enter');
}

const inViewer = (page, body, value) => page.evaluate(([text, given]) => new Function('root', 'value', `return (${text})(root, value)`)(document.querySelector('kura-viewer').shadowRoot, given), [body.toString(), value]);
const press = (page, name) => inViewer(page, (root, label) => root.querySelector(`button[aria-label="${label}"]`).click(), name);
