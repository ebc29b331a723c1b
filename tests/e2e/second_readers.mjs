// Every GLB of the site, read by others: gltf-validator on the decoded file, three.js with its MeshoptDecoder.
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve } from 'node:path';

import { openPage } from './support/browser.mjs';
import { check, checkEqual } from './support/cases.mjs';
import { decodeGlb } from './support/decode_glb.mjs';
import { root } from './support/paths.mjs';

export async function checkSecondReaders(cases, browser, address, site, folders) {
  const { default: validator } = await import('gltf-validator');
  const reader = await startReader(browser, site);
  try {
    for (const folder of folders) {
      const item = JSON.parse(readFileSync(join(site, 'item', folder, 'item.json'), 'utf8'));
      if (!item.model) continue;
      for (const file of readdirSync(join(site, 'item', folder, 'model')).filter((name) => name.endsWith('.glb'))) {
        const bytes = readFileSync(join(site, 'item', folder, 'model', file));
        const stated = [...item.model.tiers, item.model.plain, item.model.ar.glb].find((tier) => tier.uri === `model/${file}`);
        await cases.run(`${folder}/${file}: gltf-validator finds no error, the record states its size`, () =>
          checkValid(validator, bytes, stated));
        await cases.run(`${folder}/${file}: three.js reads ${stated?.triangles} triangles and every texture`, () =>
          checkThree(reader, `item/${folder}/model/${file}`, stated, item.model.bounds_m));
      }
      await cases.run(`${folder}/ar.usdz: three.js' USD reader finds the same piece with its textures`, () =>
        checkUsdz(reader, `item/${folder}/model/ar.usdz`, item.model));
    }
  } finally {
    await reader.close();
  }
}

async function checkValid(validator, bytes, stated) {
  check(stated, 'item.json does not name this file');
  checkEqual(stated.bytes, bytes.length, 'bytes in item.json');
  const decoded = await decodeGlb(bytes);
  const report = await validator.validateBytes(decoded.bytes, { maxIssues: 50, ignoredIssues: [] });
  const unexpected = report.issues.messages.filter((issue) => issue.severity === 0 || issue.code === 'UNSUPPORTED_EXTENSION' && !/EXT_texture_webp|KHR_xmp_json_ld|KHR_materials_anisotropy/.test(issue.message));
  checkEqual(unexpected.map((issue) => `${issue.code} ${issue.pointer}: ${issue.message}`), [], 'issues');
}

async function checkThree(reader, path, stated, bounds) {
  const read = await reader.read(path);
  checkEqual(read.triangles, stated.triangles, 'triangles');
  checkEqual(read.blankTextures, 0, 'textures without a picture');
  checkEqual(read.textures.map(([w, h]) => w * h > 0), read.textures.map(() => true), 'texture sizes');
  for (const side of ['min', 'max']) {
    for (let axis = 0; axis < 3; ++axis) {
      const extent = Math.max(...bounds.max.map((value, i) => value - bounds.min[i]));
      const gap = Math.abs(read.bounds[side][axis] - bounds[side][axis]);
      check(gap < extent * 0.01, `bounds ${side}[${axis}] is ${read.bounds[side][axis]}, item.json says ${bounds[side][axis]}`);
    }
  }
}

async function checkUsdz(reader, path, model) {
  const read = await reader.readUsdz(path);
  checkEqual(read.triangles, model.ar.usdz.triangles, 'triangles');
  checkEqual(read.textures.length, model.ar.glb.textures.length, 'textures');
  checkEqual(read.blankTextures, 0, 'textures without a picture');
  const extent = Math.max(...model.bounds_m.max.map((value, axis) => value - model.bounds_m.min[axis]));
  for (const side of ['min', 'max']) {
    for (let axis = 0; axis < 3; ++axis) {
      const gap = Math.abs(read.bounds[side][axis] - model.bounds_m[side][axis]);
      check(gap < extent * 0.01, `bounds ${side}[${axis}] is ${read.bounds[side][axis]}, item.json says ${model.bounds_m[side][axis]}`);
    }
  }
}

// A page with three.js, served beside the site from one origin of its own.
export async function startReader(browser, site) {
  const types = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.html': 'text/html', '.glb': 'model/gltf-binary', '.wasm': 'application/wasm' };
  const modules = join(root, 'tests/node_modules');
  const html = `<!doctype html><script type="importmap">{"imports":{"three":"/modules/three/build/three.module.js","three/addons/":"/modules/three/examples/jsm/"}}</script>
    <script type="module" src="/reader.js"></script>`;
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    if (path === '/') return response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    const base = path.startsWith('/modules/') ? modules : path === '/reader.js' ? join(root, 'tests/e2e/support') : site;
    const file = resolve(base, path.startsWith('/modules/') ? path.slice(9) : path === '/reader.js' ? 'three_reader.js' : path.slice(1));
    try {
      if (!file.startsWith(base)) throw new Error('outside');
      const bytes = readFileSync(file); // before any header: it may not be there
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve_) => server.listen(0, '127.0.0.1', resolve_));
  const { page, close } = await openPage(browser);
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction(() => globalThis.readGlb, null, { timeout: 30_000 });
  return {
    readUsdz: (path) => page.evaluate((url) => globalThis.readUsdz(url), `/${path}`),
    read: (path) => page.evaluate((url) => globalThis.readGlb(url), `/${path}`),
    close: async () => {
      await close();
      server.close();
    },
  };
}
