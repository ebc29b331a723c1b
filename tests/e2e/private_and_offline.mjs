// The site keeps to itself: a strict policy that nothing of it breaks, no cookies, no other host; and what was seen once opens without a network.
import { check, checkEqual } from './support/cases.mjs';


async function openWatched(browser, address) {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  const broken = [];
  const foreign = [];
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)));
  page.on('console', (message) => {
    if (message.type() === 'error') broken.push(message.text());
  });
  page.on('pageerror', (error) => broken.push(error.message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== new URL(address).origin) foreign.push(request.url());
  });
  return { context, page, broken, foreign };
}

export async function checkPrivate(cases, browser, address, templates) {
  await cases.run('no template breaks its content security policy, sets a cookie, asks another host or has an error to tell', async () => {
    const { context, page, broken, foreign } = await openWatched(browser, address);
    try {
      for (const path of templates.flatMap((each) => [each, `en/${each}`])) {
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

// docs/hosting.md states the headers twice, for everybody and for nginx; both are what `kura serve` sends.
export async function checkHostingHeaders(cases, address, hosting) {
  await cases.run('the headers that the hosting guide asks for are those that kura serve sends', async () => {
    const stated = Object.fromEntries([...hosting.matchAll(/^([A-Z][A-Za-z-]+): (.+)$/gm)].map(([, name, value]) => [name, value]));
    const nginx = Object.fromEntries([...hosting.matchAll(/add_header (\S+) "([^"]*)"/g)].map(([, name, value]) => [name, value]));
    const sent = (await fetch(address)).headers;
    check(Object.keys(stated).length >= 7, `the guide states ${Object.keys(stated).length} headers`);
    checkEqual(nginx, stated, 'nginx');
    for (const [name, value] of Object.entries(stated)) checkEqual(sent.get(name), value, name);
  });
}

export async function checkOfflinePiece(cases, browser, address, folder) {
  await cases.run('a piece that was seen in 3D on the very first visit turns again without a network', async () => {
    const { context, page } = await openWatched(browser, address);
    try {
      const isDrawn = () => page.waitForFunction(() => document.querySelector('kura-viewer').hasAttribute('data-drawn'), null, { timeout: 120_000 });
      await page.goto(`${address}item/${folder}/`);
      await isDrawn();
      const isKept = (part) => page.waitForFunction(async (name) => (await (await caches.open('kura-1')).keys()).some(({ url }) => url.includes(name)), part, { timeout: 60_000 });
      await page.waitForLoadState('networkidle');
      // Each tier that was shown, the smallest too: it is where the piece begins again.
      const tiers = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('.glb')));
      check(tiers.length > 0, 'no tier was fetched');
      for (const part of [...tiers, `item/${folder}/`, 'kura-viewer.js', 'kura-module.wasm', 'kura-module.js', 'gallery.ktx', 'item.json', 'site.css']) await isKept(part);
      await context.setOffline(true);
      await page.goto(`${address}item/${folder}/`);
      await isDrawn();
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
