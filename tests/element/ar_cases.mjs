// AR through WebXR with the real module: a double of the phone (support/webxr_mock.js), our own drawing. And the numbers behind the fingers.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { check, checkEqual } from '../e2e/support/cases.mjs';
import { screenshots } from '../e2e/support/paths.mjs';
import { camera, waitForReady } from './support/bench.mjs';
import { texturedCube } from './support/textured_cube.mjs';

const kEdge = 0.1; // metres, of the cube
const mock = readFileSync(new URL('support/webxr_mock.js', import.meta.url), 'utf8');
const kPhone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const recordOf = (bytes, scaled, more) => JSON.stringify({
  id: 'K-1', title: { ja: '箱', en: 'Box' }, alt: { ja: '赤い箱', en: 'A red box' },
  model: { bounds_m: scaled, tiers: [{ name: 'low', uri: 'cube.glb', bytes, triangles: 12, gpu_bytes: 1000, textures: [] }], ...more },
});

// What was drawn over the camera's picture: the box around what hides it, and how much lets it through.
const look = (page) => page.evaluate(async () => {
  for (let i = 0; i < 3; ++i) await window.kuraXr.look(); // gestures show with the next frame
  const { width, height, data, fault } = await window.kuraXr.look();
  const box = { left: width, right: -1, top: height, bottom: -1 };
  let solid = 0, veil = 0, red = 0;
  for (let i = 0; i < width * height; ++i) {
    const alpha = data[4 * i + 3];
    if (alpha > 8 && alpha < 230) ++veil;
    if (alpha < 250) continue;
    const [x, y] = [i % width, height - 1 - Math.floor(i / width)];
    ++solid;
    if (data[4 * i] > 1.4 * data[4 * i + 1]) ++red;
    Object.assign(box, { left: Math.min(box.left, x), right: Math.max(box.right, x + 1), top: Math.min(box.top, y), bottom: Math.max(box.bottom, y + 1) });
  }
  return { ...box, width: box.right - box.left, height: box.bottom - box.top, middle: [(box.left + box.right) / 2, (box.top + box.bottom) / 2], solid, veil, red: red / Math.max(1, solid), empty: width * height - solid - veil, fault };
});

const percent = (page) => page.evaluate(() => document.querySelector('.kura-ar').shadowRoot.querySelector('.percent').textContent);
const line = (page) => page.evaluate(() => document.querySelector('.kura-ar')?.shadowRoot.querySelector('.line').textContent);
const press = (page, name) => page.evaluate((label) => [...document.querySelector('.kura-ar').shadowRoot.querySelectorAll('button')].find((button) => button.getAttribute('aria-label') === label).click(), name);

async function start(page) {
  await waitForReady(page);
  const before = await camera(page);
  await page.evaluate(() => { const button = document.createElement('button'); button.id = 'ar'; button.textContent = 'AR'; button.onclick = async () => (window.began = await document.querySelector('kura-viewer').startAr()); document.querySelector('h1').append(button); });
  await page.click('#ar');
  await page.waitForFunction(() => window.began !== undefined);
  return before;
}

// One or two fingers of [from, to] each, by pointer events on the overlay.
const fingers = (page, ...paths) => page.evaluate((all) => {
  const area = document.querySelector('.kura-ar').shadowRoot.querySelector('.area');
  const send = (type, at) => all.forEach((path, i) => area.dispatchEvent(new PointerEvent(type, { pointerId: 7 + i, clientX: path[0][0] + (path[1][0] - path[0][0]) * at, clientY: path[0][1] + (path[1][1] - path[0][1]) * at, bubbles: true })));
  send('pointerdown', 0);
  for (const at of [0.25, 0.5, 0.75, 1]) send('pointermove', at);
  send('pointerup', 1);
}, paths);

// Where the cube's corners fall in the picture of the double's phone, pixels. Its front looks at the visitor, who stands straight before it.
const boxOf = (page, edge, z) => page.evaluate(([size, depth]) => {
  const { inverse, projection } = window.kuraXr;
  const times = (m, v) => [0, 1, 2, 3].map((row) => v.reduce((sum, each, column) => sum + m[row + 4 * column] * each, 0));
  const seen = [];
  for (const x of [-1, 1]) for (const y of [0, 2]) for (const w of [-1, 1]) {
    const clip = times(projection, times(inverse, [(x * size) / 2, (y * size) / 2, depth + (w * size) / 2, 1]));
    seen.push([(clip[0] / clip[3] + 1) * innerWidth / 2, (1 - clip[1] / clip[3]) * innerHeight / 2]);
  }
  const [xs, ys] = [seen.map(([x]) => x), seen.map(([, y]) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}, [edge, z]);

const kHitZ = 0.7 * Math.cos(-0.9) / Math.sin(-0.9);

async function checkBox(page, seen, edge, what) {
  const wanted = await boxOf(page, edge, kHitZ);
  for (const side of ['left', 'right', 'top', 'bottom']) check(Math.abs(seen[side] - wanted[side]) <= 2, `${what}: ${side} at ${seen[side]}, not ${wanted[side].toFixed(1)}`);
}

export async function checkAr(cases, bench, web) {
  const { server } = bench;
  const glb = texturedCube([190, 30, 40, 255]);
  server.mount('/real/viewer/kura-xr.js', join(web, 'viewer/kura-xr.js'));
  server.put('/ar/cube.glb', glb);
  const half = kEdge / 2;
  const bounds = { min: [-half, 0, -half], max: [half, kEdge, half] };
  server.put('/ar/item.json', recordOf(glb.length, bounds, { scale_basis: 'calliper' }));
  server.put('/ar/unmeasured.json', recordOf(glb.length, bounds));
  const options = { viewer: '<kura-viewer src="/ar/item.json"></kura-viewer>', module: 'real', browser: { ...kPhone, reducedMotion: 'reduce' }, init: mock };
  mkdirSync(screenshots, { recursive: true });

  await cases.run('ar: the piece stands where the hit test says, as large as it is, with its shadow on nothing', () => bench.on(options, async (page, faults) => {
    await start(page);
    checkEqual(await page.evaluate(() => [window.began, window.kuraXr.mode, window.kuraXr.options.requiredFeatures.includes('hit-test'), window.kuraXr.options.optionalFeatures.includes('dom-overlay')]), [true, 'immersive-ar', true, true], 'session');
    const seen = await look(page);
    checkEqual(seen.fault, 0, 'GL error');
    await checkBox(page, seen, kEdge, 'true size');
    check(seen.red > 0.7, `${(100 * seen.red).toFixed()}% of what hides the room is red`);
    check(seen.veil > 100, `only ${seen.veil} pixels of shadow`);
    check(seen.empty > 0.5 * 390 * 844, `only ${seen.empty} pixels let the room through`);
    checkEqual(await line(page), '置きたいところで画面をタップしてください。', 'what is said');
    await page.screenshot({ path: join(screenshots, 'ar-placing-ja.png') });
    await fingers(page, [[195, 400], [195, 400]]);
    await look(page);
    await page.screenshot({ path: join(screenshots, 'ar-placed-ja.png') });
    checkEqual(await percent(page), '100% 実寸', 'size');
    checkEqual(faults, [], 'faults');
  }));

  await cases.run('ar: a pinch scales and shows %, near 100% it snaps, the button brings the true size back', () => bench.on(options, async (page, faults) => {
    await start(page);
    await look(page);
    await fingers(page, [[195, 400], [195, 400]]);
    await fingers(page, [[145, 500], [120, 500]], [[245, 500], [270, 500]]);
    checkEqual(await percent(page), '150%', 'after a pinch from 100 to 150 px');
    await checkBox(page, await look(page), kEdge * 1.5, '150%');
    await fingers(page, [[120, 500], [142.5, 500]], [[270, 500], [247.5, 500]]);
    checkEqual(await percent(page), '100% 実寸', 'after a pinch to 105%');
    await checkBox(page, await look(page), kEdge, 'snapped');
    await press(page, '大きく');
    checkEqual(await percent(page), '110%', 'a step');
    await press(page, '実寸に戻す');
    checkEqual(await percent(page), '100% 実寸', 'true size');
    checkEqual(faults, [], 'faults');
  }));

  await cases.run('ar: one finger moves the piece along the floor, two turn it', () => bench.on(options, async (page, faults) => {
    await start(page);
    await look(page);
    await fingers(page, [[195, 400], [195, 400]]);
    const before = await look(page);
    await fingers(page, [[195, 422], [255, 422]]);
    const after = await look(page);
    const moved = after.middle[0] - before.middle[0];
    check(moved > 45 && moved < 75, `60 px of the finger moved the piece by ${moved} px`);
    check(Math.abs(after.middle[1] - before.middle[1]) <= 3, 'it left its line');
    // 45 degrees: a square seen from its edge is wider.
    await fingers(page, [[195, 500], [195, 500]], [[295, 500], [195 + 100 * Math.SQRT1_2, 500 + 100 * Math.SQRT1_2]]);
    const turned = await look(page);
    check(turned.width > 1.2 * after.width, `turned by 45 degrees it is ${turned.width} px wide, before ${after.width}`);
    checkEqual(await percent(page), '100% 実寸', 'size');
    checkEqual(faults, [], 'faults');
  }));

  await cases.run('ar: leaving gives the picture on the page back, with its camera', () => bench.on(options, async (page, faults) => {
    const before = await start(page);
    await look(page);
    await press(page, 'AR を終わる');
    await page.waitForFunction(() => !document.querySelector('.kura-ar'));
    checkEqual(await camera(page), before, 'camera');
    await page.waitForTimeout(800);
    // The browser keeps no frame that it has shown, so one is read as it is drawn; the renderer may leave the first out.
    const [r, g, b] = await page.evaluate(async () => {
      const element = document.querySelector('kura-viewer'), canvas = element.shadowRoot.querySelector('canvas');
      const copy = document.createElement('canvas').getContext('2d');
      let pixel = [0, 0, 0];
      for (let frame = 0; frame < 30 && !pixel.some(Boolean); ++frame) {
        if (frame % 10 === 0) element.camera = { ...element.camera };
        await new Promise((resolve) => requestAnimationFrame(resolve));
        copy.drawImage(canvas, 0, 0, 9, 9);
        pixel = [...copy.getImageData(4, 4, 1, 1).data].slice(0, 3);
      }
      return pixel;
    });
    check(r > 1.4 * g && r > 1.4 * b, `the middle of the canvas is ${[r, g, b]}`);
    check(await page.evaluate(() => document.querySelector('kura-viewer').startAr()), 'a second visit does not begin');
    await look(page);
    checkEqual(faults, [], 'faults');
  }));

  await cases.run('ar: no size is claimed where none was measured; a session that is refused or breaks is told, and nothing throws', () => bench.on({ ...options, viewer: '<kura-viewer src="/ar/unmeasured.json"></kura-viewer>', init: `${mock}; window.kuraXr.refuse = true;` }, async (page, faults) => {
    await start(page);
    checkEqual(await page.evaluate(() => [window.began, Boolean(document.querySelector('.kura-ar'))]), [false, false], 'refused');
    const note = await page.evaluate(() => document.querySelector('kura-viewer').shadowRoot.textContent);
    check(note.includes('AR を始められませんでした'), 'nobody is told');
    await page.evaluate(() => { window.kuraXr.refuse = false; return document.querySelector('kura-viewer').startAr(); });
    await look(page);
    await fingers(page, [[195, 400], [195, 400]]);
    checkEqual(await percent(page), '100% 大きさは測られていません', 'size');
    await page.evaluate(() => document.querySelector('kura-viewer').shadowRoot.querySelector('canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext());
    await page.waitForFunction(() => !document.querySelector('.kura-ar') && window.kuraXr.ended === 1);
    checkEqual(faults.filter((fault) => !/context/i.test(String(fault))), [], 'faults');
  }));

  await cases.run('ar: the buttons are large enough in every language, none leaves the screen of a phone', async () => {
    for (const lang of ['ja', 'ja-x-easy', 'en', 'zh', 'ko']) {
      await bench.on({ ...options, lang, viewer: `<kura-viewer src="/ar/item.json" lang="${lang}"></kura-viewer>`, browser: { ...options.browser, viewport: { width: 320, height: 640 } } }, async (page) => {
        await start(page);
        await look(page);
        await fingers(page, [[160, 300], [160, 300]]);
        await look(page);
        await page.screenshot({ path: join(screenshots, `ar-320-${lang}.png`) });
        const boxes = await page.evaluate(() => [...document.querySelector('.kura-ar').shadowRoot.querySelectorAll('button, .line, .percent')].map((each) => { const { left, right, top, bottom, width, height } = each.getBoundingClientRect(); return { name: each.textContent, fits: left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight, large: each.localName !== 'button' || (width >= 44 && height >= 44) }; }));
        checkEqual(boxes.filter(({ fits, large }) => !fits || !large), [], lang);
      });
    }
  });

  const place = '<p data-ar hidden data-glb="a.glb" data-usdz="a.usdz" data-title="箱"><a class="ar__open" href="a.usdz">AR</a><span class="ar__note">電話で</span></p>';
  const offer = (page) => page.evaluate(() => [document.querySelector('.ar__open').checkVisibility(), document.querySelector('.ar__note').checkVisibility()]);
  server.mount('/ar/ar.js', join(web, 'scripts/ar.js'));
  const onPage = { ...options, viewer: options.viewer + place, script: "import '/ar/ar.js';" };
  await cases.run('ar: the page offers WebXR first, and what the phone has where a session does not begin', () => bench.on({ ...onPage, init: `${mock}; window.kuraXr.refuse = true;` }, async (page, faults) => {
    await waitForReady(page);
    await page.waitForFunction(() => !document.querySelector('[data-ar]').hidden);
    checkEqual(await offer(page), [true, false], 'link, note');
    await page.click('.ar__open');
    await page.waitForFunction(() => document.querySelector('.ar__note').checkVisibility());
    checkEqual(await offer(page), [false, true], 'link, note after a refusal');
    checkEqual(faults, [], 'faults');
  }));
  await cases.run('ar: a press on the page begins the visit; without WebXR nothing of it is offered', async () => {
    await bench.on(onPage, async (page, faults) => {
      await waitForReady(page);
      await page.locator('.ar__open').press('Enter');
      await page.waitForFunction(() => document.querySelector('.kura-ar'));
      await checkBox(page, await look(page), kEdge, 'true size');
      checkEqual(faults, [], 'faults');
    });
    await bench.on({ ...onPage, init: undefined }, async (page) => {
      await page.waitForFunction(() => !document.querySelector('[data-ar]').hidden);
      checkEqual(await offer(page), [false, true], 'link, note');
    });
  });
}
