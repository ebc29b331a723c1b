// One canvas, its GL context, one instance of the module, and the frames: drawn only while something changes.
import type { Camera } from './item';
import { fetchEnvironment, instantiateModule } from './module_loader';
import type { KuraModule, ModuleViewer, WantedImage } from './module_types';
import { raise, ViewerError } from './module_types';
import type { LoadedTexture } from './textures';
import { decode, remove, upload } from './textures';

const kLongestStep = 0.1; // seconds; after a pause motion goes on from where it was
const kStillAfter = 150; // ms without motion until the fine picture is drawn

export interface StageEvents {
  moved(): void; // the camera may have changed
  lost(): void; // the GL context is gone
}

export class Stage {
  readonly viewer: ModuleViewer;
  #module: KuraModule;
  #gl: WebGL2RenderingContext;
  #handle: number;
  #events: StageEvents;
  #frame = 0;
  #last = 0;
  #still = 0;
  #isFine = false;
  #textures: LoadedTexture[] = [];
  #isClosed = false;

  static async create(canvas: HTMLCanvasElement, events: StageEvents): Promise<Stage> {
    const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false, stencil: false, powerPreference: 'high-performance' });
    if (!gl) throw new ViewerError('no_webgl2', 'WebGL 2 is not available.');
    const [module, environment] = await Promise.all([instantiateModule(canvas), fetchEnvironment()]);
    return new Stage(canvas, gl, module, environment, events);
  }

  private constructor(canvas: HTMLCanvasElement, gl: WebGL2RenderingContext, module: KuraModule, environment: Uint8Array, events: StageEvents) {
    this.#gl = gl;
    this.#module = module;
    this.#events = events;
    hideUnknownExtensions(gl);
    this.#handle = module.GL.registerContext(gl, { majorVersion: 2, minorVersion: 0, enableExtensionsByDefault: 1 });
    module.GL.makeContextCurrent(this.#handle);
    this.viewer = new module.Viewer(Math.max(1, canvas.width), Math.max(1, canvas.height));
    raise(this.viewer.setEnvironment(environment));
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      if (!this.#isClosed) events.lost();
    });
  }

  get maxTextureEdge(): number {
    return this.#gl.getParameter(this.#gl.MAX_TEXTURE_SIZE) as number;
  }

  // Decodes a GLB with its pictures and shows it in place of what was there.
  async showGlb(bytes: Uint8Array, signal: AbortSignal): Promise<void> {
    this.#current();
    const opening = this.viewer.openGlb(bytes);
    raise(opening.failure);
    const fresh: LoadedTexture[] = [];
    try {
      for (const image of opening.images) fresh.push(await this.#load(bytes, image, signal));
      this.#current();
      raise(this.viewer.show());
    } catch (error) {
      this.#current();
      if (!this.#isClosed) this.viewer.discard();
      for (const texture of fresh) remove(this.#module, this.#gl, texture);
      throw error;
    }
    const old = this.#textures;
    this.#textures = fresh;
    // The old model was let go by show(); its textures go once the frame that may still use them is drawn.
    this.draw(() => old.forEach((texture) => remove(this.#module, this.#gl, texture)));
  }

  async #load(bytes: Uint8Array, image: WantedImage, signal: AbortSignal): Promise<LoadedTexture> {
    const bitmap = await decode(bytes, image, this.maxTextureEdge);
    if (signal.aborted || this.#isClosed) {
      bitmap.close();
      throw new DOMException('removed', 'AbortError');
    }
    this.#current();
    const texture = upload(this.#module, this.#gl, bitmap, image);
    this.viewer.setTexture(image.index, texture.name, texture.width, texture.height, texture.levels);
    return texture;
  }

  get camera(): Camera {
    return this.viewer.getCamera();
  }

  // Calls `after` once the next frame is drawn.
  #afterwards: (() => void)[] = [];
  draw(after?: () => void): void {
    if (after) this.#afterwards.push(after);
    if (this.#isClosed || this.#frame) return;
    this.#frame = requestAnimationFrame((time) => this.#tick(time));
  }

  // Something moves by the visitor's hand: quick pictures until it rests.
  stir(): void {
    clearTimeout(this.#still);
    if (this.#isFine) {
      this.#isFine = false;
      this.viewer.setQuality(0);
    }
    this.draw();
  }

  #tick(time: number): void {
    this.#frame = 0;
    if (this.#isClosed) return;
    const seconds = this.#last ? Math.min((time - this.#last) / 1000, kLongestStep) : 1 / 60;
    this.#last = time;
    this.#current();
    const goesOn = this.viewer.tick(seconds);
    this.#afterwards.splice(0).forEach((after) => after());
    this.#events.moved();
    if (goesOn) {
      this.draw();
    } else {
      this.#last = 0;
      this.#rest();
    }
  }

  #rest(): void {
    clearTimeout(this.#still);
    if (this.#isFine) return;
    this.#still = window.setTimeout(() => {
      if (this.#isClosed) return;
      this.#isFine = true;
      this.viewer.setQuality(1);
      this.draw();
    }, kStillAfter);
  }

  #current(): void {
    if (!this.#isClosed) this.#module.GL.makeContextCurrent(this.#handle);
  }

  close(): void {
    if (this.#isClosed) return;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#still);
    this.#current();
    this.#isClosed = true;
    try {
      this.viewer.delete();
    } catch {
      // After a lost context there is nothing left to free.
    }
    for (const texture of this.#textures) remove(this.#module, this.#gl, texture);
    this.#gl.getExtension('WEBGL_lose_context')?.loseContext();
    this.#module.GL.deleteContext(this.#handle);
  }
}

// Emscripten 3.1.6 does not know these extensions, but Filament would ask for their functions and call nothing.
function hideUnknownExtensions(gl: WebGL2RenderingContext): void {
  const all = gl.getSupportedExtensions.bind(gl);
  gl.getSupportedExtensions = () => all()?.filter((name) => !/EXT_clip_control|disjoint_timer_query/.test(name)) ?? null;
}
