// An item page: loads without a fault, the piece appears and turns, the record is there without JavaScript.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { openPage, waitForModel } from './support/browser.mjs';
import { check, checkEqual } from './support/cases.mjs';
import { screenshots } from './support/paths.mjs';
import { difference, pixelsOf, spread } from './support/picture.mjs';

export async function checkItemPage(cases, browser, address, site, folder) {
  const item = JSON.parse(readFileSync(join(site, 'item', folder, 'item.json'), 'utf8'));
  for (const language of ['ja', 'en']) {
    const path = `${language === 'ja' ? '' : 'en/'}item/${folder}/`;
    await cases.run(`item ${folder} (${language}): the record is in the HTML without JavaScript`, () =>
      checkRecord(browser, address + path, item, language));
  }
  if (item.model) {
    await cases.run(`item ${folder}: the piece appears, turns when dragged, and rests`, () =>
      checkModel(browser, `${address}item/${folder}/`));
    await cases.run(`item ${folder} (en): the piece appears without a fault`, () =>
      checkAppears(browser, `${address}en/item/${folder}/`));
  }
  if (item.images?.length && item.model) {
    await cases.run(`item ${folder}: the tiled photograph opens`, () => checkTiles(browser, `${address}item/${folder}/`));
  } else if (item.images?.length) {
    await cases.run(`item ${folder}: the flat work is neared in the viewer, to its own tiles`, () => checkFlat(browser, `${address}item/${folder}/`));
    await cases.run(`item ${folder}: where there is no WebGL 2, the flat work is there in tiles all the same`, () => checkFlatWithoutWebgl(browser, `${address}item/${folder}/`));
  }
}

async function checkRecord(browser, url, item, language) {
  const { page, faults, close } = await openPage(browser, { javaScriptEnabled: false });
  try {
    await page.goto(url);
    const html = await page.content();
    checkEqual(await page.getAttribute('html', 'lang'), language, 'lang of the page');
    check(html.includes(item.id), 'the 資料番号 is not in the page');
    const title = item.title[language] ?? item.title.ja;
    check((await page.locator('h1').innerText()).includes(title), `the heading is not «${title}»`);
    check((await page.locator('dl dt').count()) >= 5, 'the record has fewer than five entries');
    if (item.credit) check(html.includes(item.credit), 'the credit is not in the page');
    check((await page.locator('a[href*="creativecommons.org"], a[href*="rightsstatements.org"]').count()) > 0, 'no rights link');
    checkEqual(await brokenPictures(page), [], 'pictures that do not show');
    checkEqual(faults, [], 'faults');
  } finally {
    await close();
  }
}

// Pictures further down are loaded lazily; without JavaScript only those in view have to be there.
async function brokenPictures(page) {
  const eager = await page.locator('main img:not([loading=lazy])').all();
  const broken = [];
  for (const picture of eager) {
    if (!(await picture.isVisible())) continue;
    const box = await picture.boundingBox();
    if (!box || box.width < 2 || box.height < 2) broken.push(await picture.getAttribute('src'));
  }
  return broken;
}

async function checkAppears(browser, url) {
  const { page, faults, close } = await openPage(browser);
  try {
    await page.goto(url);
    await waitForModel(page);
    checkEqual(faults, [], 'faults');
  } finally {
    await close();
  }
}

async function checkModel(browser, url) {
  const { page, faults, close } = await openPage(browser, { viewport: { width: 1000, height: 900 }, reducedMotion: 'reduce' });
  try {
    await page.addInitScript(() => {
      globalThis.seen = [];
      for (const type of ['ready', 'tierchange', 'viewerror']) {
        document.addEventListener(type, (event) => globalThis.seen.push([type, event.detail]), true);
      }
    });
    await page.goto(url);
    const stats = await waitForModel(page);
    check(stats.gpuBytes > 0 && stats.transferredBytes > 0 && stats.tier, `stats are empty: ${JSON.stringify(stats)}`);
    await settle(page);
    const viewer = page.locator('kura-viewer').first();
    const before = await pixelsOf(page, await viewer.screenshot());
    check(spread(before) > 8, `the stage is blank (spread ${spread(before).toFixed(1)})`);
    const camera = await page.evaluate(() => document.querySelector('kura-viewer').camera);
    const box = await viewer.boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height * 0.45];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + box.width / 8, y, { steps: 3 });
    await page.mouse.move(x + box.width / 4, y + 10, { steps: 3 });
    await page.mouse.up();
    await settle(page);
    const turned = await page.evaluate(() => document.querySelector('kura-viewer').camera);
    check(Math.abs(turned.yaw - camera.yaw) > 10, `yaw went only from ${camera.yaw} to ${turned.yaw}`);
    const after = await pixelsOf(page, await viewer.screenshot());
    check(difference(before, after) > 0.5, `dragging did not change the picture (${difference(before, after).toFixed(2)})`);
    const seen = await page.evaluate(() => globalThis.seen.map(([type]) => type));
    check(seen.includes('ready'), `no ready event, only ${seen}`);
    check(!seen.includes('viewerror'), 'a viewerror came');
    checkEqual(faults, [], 'faults');
  } finally {
    await close();
  }
}

function watchTiles(page) {
  const tiles = [];
  page.on('response', (response) => {
    if (/\/image\/\d+\/(\d+,\d+,\d+,\d+|full)\/\d+,/.test(response.url())) tiles.push({ status: response.status(), isPart: !response.url().includes('/full/') });
  });
  return tiles;
}

async function checkTiles(browser, url) {
  const { page, faults, close } = await openPage(browser);
  const tiles = watchTiles(page);
  try {
    await page.goto(url);
    await page.locator('[data-tiles-open]').first().click();
    await page.locator('.openseadragon-canvas canvas').first().waitFor({ timeout: 30_000 });
    for (let attempt = 0; attempt < 100 && tiles.length === 0; ++attempt) await page.waitForTimeout(100);
    check(tiles.length > 0, 'no tile was fetched after opening the photograph');
    check(tiles.every(({ status }) => status < 400), `tiles answered ${tiles.map(({ status }) => status)}`);
    checkEqual(faults, [], 'faults');
  } finally {
    await close();
  }
}

// One viewer, one camera, one set of gestures for bowls and for screens.
async function checkFlat(browser, url) {
  const { page, faults, close } = await openPage(browser);
  const tiles = watchTiles(page);
  try {
    await page.goto(url);
    await waitForModel(page);
    await page.locator('kura-viewer .stage').first().focus();
    for (let press = 0; press < 12; ++press) await page.keyboard.press('+');
    await page.waitForFunction(() => (document.querySelector('kura-viewer').stats.detail?.placed ?? 0) > 0, null, { timeout: 60_000 });
    check(tiles.some(({ isPart }) => isPart), 'no tile of the pyramid was fetched');
    check(tiles.every(({ status }) => status < 400), `tiles answered ${tiles.map(({ status }) => status)}`);
    checkEqual(await page.locator('.openseadragon-canvas').count(), 0, 'other viewers on the page');
    checkEqual(faults, [], 'faults');
  } finally {
    await close();
  }
}

async function checkFlatWithoutWebgl(browser, url) {
  const { page, close } = await openPage(browser);
  try {
    await page.addInitScript(() => {
      const original = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
        return kind === 'webgl2' ? null : original.call(this, kind, ...rest);
      };
    });
    await page.goto(url);
    await page.locator('.tiles--drawn').waitFor({ timeout: 30_000 });
    check(!(await page.locator('kura-viewer').isVisible()), 'the viewer that can show nothing is still there');
  } finally {
    await close();
  }
}

// Waits until the viewer has nothing more to fetch or draw.
export async function settle(page, quiet = 1200) {
  await page.evaluate(
    (quietMs) =>
      new Promise((resolve) => {
        const viewer = document.querySelector('kura-viewer');
        let last = '';
        let since = performance.now();
        const look = () => {
          const now = JSON.stringify([viewer.camera, viewer.stats.tier, viewer.stats.transferredBytes]);
          if (now !== last) {
            last = now;
            since = performance.now();
          }
          if (performance.now() - since > quietMs) resolve();
          else setTimeout(look, 100);
        };
        look();
      }),
    quiet,
  );
}

export async function photographItemPage(cases, browser, address, folder) {
  mkdirSync(screenshots, { recursive: true });
  const looks = [
    ['ja-phone', 'item/', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }],
    ['ja-wide', 'item/', { viewport: { width: 1440, height: 900 } }],
    ['en-wide-dark', 'en/item/', { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' }],
  ];
  for (const [name, prefix, options] of looks) {
    await cases.run(`item ${folder}: screenshot ${name}, nothing wider than the page`, async () => {
      const { page, close } = await openPage(browser, options);
      try {
        await page.goto(`${address}${prefix}${folder}/`);
        if (await page.locator('kura-viewer').count()) {
          await waitForModel(page);
          await settle(page);
        } else {
          await page.waitForTimeout(1500);
        }
        const file = join(screenshots, `item-${folder}-${name}.png`);
        await page.screenshot({ path: file, fullPage: name === 'ja-phone' });
        check(existsSync(file), 'no screenshot');
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        check(overflow <= 0, `the page is ${overflow} px wider than the window`);
      } finally {
        await close();
      }
    });
  }
}
