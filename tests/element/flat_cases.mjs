// A flat work in the viewer, with the real module: a screen of 100,000 x 40,000 texels one camera away from the bowl.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { check, checkEqual } from '../e2e/support/cases.mjs';
import { screenshots } from '../e2e/support/paths.mjs';
import { inShadow, waitForReady } from './support/bench.mjs';
import { Pyramid } from './support/pyramid.mjs';

const kWidth = 100_000, kHeight = 40_000;
const kWide = 4; // metres
const kMark = { x: 77_777, y: 33_333, half: 20 }; // a square that only the whole resolution shows
const kBudget = 64e6;

// Level 0 is green in columns of one texel, light and dark; coarser levels are blue.
const screen = () => new Pyramid({
  width: kWidth, height: kHeight,
  colourAt(x, y, scale) {
    if (scale > 1) return [30, 60, 190];
    if (Math.abs(x - kMark.x) < kMark.half && Math.abs(y - kMark.y) < kMark.half) return [220, 30, 40];
    return x % 2 ? [20, 150, 40] : [4, 40, 8];
  },
});

const metre = kWide / kWidth;
const cameraAt = (x, y, distance) => ({ target: [x * metre - kWide / 2, (kHeight - y) * metre, 0], yaw: 0, pitch: 0, distance });
const setCamera = (page, camera) => page.evaluate((value) => (document.querySelector('kura-viewer').camera = value), camera);

async function picture(page, name) {
  mkdirSync(screenshots, { recursive: true });
  const shot = await page.locator('kura-viewer').screenshot({ path: join(screenshots, `flat-${name}.png`) });
  return page.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const red = { count: 0, x: 0, y: 0 }, counts = [0, 0, 0];
    for (let y = Math.floor(height * 0.25); y < height * 0.75; ++y) {
      for (let x = Math.floor(width * 0.25); x < width * 0.75; ++x) {
        const rgb = [...data.slice(4 * (y * width + x), 4 * (y * width + x) + 3)];
        const most = rgb.indexOf(Math.max(...rgb));
        ++counts[most];
        if (rgb[0] > 120 && rgb[1] < 90) red.count++, (red.x += x + 0.5), (red.y += y + 0.5);
      }
    }
    // Changes from light to dark along a row above the mark, for the width of a texel in pixels.
    const row = Math.floor(height * 0.3);
    let changes = 0, first = 0, last = 0, before;
    for (let x = Math.floor(width * 0.25); x < width * 0.75; ++x) {
      const isLight = data[4 * (row * width + x) + 1] > 100;
      if (before !== undefined && isLight !== before) ++changes, (first ||= x), (last = x);
      before = isLight;
    }
    const all = counts[0] + counts[1] + counts[2];
    return { finest: (counts[0] + counts[1]) / all, coarse: counts[2] / all, mark: { count: red.count, x: red.x / red.count - width / 2, y: red.y / red.count - height / 2 },
      texel: changes > 1 ? (last - first) / (changes - 1) : 0 };
  }, shot.toString('base64'));
}

async function until(page, name, isSo) {
  let seen;
  for (let attempt = 0; attempt < 100; ++attempt) {
    seen = await picture(page, name);
    if (isSo(seen)) return seen;
    await page.waitForTimeout(200);
  }
  throw new Error(`the picture never came: ${JSON.stringify(seen)}`);
}

const stage = (name, more = '') => ({
  viewer: `<kura-viewer picture="/real/flat/${name}/info.json" ${more} alt="洛中洛外図"></kura-viewer>`, module: 'real', browser: { reducedMotion: 'reduce' },
});

export async function checkFlat(cases, bench) {
  const { server } = bench;

  await cases.run('flat: a screen of 100,000 x 40,000 texels shows its own texels, where they are, within the budget', async () => {
    screen().publish(server, '/real/flat/screen');
    await bench.on(stage('screen', `width-mm="${kWide * 1000}"`), async (page, faults) => {
      await waitForReady(page);
      const whole = await until(page, 'whole', ({ coarse }) => coarse > 0.4);
      checkEqual(whole.mark.count, 0, 'pixels of the mark in the whole picture');
      const home = await page.evaluate(() => document.querySelector('kura-viewer').camera);
      checkEqual([home.yaw, home.pitch], [0, 0], 'turn of the first view');

      await setCamera(page, cameraAt(kMark.x, kMark.y, 0.001)); // nearer than may be: the camera keeps its limit
      const near = await until(page, 'near', ({ finest, mark }) => finest > 0.98 && mark.count > 0);
      const { distance } = await page.evaluate(() => document.querySelector('kura-viewer').camera);
      const pixel = (2 * distance * Math.tan(Math.PI / 12)) / 500; // metres, at a stage of 500 px
      check(Math.abs(near.texel - metre / pixel) < 0.1, `a texel is ${near.texel} px wide, not ${metre / pixel}`);
      check(near.texel > 2 && near.texel < 8, `a texel is ${near.texel} px wide at full zoom`);
      // The square is 39 texels wide: from x - 19 up to the end of x + 19.
      const middle = 0.5 * near.texel;
      check(Math.abs(near.mark.x - middle) < 2 && Math.abs(near.mark.y - middle) < 2, `the mark lies ${near.mark.x}, ${near.mark.y} px off`);
      const { gpuBytes } = await page.evaluate(() => document.querySelector('kura-viewer').stats);
      check(gpuBytes < kBudget + 2e6, `${gpuBytes} bytes on the GPU`);
      const tiles = server.requests.filter((path) => path.startsWith('/real/flat/screen/') && path.endsWith('.jpg'));
      checkEqual(new Set(tiles).size, tiles.length, 'tiles that were fetched once');
      check(tiles.length < 60, `${tiles.length} tiles for two views`);
      checkEqual(faults, [], 'faults');
    });
  });

  await cases.run('flat: hands and keys move the picture, never turn it, and never past its edge', async () => {
    screen().publish(server, '/real/flat/moved');
    await bench.on(stage('moved', 'width-mm="4000"'), async (page) => {
      await waitForReady(page);
      await setCamera(page, cameraAt(50_000, 20_000, 0.1));
      const camera = () => page.evaluate(() => document.querySelector('kura-viewer').camera);
      const before = await camera();
      const box = await page.locator('kura-viewer').boundingBox();
      await page.mouse.move(box.x + 200, box.y + 250);
      await page.mouse.down();
      await page.mouse.move(box.x + 100, box.y + 250, { steps: 4 });
      await page.mouse.up();
      const dragged = await camera();
      const expected = (100 / box.height) * 2 * 0.1 * Math.tan(Math.PI / 12);
      check(Math.abs(dragged.target[0] - before.target[0] - expected) < expected * 0.05, `${dragged.target[0] - before.target[0]} m moved, not ${expected}`);
      await page.locator('kura-viewer').focus();
      await page.evaluate(() => document.querySelector('kura-viewer').shadowRoot.querySelector('.stage').focus());
      await page.keyboard.press('ArrowLeft');
      const pushed = await camera();
      check(pushed.target[0] > dragged.target[0], 'the arrow to the left pushes the picture to the left');
      await setCamera(page, { ...before, target: [100, -100, 3], yaw: 40, pitch: 30 });
      const kept = await camera();
      checkEqual([kept.target[0].toFixed(3), kept.target[1].toFixed(3), kept.target[2], kept.yaw, kept.pitch], ['2.000', '0.000', 0, 0, 0], 'the camera beyond the corner');
      const labels = await inShadow(page, (root) => [...root.querySelectorAll('.row button')].map((each) => each.getAttribute('aria-label') ?? each.title));
      check(!labels.some((label) => /回|turn/i.test(label)), `buttons that turn: ${labels}`);
    });
  });

  await cases.run('flat: the scale is told only where it is known', async () => {
    screen().publish(server, '/real/flat/scale');
    const isHidden = (page) => inShadow(page, (root) => root.querySelector('.scale').hidden);
    await bench.on(stage('scale', 'width-mm="4000"'), async (page) => {
      await waitForReady(page);
      await page.waitForTimeout(300);
      checkEqual(await isHidden(page), false, 'scale hidden with a measured width');
      const text = await inShadow(page, (root) => root.querySelector('.scale').textContent);
      check(/1 m/.test(text), `the scale says ${text}`); // 4 m fill 94 % of 400 px: at most 104 px are 1.1 m
    });
    await bench.on(stage('scale'), async (page) => {
      await waitForReady(page);
      await page.waitForTimeout(300);
      checkEqual(await isHidden(page), true, 'scale hidden without a width');
    });
  });

  await cases.run('flat: a description that is missing or broken is told to the visitor', async () => {
    server.put('/real/flat/broken/info.json', '{"width": "wide"}');
    for (const [name, code] of [['broken', 'bad_record'], ['nowhere', 'network']]) {
      await bench.on(stage(name), async (page) => {
        await page.waitForFunction(() => document.querySelector('kura-viewer').dataset.failed);
        checkEqual(await page.evaluate(() => document.querySelector('kura-viewer').dataset.failed), code, `code of ${name}`);
      });
    }
  });
}
