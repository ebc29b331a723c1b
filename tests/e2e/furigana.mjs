// A child, or somebody who learns Japanese, wishes for readings: a switch on every Japanese page, remembered without cookies.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { openPage } from './support/browser.mjs';
import { check, checkEqual } from './support/cases.mjs';
import { build, sampleCollection } from './support/paths.mjs';
import { runKura } from './support/program.mjs';

export async function checkFurigana(cases, browser, address, folder) {
  await cases.run('furigana: hidden at first, shown on a wish, kept on the next page and after a return', async () => {
    const { page, faults, close } = await openPage(browser);
    try {
      await page.goto(`${address}item/${folder}/`);
      const reading = page.locator('main rt').first();
      check((await reading.count()) === 1, 'the page has no readings');
      check(!(await reading.isVisible()), 'readings are shown unasked');
      const button = page.getByRole('button', { name: 'ふりがな' });
      checkEqual(await button.getAttribute('aria-pressed'), 'false', 'the button at first');
      const plain = await page.locator('main').innerText();
      await button.focus();
      await page.keyboard.press('Enter');
      check(await reading.isVisible(), 'readings are not shown');
      checkEqual(await button.getAttribute('aria-pressed'), 'true', 'the button after');
      check((await page.locator('main').innerText()) !== plain, 'the text is read without the readings');
      await page.goto(`${address}works/`);
      check(await page.locator('main rt').first().isVisible(), 'the wish was forgotten on the next page');
      checkEqual((await page.context().cookies()).length, 0, 'cookies');
      await page.getByRole('button', { name: 'ふりがな' }).click();
      await page.reload();
      check(!(await page.locator('main rt').first().isVisible()), 'the second wish was forgotten');
      checkEqual(faults, [], 'faults');
    } finally {
      await close();
    }
  });
  await cases.run('furigana: easy Japanese shows them from the start, also without JavaScript; other languages have none', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page, close } = await openPage(browser, { javaScriptEnabled });
      await page.goto(`${address}ja-easy/item/${folder}/`);
      check(await page.locator('main rt').first().isVisible(), `no readings (JavaScript ${javaScriptEnabled})`);
      await page.goto(`${address}item/${folder}/`);
      check(!(await page.locator('main rt').first().isVisible()), `readings unasked (JavaScript ${javaScriptEnabled})`);
      await page.goto(`${address}zh/item/${folder}/`);
      checkEqual(await page.locator('ruby').count(), 0, 'readings on a Chinese page');
      await close();
    }
  });
  await cases.run('furigana: a screen reader hears each word once while they are hidden', async () => {
    const { page, close } = await openPage(browser);
    await page.goto(`${address}item/${folder}/`);
    const heading = await page.locator('h1').ariaSnapshot();
    const readings = await page.locator('h1 rt').allTextContents();
    check(readings.length > 0 && readings.every((reading) => !heading.includes(reading)), `the heading is read as ${heading}`);
    await close();
  });
  if (!existsSync('/usr/bin/mecab')) return cases.skip('furigana: MeCab suggests readings', 'mecab is not installed: apt-get install mecab mecab-ipadic-utf8');
  await cases.run('furigana: MeCab suggests readings, none of them confirmed; a second run touches nothing', async () => {
    const file = join(build, 'readings-suggested.csv');
    rmSync(file, { force: true });
    checkEqual((await runKura(['readings', sampleCollection, '-o', file])).code, 0, 'exit code');
    const rows = readFileSync(file, 'utf8').trim().split('\r\n').slice(1).map((line) => line.split(','));
    check(rows.length > 50 && rows.some(([word, reading]) => word === '作品' && reading === 'さくひん'), `${rows.length} words, without 作品`);
    check(rows.every(([, , confirmed]) => confirmed === ''), 'a suggestion is confirmed already');
    checkEqual((await runKura(['readings', sampleCollection, '-o', file])).code, 2, 'exit code of a second run');
    rmSync(file);
  });
}
