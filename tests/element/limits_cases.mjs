// What an element may take: budgets, the amount said before it comes, turns at the graphics contexts, and a tier too much.
import { check, checkEqual } from '../e2e/support/cases.mjs';
import { fakeGlb, inShadow, record, waitForEvent, waitForReady } from './support/bench.mjs';
import { png } from './support/png.mjs';

const kTiers = [
  { name: 'thumb', bytes: 200_000, triangles: 20_000, edge: 512 },
  { name: 'low', bytes: 700_000, triangles: 100_000, edge: 1024 },
];

function putItem(server, folder, tiers = kTiers) {
  server.put(`/${folder}/item.json`, record(tiers));
  server.put(`/${folder}/poster.png`, png(4, 5, [200, 30, 30, 255]));
  for (const { name, triangles, bytes } of tiers) server.put(`/${folder}/${name}.glb`, Buffer.alloc(bytes, fakeGlb({ triangles })));
}

const asked = (server, folder) => server.requests.filter((path) => path.startsWith(`/${folder}/`) && path.endsWith('.glb')).map((path) => path.slice(folder.length + 2));
const note = (page) => inShadow(page, (root) => root.querySelector('.note.on')?.textContent ?? '');

export async function checkLimits(cases, bench) {
  const { server } = bench;

  await cases.run('budget: each tier is announced with its bytes before it is asked for', async () => {
    putItem(server, 'announced');
    const init = () => {
      window.fetched = [];
      document.addEventListener('tierfetch', ({ detail, target }) => window.fetched.push({
        ...detail, text: target.shadowRoot.querySelector('.amount.on')?.textContent ?? '', inStats: target.stats.fetching?.tier,
        before: !performance.getEntriesByType('resource').some(({ name }) => name.endsWith(`/${detail.tier}.glb`)) }));
    };
    await bench.on({ viewer: '<kura-viewer src="/announced/item.json" lang="en"></kura-viewer>', init }, async (page, faults) => {
      await page.waitForFunction(() => document.querySelector('kura-viewer').stats.tier === 'low');
      const fetched = await page.evaluate(() => window.fetched);
      checkEqual(fetched.map(({ tier, bytes, gpuBytes, inStats, before }) => [tier, bytes, gpuBytes, inStats, before]),
        [['thumb', 200_000, 1000, 'thumb', true], ['low', 700_000, 1000, 'low', true]], 'tierfetch');
      check(fetched[0].text.includes('0.2 MB') && fetched[1].text.includes('0.7 MB'), `the page says «${fetched.map(({ text }) => text)}»`);
      await page.waitForFunction(() => !document.querySelector('kura-viewer').shadowRoot.querySelector('.amount.on'));
      checkEqual(await page.evaluate(() => document.querySelector('kura-viewer').stats.fetching), null, 'stats.fetching afterwards');
      checkEqual(faults, [], 'faults');
    });
  });

  await cases.run('budget: what would exceed it is not fetched, until it is raised', async () => {
    putItem(server, 'frugal');
    await bench.on({ viewer: '<kura-viewer src="/frugal/item.json" budget="0.85"></kura-viewer>' }, async (page) => {
      await waitForReady(page);
      await page.waitForTimeout(300);
      checkEqual(asked(server, 'frugal'), ['thumb.glb'], 'models within 0.85 MB');
      await page.evaluate(() => (document.querySelector('kura-viewer').budget = { transfer: 0.95 }));
      await page.waitForFunction(() => document.querySelector('kura-viewer').stats.tier === 'low');
    });
    await bench.on({ viewer: '<kura-viewer src="/frugal/item.json" budget="- 0.601"></kura-viewer>' }, async (page) => {
      await waitForReady(page);
      await page.waitForTimeout(300);
      // Two tiers of 1000 bytes are on the GPU while one takes the other's place, beside the light.
      checkEqual(asked(server, 'frugal').slice(2), ['thumb.glb'], 'models within 0.601 MB of the GPU');
    });
  });

  await cases.run('budget: a piece above it is not begun; the visitor is told and may load it all the same', async () => {
    putItem(server, 'dear');
    server.put('/dear/plain.glb', Buffer.alloc(300_000, fakeGlb({ triangles: 5 })));
    for (const [source, wanted] of [['src="/dear/item.json"', []], ['model="/dear/plain.glb"', ['plain.glb']]]) {
      const before = asked(server, 'dear').length;
      await bench.on({ viewer: `<kura-viewer ${source} budget="0.1" lang="en"></kura-viewer>` }, async (page) => {
        const failure = await waitForEvent(page, 'viewerror');
        checkEqual(failure.code, 'over_budget', 'code');
        check(failure.message.includes('MB'), failure.message);
        // Without a record the size is known with the head of the answer only; the body is broken off there.
        checkEqual(asked(server, 'dear').slice(before), wanted, 'models asked for');
        check((await note(page)).includes('more data or memory'), `the note says «${await note(page)}»`);
        await page.locator('kura-viewer .note button').click();
        await waitForReady(page);
      });
    }
  });

  await cases.run('limits: a finer tier that kills the module comes back as the one below, the camera where it was', async () => {
    putItem(server, 'heavy');
    server.put('/heavy/low.glb', fakeGlb({ crash: 'open' }), { steps: 2, pauseMs: 400 });
    await bench.on({ viewer: '<kura-viewer src="/heavy/item.json"></kura-viewer>' }, async (page) => {
      await waitForReady(page);
      await page.evaluate(() => (document.querySelector('kura-viewer').camera = { target: [0, 0, 0], yaw: 44, pitch: 5, distance: 1 }));
      await page.waitForFunction(() => globalThis.kuraViewers.length === 2 && document.querySelector('kura-viewer').stats.triangles === 20_000);
      await page.waitForTimeout(400);
      checkEqual(asked(server, 'heavy'), ['thumb.glb', 'low.glb', 'thumb.glb'], 'models asked for');
      checkEqual(await page.evaluate(() => document.querySelector('kura-viewer').camera.yaw), 44, 'yaw');
      checkEqual(await page.evaluate(() => window.seen.filter(({ type }) => type === 'viewerror').length), 0, 'errors told');
    });
  });

  await cases.run('fifty elements take turns at the contexts; all have a picture, and one that is reached for moves again', async () => {
    server.put('/many/x.glb', fakeGlb({ triangles: 3 }));
    const one = '<kura-viewer model="/many/x.glb" style="width: 70px; height: 60px; min-height: 0; display: inline-block"></kura-viewer>';
    await bench.on({ viewer: one.repeat(50) }, async (page, faults) => {
      await page.waitForFunction(() => [...document.querySelectorAll('kura-viewer')].every((each) => each.hasAttribute('data-drawn')), null, { timeout: 60_000 });
      const live = () => page.evaluate(() => globalThis.kuraViewers.filter((each) => !each.isDeleted).length);
      check((await live()) <= 6, `${await live()} contexts at the same time`);
      const stills = await page.evaluate(() => [...document.querySelectorAll('kura-viewer')].filter((each) => each.shadowRoot.querySelector('.still')).length);
      check(stills >= 44, `${stills} pictures in place of stages`);
      const made = await page.evaluate(() => globalThis.kuraViewers.length);
      await page.waitForTimeout(500);
      checkEqual(await page.evaluate(() => globalThis.kuraViewers.length), made, 'modules made while nothing happens');
      const still = page.locator('kura-viewer').filter({ has: page.locator('css=.still') }).first();
      await still.hover();
      await page.waitForFunction((before) => globalThis.kuraViewers.length === before + 1, made);
      await page.waitForFunction(() => !document.querySelector('kura-viewer:hover').shadowRoot.querySelector('.still'));
      check((await live()) <= 6, `${await live()} contexts afterwards`);
      checkEqual(await page.evaluate(() => window.seen.filter(({ type }) => type === 'viewerror')), [], 'errors');
      checkEqual(faults, [], 'faults');
    });
  });

  await cases.run('forty loads and unloads leave no context, no texture, no element behind', async () => {
    server.put('/cycle/x.glb', fakeGlb({ triangles: 3 }));
    await bench.on({ viewer: '<p>—</p>' }, async (page, faults) => {
      const left = await page.evaluate(async () => {
        const references = [];
        for (let i = 0; i < 40; ++i) {
          const viewer = document.createElement('kura-viewer');
          viewer.setAttribute('model', '/cycle/x.glb');
          const ready = new Promise((resolve) => viewer.addEventListener('ready', resolve, { once: true }));
          document.querySelector('main').prepend(viewer);
          if (i % 4) await ready; // every fourth goes while it loads
          viewer.remove();
          references.push(new WeakRef(viewer));
        }
        await new Promise((resolve) => setTimeout(resolve, 500));
        globalThis.references = references;
        const objects = globalThis.kuraModules.map((GL) => GL.contexts.filter(Boolean).length + GL.textures.filter(Boolean).length);
        // The double itself remembers every canvas.
        for (const list of [globalThis.kuraModules, globalThis.kuraViewers, window.seen]) list.length = 0;
        return objects.reduce((a, b) => a + b, 0);
      });
      checkEqual(left, 0, 'contexts and textures');
      const session = await page.context().newCDPSession(page);
      await session.send('HeapProfiler.collectGarbage');
      await page.waitForTimeout(100);
      await session.send('HeapProfiler.collectGarbage');
      const alive = await page.evaluate(() => globalThis.references.filter((each) => each.deref()).length);
      check(alive <= 2, `${alive} of 40 elements are still in memory`);
      checkEqual(faults, [], 'faults');
    });
  });
}
