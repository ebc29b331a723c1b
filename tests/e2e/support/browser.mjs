// Debian's Chromium with software WebGL2, and pages that remember everything that went wrong in them.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const kArguments = [
  '--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

// more: further arguments.
export async function launch(more = []) {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) throw new Error(`no Chromium at ${executablePath}: apt-get install chromium`);
  return chromium.launch({ executablePath, headless: true, args: [...kArguments, ...more] });
}

// A page with .faults: console errors, exceptions, failed requests, answers of 400 and above, other origins.
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({ serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') faults.push(`request: ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  return { page, faults, close: () => context.close() };
}

// Waits for the element's first ready event; returns its stats.
export async function waitForModel(page, timeout = 120_000) {
  await page.waitForFunction(
    () => {
      const viewer = document.querySelector('kura-viewer');
      return viewer?.stats?.triangles > 0;
    },
    null,
    { timeout },
  );
  return page.evaluate(() => document.querySelector('kura-viewer').stats);
}
