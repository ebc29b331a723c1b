// The panel of the tools: opened and left by keys and pointer, in reach of fingers, beside the piece.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

import { check, checkEqual } from '../e2e/support/cases.mjs';
import { calls, fakeGlb, inShadow, record, waitForReady } from './support/bench.mjs';
import { png } from './support/png.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kViewer = '<kura-viewer src="/tools/item.json" permalink></kura-viewer>';
const focused = (page) => inShadow(page, (root) => root.activeElement?.getAttribute('aria-label') ?? root.activeElement?.textContent ?? '');
const isOpen = (page) => inShadow(page, (root) => !root.querySelector('.tools').hidden);

export async function checkTools(cases, bench) {
  const { server } = bench;
  server.put('/tools/item.json', record([{ name: 'thumb', bytes: 100, triangles: 100 }]));
  server.put('/tools/poster.png', png(4, 5, [90, 90, 90, 255]));
  server.put('/tools/thumb.glb', fakeGlb({}));

  await cases.run('tools: keys open the list, go through it, open a tool and lead back to the piece', async () => {
    await bench.on({ viewer: kViewer, browser: { reducedMotion: 'reduce' } }, async (page, faults) => {
      await waitForReady(page);
      await page.focus('kura-viewer >> css=.stage');
      await page.keyboard.press('t');
      check(await isOpen(page), 'T does not open the tools');
      checkEqual(await focused(page), '正面や側面から見る', 'focus in the list');
      await page.keyboard.press('Enter');
      checkEqual(await focused(page), '正面や側面から見る', 'focus on the heading of the tool');
      await page.keyboard.press('ArrowLeft');
      checkEqual(await calls(page, 'setCamera'), [], 'arrows in the panel turn the piece');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      const [camera] = (await calls(page, 'setCamera')).at(-1);
      checkEqual([camera.yaw, camera.pitch, camera.target], [0, 0, [0.5, 0.5, 0.5]], 'the front, around the middle of the piece');
      await page.keyboard.press('Escape');
      checkEqual(await focused(page), '正面や側面から見る', 'focus after Esc: the entry of the list');
      await page.keyboard.press('Escape');
      checkEqual([await isOpen(page), await focused(page)], [false, '道具'], 'open, focus after a second Esc');
      checkEqual(faults, [], 'faults');
    });
  });

  await cases.run('tools: a sheet on phones, a panel at the side of wide stages, the piece always in sight', async () => {
    for (const [width, height] of [[320, 640], [390, 844], [834, 1100], [1440, 900]]) {
      await bench.on({ viewer: kViewer.replace('permalink', 'permalink style="width: 100%; height: min(100vh, 125vw)"'), browser: { viewport: { width, height } } }, async (page) => {
        await waitForReady(page);
        await page.locator('kura-viewer').getByRole('button', { name: '道具' }).click();
        await page.waitForTimeout(400);
        const [panel, stage, ...buttons] = await inShadow(page, (root) => [root.querySelector('.tools'), root.host, ...root.querySelectorAll('.tools button:not([hidden])')].map((each) => each.getBoundingClientRect().toJSON()));
        const share = (panel.width * panel.height) / (stage.width * stage.height);
        check(share < 0.6, `${width}: the panel covers ${share.toFixed(2)} of the stage`);
        check(panel.left >= stage.left && panel.right <= stage.right + 0.5 && panel.top >= stage.top && panel.bottom <= stage.bottom + 0.5, `${width}: the panel leaves the stage`);
        check(width < 640 ? panel.width === stage.width : panel.width < stage.width / 2, `${width}: ${panel.width} px wide`);
        for (const box of buttons) check(box.width >= 43.9 && box.height >= 43.9, `${width}: a button of ${box.width} x ${box.height}`);
      });
    }
  });

  await cases.run('tools: in five languages, and axe finds nothing', async () => {
    for (const [lang, name] of [['ja', '道具'], ['ja-x-easy', 'どうぐ'], ['en', 'Tools'], ['zh', '工具'], ['ko', '도구']]) {
      await bench.on({ viewer: kViewer, lang, browser: { reducedMotion: 'reduce' } }, async (page) => {
        await waitForReady(page);
        await page.locator('kura-viewer').getByRole('button', { name, exact: true }).click();
        await page.evaluate(axe);
        const entries = await inShadow(page, (root) => root.querySelectorAll('.tools-list button').length);
        for (let index = -1; index < entries; ++index) {
          if (index >= 0) await inShadow(page, (root, at) => { const { host } = root; if (root.querySelector('.tools').hidden) root.querySelector('.row [aria-controls="tools"]').click(); root.querySelectorAll('.tools-list button')[at].click(); void host; }, index);
          const faults = await page.evaluate(async () => (await globalThis.axe.run('kura-viewer')).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`));
          checkEqual(faults, [], `${lang}, tool ${index}`);
          await inShadow(page, (root) => { root.querySelector('dialog').close(); root.querySelector('.tools header button:not([hidden])').click(); });
        }
      });
    }
  });
}
