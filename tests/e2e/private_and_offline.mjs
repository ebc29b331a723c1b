// The site keeps to itself: a strict policy that nothing of it breaks, no cookies, no other host; and what was seen once opens without a network.
import { check, checkEqual } from './support/cases.mjs';

const kPages = ['', 'works/', 'facility/', 'feature/', 'period/', 'technique/'];

async function openWatched(browser, address) {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  const broken = [];
  const foreign = [];
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)));
  page.on('console', (message) => {
    if (message.text().startsWith('policy: ')) broken.push(message.text());
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== new URL(address).origin) foreign.push(request.url());
  });
  return { context, page, broken, foreign };
}

export async function checkPrivate(cases, browser, address, folder) {
  await cases.run('no page breaks its content security policy, sets a cookie or asks another host', async () => {
    const { context, page, broken, foreign } = await openWatched(browser, address);
    try {
      for (const path of [...kPages, `item/${folder}/`, `en/item/${folder}/`]) {
        const response = await page.goto(address + path);
        const policy = (await response.allHeaders())['content-security-policy'] ?? '';
        check(policy.includes("default-src 'none'") && !policy.includes('unsafe-inline'), `the header of /${path} is "${policy}"`);
        const meta = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
        checkEqual(policy.replace('; frame-ancestors *', ''), meta, `policy of /${path}: header and page`);
        await page.waitForLoadState('networkidle');
      }
      checkEqual(broken, [], 'violations');
      checkEqual(foreign, [], 'requests to others');
      checkEqual(await context.cookies(), [], 'cookies');
    } finally {
      await context.close();
    }
  });
}

export async function checkOffline(cases, browser, address, folder) {
  await cases.run('a page that was seen opens without a network, and says that there is none', async () => {
    const { context, page } = await openWatched(browser, address);
    try {
      await page.goto(address);
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await page.waitForFunction(() => navigator.serviceWorker.controller);
      for (const path of [`item/${folder}/`, '']) {
        await page.goto(address + path);
        await page.waitForLoadState('networkidle');
      }
      const title = await page.title();
      await context.setOffline(true);
      await page.goto(`${address}item/${folder}/`);
      check((await page.locator('h1').innerText()).length > 0, 'the item page is empty');
      check(await page.locator('[data-offline]').isVisible(), 'nothing says that the network is off');
      await page.goto(address);
      checkEqual(await page.title(), title, 'title of the home page');
    } finally {
      await context.close();
    }
  });
}
