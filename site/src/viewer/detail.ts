// Detail that streams onto the piece: the module says which tiles it wants, here they are fetched, decoded by the browser and
// written into the cache texture without passing through the module's memory (docs/streaming.md).
import type { DetailTexture } from './item';
import type { KuraModule, ModuleViewer, TileName } from './module_types';
import { ViewerError } from './module_types';
import { kDecoding, registerTexture, rememberState } from './textures';

export const kAtOnce = 6; // what browsers open to one server
const kPause = 80; // ms between two questions which tiles are wanted
const kBytesPerTexel = 4;
const kTries = 4; // of a tile that the line has lost
const kFirstWait = 400; // ms until the second try, twice as long for each further one

export interface DetailStats {
  requests: number;
  cancelled: number;
  lost: number; // to the line; asked for again
  bytes: number; // received
  placed: number;
  failed: number;
  pending: number;
}

export interface DetailEvents {
  arrived(): void; // a frame is due
  failed(error: ViewerError): void; // once: the coarse texture stays where tiles are missing
}

export class DetailStream {
  readonly stats: DetailStats = { requests: 0, cancelled: 0, lost: 0, bytes: 0, placed: 0, failed: 0, pending: 0 };
  #module: KuraModule;
  #gl: WebGL2RenderingContext;
  #viewer: ModuleViewer;
  #source: DetailTexture;
  #events: DetailEvents;
  #atOnce: number;
  #tile = 0;
  #columns = 0;
  #texture: WebGLTexture | null = null;
  #running = new Map<string, AbortController>();
  #losses = new Map<string, { tries: number; until: number }>(); // by tile: not before that time
  #timer = 0;
  #again = 0;
  #isClosed = false;

  constructor(module: KuraModule, gl: WebGL2RenderingContext, viewer: ModuleViewer, source: DetailTexture, events: DetailEvents, atOnce = kAtOnce) {
    this.#module = module;
    this.#gl = gl;
    this.#viewer = viewer;
    this.#source = source;
    this.#events = events;
    this.#atOnce = atOnce;
  }

  // Reads the picture's description and sets up the cache. \pre the viewer's context is current whenever `current` was called
  async open(budget: number, current: () => void, signal: AbortSignal): Promise<void> {
    try {
      const response = await fetch(`${this.#source.service}/info.json`, { signal });
      if (!response.ok) throw new ViewerError('network', `The server answered ${response.status}.`, this.#source.service);
      const description = (await response.json()) as { width?: number; height?: number; tiles?: { width: number; height?: number }[] };
      if (signal.aborted || this.#isClosed) return;
      const tile = description.tiles?.[0]?.width ?? 0;
      if (!isCount(description.width) || !isCount(description.height) || !isCount(tile)) {
        throw new ViewerError('bad_detail', 'The description of the picture names no size or no tiles.', this.#source.service);
      }
      this.#source = { ...this.#source, width: description.width, height: description.height };
      current();
      this.#begin(tile, budget);
      this.update(current);
    } catch (error) {
      if (!signal.aborted && !this.#isClosed) this.#warn(error);
    }
  }

  #begin(tile: number, budget: number): void {
    const gl = this.#gl;
    const most = Math.floor((gl.getParameter(gl.MAX_TEXTURE_SIZE) as number) / tile);
    // A sixty-fourth is left for the table that says where tiles lie.
    const parts = this.#source.normals ? 2 : 1;
    const places = Math.max(1, Math.floor((budget * 1e6 * (63 / 64)) / (tile * tile * kBytesPerTexel * parts)));
    const columns = Math.min(Math.floor(most / parts), Math.ceil(Math.sqrt(places)));
    const rows = Math.max(1, Math.min(most, Math.floor(places / columns)));
    const restore = rememberState(gl);
    const texture = gl.createTexture();
    if (!texture) throw new ViewerError('out_of_memory', 'The graphics memory is full.', 'detail');
    const name = registerTexture(this.#module, texture);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.SRGB8_ALPHA8, columns * tile * parts, rows * tile);
    restore();
    this.#tile = tile;
    this.#columns = columns;
    const { material, width, height } = this.#source;
    if (this.#viewer.setDetail?.({ material, width, height, tile, texture: name, columns, rows, normals: parts > 1 })) this.#texture = texture;
  }

  // Asks for what the picture needs now, soon; may be called with every frame.
  update(current: () => void): void {
    if (this.#timer || !this.#texture || this.#isClosed) return;
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      if (this.#isClosed) return;
      current();
      this.#reconcile(this.#viewer.wantedTiles?.(this.#source.material) ?? [], current);
    }, kPause);
  }

  // What is no longer wanted is cancelled, and as many as may run at once are fetched, the most wanted first.
  #reconcile(wanted: TileName[], current: () => void): void {
    const names = new Set(wanted.map(String));
    for (const [name, request] of this.#running) {
      if (names.has(name)) continue;
      request.abort();
      this.#running.delete(name);
      ++this.stats.cancelled;
    }
    const now = performance.now();
    let soonest = Infinity;
    for (const tile of wanted) {
      if (this.#running.size >= this.#atOnce) break;
      const wait = (this.#losses.get(String(tile))?.until ?? 0) - now;
      if (wait > 0) soonest = Math.min(soonest, wait);
      else if (!this.#running.has(String(tile))) void this.#fetch(tile, current);
    }
    // No frame may be due until then.
    clearTimeout(this.#again);
    if (soonest < Infinity) this.#again = window.setTimeout(() => this.update(current), soonest);
    this.stats.pending = wanted.length;
  }

  async #fetch(tile: TileName, current: () => void): Promise<void> {
    const request = new AbortController();
    this.#running.set(String(tile), request);
    ++this.stats.requests;
    try {
      const services = [this.#source.service, ...(this.#source.normals ? [this.#source.normals] : [])];
      const arriving = services.map((service) => this.#decode({ ...this.#source, service }, tile, request.signal));
      const bitmaps = await Promise.all(arriving).catch((error: unknown) => {
        for (const each of arriving) each.then((bitmap) => bitmap.close(), () => undefined);
        throw error;
      });
      if (this.#isClosed || request.signal.aborted) return bitmaps.forEach((bitmap) => bitmap.close());
      this.#losses.delete(String(tile));
      current();
      this.#place(tile, bitmaps);
    } catch (error) {
      if (this.#isClosed || request.signal.aborted || this.#isWorthAgain(tile, error)) return;
      current();
      this.#viewer.refuseTile?.(this.#source.material, ...tile);
      this.#warn(error);
    } finally {
      if (this.#running.get(String(tile)) === request) this.#running.delete(String(tile));
      this.update(current);
    }
  }

  async #decode(source: DetailTexture, tile: TileName, signal: AbortSignal): Promise<ImageBitmap> {
    const { address, width, height } = addressOf(source, this.#tile, tile);
    const response = await fetch(address, { signal });
    if (response.status >= 500 || response.status === 429) throw new TypeError(`The server answered ${response.status}.`);
    if (!response.ok) throw new ViewerError('network', `The server answered ${response.status}.`, address);
    const blob = await response.blob();
    this.stats.bytes += blob.size;
    const bitmap = await createImageBitmap(blob, kDecoding).catch(() => {
      throw new ViewerError('bad_detail', 'A tile cannot be decoded.', address);
    });
    if (bitmap.width === width && bitmap.height === height) return bitmap;
    bitmap.close();
    throw new ViewerError('bad_detail', `A tile is not ${width} x ${height}.`, address);
  }

  // The line breaks off and servers are busy: such a tile comes back after a while, a few times. One that is not there does not.
  #isWorthAgain(tile: TileName, error: unknown): boolean {
    const tries = (this.#losses.get(String(tile))?.tries ?? 0) + 1;
    if (!(error instanceof TypeError) || tries >= kTries) return false;
    this.#losses.set(String(tile), { tries, until: performance.now() + kFirstWait * 2 ** (tries - 1) });
    ++this.stats.lost;
    return true;
  }

  // bitmaps: base colour, and the normals that lie to its right.
  #place(tile: TileName, bitmaps: ImageBitmap[]): void {
    const place = this.#viewer.placeTile?.(this.#source.material, ...tile) ?? -1;
    if (place >= 0) {
      const gl = this.#gl;
      const restore = rememberState(gl);
      gl.bindTexture(gl.TEXTURE_2D, this.#texture);
      bitmaps.forEach((bitmap, part) => {
        const column = (place % this.#columns) * bitmaps.length + part;
        gl.texSubImage2D(gl.TEXTURE_2D, 0, column * this.#tile, Math.floor(place / this.#columns) * this.#tile, gl.RGBA, gl.UNSIGNED_BYTE, bitmap);
      });
      restore();
      ++this.stats.placed;
      this.#events.arrived();
    }
    bitmaps.forEach((bitmap) => bitmap.close());
  }

  #warn(error: unknown): void {
    if (this.stats.failed++ > 0) return;
    this.#events.failed(error instanceof ViewerError ? error : new ViewerError('network', 'Detail did not arrive.', this.#source.service));
  }

  // The texture is the viewer's.
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#again);
    for (const request of this.#running.values()) request.abort();
    this.#running.clear();
  }
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0;
}

// IIIF Image API 3.0 level 0: the region in texels of the whole picture, the size in those of its level.
export function addressOf(source: DetailTexture, tile: number, [level, x, y]: TileName): { address: string; width: number; height: number } {
  const scale = 2 ** level;
  const left = x * tile * scale, top = y * tile * scale;
  const across = Math.min(tile * scale, source.width - left), down = Math.min(tile * scale, source.height - top);
  const width = Math.ceil(across / scale), height = Math.ceil(down / scale);
  const isWhole = across === source.width && down === source.height;
  const region = isWhole ? 'full' : `${left},${top},${across},${down}`;
  return { address: `${source.service}/${region}/${width},${height}/0/default.jpg`, width, height };
}
