// Pieces inside other people's pages: another origin, a sandboxed frame, options in the address.
import { createServer } from 'node:http';

import { openPage } from './support/browser.mjs';
import { check, checkEqual } from './support/cases.mjs';

export async function checkEmbeds(cases, browser, address) {
  await cases.run('embed: the copied line shows the piece on another origin, in a sandbox', () => otherOrigin(browser, address));
  await cases.run('embed: view, pins, language and question of the address are obeyed', () => options(browser, address));
  await cases.run('embed: complete without JavaScript', () => withoutJavaScript(browser, address));
}

// A host page on a port of its own.
async function host(html) {
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://localhost:${server.address().port}/`, stop: () => server.close() };
}

async function otherOrigin(browser, address) {
  const builder = await openPage(browser, { locale: 'ja' });
  await builder.page.goto(`${address}embed/?item=K-001`);
  await builder.page.waitForFunction(() => document.querySelector('#embed-code')?.value.includes('<iframe'));
  const line = await builder.page.locator('#embed-code').inputValue();
  checkEqual(builder.faults, [], 'faults of the builder');
  await builder.close();
  check(!line.includes('\n'), 'the code is more than one line');
  const other = await host(`<!DOCTYPE html><title>学校のページ</title><p>まえ</p>${line.replace('<iframe ', '<iframe sandbox="allow-scripts allow-same-origin allow-popups" ')}${line.replace('<iframe ', '<iframe sandbox="allow-scripts" ')}`);
  // The browser's driver blocks workers by a script of its own, which a sandboxed frame refuses.
  const { page, faults, close } = await openPage(browser, { serviceWorkers: 'allow' });
  try {
    await page.goto(other.address);
    // The second frame has an opaque origin, as content systems that trust nobody make it: fetches need the site's permission.
    for (const frame of page.frames().slice(1)) {
      await frame.waitForFunction(() => document.querySelector('kura-viewer')?.stats?.triangles > 0, null, { timeout: 120_000 });
    }
    checkEqual(page.frames().length, 3, 'frames');
    checkEqual(faults, [], 'faults');
  } finally {
    await close();
    other.stop();
  }
}

async function options(browser, address) {
  const { page, faults, close } = await openPage(browser, { reducedMotion: 'reduce' });
  try {
    const { deflateRawSync } = await import('node:zlib');
    const lesson = { version: 1, title: '', language: 'en', steps: [{ question: { kind: 'choice', prompt: 'Which flower?', choices: ['Peony', 'Rose'], answer: 0 } }] };
    const quiz = `1.${deflateRawSync(JSON.stringify(lesson)).toString('base64url')}`;
    const yaw = (300).toString(36);
    await page.goto(`${address}en/item/K-001/embed.html?at=v1~c0.3k0.0.1b9c.${yaw}.64&pins=0&light=nonsense&quiz=${quiz}`);
    await page.waitForFunction(() => document.querySelector('kura-viewer')?.stats?.triangles > 0, null, { timeout: 120_000 });
    await page.waitForFunction(() => Math.abs(document.querySelector('kura-viewer').camera.yaw - 30) < 0.2);
    checkEqual(await page.locator('kura-viewer').getAttribute('lang'), 'en', 'language');
    checkEqual(await page.locator('kura-viewer .pins').evaluate((list) => getComputedStyle(list).display), 'none', 'the pins');
    await page.getByRole('radio', { name: 'Peony' }).check();
    await page.getByText('That’s right.').waitFor();
    checkEqual(faults, [], 'faults');
  } finally {
    await close();
  }
}

async function withoutJavaScript(browser, address) {
  const { page, close } = await openPage(browser, { javaScriptEnabled: false });
  try {
    for (const id of ['K-001', 'K-004']) {
      await page.goto(`${address}item/${id}/embed.html`);
      const box = await page.locator('.stage img').boundingBox();
      check(box.width > 100 && box.height > 100, `no picture of ${id}`);
      check((await page.locator('.embed__title').getAttribute('href')) === './', 'no way to the page of the piece');
      check((await page.locator('a[rel~="license"]').count()) === 1, 'no terms');
    }
  } finally {
    await close();
  }
}
