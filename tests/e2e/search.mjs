// The search, as visitors use it: typing, narrowing, sharing the address, going back, without a mouse, without JavaScript, and with ill will.
import AxeBuilder from 'axe-core';
import { join } from 'node:path';

import { openPage } from './support/browser.mjs';
import { check, checkEqual } from './support/cases.mjs';
import { screenshots } from './support/paths.mjs';

const answered = (page) => page.waitForSelector('[data-state=answered]', { timeout: 30_000 });
const titles = (page) => page.locator('.card h3').allTextContents();

async function open(browser, address, options) {
  const opened = await openPage(browser, options);
  await opened.page.goto(address);
  await answered(opened.page);
  return opened;
}

async function type(page, text) {
  await page.fill('#q', text);
  await page.waitForFunction((words) => new URLSearchParams(location.search).get('q') === words, text);
  await answered(page);
}

export async function checkSearch(cases, browser, address, items) {
  const bowl = items[0];
  await cases.run('search: every way to write a word finds the piece', async () => {
    const { page, faults, close } = await open(browser, `${address}search/`);
    checkEqual((await titles(page)).length, items.length, 'works before anything is typed');
    for (const words of ['牡丹', 'ボタン', 'ぼたん', 'ﾎﾞﾀﾝ', 'botan', 'peony', 'PEONIES', '五彩 鉢', 'gosaibo', bowl.id, bowl.id.replace('-', '')]) {
      await type(page, words);
      check((await titles(page)).includes(bowl.title.ja), `${words} does not find ${bowl.title.ja}, but ${await titles(page)}`);
    }
    checkEqual(faults, [], 'faults');
    await close();
  });
  await cases.run('search: a facet narrows, stands in the address, can be shared and gone back from', async () => {
    const { page, close } = await open(browser, `${address}en/search/?q=bowl`);
    const before = (await titles(page)).length;
    const box = page.locator('.facet--material input[value="磁器"]');
    const count = Number(await box.locator('xpath=following-sibling::span[2]').textContent());
    check(count > 0 && count < before, `${count} of ${before}`);
    await box.check();
    await page.waitForFunction((n) => document.querySelectorAll('.card').length === n, count);
    check(new URL(page.url()).searchParams.get('material') === '磁器', page.url());
    const shared = await open(browser, page.url());
    checkEqual(await titles(shared.page), await titles(page), 'what the shared address shows');
    await shared.close();
    await page.goBack();
    await page.waitForFunction((n) => document.querySelectorAll('.card').length === n, before);
    check(!(await box.isChecked()), 'the box is still ticked');
    await close();
  });
  await cases.run('search: sorts by number, and says how many it found', async () => {
    const { page, close } = await open(browser, `${address}en/search/?sort=number`);
    const places = await page.locator('.card h3 a').evaluateAll((links) => links.map((link) => decodeURIComponent(link.pathname.split('/').at(-2))));
    checkEqual(places, [...places].sort(), 'numbers');
    checkEqual(await page.locator('#found').textContent(), `${items.length} works`, 'count');
    await type(page, 'zzzz');
    checkEqual(await page.locator('#found').textContent(), 'Nothing found', 'count');
    check(await page.locator('[data-search-advice]').isVisible(), 'no advice');
    await close();
  });
  await cases.run('search: from the field of any page, by keyboard alone', async () => {
    const { page, close } = await openPage(browser, { viewport: { width: 1280, height: 900 } });
    await page.goto(`${address}item/${bowl.folder}/`);
    await page.focus('.find__words');
    await page.keyboard.type('kobako');
    await page.keyboard.press('Enter');
    await answered(page);
    check(page.url().startsWith(`${address}search/?q=kobako`), page.url());
    checkEqual((await titles(page)).length, 1, 'works');
    await close();
  });
  for (const words of ['"><img src=x onerror=alert(1)>', '(((.*)+)+)$[', '\\', '%', '\u0000\uFFFF\uD800', '~ *', '々', '!!!', '😀', ' '.repeat(50)]) {
    await cases.run(`search: ${JSON.stringify(words).slice(0, 40)} does no harm`, async () => {
      const { page, faults, close } = await open(browser, `${address}search/`);
      page.on('dialog', () => faults.push('a dialog'));
      await page.fill('#q', words);
      await page.waitForTimeout(200);
      await answered(page);
      checkEqual(faults, [], 'faults');
      checkEqual(await page.locator('main img[src="x"]').count(), 0, 'pictures from the query');
      await close();
    });
  }
  await cases.run('search: ten thousand characters and a hostile address are cut, not obeyed', async () => {
    const { page, faults, close } = await open(browser, `${address}search/?q=${'牡'.repeat(200)}&page=-3&sort=__proto__&facility=%3Cb%3E&facility=x&__proto__=1`);
    await page.fill('#q', '牡丹'.repeat(5000));
    await page.waitForTimeout(300);
    await answered(page);
    check(page.url().length < 4000, `the address has ${page.url().length} characters`);
    checkEqual(faults, [], 'faults');
    await close();
  });
  await cases.run('search: without JavaScript a way to the list', async () => {
    const { page, close } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${address}search/?q=x`);
    check(await page.locator('main noscript a, main .note a').first().isVisible(), 'no way on');
    await close();
  });
  for (const [language, width] of [['ja', 320], ['en', 390], ['ja', 834], ['en', 1440]]) {
    await cases.run(`search (${language}, ${width} px): nothing stands out, axe finds no fault`, async () => {
      const { page, close } = await open(browser, `${address}${language === 'ja' ? '' : 'en/'}search/`, { viewport: { width, height: 900 } });
      await page.locator('[data-search-narrow]').evaluate((details) => (details.open = true));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      check(overflow <= 0, `the page is ${overflow} px wider than the window`);
      await page.evaluate(AxeBuilder.source);
      const { violations } = await page.evaluate(() => globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }));
      checkEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], 'axe');
      await page.screenshot({ path: join(screenshots, `search-${language}-${width}.png`), fullPage: true });
      await close();
    });
  }
}
