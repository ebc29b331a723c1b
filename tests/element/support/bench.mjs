// One page with one viewer on it, before a module that is a double or the real one.
import { openPage } from '../../e2e/support/browser.mjs';

export class Bench {
  #count = 0;

  constructor(browser, server) {
    this.browser = browser;
    this.server = server;
  }

  // options: {viewer: the element's HTML, lang, script: module code after the registration, module: "fake" | "real",
  // fragment: end of the address, browser: options of the context, init: script before everything}. Returns {page, faults, close}.
  async open(options) {
    const { viewer, lang = 'ja', script = '', module = 'fake', init, fragment = '' } = options;
    const path = `/pages/${++this.#count}.html`;
    this.server.put(path, `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Bench</title>
      <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
      <link rel="stylesheet" href="/styles/tokens.css">
      <style>body { margin: 0; background: var(--plaster); color: var(--sumi) } kura-viewer { width: 400px; height: 500px } main { padding: 8px }</style>
      <script>
        window.seen = [];
        for (const type of ['ready', 'tierchange', 'viewerror'])
          document.addEventListener(type, (event) => window.seen.push({ type, detail: event.detail, target: event.target.localName }));
      </script>
      <script type="module" src="/${module}/viewer/kura-viewer.js"></script>
      ${script && `<script type="module">${script}</script>`}</head>
      <body><main><h1>Bench</h1>${viewer}<p id="below">下</p></main><div style="height: 3000px"></div></body></html>`);
    const opened = await openPage(this.browser, { viewport: { width: 800, height: 700 }, ...options.browser });
    if (init) await opened.page.addInitScript(init);
    await opened.page.goto(this.server.address + path + fragment);
    return opened;
  }

  // The body of one test on an opened page, which is closed in any case.
  async on(options, body) {
    const opened = await this.open(options);
    try {
      await body(opened.page, opened.faults);
    } finally {
      await opened.close();
    }
  }
}

// Waits for an event that the element has sent; returns its detail.
export async function waitForEvent(page, type, timeout = 20_000) {
  const found = await page.waitForFunction((wanted) => window.seen.find((each) => each.type === wanted), type, { timeout });
  return (await found.jsonValue()).detail;
}

export const waitForReady = (page) => waitForEvent(page, 'ready');

// Calls of the double by name.
export const calls = (page, name) =>
  page.evaluate((wanted) => globalThis.kuraCalls.filter(([each]) => each === wanted).map(([, ...values]) => values), name);

export const camera = (page) => page.evaluate(() => document.querySelector('kura-viewer').camera);

// Runs in the page with the element's shadow root.
export const inShadow = (page, body, argument) =>
  page.evaluate(([code, value]) => new Function('root', 'value', `return (${code})(root, value)`)(document.querySelector('kura-viewer').shadowRoot, value), [String(body), argument]);

export const spoken = (page) => inShadow(page, (root) => root.querySelector('.spoken').textContent);

// A model for the double.
export function fakeGlb(head, images = []) {
  const line = JSON.stringify({ triangles: 100, ...head, images: images.map((bytes) => ({ length: bytes.length, srgb: true })) });
  return Buffer.concat([Buffer.from(`${line}\n`), ...images]);
}

// An item.json with these tiers: [{name, bytes, triangles, edge}].
export function record(tiers, more = {}) {
  return JSON.stringify({
    id: 'K-1',
    title: { ja: '鉢', en: 'Bowl' },
    alt: { ja: '白い鉢', en: 'A white bowl' },
    poster: { uri: 'poster.png', width: 4, height: 5 },
    model: {
      bounds_m: { min: [0, 0, 0], max: [1, 1, 1] },
      tiers: tiers.map(({ name, bytes, triangles, edge }) => ({
        name, uri: `${name}.glb`, bytes, triangles, gpu_bytes: 1000, textures: edge ? [{ role: 'base_color', width: edge, height: edge }] : [],
      })),
      ...more,
    },
  });
}
