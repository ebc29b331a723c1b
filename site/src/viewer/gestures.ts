// Mouse, pen, touch and wheel on the stage -> what the visitor means. In a page scrolling is never trapped.
import type { DragKind } from './module_types';

export type GestureKind = DragKind | 'light'; // light: the lamp moves, with Shift

export interface GestureTarget {
  drag(kind: GestureKind, dx: number, dy: number): void; // in heights of the stage
  release(kind: GestureKind, vx: number, vy: number): void;
  zoom(factor: number, x: number, y: number): void; // x, y in -1..1, y up
  tap(x: number, y: number): boolean; // true: it was meant for a tool, and means nothing else
  refocus(x: number, y: number): void;
  refusedWheel(): void; // the wheel stays with the page: time for a hint
  refusedTouch(): void;
  isWide(): boolean; // in full screen nothing has to be left to the page
  isShown(): boolean; // there is a piece on the stage
}

interface Finger {
  x: number;
  y: number;
}

const kDoubleTapMs = 320;
const kTapSlop = 24; // px
const kClickSlop = 5; // px; a mouse is held more quietly than a finger
const kVelocityWindow = 90; // ms

export class Gestures {
  #element: HTMLElement;
  #target: GestureTarget;
  #fingers = new Map<number, Finger>();
  #pointerType = '';
  #kind: GestureKind = 'orbit';
  #trail: { time: number; x: number; y: number }[] = [];
  #lastTap = { time: 0, x: 0, y: 0 };
  #down = { x: 0, y: 0 };
  #mouse: Finger | undefined;
  #isTaken = false; // a tool has taken the last tap
  #isSingle = true; // one finger only since the first was laid on
  #isAimed = false; // the pointer moved over the stage since it came: a wheel is meant for the piece

  constructor(element: HTMLElement, target: GestureTarget, signal: AbortSignal) {
    this.#element = element;
    this.#target = target;
    const on = <K extends keyof HTMLElementEventMap>(type: K, listener: (event: HTMLElementEventMap[K]) => void, passive = true) =>
      element.addEventListener(type, listener, { signal, passive });
    on('pointerdown', (event) => this.#press(event), false);
    on('pointermove', (event) => this.#move(event));
    on('pointerup', (event) => this.#lift(event, true));
    on('pointercancel', (event) => this.#lift(event, false));
    on('wheel', (event) => this.#wheel(event), false);
    on('dblclick', (event) => {
      // Browsers make a double-click of two taps as well; those are counted by #tap.
      if (this.#pointerType === 'mouse' && !this.#isTaken) this.#target.refocus(...this.#place(event.clientX, event.clientY));
    });
    on('pointerleave', () => {
      this.#isAimed = false;
    });
    // The right button drags; macOS and Linux would open the menu before the hand has moved.
    on('contextmenu', (event) => {
      if (target.isShown() && event.button === 2) event.preventDefault();
    }, false);
    this.#listenToSafari(signal);
    // Two fingers are ours even where one belongs to the page.
    const keep = (event: TouchEvent) => {
      if (event.touches.length > 1 || target.isWide()) event.preventDefault();
    };
    on('touchstart', keep, false);
    on('touchmove', keep, false);
  }

  // Safari tells of a pinch on the trackpad by events of its own, with the scale since the pinch began.
  #listenToSafari(signal: AbortSignal): void {
    let scale = 1;
    const onGesture = (event: Event) => {
      event.preventDefault();
      const pinch = event as MouseEvent & { scale: number };
      // Fingers on a screen arrive as pointers already.
      if (event.type === 'gesturechange' && this.#fingers.size === 0) {
        this.#target.zoom(pinch.scale / scale, ...this.#place(pinch.clientX, pinch.clientY));
      }
      scale = event.type === 'gesturechange' ? pinch.scale : 1;
    };
    for (const type of ['gesturestart', 'gesturechange', 'gestureend']) {
      this.#element.addEventListener(type, onGesture, { signal, passive: false });
    }
  }

  #place(clientX: number, clientY: number): [number, number] {
    const box = this.#element.getBoundingClientRect();
    return [((clientX - box.left) / box.width) * 2 - 1, 1 - ((clientY - box.top) / box.height) * 2];
  }

  #press(event: PointerEvent): void {
    if (event.pointerType === 'mouse' && event.button > 2) return;
    this.#pointerType = event.pointerType;
    this.#element.setPointerCapture(event.pointerId);
    this.#fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.#isSingle = this.#fingers.size === 1 && event.button === 0;
    const isPan = event.button === 2 || event.button === 1 || event.ctrlKey || event.metaKey || event.altKey;
    this.#kind = isPan || this.#fingers.size > 1 ? 'pan' : event.shiftKey ? 'light' : 'orbit';
    this.#down = { x: event.clientX, y: event.clientY };
    this.#trail = [];
    if (event.button === 1) event.preventDefault();
  }

  #move(event: PointerEvent): void {
    if (event.pointerType === 'mouse') this.#aim(event);
    const finger = this.#fingers.get(event.pointerId);
    if (!finger) return;
    const before = this.#grip();
    finger.x = event.clientX;
    finger.y = event.clientY;
    const after = this.#grip();
    const height = this.#element.clientHeight || 1;
    const dx = (after.x - before.x) / height;
    const dy = (after.y - before.y) / height;
    if (dx || dy) this.#target.drag(this.#kind, dx, dy);
    if (before.spread > 0 && after.spread > 0 && before.spread !== after.spread) {
      this.#target.zoom(after.spread / before.spread, ...this.#place(after.x, after.y));
    }
    this.#trail.push({ time: event.timeStamp, x: after.x, y: after.y });
    while (this.#trail.length > 1 && event.timeStamp - (this.#trail[0]?.time ?? 0) > kVelocityWindow) this.#trail.shift();
  }

  // While the page scrolls under a resting mouse, browsers send moves too, but to the same place of the window.
  #aim(event: PointerEvent): void {
    this.#isAimed ||= this.#mouse !== undefined && (event.clientX !== this.#mouse.x || event.clientY !== this.#mouse.y);
    this.#mouse = { x: event.clientX, y: event.clientY };
  }

  // The middle of the fingers, and how far they are apart.
  #grip(): { x: number; y: number; spread: number } {
    const all = [...this.#fingers.values()];
    const x = all.reduce((sum, finger) => sum + finger.x, 0) / all.length;
    const y = all.reduce((sum, finger) => sum + finger.y, 0) / all.length;
    const [a, b] = all;
    return { x, y, spread: a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0 };
  }

  #lift(event: PointerEvent, isEnd: boolean): void {
    if (!this.#fingers.delete(event.pointerId)) return;
    if (this.#fingers.size > 0) {
      // From two fingers to one: go on turning from here, without a jump.
      this.#kind = 'orbit';
      this.#trail = [];
      return;
    }
    const [vx, vy] = isEnd ? this.#velocity(event.timeStamp) : [0, 0];
    this.#target.release(this.#kind, vx, vy);
    if (!isEnd && event.pointerType === 'touch') this.#target.refusedTouch();
    if (isEnd && this.#isSingle) this.#take(event);
    if (isEnd && event.pointerType !== 'mouse' && !this.#isTaken) this.#tap(event);
  }

  // A tap that a tool wants, as while measuring, is no half of a double tap.
  #take(event: PointerEvent): void {
    const slop = event.pointerType === 'mouse' ? kClickSlop : kTapSlop;
    const isTap = Math.hypot(event.clientX - this.#down.x, event.clientY - this.#down.y) < slop;
    this.#isTaken = isTap && this.#target.tap(...this.#place(event.clientX, event.clientY));
  }

  #velocity(now: number): [number, number] {
    const first = this.#trail[0];
    const last = this.#trail[this.#trail.length - 1];
    if (!first || !last || last.time <= first.time || now - last.time > kVelocityWindow) return [0, 0];
    const height = this.#element.clientHeight || 1;
    const seconds = (last.time - first.time) / 1000;
    return [(last.x - first.x) / height / seconds, (last.y - first.y) / height / seconds];
  }

  #tap(event: PointerEvent): void {
    const near = (p: { x: number; y: number }) => Math.hypot(event.clientX - p.x, event.clientY - p.y) < kTapSlop;
    if (!near(this.#down)) return;
    if (event.timeStamp - this.#lastTap.time < kDoubleTapMs && near(this.#lastTap)) {
      this.#target.refocus(...this.#place(event.clientX, event.clientY));
      this.#lastTap.time = 0;
    } else {
      this.#lastTap = { time: event.timeStamp, x: event.clientX, y: event.clientY };
    }
  }

  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey && !this.#target.isWide()) {
      if (this.#isAimed) this.#target.refusedWheel();
      return;
    }
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const delta = Math.max(-120, Math.min(120, event.deltaY * lines));
    // A pinch on a trackpad arrives as small steps with Ctrl set by the browser.
    const strength = event.ctrlKey && Math.abs(delta) < 40 ? 0.01 : 0.0022;
    this.#target.zoom(Math.exp(-delta * strength), ...this.#place(event.clientX, event.clientY));
  }
}
