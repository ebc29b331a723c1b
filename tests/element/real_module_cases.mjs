// The element with the real module: a picture is drawn, and it follows the hand.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { check, checkEqual } from '../e2e/support/cases.mjs';
import { build, screenshots, sharedData } from '../e2e/support/paths.mjs';
import { difference, pixelsOf, spread } from '../e2e/support/picture.mjs';
import { checkAr } from './ar_cases.mjs';
import { checkLight } from './light_cases.mjs';
import { checkDetail } from './detail_cases.mjs';
import { checkFlat } from './flat_cases.mjs';
import { checkFlight } from './flight_cases.mjs';
import { checkSeams } from './seam_cases.mjs';
import { checkMeasure } from './measure_cases.mjs';
import { checkRealStory } from './real_story_cases.mjs';
import { checkRollout } from './rollout_cases.mjs';
import { camera, waitForEvent, waitForReady } from './support/bench.mjs';
import { texturedCube } from './support/textured_cube.mjs';

const kCases = [
  'real module: a textured cube is drawn in its colour, turns with the hand and rests',
  'real module: lost context, removal and return draw the same picture again',
  'real module: bytes that are no model are refused, and the page goes on',
];

const look = async (page) => pixelsOf(page, await page.locator('kura-viewer').screenshot());

// Until the picture no longer changes; software rendering takes its time.
async function rest(page) {
  let before = await look(page);
  for (let attempt = 0; attempt < 40; ++attempt) {
    await page.waitForTimeout(300);
    const now = await look(page);
    if (difference(before, now) < 0.05) return now;
    before = now;
  }
  throw new Error('the picture does not come to rest');
}

async function drag(page, dx) {
  const box = await page.locator('kura-viewer').boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx / 2, y, { steps: 3 });
  await page.mouse.move(x + dx, y, { steps: 3 });
  await page.mouse.up();
}

export async function checkRealModule(cases, bench, element) {
  const { server } = bench;
  const whale = join(sharedData, 'iiif-3d/whale/whale_cranium.glb');
  const dist = process.env.KURA_MODULE_DIR ?? join(build, 'wasm/module/dist');
  const light = [process.env.KURA_ENVIRONMENT, join(build, 'stage/share/kurabiraki/environments/gallery.ktx.gz'),
    join(build, 'native/assets/environments/gallery.ktx.gz')].find((path) => path && existsSync(path));
  if (!existsSync(join(dist, 'kura-module.wasm')) || !light) {
    for (const title of kCases) cases.skip(title, 'the module or the light is not built (./test.sh builds them)');
    return;
  }
  server.mount('/real/viewer/kura-viewer.js', element);
  server.mount('/real/viewer/kura-worker.js', element.replace('kura-viewer.js', 'kura-worker.js'));
  for (const file of ['kura-module.js', 'kura-module.wasm']) server.mount(`/real/viewer/${file}`, join(dist, file));
  server.mount('/real/viewer/environments/gallery.ktx.gz', light);
  for (const room of ['daylight', 'raking']) server.mount(`/real/viewer/environments/${room}.ktx.gz`, light.replace('gallery', room));
  server.put('/real/cube.glb', texturedCube([190, 30, 40, 255]));
  const options = { viewer: '<kura-viewer model="/real/cube.glb" alt="箱"></kura-viewer>', module: 'real', browser: { reducedMotion: 'reduce' } };

  await cases.run(kCases[0], () => bench.on(options, async (page, faults) => {
    const stats = await waitForReady(page);
    checkEqual(stats.triangles, 12, 'triangles');
    check(stats.gpuBytes > 64 * 64 * 4, `${stats.gpuBytes} bytes on the GPU`);
    const before = await rest(page);
    check(spread(before) > 8, `the stage is blank (spread ${spread(before).toFixed(1)})`);
    const colour = await middleColour(page);
    check(colour[0] > 1.6 * colour[1] && colour[0] > 1.6 * colour[2], `the middle is ${colour}, not red`);
    const { yaw } = await camera(page);
    await drag(page, 120);
    const after = await rest(page);
    check(Math.abs((await camera(page)).yaw - yaw) > 10, 'the camera stands where it was');
    check(difference(before, after) > 0.5, `dragging changed the picture by ${difference(before, after).toFixed(2)}`);
    checkEqual(faults, [], 'faults');
  }));

  await cases.run(kCases[1], () => bench.on(options, async (page, faults) => {
    await waitForReady(page);
    await page.evaluate(() => (document.querySelector('kura-viewer').camera = { ...document.querySelector('kura-viewer').camera, yaw: 30 }));
    const before = await rest(page);
    await page.evaluate(() => {
      const canvas = document.querySelector('kura-viewer').shadowRoot.querySelector('canvas');
      canvas.getContext('webgl2').getExtension('WEBGL_lose_context').loseContext();
    });
    await page.waitForFunction(() => window.seen.filter(({ type }) => type === 'ready').length === 2, null, { timeout: 30_000 });
    check(difference(before, await rest(page)) < 1, 'another picture after the loss');
    await page.evaluate(() => {
      const viewer = document.querySelector('kura-viewer');
      const next = viewer.nextSibling;
      viewer.remove();
      next.before(viewer);
    });
    await page.waitForFunction(() => window.seen.filter(({ type }) => type === 'ready').length === 3, null, { timeout: 30_000 });
    check(difference(before, await rest(page)) < 1, 'another picture after the return');
    checkEqual(faults, [], 'faults');
  }));

  await cases.run(kCases[2], async () => {
    const cube = texturedCube([0, 0, 0, 255]);
    for (const [name, bytes] of [['text', Buffer.from('<!doctype html>')], ['cut', cube.subarray(0, cube.length / 2)], ['empty', Buffer.alloc(0)]]) {
      server.put(`/real/${name}.glb`, bytes);
      await bench.on({ ...options, viewer: `<kura-viewer model="/real/${name}.glb"></kura-viewer>` }, async (page, faults) => {
        const failure = await waitForEvent(page, 'viewerror');
        checkEqual(failure.code, 'bad_model', name);
        check(failure.message.length > 5 && failure.subject.length > 0, `${name}: ${JSON.stringify(failure)}`);
        checkEqual(faults, [], 'faults');
      });
    }
  });

  await checkAr(cases, bench, dirname(dirname(element)));
  await checkLight(cases, bench);
  await checkDetail(cases, bench);
  await checkFlat(cases, bench);
  await checkFlight(cases, bench);
  await checkSeams(cases, bench);
  await checkMeasure(cases, bench);
  await checkRealStory(cases, bench);
  await checkRollout(cases, bench);
  if (existsSync(whale)) await photograph(cases, bench, readFileSync(whale));
  else cases.skip('real module: a scan from ../shared is photographed at two widths', 'KURA shared data is absent');
}

// The colour in the middle of the stage.
async function middleColour(page) {
  const shot = await page.locator('kura-viewer').screenshot();
  return page.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return [...context.getImageData(bitmap.width / 2, bitmap.height / 2, 1, 1).data.slice(0, 3)];
  }, shot.toString('base64'));
}

// To be looked at: build/screenshots/element-*.png.
async function photograph(cases, bench, whale) {
  bench.server.put('/real/whale.glb', whale);
  mkdirSync(screenshots, { recursive: true });
  for (const [width, colorScheme, lang] of [[390, 'dark', 'ja'], [390, 'light', 'en'], [1280, 'light', 'ja'], [1280, 'dark', 'en']]) {
    await cases.run(`real module: a scan is drawn, ${width} px wide, ${colorScheme}, ${lang}`, () => bench.on({
      viewer: '<kura-viewer model="/real/whale.glb" alt="whale" style="width: 100%; height: 600px"></kura-viewer>', lang, module: 'real',
      browser: { viewport: { width, height: 760 }, colorScheme, reducedMotion: 'reduce', deviceScaleFactor: width < 500 ? 2 : 1 },
    }, async (page, faults) => {
      await waitForReady(page);
      check(spread(await rest(page)) > 8, 'the stage is blank');
      await page.focus('kura-viewer >> css=.stage');
      await page.screenshot({ path: join(screenshots, `element-${width}-${colorScheme}-${lang}.png`) });
      await page.keyboard.press('?');
      await page.screenshot({ path: join(screenshots, `element-${width}-${colorScheme}-${lang}-help.png`) });
      checkEqual(faults, [], 'faults');
    }));
  }
}
