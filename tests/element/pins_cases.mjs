// The curator's annotations on the piece: pins that follow it, cards that tell, for mouse, key and screen reader.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

import { check, checkEqual } from '../e2e/support/cases.mjs';
import { calls, camera, fakeGlb, inShadow, record, waitForReady } from './support/bench.mjs';
import { png } from './support/png.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kViewer = '<kura-viewer src="/pins/item.json"></kura-viewer>';
const kAnnotations = [
  { id: 'front', position: [0, 0.05, 0.1], normal: [0, 0, 1], label: { ja: '正面の印', en: 'Front mark' }, body: { ja: '福の字。', en: 'Good fortune.' } },
  { id: 'back', position: [0, 0.05, -0.1], normal: [0, 0, -1], label: { ja: '裏の印' }, view: 'behind' },
  { id: 'away', position: [5, 0.05, 0], normal: [1, 0, 0], label: { ja: '遠く' } },
];
const kViews = [{ id: 'behind', label: { ja: '後ろ' }, camera: { target: [0, 0.05, 0], yaw: 180, pitch: 0, distance: 0.4 } }];

const pins = (page) =>
  inShadow(page, (root) => [...root.querySelectorAll('.pins li')].map((pin) => {
    const { left, top, width } = pin.querySelector('button').getBoundingClientRect();
    const stage = root.host.getBoundingClientRect();
    return { hidden: pin.hidden, behind: pin.classList.contains('behind'), x: (left + width / 2 - stage.left) / stage.width, y: (top + width / 2 - stage.top) / stage.height,
      name: pin.querySelector('button').getAttribute('aria-label'), open: pin.querySelector('button').getAttribute('aria-expanded') };
  }));
const card = (page) => inShadow(page, (root) => (root.querySelector('.card').hidden ? '' : root.querySelector('.card').innerText.replace(/\s+/g, ' ').trim()));
const press = (page, index) => inShadow(page, (root, value) => root.querySelectorAll('.pins button')[value].click(), index);

export async function checkPins(cases, bench) {
  const { server } = bench;
  server.put('/pins/item.json', record([{ name: 'thumb', bytes: 100, triangles: 100 }], { annotations: kAnnotations, views: kViews }));
  server.put('/pins/none.json', record([{ name: 'thumb', bytes: 100, triangles: 100 }]));
  server.put('/pins/poster.png', png(4, 5, [90, 90, 90, 255]));
  server.put('/pins/thumb.glb', fakeGlb({}));

  await cases.run('pins: stand where their place is, dim behind, gone out of the picture', async () => {
    await bench.on({ viewer: kViewer }, async (page, faults) => {
      await waitForReady(page);
      await page.evaluate(() => (document.querySelector('kura-viewer').camera = { target: [0, 0.05, 0], yaw: 0, pitch: 0, distance: 1 }));
      await page.waitForTimeout(200);
      const [front, back, away] = await pins(page);
      check(Math.abs(front.x - 0.5) < 0.01 && Math.abs(front.y - 0.5) < 0.01, `the first stands at ${front.x}, ${front.y}`);
      checkEqual([front.behind, back.behind, away.hidden], [false, true, true], 'behind, behind, hidden');
      await page.evaluate(() => (document.querySelector('kura-viewer').camera = { target: [0, 0.05, 0], yaw: 90, pitch: 0, distance: 1 }));
      await page.waitForTimeout(200);
      // From the right side +Z is to the left: 0.1 m at 1 m, of a picture 2 tan 15 deg x 0.8 wide.
      const left = 0.5 - 0.1 / (2 * Math.tan(Math.PI / 12) * 0.8);
      const [turned] = await pins(page);
      check(Math.abs(turned.x - left) < 0.01, `turned it stands at ${turned.x}, not ${left}`);
      checkEqual(faults, [], 'faults');
    });
  });

  await cases.run('pins: open a card and turn the piece to its place; Esc closes it', async () => {
    await bench.on({ viewer: kViewer }, async (page) => {
      await waitForReady(page);
      await press(page, 0);
      checkEqual(await card(page), '正面の印 福の字。', 'card');
      checkEqual((await pins(page)).map((pin) => pin.open), ['true', 'false', 'false'], 'expanded');
      await page.waitForTimeout(900);
      const seen = await camera(page);
      check(Math.abs(seen.yaw) < 1 && Math.abs(seen.target[2] - 0.1) < 0.001, `the camera looks from ${seen.yaw} at ${seen.target}`);
      await press(page, 1);
      await page.waitForTimeout(900);
      check(Math.abs(Math.abs((await camera(page)).yaw) - 180) < 1, 'the view that the annotation names is not taken');
      checkEqual(await card(page), '裏の印', 'a card without a body');
      await page.focus('kura-viewer >> css=.stage');
      await page.keyboard.press('Escape');
      checkEqual(await card(page), '', 'card after Esc');
    });
  });

  await cases.run('pins: dim where another part of the piece stands before them, asked for once the camera rests', async () => {
    await bench.on({ viewer: kViewer, init: 'globalThis.kuraHidden = [0.001]' }, async (page) => {
      server.put('/pins/item.json', record([{ name: 'thumb', bytes: 100, triangles: 100 }], {
        annotations: [kAnnotations[0], { ...kAnnotations[0], id: 'inside', position: [0.001, 0.05, 0.05] }, kAnnotations[1]], views: kViews }));
      await page.reload();
      await waitForReady(page);
      await page.evaluate(() => (document.querySelector('kura-viewer').camera = { target: [0, 0.05, 0], yaw: 0, pitch: 0, distance: 1 }));
      await page.waitForTimeout(700);
      checkEqual((await pins(page)).map((pin) => pin.behind), [false, true, true], 'dim: in sight, hidden, turned away');
      checkEqual(await inShadow(page, (root) => root.querySelectorAll('.pins button')[1].getAttribute('aria-description')), '（今は見えない側にあります）', 'told to screen readers');
      checkEqual((await calls(page, 'sees')).some(([, , z]) => z < 0), false, 'what turns away is not asked for');
      const asked = (await calls(page, 'sees')).length;
      await page.waitForTimeout(600);
      checkEqual((await calls(page, 'sees')).length, asked, 'questions while nothing moves');
      await page.evaluate(() => { globalThis.kuraHidden = []; document.querySelector('kura-viewer').camera = { target: [0, 0.05, 0], yaw: 5, pitch: 0, distance: 1 }; });
      await page.waitForTimeout(700);
      checkEqual((await pins(page)).map((pin) => pin.behind), [false, false, true], 'after a turn');
    });
    server.put('/pins/item.json', record([{ name: 'thumb', bytes: 100, triangles: 100 }], { annotations: kAnnotations, views: kViews }));
  });

  await cases.run('pins: named for screen readers in the language of the page, large enough for fingers, nothing for axe', async () => {
    await bench.on({ viewer: kViewer, lang: 'en' }, async (page) => {
      await waitForReady(page);
      checkEqual((await pins(page))[0].name, 'Front mark', 'name');
      const size = await inShadow(page, (root) => { const { width, height } = root.querySelector('.pins button').getBoundingClientRect(); return [width, height]; });
      check(size[0] >= 44 && size[1] >= 44, `a pin is ${size} px`);
      await press(page, 0);
      await page.evaluate(axe);
      const faults = await page.evaluate(async () => (await globalThis.axe.run('kura-viewer')).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`));
      checkEqual(faults, [], 'violations');
    });
  });

  await cases.run('pins: none where the record has no annotations', async () => {
    await bench.on({ viewer: '<kura-viewer src="/pins/none.json"></kura-viewer>' }, async (page) => {
      await waitForReady(page);
      checkEqual(await inShadow(page, (root) => root.querySelectorAll('.pins, .card').length), 0, 'elements');
    });
  });
}
