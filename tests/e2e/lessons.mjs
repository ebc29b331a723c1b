// Teachers and pupils: a list is gathered, a lesson composed, passed on as a link, answered, saved; the ZIP opens from a disk
// with the network off. Visitors' stories, so each case walks the whole way.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { openPage, waitForModel } from './support/browser.mjs';
import { check, checkEqual } from './support/cases.mjs';
import { screenshots } from './support/paths.mjs';

const kSizes = [['phone', 390, 844], ['tablet', 834, 1112], ['wide', 1440, 900]];

export async function checkLessons(cases, browser, address, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await cases.run('my list: gathered on item pages, ordered, cited, emptied', () => gather(browser, address));
  await cases.run('my list: somebody else’s list opens from a link and can be taken over', () => takeOver(browser, address));
  let link = '';
  await cases.run('lesson: a teacher composes one and gets a link', async () => {
    link = await compose(browser, address);
  });
  await cases.run('lesson: a pupil answers, comes back, and saves a worksheet', () => answer(browser, link, folder));
  await cases.run('lesson: broken and hostile links are told, not obeyed', () => hostileLinks(browser, address));
  await cases.run('lesson: the ZIP opens from a disk with the network off', () => zipOffline(browser, address, folder));
  await cases.run('lesson: the SCORM package reports to a learning platform', () => scorm(browser, address, folder));
  for (const [name, width, height] of kSizes) {
    await cases.run(`lesson, list and embed pages: screenshots ${name}, nothing wider than the page`, () => photograph(browser, address, name, { width, height }));
  }
}

const listOf = (page) => page.evaluate(() => JSON.parse(localStorage.getItem('kura-list') ?? '[]'));

async function gather(browser, address) {
  const { page, faults, close } = await openPage(browser, { locale: 'ja' });
  try {
    for (const id of ['K-001', 'K-003']) {
      await page.goto(`${address}item/${id}/`);
      await page.getByRole('button', { name: 'マイリストに入れる' }).click();
      await page.getByRole('button', { name: 'マイリストに入っています' }).waitFor();
    }
    await page.getByRole('link', { name: 'マイリストを見る' }).click();
    await page.locator('.list__card').nth(1).waitFor();
    await page.getByRole('button', { name: /後ろへ動かす/ }).click();
    await page.waitForFunction(() => document.querySelector('.list__card a')?.textContent === '金箔貼梅枝文小箱');
    checkEqual(await listOf(page), ['K-003', 'K-001'], 'the list');
    const cited = await page.locator('.citations').textContent();
    check(/“金箔貼梅枝文小箱”.*K-003.*item\/K-003\/, \(参照 \d{4}-\d\d-\d\d\)/.test(cited), `cited as ${cited}`);
    await page.getByLabel('書き方').selectOption('bibtex');
    check((await page.locator('.citations').textContent()).includes('@misc{K-003,'), 'no BibTeX');
    await page.getByRole('button', { name: /外す/ }).first().click();
    await page.getByRole('button', { name: /外す/ }).first().click();
    await page.locator('.list__empty').waitFor();
    checkEqual(faults, [], 'faults');
  } finally {
    await close();
  }
}

async function takeOver(browser, address) {
  const { page, faults, close } = await openPage(browser);
  try {
    await page.goto(`${address}en/list/#ids=K-002,not-there,K-001`);
    await page.locator('.list__card').nth(2).waitFor();
    checkEqual(await listOf(page), [], 'the own list before');
    check((await page.locator('.list__card').nth(1).textContent()).includes('No piece with this number'), 'the missing piece is not named');
    await page.getByRole('button', { name: 'Put it into my own list' }).click();
    await page.waitForFunction(() => location.hash === '');
    checkEqual(await listOf(page), ['K-002', 'not-there', 'K-001'], 'the own list after');
    checkEqual(faults.filter((fault) => !fault.includes('not-there') && !fault.includes('404')), [], 'faults');
  } finally {
    await close();
  }
}

// The link of a lesson with a piece in a turned view and a choice, and a step in words.
async function compose(browser, address) {
  const { page, faults, close } = await openPage(browser, { locale: 'ja', permissions: ['clipboard-read', 'clipboard-write'], viewport: { width: 1280, height: 900 } });
  try {
    await page.goto(`${address}lesson/#from=K-001`);
    await waitForModel(page);
    await page.getByLabel('授業の題名').fill('九谷の色をさがす');
    await page.evaluate(() => (document.querySelector('kura-viewer').camera = { target: [0, 0.05, 0], yaw: 40, pitch: 55, distance: 0.8 }));
    await page.getByRole('button', { name: '今の見え方をこの手順に使う' }).click();
    await page.getByText('この見え方を覚えました。').waitFor();
    await page.getByLabel('見出し').fill('内側を見る');
    await page.getByRole('combobox', { name: '問い', exact: true }).selectOption('choice');
    await page.getByLabel('問いの文').fill('花はいくつありますか。');
    await page.getByLabel('選択肢 1').fill('三つ');
    await page.getByLabel('選択肢 2').fill('五つ');
    await page.getByLabel('正解').selectOption('1');
    await page.getByRole('button', { name: /手順を足す/ }).click();
    await page.getByRole('button', { name: 'この問いを入れる' }).first().click();
    await page.getByRole('button', { name: '生徒に渡すリンクをコピー' }).click();
    const link = await page.locator('.link-field').inputValue();
    checkEqual(await page.evaluate(() => navigator.clipboard.readText()), link, 'what was copied');
    check(link.length < 2000, `the link has ${link.length} characters`);
    await page.reload(); // the draft is still there
    checkEqual(await page.getByLabel('見出し').inputValue(), '内側を見る', 'the heading after a reload');
    checkEqual(faults, [], 'faults');
    return link;
  } finally {
    await close();
  }
}

async function answer(browser, link, folder) {
  const { page, faults, close } = await openPage(browser, { locale: 'ja', viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  try {
    await page.goto(link);
    await waitForModel(page);
    await page.getByRole('heading', { name: '内側を見る' }).waitFor();
    await page.waitForFunction(() => Math.abs(document.querySelector('kura-viewer').camera.yaw - 40) < 0.2);
    await page.getByRole('radio', { name: '三つ' }).check();
    await page.getByText('もう一度、作品をよく見てみましょう。').waitFor();
    await page.getByRole('radio', { name: '五つ' }).check();
    await page.getByText('そのとおり。').waitFor();
    await page.getByRole('button', { name: '次へ' }).click();
    await page.locator('textarea').fill('<b>黄色</b>が広い');
    await page.reload(); // answers stay
    await page.getByRole('button', { name: '次へ' }).click();
    checkEqual(await page.locator('textarea').inputValue(), '<b>黄色</b>が広い', 'the answer after a reload');
    await page.getByRole('button', { name: 'ふりかえる' }).click();
    await page.getByLabel('組').fill('5年1組');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'ワークシートを保存' }).click()]);
    checkEqual(download.suggestedFilename(), '九谷の色をさがす.html', 'name of the worksheet');
    await download.saveAs(join(folder, 'worksheet.html'));
    const sheet = readFileSync(join(folder, 'worksheet.html'), 'utf8');
    for (const part of ['九谷の色をさがす', '5年1組', '● 五つ', '○ 三つ', '&lt;b&gt;黄色&lt;/b&gt;が広い', 'src="data:image/webp', '(参照 ']) {
      check(sheet.includes(part), `the worksheet lacks ${part}`);
    }
    check(!/<script/i.test(sheet), 'the worksheet has a script');
    checkEqual(faults, [], 'faults');
  } finally {
    await close();
  }
}

async function hostileLinks(browser, address) {
  const { page, close } = await openPage(browser);
  const dialogs = [];
  page.on('dialog', (dialog) => void dialogs.push(dialog.message()) || dialog.dismiss());
  try {
    for (const [packed, word] of [['1.AAAA', 'cannot be read'], ['2.abcd', 'newer kind'], ['1.%00%00', 'cannot be read']]) {
      await page.goto('about:blank');
      await page.goto(`${address}en/lesson/#l=${packed}`);
      await page.locator('.told').filter({ hasText: word }).waitFor();
    }
    const hostile = { version: 1, title: '<img src=x onerror=alert(1)>', language: 'en"><script>', steps: [{ item: '../../etc', text: '<script>alert(2)</script>', view: 'v1~c~~', question: { kind: 'choice', prompt: 'x'.repeat(5000), choices: Array(50).fill('a') } }] };
    const packed = await pack(hostile);
    await page.goto('about:blank');
    await page.goto(`${address}en/lesson/#l=${packed}`);
    await page.getByRole('heading', { name: '<img src=x onerror=alert(1)>' }).waitFor();
    checkEqual(await page.locator('.question__choice').count(), 8, 'choices');
    await page.locator('.told').filter({ hasText: 'too long' }).waitFor();
    checkEqual(dialogs, [], 'scripts of the link');
    // 40 MB of blanks in a short link: refused before it is memory.
    await page.goto('about:blank');
    await page.goto(`${address}en/lesson/#l=${await pack(' '.repeat(40_000_000))}`);
    await page.locator('.told').filter({ hasText: 'cannot be read' }).waitFor();
  } finally {
    await close();
  }
}

async function pack(value) {
  const { deflateRawSync } = await import('node:zlib');
  return `1.${deflateRawSync(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')}`;
}

async function downloadZip(browser, address, folder, button, ids) {
  const { page, faults, close } = await openPage(browser, { locale: 'ja', viewport: { width: 1280, height: 900 } });
  try {
    await page.goto(`${address}lesson/#from=${ids.join(',')}`);
    await page.getByLabel('授業の題名').fill('うつわ & 屏風');
    await page.getByRole('combobox', { name: '問い', exact: true }).selectOption('choice');
    await page.getByLabel('選択肢 1').fill('はい');
    await page.getByLabel('選択肢 2').fill('いいえ');
    await page.getByLabel('正解').selectOption('0');
    const [download] = await Promise.all([page.waitForEvent('download', { timeout: 120_000 }), page.getByRole('button', { name: button }).click()]);
    const file = join(folder, 'lesson.zip');
    await download.saveAs(file);
    checkEqual(faults, [], 'faults');
    const opened = join(folder, button);
    mkdirSync(opened, { recursive: true });
    execFileSync('python3', ['-m', 'zipfile', '-e', file, opened]);
    return opened;
  } finally {
    await close();
  }
}

async function zipOffline(browser, address, folder) {
  const opened = await downloadZip(browser, address, folder, 'オフライン用の ZIP を保存', ['K-001', 'K-004']);
  const { page, faults, close } = await openPage(browser, { offline: true, viewport: { width: 1280, height: 800 } });
  try {
    await page.goto(pathToFileURL(join(opened, 'index.html')).href);
    const stats = await waitForModel(page);
    check(stats.triangles > 1000, `only ${stats.triangles} triangles`);
    await page.getByLabel('はい').check();
    await page.getByText('そのとおり。').waitFor();
    await page.waitForTimeout(1500);
    mkdirSync(screenshots, { recursive: true });
    await page.screenshot({ path: join(screenshots, 'lesson-offline.png') });
    await page.getByRole('button', { name: '次へ' }).click();
    await page.waitForFunction(() => document.querySelector('.lesson-stage > img')?.naturalWidth > 100);
    await page.getByRole('button', { name: 'ふりかえる' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'ワークシートを保存' }).click()]);
    await download.saveAs(join(folder, 'offline.html'));
    check(readFileSync(join(folder, 'offline.html'), 'utf8').includes('src="data:image/'), 'the worksheet has no picture');
    checkEqual(faults, [], 'faults');
    const terms = readFileSync(join(opened, 'terms.txt'), 'utf8');
    for (const id of ['K-001', 'K-004']) check(terms.includes(id), `no terms of ${id}`);
  } finally {
    await close();
  }
}

// A platform of a few lines: SCORM 1.2 run-time environment, 3.3.
async function scorm(browser, address, folder) {
  const opened = await downloadZip(browser, address, folder, 'SCORM 1.2 の ZIP を保存', ['K-001']);
  const manifest = readFileSync(join(opened, 'imsmanifest.xml'), 'utf8');
  check(manifest.includes('<schemaversion>1.2</schemaversion>') && manifest.includes('うつわ &amp; 屏風') && manifest.includes('href="pack/index.js"'), 'the manifest is not whole');
  const { page, close } = await openPage(browser, { offline: true });
  try {
    await page.addInitScript(() => {
      if (window !== window.top) return;
      window.values = {};
      window.API = {
        LMSInitialize: () => 'true', LMSGetValue: (name) => window.values[name] ?? '', LMSCommit: () => 'true', LMSFinish: () => 'true',
        LMSSetValue: (name, value) => ((window.values[name] = value), 'true'),
      };
    });
    // The lesson looks for the API in its own window's parents; here it is its own window's.
    await page.addInitScript(() => Object.defineProperty(window, 'parent', { get: () => ({ API: window.API, get parent() { return this; } }) }));
    await page.goto(pathToFileURL(join(opened, 'index.html')).href);
    await page.getByLabel('はい').check();
    await page.getByRole('button', { name: 'ふりかえる' }).click();
    const values = await page.evaluate(() => window.values);
    checkEqual([values['cmi.core.lesson_status'], values['cmi.core.score.raw'], values['cmi.suspend_data']], ['completed', '100', '["はい"]'], 'what the platform was told');
  } finally {
    await close();
  }
}

async function photograph(browser, address, name, viewport) {
  mkdirSync(screenshots, { recursive: true });
  for (const language of ['ja', 'en']) {
    const { page, close } = await openPage(browser, { viewport, locale: language, colorScheme: language === 'en' ? 'dark' : 'light' });
    try {
      const base = `${address}${language === 'ja' ? '' : 'en/'}`;
      await page.goto(base);
      await page.evaluate(() => localStorage.setItem('kura-list', JSON.stringify(['K-001', 'K-003', 'K-004'])));
      for (const [title, path] of [['list', 'list/'], ['lesson', 'lesson/#from=K-001,K-003'], ['embed-builder', 'embed/?item=K-001']]) {
        await page.goto(base + path);
        await page.waitForTimeout(2500);
        await page.screenshot({ path: join(screenshots, `${title}-${language}-${name}.png`), fullPage: true });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        check(overflow <= 0, `${title} (${language}) is ${overflow} px wider than the window`);
        checkEqual(await page.locator('h1').count(), 1, `headings of the first rank on ${title}`);
      }
    } finally {
      await close();
    }
  }
}
