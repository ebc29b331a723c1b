// Pins and tours with the real module: rays through a mesh, a camera that travels, a hand that stops it.
import { check, checkEqual } from '../e2e/support/cases.mjs';
import { camera, inShadow, record, waitForReady } from './support/bench.mjs';
import { png } from './support/png.mjs';
import { texturedCube } from './support/textured_cube.mjs';

const kStory = {
  // The third looks forward, but lies deep inside the cube.
  annotations: [
    { id: 'front', position: [0, 0.05, 0.05], normal: [0, 0, 1], label: { ja: '前' } },
    { id: 'back', position: [0, 0.05, -0.05], normal: [0, 0, -1], label: { ja: '後ろ' } },
    { id: 'inside', position: [0, 0.05, 0], normal: [0, 0, 1], label: { ja: '中' } },
  ],
  tours: [{ id: 'round', label: { ja: '回る' }, stops: [{ annotation: 'front', label: { ja: '前' }, text: { ja: '前' } }, { annotation: 'back', label: { ja: '後ろ' }, text: { ja: '後ろ' } }] }],
};
const kAway = { target: [0, 0.05, 0], yaw: 0, pitch: 0, distance: 0.6 };

export async function checkRealStory(cases, bench) {
  const { server } = bench;
  server.put('/story/item.json', record([{ name: 'thumb', bytes: 100, triangles: 12 }], kStory));
  server.put('/story/thumb.glb', texturedCube([200, 60, 40, 255]));
  server.put('/story/poster.png', png(4, 5, [90, 90, 90, 255]));

  await cases.run('real module: pins that something hides are dim; a tour travels, and a press stops it', async () => {
    await bench.on({ viewer: '<kura-viewer src="/story/item.json"></kura-viewer>', module: 'real' }, async (page, faults) => {
      await waitForReady(page);
      await page.evaluate((pose) => (document.querySelector('kura-viewer').camera = pose), kAway);
      const dim = () => inShadow(page, (root) => [...root.querySelectorAll('.pins li')].map((pin) => pin.classList.contains('behind')));
      const untilDim = (expected) => page.waitForFunction((wanted) => JSON.stringify([...document.querySelector('kura-viewer').shadowRoot.querySelectorAll('.pins li')].map((pin) => pin.classList.contains('behind'))) === wanted,
        JSON.stringify(expected), { timeout: 30_000 }).catch(async () => checkEqual(await dim(), expected, 'dim'));
      await untilDim([false, true, true]);
      await page.mouse.move(200, 150);
      await page.evaluate(() => document.querySelector('kura-viewer').startTour('round', 1));
      await page.waitForFunction(() => Math.abs(document.querySelector('kura-viewer').camera.yaw) > 1);
      await page.mouse.down();
      await page.waitForTimeout(300);
      const held = (await camera(page)).yaw;
      await page.waitForTimeout(800);
      await page.mouse.up();
      check(Math.abs(held) < 179 && (await camera(page)).yaw === held, `the flight goes on under the hand: ${held}, then ${(await camera(page)).yaw}`);
      await page.evaluate(() => document.querySelector('kura-viewer').startTour('round', 1));
      await page.waitForFunction(() => Math.abs(Math.abs(document.querySelector('kura-viewer').camera.yaw) - 180) < 1, null, { timeout: 30_000 });
      await untilDim([true, false, true]);
      checkEqual(faults, [], 'faults');
    });
  });
}
