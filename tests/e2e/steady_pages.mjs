// Every template, at three widths, on a line where scripts and pictures come late: nothing moves once it is seen, and what the visitor waits for is small.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { openPage } from './support/browser.mjs';
import { check, checkEqual } from './support/cases.mjs';

const kMostShift = 0.005;
const kHeroBytes = 150_000;
const kItemBytes = 50_000;
const kWidths = [[320, ''], [412, 'en/'], [1280, '']];

function watch() {
  globalThis.seen = { shifts: [], hero: '' };
  const nameOf = (node) => node?.outerHTML?.slice(0, 80) ?? node?.textContent?.slice(0, 40) ?? '';
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) globalThis.seen.shifts.push([entry.value, nameOf(entry.sources[0]?.node)]);
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) globalThis.seen.hero = entry.url;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
}

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

async function checkSteady(browser, url, width) {
  const phone = width < 1000 ? { hasTouch: true, isMobile: true, deviceScaleFactor: 3 } : {};
  const { page, close } = await openPage(browser, { viewport: { width, height: 823 }, ...phone });
  try {
    const sizes = new Map();
    page.on('response', async (response) => sizes.set(response.url(), (await response.body().catch(() => Buffer.alloc(0))).length));
    await page.addInitScript(watch);
    await page.route(/\.(js|webp|jpg|csv)$/, async (route) => {
      await wait(250);
      await route.continue();
    });
    await page.route('**/viewer/kura-module*', (route) => route.abort()); // the piece itself: its picture stays in its place
    await page.goto(url);
    await page.waitForLoadState('networkidle');
    await wait(300);
    const { shifts, hero } = await page.evaluate(() => globalThis.seen);
    const sum = shifts.reduce((total, [value]) => total + value, 0);
    check(sum <= kMostShift, `${url} at ${width} px moves by ${sum.toFixed(4)}: ${JSON.stringify(shifts)}`);
    if (hero) check((sizes.get(hero) ?? 0) <= kHeroBytes, `${url} at ${width} px waits for ${hero}, ${sizes.get(hero)} bytes`);
  } finally {
    await close();
  }
}

export async function checkSteadyPages(cases, browser, address, templates) {
  for (const [width, language] of kWidths) {
    await cases.run(`no template moves while it loads, and none waits for a heavy picture (${width} px, /${language})`, async () => {
      for (const path of templates) await checkSteady(browser, address + language + path, width);
    });
  }
}

function htmlFiles(site) {
  return readdirSync(site, { recursive: true }).filter((path) => path.endsWith('.html'));
}

export async function checkWeights(cases, site) {
  await cases.run('every picture of every page states its size, and no item page is above 50 kB', async () => {
    const faults = [];
    for (const path of htmlFiles(site)) {
      const html = readFileSync(join(site, path), 'utf8');
      for (const [img] of html.matchAll(/<img\b[^>]*>/g)) {
        if (!/\swidth="[1-9]\d*"/.test(img) || !/\sheight="[1-9]\d*"/.test(img)) faults.push(`${path}: ${img.slice(0, 100)}`);
      }
      if (/(^|\/)item\//.test(path) && html.length > 0 && Buffer.byteLength(html) > kItemBytes) faults.push(`${path}: ${Buffer.byteLength(html)} bytes`);
    }
    checkEqual(faults, [], 'faults');
  });
  await cases.run('no poster or photograph of a page is above 150 kB', async () => {
    const heavy = readdirSync(join(site, 'item'), { recursive: true })
      .filter((path) => /(poster[^/]*\.webp|image\/\d+-\d+\.(webp|jpg))$/.test(path))
      .map((path) => [path, statSync(join(site, 'item', path)).size])
      .filter(([, bytes]) => bytes > kHeroBytes);
    checkEqual(heavy, [], 'heavy pictures');
  });
}

// On a phone a piece waits for the first sign of somebody who looks.
export async function checkFirstSign(cases, browser, address, folder) {
  const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };
  const open = async (path, options) => {
    const opened = await openPage(browser, options);
    const asked = [];
    opened.page.on('request', (request) => {
      if (/kura-module|\.glb$|environments\//.test(request.url())) asked.push(request.url());
    });
    await opened.page.goto(address + path);
    await opened.page.waitForLoadState('networkidle');
    return { ...opened, asked };
  };
  const isStarted = (page) => page.waitForFunction(() => document.querySelector('kura-viewer').hasAttribute('data-drawn'), null, { timeout: 120_000 });
  await cases.run('on a phone nothing of the 3D is fetched before the first touch, and then the piece appears', async () => {
    const { page, asked, close } = await open(`item/${folder}/`, phone);
    try {
      await wait(500);
      checkEqual(asked, [], 'fetched before anybody looked');
      const button = page.locator('kura-viewer .begin button');
      checkEqual(await button.innerText(), '立体で見る', 'the button');
      await button.tap();
      await isStarted(page);
      check(!(await button.isVisible()), 'the button remains');
    } finally {
      await close();
    }
  });
  await cases.run('on a phone a key starts the piece as well', async () => {
    const { page, asked, close } = await open(`item/${folder}/`, phone);
    try {
      await page.keyboard.press('Tab');
      await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('kura-module')));
      check(asked.length > 0, 'nothing was asked for');
    } finally {
      await close();
    }
  });
  await cases.run('at a desktop the piece comes by itself', async () => {
    const { page, close } = await open(`en/item/${folder}/`, { viewport: { width: 1280, height: 800 } });
    try {
      await isStarted(page);
    } finally {
      await close();
    }
  });
}
