// A site inside a folder of scripts. Pages opened from a disk (file://) may neither fetch nor import their neighbours, but they
// may run scripts that lie beside them; so each file of the pack is a script that hands over its bytes.
//
// The files have addresses below kPackRoot, which no network serves: fetch is answered from the pack for these, and left alone
// for all others.

export const kPackRoot = 'https://pack.invalid/';

// pack/index.js: kuraPackIndex({path: [script, mime]}); pack/N.js: kuraPackFile(path, base64).
export type PackIndex = Record<string, [script: string, mime: string]>;

declare global {
  var kuraPackIndex: PackIndex | undefined;
  var kuraPackFile: ((path: string, base64: string) => void) | undefined;
  var kuraImport: ((url: string) => Promise<unknown>) | undefined;
}

export class Pack {
  #index: PackIndex;
  #arrived = new Map<string, Uint8Array<ArrayBuffer>>();
  #loading = new Map<string, Promise<Uint8Array<ArrayBuffer> | null>>();
  #hrefs = new Map<string, string>();

  constructor(index: PackIndex) {
    this.#index = index;
    globalThis.kuraPackFile = (path, base64) => this.#arrived.set(path, bytesOf(base64));
  }

  // Answers fetch and import for addresses of the pack.
  install(): void {
    const onward = globalThis.fetch?.bind(globalThis);
    globalThis.fetch = async (input, init) => {
      const path = pathOf(input instanceof Request ? input.url : String(input));
      if (path === null) return onward(input, init);
      const bytes = await this.read(path);
      init?.signal?.throwIfAborted();
      if (!bytes) return new Response(null, { status: 404 });
      return new Response(bytes, { headers: { 'content-type': this.#mime(path), 'content-length': String(bytes.length) } });
    };
    globalThis.kuraImport = async (url) => {
      const path = pathOf(url);
      return import(path === null ? url : await this.href(path.split('?')[0] ?? path));
    };
  }

  // Null where the pack has no such file.
  read(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const known = this.#loading.get(path);
    if (known) return known;
    const script = this.#index[path]?.[0];
    const reading = script ? this.#run(script).then(() => this.#arrived.get(path) ?? null) : Promise.resolve(null);
    this.#loading.set(path, reading);
    return reading;
  }

  // An address that <img> and import() take.
  async href(path: string): Promise<string> {
    const bytes = await this.read(path);
    let href = this.#hrefs.get(path);
    if (!href && bytes) {
      href = URL.createObjectURL(new Blob([bytes], { type: this.#mime(path) }));
      this.#hrefs.set(path, href);
    }
    return href ?? '';
  }

  #mime(path: string): string {
    return this.#index[path]?.[1] ?? 'application/octet-stream';
  }

  #run(source: string): Promise<void> {
    return new Promise((resolve) => {
      const script = document.createElement('script');
      script.src = source;
      script.onload = script.onerror = () => {
        script.remove();
        resolve();
      };
      document.head.append(script);
    });
  }
}

function pathOf(url: string): string | null {
  return url.startsWith(kPackRoot) ? url.slice(kPackRoot.length) : null;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; ++i) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
