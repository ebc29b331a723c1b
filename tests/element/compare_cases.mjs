// Two pieces on the page that compares them, before the double of the module: one scale, one floor, one camera.
import { join } from 'node:path';

import { check, checkEqual } from '../e2e/support/cases.mjs';
import { openPage } from '../e2e/support/browser.mjs';
import { build } from '../e2e/support/paths.mjs';
import { fakeGlb, record } from './support/bench.mjs';

const cameras = (page) => page.evaluate(() => [...document.querySelectorAll('kura-viewer')].map((viewer) => viewer.camera));
const drawn = (page) => page.waitForFunction(() => [...document.querySelectorAll('kura-viewer')].filter((viewer) => viewer.hasAttribute('data-drawn')).length === 2, null, { timeout: 20_000 });

export async function checkCompare(cases, bench) {
  const { server } = bench;
  server.mount('/fake/scripts/', join(process.env.KURA_WEB_DIR ?? join(build, 'web'), 'scripts'));
  const bounds = { BIG: [0.2, 0.4, 0.2], SMALL: [0.05, 0.08, 0.05] };
  for (const [id, [x, y, z]] of Object.entries(bounds)) {
    const item = JSON.parse(record([{ name: 'thumb', bytes: 100, triangles: 100 }], { bounds_m: { min: [-x / 2, 0, -z / 2], max: [x / 2, y, z / 2] }, scale_basis: 'ノギス実測' }));
    delete item.poster;
    server.put(`/fake/item/${id}/item.json`, JSON.stringify({ ...item, id, title: { ja: id } }));
    server.put(`/fake/item/${id}/thumb.glb`, fakeGlb({}));
  }
  server.put('/fake/collection.json', JSON.stringify({ items: ['BIG', 'SMALL'].map((id) => ({ id, title: { ja: id }, can: ['turn'] })) }));
  server.put('/fake/compare.html', `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>くらべる</title><link rel="icon" href="data:,">
    <style>kura-viewer { width: 300px; height: 400px }</style><script type="module" src="viewer/kura-viewer.js"></script><script type="module" src="scripts/compare.js"></script></head>
    <body data-root="./" data-site="見本" data-language-folder=""><main><h1>くらべる</h1><div data-compare></div></main></body></html>`);
  const open = async (query, body) => {
    const opened = await openPage(bench.browser, { viewport: { width: 900, height: 900 }, reducedMotion: 'reduce' });
    try {
      await opened.page.goto(`${server.address}/fake/compare.html${query}`);
      await body(opened.page, opened.faults);
    } finally {
      await opened.close();
    }
  };

  await cases.run('compare: both stand on one floor at one scale, and follow whichever is touched', () => open('?a=BIG&b=SMALL', async (page, faults) => {
    await drawn(page);
    const [big, small] = await cameras(page);
    checkEqual([small.distance, small.yaw, small.target], [big.distance, big.yaw, big.target], 'the camera of the small piece');
    check(Math.abs(big.target[1] - 0.2) < 1e-9, `looks at ${big.target[1]} m above the floor`);
    await page.locator('kura-viewer').nth(1).locator('.stage').focus();
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(() => document.querySelector('kura-viewer').camera.yaw === 15, null, { timeout: 5000 });
    await page.locator('kura-viewer').nth(0).locator('.stage').focus();
    await page.keyboard.press('+');
    await page.waitForFunction((before) => document.querySelectorAll('kura-viewer')[1].camera.distance < before * 0.9, big.distance, { timeout: 5000 });
    await page.waitForFunction(() => location.hash.startsWith('#v1~c'), null, { timeout: 5000 });
    checkEqual(faults, [], 'faults');
  }));

  await cases.run('compare: the address opens the same two in the same view; unknown pieces are named', async () => {
    await open('?a=SMALL&b=BIG#v1~c0.5k0.0.14lc.2i.0', async (page) => {
      await drawn(page);
      await page.waitForFunction(() => [...document.querySelectorAll('kura-viewer')].every((viewer) => viewer.camera?.yaw === 9), null, { timeout: 5000 });
    });
    await open('?a=SMALL&b=NONE', async (page) => {
      await page.waitForFunction(() => /NONE/.test(document.querySelector('.note')?.textContent ?? ''), null, { timeout: 5000 });
      checkEqual(await page.locator('select').count(), 2, 'choices');
    });
  });
}
