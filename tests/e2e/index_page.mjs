// The index page, and a browser without WebGL.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { openPage } from './support/browser.mjs';
import { check, checkEqual } from './support/cases.mjs';
import { screenshots } from './support/paths.mjs';

export async function checkIndex(cases, browser, address, items) {
  mkdirSync(screenshots, { recursive: true });
  for (const language of ['ja', 'en']) {
    const url = address + (language === 'ja' ? '' : 'en/');
    for (const width of [390, 834, 1440]) {
      await cases.run(`index (${language}, ${width} px): every item has a card with its poster`, async () => {
        const { page, faults, close } = await openPage(browser, { viewport: { width, height: 900 } });
        try {
          await page.goto(url);
          for (const item of items) {
            const card = page.locator(`a[href*="item/${item.folder ?? item.id}/"]`).first();
            check((await card.count()) === 1, `no card leads to ${item.id}`);
            await card.scrollIntoViewIfNeeded();
          }
          await page.waitForLoadState('networkidle');
          const blank = await page.evaluate(() =>
            [...document.querySelectorAll('main img')].filter((img) => !img.complete || img.naturalWidth === 0).map((img) => img.src));
          checkEqual(blank, [], 'posters that did not load');
          await page.evaluate(() => scrollTo(0, 0));
          await page.screenshot({ path: join(screenshots, `index-${language}-${width}.png`), fullPage: true });
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          check(overflow <= 0, `the page is ${overflow} px wider than the window`);
          checkEqual(faults, [], 'faults');
        } finally {
          await close();
        }
      });
    }
  }
}

export async function checkWithoutWebgl(cases, browser, address, folder) {
  await cases.run('without WebGL2 the poster and the text remain, and a viewerror says so', async () => {
    const { page, close } = await openPage(browser);
    try {
      await page.addInitScript(() => {
        const original = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (type, ...rest) {
          return type.startsWith('webgl') ? null : original.call(this, type, ...rest);
        };
        document.addEventListener('viewerror', (event) => (globalThis.viewError = event.detail.code), true);
      });
      await page.goto(`${address}item/${folder}/`);
      await page.waitForFunction(() => globalThis.viewError, null, { timeout: 30_000 });
      checkEqual(await page.evaluate(() => globalThis.viewError), 'no_webgl2', 'code of the error');
      check(await page.locator('kura-viewer img').first().isVisible(), 'the poster is not visible');
    } finally {
      await close();
    }
  });
}
