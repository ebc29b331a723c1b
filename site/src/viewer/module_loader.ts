// Fetches the WebAssembly module and the light, both beside this script, once for all elements of the page.
import type { KuraModule, Look } from './module_types';
import { ViewerError } from './module_types';

interface FactoryOptions {
  canvas: HTMLCanvasElement;
  locateFile(path: string): string;
  // Emscripten's hook: may fill in what `code` makes with these imports.
  instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance, code: WebAssembly.Module) => void): object;
}
type Factory = (options: FactoryOptions) => Promise<KuraModule>;

let factory: Promise<Factory> | undefined;
let code: Promise<WebAssembly.Module> | undefined;
const environments = new Map<string, Promise<Uint8Array>>();
let attempts = 0;

const here = (path: string) => new URL(path, import.meta.url).href;
export const moduleScript = here('kura-module.js');
export const workerScript = here('kura-worker.js');

// Script, code and light on their way side by side, before an element has a canvas. What fails here is asked for again, and
// reported, when an element needs it.
export function preload(): void {
  for (const part of [loadFactory(), loadCode(), fetchEnvironment()]) part.catch(() => undefined);
}

function loadFactory(): Promise<Factory> {
  factory ??= importFactory().catch((error: unknown) => {
    factory = undefined; // the next attempt starts anew
    throw error;
  });
  return factory;
}

export function loadCode(): Promise<WebAssembly.Module> {
  code ??= compile(here('kura-module.wasm')).catch((error: unknown) => {
    code = undefined;
    throw error;
  });
  return code;
}

async function compile(url: string): Promise<WebAssembly.Module> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(String(response.status));
    // Compiled while it arrives, where the server names the type that browsers demand for it.
    const isNamed = response.headers.get('content-type')?.startsWith('application/wasm');
    return await (isNamed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
  } catch (error) {
    throw new ViewerError('network', `The viewer's module did not arrive: ${String(error)}`, url);
  }
}

// A module holds one GL context, so each element has an instance of its own; the code is fetched and compiled once.
export async function instantiateModule(canvas: HTMLCanvasElement): Promise<KuraModule> {
  const [create, compiled] = await Promise.all([loadFactory(), loadCode()]);
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) =>
      reject(new ViewerError('out_of_memory', `The viewer's module did not start: ${String(error)}`, here('kura-module.wasm')));
    create({
      canvas,
      locateFile: here,
      instantiateWasm: (imports, receive) => {
        WebAssembly.instantiate(compiled, imports).then((instance) => receive(instance, compiled), fail);
        return {};
      },
    }).then(resolve, fail);
  });
}

// Pages that carry everything in themselves (offline lessons) bring their own way of importing.
function importScript(url: string): Promise<unknown> {
  return ((globalThis as { kuraImport?: (address: string) => Promise<unknown> }).kuraImport ?? ((address: string) => import(address)))(url);
}

// AR: only few visits need it.
export async function importAr(): Promise<typeof import('./xr/kura-xr')> {
  return (await importScript(here('kura-xr.js'))) as typeof import('./xr/kura-xr');
}

async function importFactory(): Promise<Factory> {
  // A browser remembers that an address failed, so a second attempt needs another one.
  const url = moduleScript + (attempts++ > 0 ? `?${attempts}` : '');
  try {
    return ((await importScript(url)) as { default: Factory }).default;
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
