// One canvas, its GL context, one instance of the module, and the frames: drawn only while something changes.
import type { DetailStats } from './detail';
import { DetailSet } from './detail_set';
import type { Camera, DetailTexture } from './item';
import { fetchEnvironment, instantiateModule } from './module_loader';
import type { KuraModule, Look, ModuleViewer, Opening, WantedImage } from './module_types';
import { raise, ViewerError } from './module_types';
import { preparePiece } from './prepare/prepare_piece';
import { decode, upload } from './textures';

const kLongestStep = 0.1; // seconds; after a pause motion goes on from where it was
const kPatience = 3; // frames
const kStillAfter = 150; // ms without motion until the fine picture is drawn

// The page's turn: what it has to do, then we go on.
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

export interface StageEvents {
  moved(): void; // the camera may have changed
  lost(): void; // the GL context is gone
  crashed(error: unknown): void; // the module threw while drawing
  warned(error: ViewerError): void; // something is missing that the piece can do without
}

// The module and its context, for a picture that is not the canvas. Until it is given back, the canvas keeps what it shows.
export interface Loan {
  readonly gl: WebGL2RenderingContext;
  readonly viewer: ModuleViewer;
  makeCurrent(): void;
  giveBack(): void;
}

export class Stage {
  readonly viewer: ModuleViewer;
  height = 0; // of the piece, in units of the model
  isFlat = false; // a picture: moved, not turned; set before it is shown
  #module: KuraModule;
  #canvas: HTMLCanvasElement;
  #gl: WebGL2RenderingContext;
  #context: number;
  #events: StageEvents;
  #frame = 0;
  #last = 0;
  #still = 0;
  #isFine = false;
  #isWanted = false; // a frame that could not be drawn out of sight
  #isVisible = true;
  #isEmpty = true; // no piece yet: nothing to draw
  #isClosed = false;
  #onLoanClosed: (() => void) | undefined; // set while the module draws elsewhere
  #size: [number, number];
  #afterwards: { act: () => void; patience: number }[] = [];
  #detail: DetailSet | undefined;
  #room: Look['environment'] = 'gallery'; // whose light is on the stage

  static async create(canvas: HTMLCanvasElement, events: StageEvents): Promise<Stage> {
    const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false, stencil: false, powerPreference: 'high-performance' });
    if (!gl) throw new ViewerError('no_webgl2', 'WebGL 2 is not available.', 'canvas');
    const [module, environment] = await Promise.all([instantiateModule(canvas), fetchEnvironment()]);
    await breathe();
    const stage = new Stage(canvas, gl, module, events);
    try {
      await breathe();
      stage.#makeCurrent();
      raise(stage.viewer.setEnvironment(environment));
      // In parts, and meanwhile the piece may come.
      for (let goesOn = true; goesOn; ) {
        await breathe();
        stage.#makeCurrent();
        goesOn = stage.viewer.warm?.() ?? false;
      }
    } catch (error) {
      stage.close();
      throw error;
    }
    return stage;
  }

  private constructor(canvas: HTMLCanvasElement, gl: WebGL2RenderingContext, module: KuraModule, events: StageEvents) {
    this.#canvas = canvas;
    this.#gl = gl;
    this.#module = module;
    this.#events = events;
    this.#size = [canvas.width, canvas.height];
    this.#context = module.GL.registerContext(gl, { majorVersion: 2, minorVersion: 0, enableExtensionsByDefault: 1 });
    module.GL.makeContextCurrent(this.#context);
    this.viewer = new module.Viewer(canvas.width, canvas.height);
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      if (!this.#isClosed) events.lost();
    });
  }

  get maxTextureEdge(): number {
    return this.#gl.getParameter(this.#gl.MAX_TEXTURE_SIZE) as number;
  }

  get camera(): Camera {
    return this.viewer.getCamera();
  }

  // Decodes a GLB with its pictures and shows it in place of what was there.
  async showGlb(bytes: Uint8Array, signal: AbortSignal): Promise<void> {
    const opening = await this.#read(bytes, signal);
    try {
      for (const image of opening.images) await this.#load(bytes, image, signal);
      await breathe();
      this.#demandOpen(signal);
      this.#makeCurrent();
      // Its texture goes with the piece that it lay on.
      this.#detail?.close();
      this.#detail = undefined;
      this.viewer.setFlat?.(this.isFlat);
      raise(this.viewer.show());
      this.height = (opening.boundsMax[1] ?? 0) - (opening.boundsMin[1] ?? 0);
      this.#isEmpty = false;
    } catch (error) {
      if (!this.#isClosed && !(error instanceof WebAssembly.RuntimeError)) {
        this.#makeCurrent();
        this.viewer.discard();
      }
      throw error;
    }
    this.draw();
  }

  async #read(bytes: Uint8Array, signal: AbortSignal): Promise<Opening> {
    const prepared = this.viewer.openPrepared ? await preparePiece(bytes, this.#room, signal) : undefined;
    this.#demandOpen(signal);
    this.#makeCurrent();
    raise(prepared?.failure ?? null);
    const opening = prepared?.packed && this.viewer.openPrepared ? this.viewer.openPrepared(prepared.packed) : this.viewer.openGlb(bytes);
    raise(opening.failure);
    return opening;
  }

  #demandOpen(signal: AbortSignal): void {
    if (signal.aborted || this.#isClosed) throw new DOMException('removed', 'AbortError');
  }

  // Detail of the piece that is shown, from now until the next one; the largest picture first. budget: MB of graphics memory.
  async streamDetail(sources: DetailTexture[], signal: AbortSignal, budget: number): Promise<void> {
    if (this.#isClosed || this.#isEmpty || !this.viewer.setDetail) return;
    this.#detail?.close();
    this.#detail = new DetailSet(this.#module, this.#gl, this.viewer, sources, budget, {
      arrived: () => this.stir(),
      failed: (error) => this.#events.warned(error),
    });
    await this.#detail.open(this.#current, signal);
  }

  get detail(): DetailStats | undefined {
    return this.#detail?.stats;
  }

  async #load(bytes: Uint8Array, image: WantedImage, signal: AbortSignal): Promise<void> {
    const bitmap = await decode(bytes, image, this.maxTextureEdge);
    try {
      this.#demandOpen(signal);
      this.#makeCurrent();
      const texture = await upload(this.#module, this.#gl, bitmap, image);
      if (this.#isClosed) return; // the texture goes with the context
      this.#makeCurrent();
      this.viewer.setTexture(image.index, texture.name, texture.width, texture.height, texture.levels);
    } finally {
      bitmap.close();
    }
  }

  // Absent fields keep their value. The lamps change at once, the light of another room once it has arrived; false: it did
  // not, and the room stays.
  async setLook(look: Partial<Look>): Promise<boolean> {
    if (this.#isClosed || !this.viewer.setLook) return false;
    this.#makeCurrent();
    this.viewer.setLook(look);
    this.stir();
    const room = look.environment;
    if (!room || room === this.#room) return true;
    const before = this.#room;
    this.#room = room;
    try {
      const light = await fetchEnvironment(room);
      if (this.#isClosed || this.#room !== room) return true;
      this.#makeCurrent();
      raise(this.viewer.setEnvironment(light));
    } catch {
      if (this.#room !== room) return true;
      this.#room = before;
      if (!this.#isClosed) this.viewer.setLook({ environment: before });
      return false;
    } finally {
      if (!this.#isClosed) this.stir();
    }
    return true;
  }

  // Device pixels. The canvas takes the size with the next frame, so that it is never seen empty.
  resize(width: number, height: number): void {
    this.#size = [Math.max(1, width), Math.max(1, height)];
    this.draw();
  }

  setVisible(on: boolean): void {
    this.#isVisible = on;
    if (on && this.#isWanted) this.draw();
  }

  get isLent(): boolean {
    return this.#onLoanClosed !== undefined;
  }

  // onClosed: the stage has gone meanwhile. Nothing where there is no piece, or it is lent already.
  lend(onClosed: () => void): Loan | undefined {
    if (this.#isClosed || this.#isEmpty || this.isLent || !this.viewer.drawInRoom) return undefined;
    this.#onLoanClosed = onClosed;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#still);
    this.#frame = 0;
    const giveBack = () => {
      if (this.#onLoanClosed !== onClosed) return;
      this.#onLoanClosed = undefined;
      if (this.#isClosed) return;
      this.#makeCurrent();
      this.viewer.leaveRoom?.();
      this.stir();
    };
    return { gl: this.#gl, viewer: this.viewer, makeCurrent: this.#current, giveBack };
  }

  // Calls `after` once a frame is drawn. The renderer leaves one out where the GPU is behind; it goes on then, as it does for a motion,
  // so a few frames are waited for.
  draw(after?: () => void): void {
    if (after) this.#afterwards.push({ act: after, patience: kPatience });
    this.#isWanted = true;
    if (this.#isClosed || this.#isEmpty || this.#frame || !this.#isVisible || this.isLent) return;
    this.#frame = requestAnimationFrame((time) => this.#tick(time));
  }

  // What is drawn, at its best. The picture is there only until the browser has shown it, so it is taken with a frame.
  takePicture(): Promise<ImageBitmap> {
    if (!this.#isFine) {
      this.#isFine = true;
      this.viewer.setQuality(1);
    }
    return new Promise((resolve, reject) => this.draw(() => createImageBitmap(this.#canvas).then(resolve, reject)));
  }

  // What is on the stage now, as a canvas without a graphics context of its own.
  copyPicture(): HTMLCanvasElement | undefined {
    const copy = document.createElement('canvas');
    copy.width = this.#canvas.width;
    copy.height = this.#canvas.height;
    copy.className = 'still';
    const context = copy.getContext('2d');
    if (!context || this.#isEmpty || this.#isClosed || this.isLent) return undefined;
    try {
      this.#makeCurrent();
      this.viewer.tick(1 / 60); // the browser keeps no frame that it has shown
      context.drawImage(this.#canvas, 0, 0);
    } catch {
      return undefined;
    }
    return copy;
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
    if (this.#isClosed || !this.#isVisible) return;
    this.#isWanted = false;
    const seconds = this.#last ? Math.min((time - this.#last) / 1000, kLongestStep) : 1 / 60;
    this.#last = time;
    let goesOn = false;
    try {
      this.#makeCurrent();
      this.#takeSize();
      goesOn = this.viewer.tick(seconds);
    } catch (error) {
      return this.#events.crashed(error);
    }
    const due = this.#afterwards.filter((each) => !goesOn || each.patience-- === 0);
    this.#afterwards = this.#afterwards.filter((each) => !due.includes(each));
    for (const { act } of due) act();
    this.#detail?.update(this.#current);
    this.#events.moved();
    if (goesOn) {
      this.draw();
    } else {
      this.#last = 0;
      this.#rest();
    }
  }

  #takeSize(): void {
    const [width, height] = this.#size;
    if (this.#canvas.width === width && this.#canvas.height === height) return;
    this.#canvas.width = width;
    this.#canvas.height = height;
    this.viewer.resize(width, height);
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

  #current = (): void => this.#makeCurrent();

  #makeCurrent(): void {
    if (!this.#isClosed) this.#module.GL.makeContextCurrent(this.#context);
  }

  close(): void {
    if (this.#isClosed) return;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#still);
    this.#detail?.close();
    this.#makeCurrent();
    this.#isClosed = true;
    this.#onLoanClosed?.();
    try {
      this.viewer.delete();
    } catch {
      // After a lost context or a fault inside the module there is nothing left to free.
    }
    this.#gl.getExtension('WEBGL_lose_context')?.loseContext();
    this.#module.GL.deleteContext(this.#context);
  }
}
