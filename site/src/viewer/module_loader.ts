// Fetches the WebAssembly module and the light, both beside this script, once for all elements of the page.
import type { KuraModule, Look } from './module_types';
import { ViewerError } from './module_types';

type Factory = (options: { canvas: HTMLCanvasElement; locateFile(path: string): string }) => Promise<KuraModule>;

let factory: Promise<Factory> | undefined;
const environments = new Map<string, Promise<Uint8Array>>();
let attempts = 0;

const here = (path: string) => new URL(path, import.meta.url).href;

// A module holds one GL context, so each element has an instance of its own; the code is fetched once.
export async function instantiateModule(canvas: HTMLCanvasElement): Promise<KuraModule> {
  factory ??= importFactory();
  const create = await factory.catch((error: unknown) => {
    factory = undefined; // the next attempt starts anew
    throw error;
  });
  try {
    return await create({ canvas, locateFile: here });
  } catch (error) {
    // Emscripten says the same whether the file is missing or does not compile.
    throw new ViewerError('network', `The viewer's module did not start: ${String(error)}`, here('kura-module.wasm'));
  }
}

async function importFactory(): Promise<Factory> {
  // A browser remembers that an address failed, so a second attempt needs another one.
  const url = here('kura-module.js') + (attempts++ > 0 ? `?${attempts}` : '');
  try {
    // Pages that carry everything in themselves (offline lessons) bring their own way of importing.
    const load = (globalThis as { kuraImport?: (address: string) => Promise<unknown> }).kuraImport ?? ((address: string) => import(address));
    return ((await load(url)) as { default: Factory }).default;
  } catch (error) {
    throw new ViewerError('network', `The viewer's module did not arrive: ${String(error)}`, url);
  }
}

export function fetchEnvironment(room: Look['environment'] = 'gallery'): Promise<Uint8Array> {
  // Browsers of before 2023 cannot inflate by themselves.
  const name = typeof DecompressionStream === 'undefined' ? `${room}.ktx` : `${room}.ktx.gz`;
  const known = environments.get(room);
  if (known) return known;
  const fetched = fetchBytes(here(`environments/${name}`)).catch((error: unknown) => {
    environments.delete(room); // the next attempt starts anew
    throw error;
  });
  environments.set(room, fetched);
  return fetched;
}

async function fetchBytes(url: string): Promise<Uint8Array> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(String(response.status));
    return await inflated(new Uint8Array(await response.arrayBuffer()));
  } catch (error) {
    throw new ViewerError('network', `The light did not arrive: ${String(error)}`, url);
  }
}

// Some servers declare a .gz file as compressed in transit, and then the browser has inflated it already.
async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
