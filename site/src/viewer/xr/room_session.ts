// One visit of a piece to the visitor's room: a WebXR session, its frames, and the drawing of them by the viewer's own module.
//
// Filament draws into the framebuffer 0 of its context. A session has a framebuffer of its own, so for the time of a frame the
// context's bindFramebuffer gives that one wherever Filament asks for its own; Filament's notes of what is bound stay true.
import type { Loan } from '../stage';
import type { OverlayTarget } from './overlay';
import { Overlay } from './overlay';
import type { Placement, Point } from './placement';
import { limitScale, meetFloor, project, rayThrough, ringAround, snapScale, stepScale, wrapDegrees } from './placement';
import type { XrFrame, XrHitTestSource, XrLayer, XrLayerClass, XrSession, XrSpace, XrView } from './webxr';
import { xrSystem } from './webxr';
import type { ArWords } from './words';

export interface RoomHost {
  readonly words: ArWords;
  readonly lang: string;
  readonly isMeasured: boolean; // the record says how its size is known
  readonly radius: number; // of the ring around the foot, metres
  lend(onClosed: () => void): Loan | undefined; // undefined: no piece is drawn yet
  hasFailed(): boolean; // there will be none
}

export type Ending = 'left' | 'lost';

const kWait = 60_000; // ms for the piece to arrive
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export class RoomSession implements OverlayTarget {
  placement: Placement = { position: [0, 0, 0], yaw: 0, scale: 1 };
  readonly ended: Promise<Ending>;
  #host: RoomHost;
  #overlay: Overlay;
  #session: XrSession | undefined;
  #space: XrSpace = {};
  #hits: XrHitTestSource | undefined;
  #layer: XrLayer | undefined;
  #loan: Loan | undefined;
  #view: XrView | undefined; // of the last frame
  #isFound = false; // there is a place to stand on
  #isPlaced = false;
  #grip: [number, number] | undefined; // from the finger on the floor to the piece
  #isOver = false;
  #resolve!: (ending: Ending) => void;

  constructor(host: RoomHost) {
    this.#host = host;
    this.ended = new Promise((resolve) => (this.#resolve = resolve));
    this.#overlay = new Overlay(host.words, host.lang, host.isMeasured, this);
    this.#overlay.showTools(false);
  }

  // Rejects where there is no session; nothing is left behind then. \pre called at a press of the visitor.
  async begin(): Promise<void> {
    document.body.append(this.#overlay.root);
    this.#overlay.say(this.#host.words.loading);
    try {
      const xr = xrSystem();
      if (!xr) throw new Error('no WebXR');
      const session = await xr.requestSession('immersive-ar', { requiredFeatures: ['hit-test'], optionalFeatures: ['dom-overlay'], domOverlay: { root: this.#overlay.root } });
      this.#session = session;
      session.addEventListener('end', () => this.#finish('left'));
      session.addEventListener('select', () => {
        if (!session.domOverlayState) this.tap(); // without an overlay: the trigger of a headset
      });
      this.#space = await session.requestReferenceSpace('local');
      this.#hits = await session.requestHitTestSource?.({ space: await session.requestReferenceSpace('viewer') });
      const loan = await this.#waitForPiece();
      await (loan.gl as { makeXRCompatible?: () => Promise<void> }).makeXRCompatible?.();
      if (this.#isOver) return;
      const Layer = (globalThis as unknown as { XRWebGLLayer: XrLayerClass }).XRWebGLLayer;
      // Depth and smoothing happen in Filament's own buffers.
      this.#layer = new Layer(session, loan.gl, { alpha: true, antialias: false, depth: false, stencil: false });
      session.updateRenderState({ baseLayer: this.#layer });
      this.#overlay.say(this.#host.words.search);
      session.requestAnimationFrame(this.#onFrame);
    } catch (error) {
      this.#finish('lost');
      throw error;
    }
  }

  async #waitForPiece(): Promise<Loan> {
    for (const start = performance.now(); performance.now() - start < kWait; await pause(100)) {
      if (this.#isOver || this.#host.hasFailed()) break;
      this.#loan = this.#host.lend(() => this.#finish('lost'));
      if (this.#loan) return this.#loan;
    }
    throw new Error('no piece');
  }

  // What is shown: near 100% it is 100%.
  get #shown(): Placement {
    return { ...this.placement, scale: snapScale(this.placement.scale) };
  }

  #onFrame = (_time: number, frame: XrFrame): void => {
    const session = this.#session;
    if (this.#isOver || !session) return;
    session.requestAnimationFrame(this.#onFrame);
    try {
      const views = frame.getViewerPose(this.#space)?.views;
      if (!views?.length) return; // the device does not know where it is; the last picture stays
      this.#view = views.length === 1 ? views[0] : undefined;
      if (!this.#isPlaced) this.#follow(frame);
      if (this.#isFound) for (const view of views) this.#draw(view);
      this.#showRing();
    } catch {
      this.#finish('lost');
    }
  };

  // Until it is placed, the piece goes where the middle of the picture meets a surface.
  #follow(frame: XrFrame): void {
    const hit = this.#hits && frame.getHitTestResults(this.#hits)[0]?.getPose(this.#space);
    if (!hit) return;
    const [x = 0, y = 0, z = 0] = hit.transform.matrix.slice(12, 15);
    const eye = this.#view?.transform.matrix;
    // Its front looks at the visitor.
    const yaw = eye ? (Math.atan2((eye[12] ?? 0) - x, (eye[14] ?? 0) - z) * 180) / Math.PI : 0;
    this.placement = { ...this.placement, position: [x, y, z], yaw };
    if (!this.#isFound) this.#overlay.say(this.#host.words.tap);
    this.#isFound = true;
  }

  #draw(view: XrView): void {
    const { gl, viewer, makeCurrent } = this.#loan!;
    const layer = this.#layer!;
    const viewport = layer.getViewport(view);
    if (!viewport || !viewer.drawInRoom) return;
    const eye = { eye: [...view.transform.matrix], projection: [...view.projectionMatrix], viewport, placement: this.#shown };
    makeCurrent();
    withFramebuffer(gl, layer.framebuffer, () => viewer.drawInRoom!(eye));
  }

  #showRing(): void {
    const view = this.#view;
    const isWanted = this.#isFound && (!this.#isPlaced || this.#grip !== undefined);
    const points = view && isWanted ? ringAround(this.placement.position, this.#host.radius * this.#shown.scale) : [];
    this.#overlay.showRing(points.map((point) => project(view!.transform.inverse.matrix, view!.projectionMatrix, point)));
  }

  tap(): void {
    if (this.#isPlaced || !this.#isFound) return;
    this.#isPlaced = true;
    this.#overlay.say(this.#host.words.placed);
    this.#overlay.showTools(true);
    this.#showScale();
  }

  #floorAt(at: Point) {
    if (!this.#isPlaced || !this.#view) return null;
    return meetFloor(rayThrough(this.#view.transform.matrix, this.#view.projectionMatrix, at), this.placement.position[1]);
  }

  // The piece keeps its distance from the finger, and does not jump under it.
  grab(at: Point): void {
    const floor = this.#floorAt(at);
    const [x, , z] = this.placement.position;
    this.#grip = floor ? [x - floor[0], z - floor[2]] : undefined;
  }

  drag(at: Point): void {
    const floor = this.#grip && this.#floorAt(at);
    if (floor) this.placement = { ...this.placement, position: [floor[0] + this.#grip![0], floor[1], floor[2] + this.#grip![1]] };
  }

  change(placement: Placement): void {
    if (!this.#isPlaced) return;
    this.#grip = undefined;
    // Where it stands is the other gesture's.
    this.placement = { ...placement, position: this.placement.position };
    this.#showScale();
  }

  step(tenths: 1 | -1): void {
    this.change({ ...this.placement, scale: stepScale(this.#shown.scale, tenths) });
  }

  turn(degrees: number): void {
    this.change({ ...this.placement, yaw: wrapDegrees(this.placement.yaw + degrees) });
  }

  restoreSize(): void {
    this.change({ ...this.placement, scale: limitScale(1) });
  }

  placeAgain(): void {
    this.#isPlaced = this.#isFound = false;
    this.#grip = undefined;
    this.#overlay.showTools(false);
    this.#overlay.say(this.#host.words.search);
  }

  leave(): void {
    const session = this.#session;
    if (session) session.end().catch(() => this.#finish('left'));
    else this.#finish('left');
  }

  #showScale(): void {
    const { words, isMeasured } = this.#host;
    const { scale } = this.#shown;
    this.#overlay.showScale(scale, !isMeasured ? words.is_unmeasured : scale === 1 ? words.is_true : '');
  }

  #finish(ending: Ending): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#overlay.root.remove();
    if (ending === 'lost') void this.#session?.end().catch(() => undefined);
    try {
      this.#hits?.cancel();
    } catch {
      // It went with the session.
    }
    this.#loan?.giveBack();
    this.#resolve(ending);
  }
}

// body with `framebuffer` in the place of the canvas. What is only for a canvas's own buffers is left out.
function withFramebuffer(gl: WebGL2RenderingContext, framebuffer: WebGLFramebuffer | null, body: () => void): void {
  const { bindFramebuffer, invalidateFramebuffer } = gl;
  let isOurs = false;
  gl.bindFramebuffer = (target, buffer) => {
    if (target !== gl.READ_FRAMEBUFFER) isOurs = buffer === null;
    bindFramebuffer.call(gl, target, buffer ?? framebuffer);
  };
  gl.invalidateFramebuffer = (target, attachments) => {
    if (!isOurs) invalidateFramebuffer.call(gl, target, attachments);
  };
  try {
    body();
  } finally {
    // Own properties that hide those of the prototype; gone, the context is as it was.
    delete (gl as Partial<WebGL2RenderingContext>).bindFramebuffer;
    delete (gl as Partial<WebGL2RenderingContext>).invalidateFramebuffer;
    // Filament takes its own buffer, the canvas, to be bound.
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  }
}
