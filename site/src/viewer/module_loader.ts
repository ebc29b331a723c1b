// Fetches the WebAssembly module and the light, both beside this script, once for all elements of the page.
import type { KuraModule } from './module_types';

type Factory = (options: { canvas: HTMLCanvasElement; locateFile(path: string): string }) => Promise<KuraModule>;

let factory: Promise<Factory> | undefined;
let environment: Promise<Uint8Array> | undefined;

const here = (path: string) => new URL(path, import.meta.url).href;

// A module holds one GL context, so each element has an instance of its own; the code is fetched once.
export async function instantiateModule(canvas: HTMLCanvasElement): Promise<KuraModule> {
  factory ??= import(here('kura-module.js')).then((module: { default: Factory }) => module.default);
  const create = await factory.catch((error: unknown) => {
    factory = undefined; // the next element may try again
    throw error;
  });
  return create({ canvas, locateFile: here });
}

export function fetchEnvironment(): Promise<Uint8Array> {
  environment ??= fetchBytes(here('environments/gallery.ktx')).catch((error: unknown) => {
    environment = undefined;
    throw error;
  });
  return environment;
}

async function fetchBytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
