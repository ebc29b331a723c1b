// What the visitor sees as a value and as the end of an address.
import { check, checkEqual } from '../e2e/support/cases.mjs';
import { calls, camera, fakeGlb, inShadow, record, waitForReady } from './support/bench.mjs';
import { png } from './support/png.mjs';

const kViewer = '<kura-viewer src="/state/item.json" permalink></kura-viewer>';
const fragment = (page) => page.evaluate(() => location.hash);
const state = (page) => page.evaluate(() => document.querySelector('kura-viewer').viewState);

export async function checkViewState(cases, bench) {
  const { server } = bench;
  server.put('/state/item.json', record([{ name: 'thumb', bytes: 100, triangles: 100 }]));
  server.put('/state/poster.png', png(4, 5, [90, 90, 90, 255]));
  server.put('/state/thumb.glb', fakeGlb({}));

  await cases.run('view state: what is set comes back, and stands in the address once the piece rests', async () => {
    await bench.on({ viewer: kViewer, browser: { reducedMotion: 'reduce' } }, async (page, faults) => {
      await waitForReady(page);
      checkEqual(await fragment(page), '', 'address before anything was touched');
      const set = { target: [0.012, -0.05, 0.1], yaw: -30.5, pitch: 15, distance: 0.25 };
      await page.evaluate((value) => {
        window.changes = [];
        document.addEventListener('viewstatechange', (event) => window.changes.push(event.detail));
        document.querySelector('kura-viewer').viewState = { camera: value };
      }, set);
      await page.waitForFunction(() => window.changes.some((change) => change.isResting), null, { timeout: 5000 });
      checkEqual((await state(page)).camera, set, 'camera');
      check((await fragment(page)).startsWith('#v1~c'), `the address ends with ${await fragment(page)}`);
      check((await fragment(page)).length < 60, `${await fragment(page)} is not short`);
      checkEqual(faults, [], 'faults');
    });
  });

  await cases.run('view state: an address opens the same view; a new fragment flies there', async () => {
    await bench.on({ viewer: kViewer, browser: { reducedMotion: 'reduce' } }, async (page) => {
      await waitForReady(page);
      const set = { target: [0.01, 0.02, -0.03], yaw: 170.3, pitch: -12.4, distance: 0.4321 };
      await page.evaluate((value) => (document.querySelector('kura-viewer').viewState = { camera: value }), set);
      await page.waitForFunction(() => location.hash !== '', null, { timeout: 5000 });
      const address = page.url();
      await page.goto('about:blank');
      await page.goto(address);
      await waitForReady(page);
      const seen = await camera(page);
      for (const [name, value, wanted] of [['x', seen.target[0], 0.01], ['z', seen.target[2], -0.03], ['distance', seen.distance, 0.4321]]) {
        check(Math.abs(value - wanted) <= 1e-5, `${name} is ${value}`);
      }
      check(Math.abs(seen.yaw - 170.3) < 0.051 && Math.abs(seen.pitch + 12.4) < 0.051, `from ${seen.yaw}, ${seen.pitch}`);
      const other = await page.evaluate(() => {
        location.hash = '#v1~c0.0.0.rs0.2i.0';
        return new Promise((resolve) => setTimeout(() => resolve(document.querySelector('kura-viewer').camera), 300));
      });
      checkEqual([other.yaw, other.distance], [9, 0.36], 'yaw and distance of a new fragment');
    });
  });

  await cases.run('view state: fragments that are not ours change nothing and stay', async () => {
    for (const garbage of ['#record', '#v9~c1.2.3.4.5.6', '#v1~c1.2', '#v1~cNaN.x.y~q~~.~s~k', '#v1~c%00.0.0.0.0.0', `#v1${'~mzz'.repeat(500)}`]) {
      await bench.on({ viewer: kViewer, fragment: garbage }, async (page, faults) => {
        await waitForReady(page);
        checkEqual(await calls(page, 'setCamera'), [], `calls after ${garbage.slice(0, 30)}`);
        checkEqual(faults, [], `faults after ${garbage.slice(0, 30)}`);
        if (garbage !== '#record') return;
        await page.focus('kura-viewer >> css=.stage');
        await page.keyboard.press('ArrowLeft');
        await page.waitForTimeout(600);
        checkEqual(await fragment(page), '#record', 'the address');
      });
    }
  });

  await cases.run('view state: the link of the tools is the address of what is seen', async () => {
    await bench.on({ viewer: kViewer, browser: { reducedMotion: 'reduce' } }, async (page) => {
      await waitForReady(page);
      const viewer = page.locator('kura-viewer');
      await viewer.getByRole('button', { name: '道具' }).click();
      await viewer.getByRole('button', { name: 'この見え方のリンク' }).click();
      await page.evaluate(() => (document.querySelector('kura-viewer').viewState = { camera: { target: [0, 0, 0], yaw: 9, pitch: 0, distance: 0.36 } }));
      await page.waitForTimeout(300);
      const address = await inShadow(page, (root) => root.querySelector('.tool-field input').value);
      check(address.startsWith(server.address) && address.endsWith('#v1~c0.0.0.rs0.2i.0'), address);
    });
    await bench.on({ viewer: '<kura-viewer src="/state/item.json"></kura-viewer>', fragment: '#v1~c0.0.0.rs0.2i.0' }, async (page) => {
      await waitForReady(page);
      checkEqual(await calls(page, 'setCamera'), [], 'an element without permalink follows the address');
    });
  });
}
