// Measuring on a cube of 100 mm with the real module: pointer and keys, with the record's true size and without it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { check, checkEqual } from '../e2e/support/cases.mjs';
import { screenshots } from '../e2e/support/paths.mjs';
import { inShadow, record, waitForReady } from './support/bench.mjs';
import { texturedCube } from './support/textured_cube.mjs';

const kHalf = Math.tan(Math.PI / 12);
const front = { target: [0, 0.05, 0], yaw: 0, pitch: 0, distance: 0.45 };
const value = (page) => inShadow(page, (root) => root.querySelector('.measured').textContent);
// Not through the pointer: under load the buttons may have faded before it arrives.
const press = (page, name) => inShadow(page, (root, label) => root.querySelector(`button[aria-label="${label}"]`).click(), name);
const millimetres = (text) => Number(/([\d.]+) mm/.exec(text)?.[1]);

// Where a point of the front side (z = 0.05) is on the page.
async function onFront(page, x, y) {
  const box = await page.locator('kura-viewer').boundingBox();
  const half = kHalf * (front.distance - 0.05);
  return [box.x + box.width / 2 + (x / half) * (box.height / 2), box.y + box.height / 2 - ((y - 0.05) / half) * (box.height / 2)];
}

const look = (page, camera) => page.evaluate((value) => {
  const viewer = document.querySelector('kura-viewer');
  const seen = new Promise((resolve) => viewer.addEventListener('viewstatechange', resolve, { once: true }));
  viewer.camera = value;
  return seen;
}, camera);

async function openTool(page, kind) {
  await waitForReady(page);
  await look(page, front);
  await press(page, '道具');
  await press(page, '長さを測る');
  if (kind) await press(page, kind);
}

const tier = { name: 'thumb', bytes: 100, triangles: 12 };
const cube = (more) => {
  const item = JSON.parse(record([tier], { bounds_m: { min: [-0.05, 0, -0.05], max: [0.05, 0.1, 0.05] }, ...more }));
  item.model.tiers[0].error = { max_mm: 0.05, rms_mm: 0.01, samples: 1000 };
  delete item.poster;
  return JSON.stringify(item);
};

// Only where the real module is mounted.
export async function checkMeasure(cases, bench) {
  const { server } = bench;
  server.put('/measure/true.json', cube({ scale_basis: 'ノギス実測' }));
  server.put('/measure/unknown.json', cube({}));
  server.put('/measure/thumb.glb', texturedCube([190, 180, 160, 255]));
  const options = (file, more = {}) => ({ viewer: `<kura-viewer src="/measure/${file}.json" alt="箱" style="width: 1200px; height: 600px"></kura-viewer>`, module: 'real', browser: { reducedMotion: 'reduce', viewport: { width: 1200, height: 700 }, ...more } });

  await cases.run('measure: the edge of a cube of 100 mm by two clicks, within the stated error', () => bench.on(options('true'), async (page, faults) => {
    await openTool(page);
    // A hair inside of the edges: 99.8 mm apart.
    for (const x of [-0.0499, 0.0499]) await page.mouse.click(...(await onFront(page, x, 0.03)));
    const text = await value(page);
    const [measured, error] = [millimetres(text), Number(/± ([\d.]+) mm/.exec(text)?.[1])];
    // One pixel of the screen is 0.43 mm here; clicks land on whole ones.
    check(Math.abs(measured - 99.8) < 0.5, `${text}`);
    checkEqual(error, 0.1, 'the stated error: both ends');
    check((await inShadow(page, (root) => root.querySelectorAll('.marks circle').length)) === 2, 'marks');
    checkEqual(faults, [], 'faults');
  }));

  await cases.run('measure: the whole edge by its corners, set exactly through the address of the view', () => bench.on(options('true'), async (page) => {
    await openTool(page);
    // By keys alone: the cross is in the middle, so the camera aims; without perspective error the corner itself is met.
    for (const x of [-0.05, 0.05]) {
      await look(page, { ...front, target: [x * 0.99999, 0.05, 0.05] });
      await page.focus('kura-viewer >> css=.stage');
      await page.keyboard.press('Enter');
    }
    const text = await value(page);
    const error = Number(/± ([\d.]+) mm/.exec(text)?.[1]);
    check(Math.abs(millimetres(text) - 100) <= error, text);
    await page.keyboard.press('Backspace');
    check(!/mm/.test(await value(page)), 'a value after one place was taken back');
  }));

  await cases.run('measure: a path adds up; three points make a circle; a box is not round', () => bench.on(options('true'), async (page) => {
    await openTool(page, '道のり');
    for (const [x, y] of [[-0.03, 0.02], [0.03, 0.02], [0.03, 0.08]]) await page.mouse.click(...(await onFront(page, x, y)));
    check(Math.abs(millimetres(await value(page)) - 120) < 1, `path ${await value(page)}`);
    await press(page, '直径（3点）');
    for (const [x, y] of [[-0.03, 0.05], [0.03, 0.05], [0, 0.08]]) await page.mouse.click(...(await onFront(page, x, y)));
    check(Math.abs(millimetres(await value(page)) - 60) < 1, `diameter ${await value(page)}`);
    await press(page, '直径（その高さ）');
    await page.mouse.click(...(await onFront(page, 0, 0.05)));
    check(/丸くない/.test(await value(page)), await value(page));
    await page.mouse.click(...(await onFront(page, 0.09, 0.05)));
    check(/作品がありません/.test(await value(page)), `beside the piece: ${await value(page)}`);
  }));

  await cases.run('measure: without a confirmed size no millimetres are claimed, and there is no scale bar', () => bench.on(options('unknown'), async (page) => {
    await openTool(page);
    for (const y of [0.02, 0.07]) await page.mouse.click(...(await onFront(page, 0, y)));
    checkEqual(await value(page), '作品の高さの 0.50 倍', 'value');
    check(await inShadow(page, (root) => root.querySelector('.scale').hidden), 'there is a scale bar');
    check(/実寸が確かめられていない/.test(await inShadow(page, (root) => root.querySelector('.tools').textContent)), 'nothing is said of the size');
  }));

  await cases.run('scale bar: as long as it says at the depth of the centre', () => bench.on(options('true'), async (page) => {
    await waitForReady(page);
    for (const wanted of [0.3, 0.45, 0.7]) {
      await page.evaluate((camera) => (document.querySelector('kura-viewer').camera = camera), { ...front, distance: wanted });
      const bar = () => inShadow(page, (root) => ({ width: root.querySelector('.scale i').getBoundingClientRect().width, text: root.querySelector('.scale').textContent, height: root.host.clientHeight, distance: root.host.camera.distance }));
      const fault = ({ width, text, height, distance }) => {
        const [, number, unit] = /([\d.]+) (mm|cm|m)/.exec(text);
        const expected = ((Number(number) * { mm: 0.001, cm: 0.01, m: 1 }[unit]) / (2 * distance * kHalf)) * height;
        return Math.abs(width - expected) < 0.6 ? '' : `${text}: ${width} px instead of ${expected.toFixed(1)}`;
      };
      // The bar follows with the next frame, which software rendering takes its time for.
      for (let attempt = 0; attempt < 50 && fault(await bar()); ++attempt) await page.waitForTimeout(100);
      checkEqual(fault(await bar()), '', `from ${wanted} m`);
    }
  }));

  mkdirSync(screenshots, { recursive: true });
  for (const [width, height, lang] of [[390, 844, 'ja'], [834, 1100, 'ja'], [1440, 900, 'en']]) {
    await cases.run(`measure: looked at, ${width} px, ${lang}`, () => bench.on({
      ...options('true', { viewport: { width, height } }), lang, viewer: '<kura-viewer src="/measure/true.json" alt="箱" style="width: 100%; height: min(88vh, 125vw)"></kura-viewer>',
    }, async (page) => {
      await waitForReady(page);
      await page.waitForTimeout(600);
      await page.screenshot({ path: join(screenshots, `tools-${width}-${lang}-rest.png`) });
      await press(page, lang === 'ja' ? '道具' : 'Tools');
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(screenshots, `tools-${width}-${lang}-list.png`) });
      await press(page, lang === 'ja' ? '長さを測る' : 'Measure');
      const box = await page.locator('kura-viewer').boundingBox();
      for (const dx of [-0.1, 0.1]) await page.mouse.click(box.x + box.width * (width > 640 ? 0.42 : 0.5) + dx * box.width, box.y + box.height * (width > 640 ? 0.5 : 0.36));
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(screenshots, `tools-${width}-${lang}-measure.png`) });
    }));
  }
}
