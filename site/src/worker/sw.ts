// Pages that were seen once open without a network. Everything is asked of the network first, so that nobody reads an old label; what comes is kept,
// and given where the network is silent. The cache is bounded: the oldest goes first. Requests for other sites are none of its business.
export {};

// The library's "webworker" types would clash with those of the page.
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
const worker = self as unknown as {
  registration: { scope: string };
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate', act: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', act: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', act: (event: WorkerEvent & { data: unknown }) => void): void;
};

const kCache = 'kura-1';
const kMostEntries = 400;
const kMostBytes = 24 << 20; // of one file: a finest tier is not for keeping
const kMostInAll = 256 << 20; // of this site; a school's Chromebook has 16 GB for everything
const kPatience = 4000; // milliseconds, where there is a kept copy

// Some servers state no length.
async function sizeOf(response: Response): Promise<number> {
  const stated = response.headers.get('content-length');
  return stated === null ? (await response.clone().blob()).size : Number(stated);
}

// Bytes of what is kept by address, the oldest first; read from the cache once in the worker's life.
let sizes: Promise<Map<string, number>> | undefined;

async function readSizes(cache: Cache): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    if (response) found.set(request.url, await sizeOf(response));
  }
  return found;
}

async function keep(request: Request, response: Response): Promise<void> {
  if (!response.ok || response.status !== 200 || response.type !== 'basic') return;
  const size = await sizeOf(response);
  if (size > kMostBytes) return;
  const cache = await caches.open(kCache);
  sizes ??= readSizes(cache);
  const kept = await sizes;
  await cache.delete(request); // put again, it counts as the youngest
  kept.delete(request.url);
  await cache.put(request, response);
  kept.set(request.url, size);
  let inAll = [...kept.values()].reduce((sum, each) => sum + each, 0);
  for (const [address, bytes] of kept) {
    if (kept.size <= kMostEntries && inAll <= kMostInAll) break;
    kept.delete(address);
    inAll -= bytes;
    await cache.delete(address);
  }
}

async function answer(event: FetchEvent): Promise<Response> {
  const { request } = event;
  // The address decides; "?item=…" of a tool page is for its script.
  const kept = await caches.match(request, { ignoreSearch: request.mode === 'navigate', cacheName: kCache });
  const network = fetch(request).then((response) => {
    event.waitUntil(keep(request, response.clone()).catch(() => undefined)); // a full disk is no reason to fail
    return response;
  });
  if (!kept) return network;
  const silence = new Promise<Response>((give) => setTimeout(() => give(kept), kPatience));
  return Promise.race([network.catch(() => kept), silence]);
}

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => {
  const forget = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith('kura-') && name !== kCache) await caches.delete(name);
    }
    await worker.clients.claim();
  };
  event.waitUntil(forget());
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || request.headers.has('range') || !request.url.startsWith(worker.registration.scope)) return;
  event.respondWith(answer(event));
});

// What the first page of a visit fetched before this worker had it in its care: kept too, so that one visit is enough.
async function keepAll(addresses: string[]): Promise<void> {
  for (const address of addresses.slice(0, kMostEntries)) {
    if (!address.startsWith(worker.registration.scope) || (await caches.match(address, { cacheName: kCache }))) continue;
    const request = new Request(address);
    await keep(request, await fetch(request)).catch(() => undefined);
  }
}

worker.addEventListener('message', (event) => {
  const { keep: addresses } = (event.data ?? {}) as { keep?: unknown };
  if (Array.isArray(addresses)) event.waitUntil(keepAll(addresses.filter((each): each is string => typeof each === 'string')).catch(() => undefined));
});
