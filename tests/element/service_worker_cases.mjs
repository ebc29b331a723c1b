// The worker that keeps pages for times without a network (site/src/worker/sw.ts), without a browser: a small double of its surroundings.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';

import { check, checkEqual } from '../e2e/support/cases.mjs';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const { build } = createRequire(path('../../site/package.json'))('esbuild');
const kSite = 'https://museum.example/kura/';
const nameOf = (request) => (typeof request === 'string' ? request : request.url);

class FakeCache {
  entries = new Map();
  async put(request, response) { this.entries.set(nameOf(request), response); }
  async delete(request) { return this.entries.delete(nameOf(request)); }
  async match(request) { return this.entries.get(nameOf(request)); }
  async keys() { return [...this.entries.keys()].map((url) => ({ url })); }
}

// network: address -> {bytes, stated?: length that the header states, null: none} | undefined where nothing answers.
async function begin(code, network, stores = new Map()) {
  const listeners = {};
  const open = (name) => stores.get(name) ?? stores.set(name, new FakeCache()).get(name);
  const used = () => [...open('kura-1').entries.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  const answerOf = (url) => {
    const found = network(url);
    if (!found) throw new TypeError('no network');
    const { bytes, status = 200, stated = bytes } = found;
    const response = { ok: status === 200, status, type: 'basic', bytes, headers: { get: () => (stated === null ? null : String(stated)) } };
    return Object.assign(response, { clone: () => response, blob: async () => ({ size: bytes }) });
  };
  const context = createContext({
    Request: class { constructor(url) { this.url = url; } }, setTimeout,
    fetch: async (request) => answerOf(nameOf(request)),
    caches: {
      open: async (name) => open(name), keys: async () => [...stores.keys()], delete: async (name) => stores.delete(name),
      match: async (request, { cacheName }) => open(cacheName).entries.get(nameOf(request)),
    },
  });
  context.self = { registration: { scope: kSite }, skipWaiting: async () => undefined, clients: { claim: async () => undefined }, addEventListener: (type, act) => (listeners[type] = act) };
  runInContext(code, context);
  const send = async (type, event) => {
    const work = [];
    let answer;
    listeners[type]({ ...event, waitUntil: (each) => work.push(each), respondWith: (each) => (answer = each) });
    const given = await answer;
    for (let i = 0; i < work.length; ++i) await work[i];
    return given;
  };
  const ask = (url, more = {}) => send('fetch', { request: { url, method: 'GET', headers: { has: () => false }, mode: 'cors', ...more } });
  return { ask, send, stores, kept: () => [...open('kura-1').entries.keys()], used };
}

export async function checkServiceWorker(cases) {
  const made = await build({ entryPoints: [path('../../site/src/worker/sw.ts')], bundle: true, format: 'iife', write: false });
  const code = made.outputFiles[0].text;

  await cases.run('service worker: what was seen comes without a network, fresh while there is one', async () => {
    let isOnline = true, bytes = 10;
    const { ask } = await begin(code, () => (isOnline ? { bytes } : undefined));
    await ask(`${kSite}page/`);
    bytes = 11;
    checkEqual((await ask(`${kSite}page/`)).bytes, 11, 'bytes of the new page');
    isOnline = false;
    checkEqual((await ask(`${kSite}page/`)).bytes, 11, 'bytes of the kept page');
  });

  await cases.run('service worker: keeps a bounded number of files, the oldest go first', async () => {
    const { ask, kept } = await begin(code, () => ({ bytes: 1000 }));
    for (let i = 0; i < 450; ++i) await ask(`${kSite}${i}`);
    checkEqual([kept().length, kept()[0], kept().at(-1)], [400, `${kSite}50`, `${kSite}449`], 'files, oldest, youngest');
  });

  await cases.run('service worker: keeps a bounded number of bytes, and no file that is too large, stated or not', async () => {
    const megabytes = 1 << 20;
    const { ask, kept, used, stores } = await begin(code, (url) => ({ bytes: (url.endsWith('huge') ? 25 : 20) * megabytes, stated: url.endsWith('huge') ? null : undefined }));
    for (let i = 0; i < 30; ++i) await ask(`${kSite}${i}`);
    check(used() <= 256 * megabytes && used() >= 240 * megabytes, `${used()} bytes kept`);
    check(kept().includes(`${kSite}29`) && !kept().includes(`${kSite}0`), `kept ${kept()}`);
    await ask(`${kSite}huge`);
    check(!kept().includes(`${kSite}huge`), 'the huge file was kept');
    // A worker that begins anew counts what its predecessor kept.
    const next = await begin(code, () => ({ bytes: 20 * megabytes }), stores);
    await next.ask(`${kSite}next`);
    check(next.used() <= 256 * megabytes && next.kept().includes(`${kSite}next`), `${next.used()} bytes kept by the next`);
  });

  await cases.run('service worker: errors, other sites and parts of files are none of its business; old caches go', async () => {
    const { ask, kept, stores, send } = await begin(code, (url) => ({ bytes: 1, status: url.endsWith('gone') ? 404 : 200 }));
    await ask(`${kSite}gone`);
    await ask('https://elsewhere.example/a');
    await ask(`${kSite}part`, { headers: { has: (name) => name === 'range' } });
    await ask(`${kSite}form`, { method: 'POST' });
    checkEqual(kept(), [], 'kept');
    stores.set('kura-0', new FakeCache());
    stores.set('other', new FakeCache());
    await send('activate', {});
    checkEqual([...stores.keys()].sort(), ['kura-1', 'other'], 'caches left');
  });
}
