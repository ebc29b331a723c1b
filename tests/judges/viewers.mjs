// Deep zoom viewers of others open what we publish: OpenSeadragon 4 and 6 each picture, Mirador and Universal Viewer each manifest
// and the collection. They come from another origin than the pictures, as they do in life.
import { execFile } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';

import { openPage } from '../e2e/support/browser.mjs';
import { check, checkEqual } from '../e2e/support/cases.mjs';
import { build, root, screenshots } from '../e2e/support/paths.mjs';
import { pixelsOf, spread } from '../e2e/support/picture.mjs';
import { kPictures } from './judged_site.mjs';

const run = promisify(execFile);

// Whole applications, bundled by their makers. Their packages alone are fetched: npm install would bring 700 MB of parts that the
// bundles already hold. npm checks the hash of what comes against the registry's, we against ours.
const kApplications = {
  mirador: { version: '4.0.0', integrity: 'sha512-uWsE9e2oqSc/lUu+vVwDGhTsycuhGsfZ2KfX6CLfXiT3wgGy6qT9+q5M3V9Zz72hkdIgsJugKesaowmRtYmvrA==' },
  universalviewer: { version: '4.4.0', integrity: 'sha512-9OVs6uCzeQYw50jg8k2vEGq6hQFu7kEv9OOAlmqVH9duhrpg1xlIqcMIb2rhNQnAxTQd3R13gxJze9UYkiwdzg==' },
};

// What Mirador's own React says of Mirador; nothing of ours.
const kOwnWords = ['console: Accessing element.ref was removed in React 19. ref is now a regular prop. It will be removed from the JSX Element type in a future release.'];

const kTypes = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png' };

export async function judgeViewers(cases, browser, judged) {
  const applications = join(build, 'judges-viewers');
  for (const [name, { version, integrity }] of Object.entries(kApplications)) await fetchApplication(applications, name, version, integrity);
  const modules = join(root, 'tests/node_modules');
  const server = await serveFolders({ '/mirador/': join(applications, 'mirador'), '/uv/': join(applications, 'universalviewer/dist'),
    '/osd6/': join(modules, 'openseadragon6/build/openseadragon'), '/osd4/': join(modules, 'openseadragon4/build/openseadragon') });
  mkdirSync(screenshots, { recursive: true });
  try {
    for (const version of [4, 6]) {
      for (const id of Object.keys(kPictures)) {
        await cases.run(`OpenSeadragon ${version} shows ${id}, whole and at full size`, () => openInOpenSeadragon(browser, server.address, judged, version, id));
      }
    }
    for (const id of [...Object.keys(kPictures), 'L-1', 'C-1']) {
      await cases.run(`Mirador 4 opens the manifest of ${id}`, () => openInMirador(browser, server.address, judged, id));
      await cases.run(`Universal Viewer 4 opens the manifest of ${id}`, () => openInUniversalViewer(browser, server.address, judged, `item/${id}/manifest.json`, id));
    }
    await cases.run('Universal Viewer 4 opens the collection', () => openInUniversalViewer(browser, server.address, judged, 'iiif/collection.json', 'collection'));
  } finally {
    server.stop();
  }
}

async function fetchApplication(folder, name, version, integrity) {
  const mark = join(folder, name, 'package.json');
  if (existsSync(mark) && JSON.parse(readFileSync(mark, 'utf8')).version === version) return;
  const target = join(folder, name);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const { stdout } = await run('npm', ['pack', `${name}@${version}`, '--json', '--silent', '--cache', join(build, 'npm-cache'), '--pack-destination', folder]);
  const [packed] = JSON.parse(stdout);
  checkEqual(packed.integrity, integrity, `hash of ${name} ${version}`);
  const archive = join(folder, packed.filename);
  await run('tar', ['-xzf', archive, '-C', target, '--strip-components=1']);
  rmSync(archive);
}

// Static files of the viewers, and empty pages to put them in.
async function serveFolders(folders) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://viewer.invalid').pathname);
    if (path === '/blank.html') return void response.setHeader('content-type', 'text/html').end('<!doctype html><html lang="en"><meta charset="utf-8"><title>viewer</title><link rel="icon" href="data:,"><body style="margin:0"><div id="viewer" style="position:absolute;inset:0"></div>');
    // Universal Viewer asks for its own empty picture under this odd address.
    if (path.includes('/images/data:image/gif')) return void response.writeHead(204).end();
    const prefix = Object.keys(folders).find((one) => path.startsWith(one));
    const file = prefix && join(folders[prefix], normalize(`/${path.slice(prefix.length)}`));
    if (!file || !existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
    response.setHeader('content-type', kTypes[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

async function openInOpenSeadragon(browser, viewers, judged, version, id) {
  const { page, faults, close } = await openPage(browser, { viewport: { width: 800, height: 600 } });
  try {
    await page.goto(`${viewers}blank.html`);
    await page.addScriptTag({ url: `${viewers}osd${version}/openseadragon.min.js` });
    const [width, height] = kPictures[id];
    const size = await page.evaluate(async (info) => {
      window.viewer = OpenSeadragon({ id: 'viewer', tileSources: info, showNavigationControl: false, animationTime: 0, immediateRender: true, crossOriginPolicy: 'Anonymous' });
      await new Promise((resolve, reject) => {
        viewer.addHandler('open', resolve);
        viewer.addHandler('open-failed', (event) => reject(new Error(event.message)));
        viewer.addHandler('tile-load-failed', (event) => reject(new Error(`${event.tile?.getUrl?.()} ${event.message}`)));
      });
      const { x, y } = viewer.world.getItemAt(0).getContentSize();
      return [x, y];
    }, `${judged.base}item/${id}/image/01/info.json`);
    checkEqual(size, [width, height], 'size that the viewer sees');
    const settled = () => page.waitForFunction(() => viewer.world.getItemAt(0).getFullyLoaded(), null, { timeout: 30_000 });
    if (width > 8 * height) await page.evaluate(() => viewer.viewport.fitVertically(true));
    await settled();
    await checkNotEmpty(page, id, width * height === 1);
    // Full size, at every corner: each of the last tiles is asked for.
    for (const [x, y] of [[0, 0], [width, 0], [0, height], [width, height]]) {
      await page.evaluate(([x, y]) => {
        const item = viewer.world.getItemAt(0);
        viewer.viewport.zoomTo(item.imageToViewportZoom(1), null, true);
        viewer.viewport.panTo(item.imageToViewportCoordinates(x, y), true);
      }, [x, y]);
      await page.waitForTimeout(80);
      await settled();
    }
    await page.waitForTimeout(100);
    checkEqual(faults, [], 'faults');
  } finally {
    await close();
  }
}

async function checkNotEmpty(page, id, isOnePixel = false) {
  const png = await page.screenshot();
  const grid = await pixelsOf(page, png);
  const darkest = Math.min(...grid), brightest = Math.max(...grid);
  if (isOnePixel) check(Math.abs(grid[24 * 48 + 24] - grid[0]) > 10 || spread(grid) > 1, `${id}: nothing is shown`);
  else check(brightest - darkest > 40 && spread(grid) > 8, `${id}: the view is empty (spread ${spread(grid).toFixed(1)})`);
  return png;
}

async function openInMirador(browser, viewers, judged, id) {
  const { page, faults, close } = await openPage(browser, { viewport: { width: 1000, height: 700 }, locale: 'en' });
  const tiles = [];
  page.on('response', (response) => response.url().startsWith(judged.base) && /\.(jpg|webp)$/.test(response.url()) && tiles.push(response.url()));
  try {
    await page.goto(`${viewers}blank.html`);
    await page.addScriptTag({ url: `${viewers}mirador/dist/mirador.min.js` });
    await page.evaluate((manifestId) => {
      window.mirador = Mirador.viewer({ id: 'viewer', language: 'en', window: { sideBarOpen: true, defaultSideBarPanel: 'info' }, windows: [{ manifestId }], workspaceControlPanel: { enabled: false } });
    }, `${judged.base}item/${encodeURIComponent(id)}/manifest.json`);
    await page.locator('.openseadragon-canvas canvas').first().waitFor({ timeout: 30_000 });
    await page.waitForFunction(() => Object.values(window.mirador.store.getState().manifests).every((manifest) => manifest.json), null, { timeout: 30_000 });
    await waitUntil(() => tiles.length > 0, 'Mirador asked for no picture');
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(500);
    const state = await page.evaluate(() => Object.values(window.mirador.store.getState().manifests).map((manifest) => manifest.error).filter(Boolean));
    checkEqual(state, [], 'errors in Mirador');
    await page.screenshot({ path: join(screenshots, `judge-mirador-${id}.png`) });
    checkEqual(faults.filter((fault) => !kOwnWords.includes(fault)), [], 'faults');
  } finally {
    await close();
  }
}

async function openInUniversalViewer(browser, viewers, judged, path, id) {
  const { page, faults, close } = await openPage(browser, { viewport: { width: 1000, height: 700 } });
  const tiles = [];
  page.on('response', (response) => response.url().startsWith(judged.base) && /\.(jpg|webp)$/.test(response.url()) && tiles.push(response.url()));
  try {
    await page.goto(`${viewers}uv/uv.html#?iiifManifestId=${encodeURIComponent(judged.base + path)}`);
    await page.locator('#uv .centerPanel canvas, #uv .openseadragon-canvas canvas').first().waitFor({ timeout: 60_000 });
    await waitUntil(() => tiles.length > 0, 'Universal Viewer asked for no picture');
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(screenshots, `judge-uv-${id}.png`) });
    checkEqual(faults, [], 'faults');
  } finally {
    await close();
  }
}

async function waitUntil(condition, message) {
  for (let attempt = 0; attempt < 300; ++attempt) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(message);
}
