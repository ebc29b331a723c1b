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
const kPatience = 4000; // milliseconds, where there is a kept copy

async function keep(request: Request, response: Response): Promise<void> {
  if (!response.ok || response.status !== 200 || response.type !== 'basic') return;
  if (Number(response.headers.get('content-length') ?? 0) > kMostBytes) return;
  const cache = await caches.open(kCache);
  await cache.delete(request); // put again, it counts as the youngest
  await cache.put(request, response);
  const keys = await cache.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - kMostEntries))) await cache.delete(old);
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
