// What a visitor does by hand, key or button, done on the stage: the one place through which all input goes.
import type { ControlTarget } from './controls';
import type { GestureKind, GestureTarget } from './gestures';
import { Invitation } from './invitation';
import type { Camera, NamedView } from './item';
import type { Messages } from './messages';
import type { Lamp } from './light/lamp';
import type { Stage } from './stage';
import { showNamedView, travelTo } from './story/show_view';
import type { Strings } from './strings';

const kIdleMs = 4000;
const kTouchHints = 2; // those who scroll past are told no more often
const kFlightMs = 600; // a turn that follows another within this time goes on from its end
const kSteepest = 89; // degrees
const kMovePerDegree = 0.08 / 15; // heights of the stage: an arrow moves as far as with Shift

// The element, as far as its visitor is concerned.
export interface VisitorHost {
  readonly stage: Stage | undefined; // undefined: nothing is shown yet
  readonly words: Strings;
  readonly messages: Messages;
  readonly isWide: boolean;
  readonly lamp: Lamp;
  setIdle(on: boolean): void; // nothing was touched for a while: the buttons fade
  toggleWide(): void;
  leaveWide(): void;
  openHelp(): void;
  toggleTools(): void;
  tapTool(x: number, y: number): boolean;
  closeOverlays(): boolean;
}

export class Visitor implements ControlTarget, GestureTarget {
  hasActed = false; // from then on views are told to those who do not see them
  #host: VisitorHost;
  #invitation: Invitation;
  #idleTimer = 0;
  #touchHints = 0;
  #heading: { camera: Camera; time: number } | undefined; // where the last turn by key or button leads

  constructor(host: VisitorHost) {
    this.#host = host;
    this.#invitation = new Invitation({
      getCamera: () => host.stage?.camera,
      showInvitation: (on) => host.messages.showInvitation(on),
      place: (camera) => this.act((stage) => stage.viewer.setCamera(camera, false)),
    });
  }

  // The piece came into sight, or went out of it.
  see(isVisible: boolean): void {
    if (isVisible && this.#host.stage && !this.#host.stage.isFlat) this.#invitation.expect();
    else this.#invitation.pause();
  }

  // Any sign of life: buttons that have faded come back.
  wake(): void {
    this.#host.setIdle(false);
    clearTimeout(this.#idleTimer);
    this.#idleTimer = window.setTimeout(() => this.#host.setIdle(true), kIdleMs);
  }

  // The visitor has found out that the piece can be moved, or the page moves it.
  touch(): void {
    if (!this.#host.stage) return;
    this.hasActed = true;
    this.#heading = undefined;
    this.#invitation.end();
  }

  leave(): void {
    clearTimeout(this.#idleTimer);
    this.#invitation.end();
  }

  // Moves the camera without counting as the visitor's doing.
  act(action: (stage: Stage) => void): void {
    const { stage } = this.#host;
    if (!stage) return;
    action(stage);
    stage.stir();
  }

  #move(action: (stage: Stage) => void): void {
    this.touch();
    this.wake();
    this.act(action);
  }

  // GestureTarget
  drag(kind: GestureKind, dx: number, dy: number): void {
    if (this.#host.stage?.isFlat) return this.move(dx, dy);
    if (kind === 'light' || (kind === 'orbit' && this.#host.lamp.isHeld)) return this.#host.lamp.move(dx, dy);
    this.#move((stage) => stage.viewer.drag(kind, dx, dy));
  }
  release(kind: GestureKind, vx: number, vy: number): void {
    if (this.#host.stage?.isFlat) return this.act((stage) => stage.viewer.release('pan', vx, vy));
    if (kind === 'light' || (kind === 'orbit' && this.#host.lamp.isHeld)) return;
    this.act((stage) => stage.viewer.release(kind, vx, vy));
  }
  zoom(factor: number, x: number, y: number): void {
    this.#move((stage) => stage.viewer.zoom(factor, x, y));
  }
  tap(x: number, y: number): boolean {
    return this.#host.stage !== undefined && this.#host.tapTool(x, y);
  }
  refocus(x: number, y: number): void {
    this.#move((stage) => stage.viewer.refocus(x, y));
  }
  refusedWheel(): void {
    const { stage, words, messages } = this.#host;
    if (stage) messages.showHint(/Mac/.test(navigator.platform) ? words.wheel_hint_mac : words.wheel_hint);
  }
  refusedTouch(): void {
    const { stage, words, messages } = this.#host;
    if (stage && this.#touchHints++ < kTouchHints) messages.showHint(words.touch_hint);
  }
  isWide(): boolean {
    return this.#host.isWide;
  }
  isShown(): boolean {
    return this.#host.stage !== undefined;
  }

  // KeyTarget and ControlTarget
  turn(yaw: number, pitch: number): void {
    const { stage } = this.#host;
    if (!stage) return;
    // A picture is moved where a piece is turned.
    if (stage.isFlat) return this.move(-yaw * kMovePerDegree, pitch * kMovePerDegree);
    const now = performance.now();
    const from = this.#heading && now - this.#heading.time < kFlightMs ? this.#heading.camera : stage.camera;
    const steep = Math.max(-kSteepest, Math.min(kSteepest, from.pitch + pitch));
    const camera = { ...from, yaw: from.yaw + yaw, pitch: steep };
    this.#move(() => stage.viewer.setCamera(camera, true));
    this.#heading = { camera, time: now };
  }
  move(x: number, y: number): void {
    this.#move((stage) => stage.viewer.drag('pan', x, y));
  }
  nearer(factor: number): void {
    this.#move((stage) => stage.viewer.zoom(factor, 0, 0));
  }
  reset(): void {
    this.#move((stage) => stage.viewer.reset(true));
  }
  showView(view: NamedView): void {
    this.#move((stage) => showNamedView(stage, view));
  }
  travel(view: NamedView): void {
    this.#move((stage) => travelTo(stage, view));
  }
  // A hand on the stage: what flies stops at once.
  hold(): void {
    this.act((stage) => stage.viewer.hold());
  }
  toggleWide(): void {
    this.#host.toggleWide();
  }
  help(): void {
    this.#host.openHelp();
  }
  light(): void {
    if (this.#host.stage?.isFlat) return;
    this.touch();
    this.wake();
    this.#host.lamp.toggle();
  }
  tools(): void {
    this.#host.toggleTools();
  }
  escape(): boolean {
    if (this.#host.closeOverlays()) return true;
    if (!this.#host.isWide) return false;
    this.#host.leaveWide();
    return true;
  }
}
