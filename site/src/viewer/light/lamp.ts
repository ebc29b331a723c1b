// The lamp in the visitor's hand: a mark on a ring over the stage, moved by drags (held with L, the tool's switch or Shift), or by
// the arrow keys while the mark has the focus.
import { make } from '../dom';
import type { ToolHost } from '../tools/tool';
import { fromDisc, onDisc, roomLamp } from './lamp_place';
import type { LampPlace } from './lamp_place';
import { lightWordsFor } from './words';

const kStep = 0.08; // of the disc, for each press of an arrow
const kRadius = 0.36; // of the stage's shorter edge
const kLinger = 1500; // ms that the mark stays after a drag with Shift

export class Lamp {
  readonly element = make('div', 'lamp');
  isHeld = false; // drags on the stage move the lamp
  changed: (() => void) | undefined; // of the tool that is open
  #host: ToolHost;
  #mark = make('button');
  #timer = 0;
  #before: HTMLElement | null = null; // what had the focus

  constructor(host: ToolHost) {
    this.#host = host;
    this.element.hidden = true;
    this.#mark.type = 'button';
    this.#mark.innerHTML = '<svg viewBox="0 0 28 28" width="28" height="28" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" aria-hidden="true"><circle cx="14" cy="14" r="5.5" fill="currentColor"/><path d="M14 2v3M14 23v3M2 14h3M23 14h3M5.5 5.5l2.1 2.1M20.4 20.4l2.1 2.1M22.5 5.5l-2.1 2.1M7.6 20.4l-2.1 2.1"/></svg>';
    this.element.innerHTML = '<svg aria-hidden="true"><circle cx="50%" cy="50%"/><line x1="50%" y1="50%"/></svg>';
    this.element.append(this.#mark);
    this.#mark.addEventListener('keydown', (event) => this.#onKey(event));
    this.#mark.addEventListener('pointerdown', (event) => {
      this.#mark.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    this.#mark.addEventListener('pointermove', (event) => {
      if (this.#mark.hasPointerCapture(event.pointerId)) this.#follow(event);
    });
  }

  get place(): LampPlace | undefined {
    const { viewState, stage } = this.#host;
    if (!viewState || !stage) return undefined;
    return viewState.look.key ?? roomLamp(viewState.look.environment, viewState.camera);
  }

  // dx to the right, dy downwards, in heights of the stage.
  move(dx: number, dy: number): void {
    const { place } = this, camera = this.#host.stage?.camera;
    if (!place || !camera) return;
    const { x, y, isBehind } = onDisc(place, camera);
    // A lamp behind the piece comes round its rim first.
    const far = Math.hypot(x, y) || 1;
    const [from_x, from_y] = isBehind ? [x / far, y / far] : [x, y];
    this.put(fromDisc(from_x + dx / kRadius, from_y - dy / kRadius, camera));
    this.element.hidden = false;
    clearTimeout(this.#timer);
    if (!this.isHeld) this.#timer = window.setTimeout(() => (this.element.hidden = true), kLinger);
  }

  put(place: LampPlace, intensity = this.#host.viewState?.look.key?.intensity ?? 1): void {
    this.#set({ yaw: place.yaw, pitch: place.pitch, intensity });
  }

  // The room's own lamp again.
  putBack(): void {
    this.#set(null);
  }

  toggle(): void {
    if (this.isHeld) this.leave();
    else this.hold(true);
  }

  hold(withFocus: boolean): void {
    if (!this.#host.stage) return;
    clearTimeout(this.#timer);
    this.isHeld = true;
    this.element.hidden = false;
    this.moved();
    this.#host.say(lightWordsFor(this.#host.language).on);
    if (withFocus) {
      this.#before = this.element.getRootNode() instanceof ShadowRoot ? ((this.element.getRootNode() as ShadowRoot).activeElement as HTMLElement | null) : null;
      this.#mark.focus({ preventScroll: true });
    }
    this.changed?.();
  }

  // True where the lamp was held.
  leave(): boolean {
    if (!this.isHeld) return false;
    const hadFocus = this.#mark.matches(':focus');
    this.isHeld = false;
    this.element.hidden = true;
    if (hadFocus) this.#before?.focus({ preventScroll: true });
    this.changed?.();
    return true;
  }

  // The camera or the lamp may have moved.
  moved(): void {
    const { place } = this, camera = this.#host.stage?.camera;
    if (this.element.hidden || !place || !camera) return;
    const { clientWidth: width, clientHeight: height } = this.element;
    const radius = Math.min(width, height) * kRadius;
    const { x, y, isBehind } = onDisc(place, camera);
    const [left, top] = [width / 2 + x * radius, height / 2 - y * radius];
    this.#mark.style.transform = `translate(${left}px, ${top}px)`;
    this.element.toggleAttribute('data-behind', isBehind);
    this.element.querySelector('circle')?.setAttribute('r', String(radius));
    const line = this.element.querySelector('line');
    line?.setAttribute('x2', String(left));
    line?.setAttribute('y2', String(top));
    const words = lightWordsFor(this.#host.language);
    this.#mark.setAttribute('aria-label', `${words.lamp}: ${words.yaw} ${Math.round(place.yaw)} ${words.degrees}, ${words.pitch} ${Math.round(place.pitch)} ${words.degrees}`);
    this.changed?.();
  }

  #set(key: { yaw: number; pitch: number; intensity: number } | null): void {
    this.#host.act((stage) => void stage.setLook({ key }));
    this.moved();
    this.changed?.();
  }

  #follow(event: PointerEvent): void {
    const camera = this.#host.stage?.camera;
    if (!camera) return;
    const box = this.element.getBoundingClientRect(), radius = Math.min(box.width, box.height) * kRadius;
    this.put(fromDisc((event.clientX - box.left - box.width / 2) / radius, -(event.clientY - box.top - box.height / 2) / radius, camera));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const camera = this.#host.stage?.camera, { place } = this;
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (step && camera && place) {
      const { x, y } = onDisc(place, camera);
      this.put(fromDisc(x + kStep * (step[0] ?? 0), y + kStep * (step[1] ?? 0), camera));
    } else if (event.key === 'Home') {
      this.putBack();
    } else if (event.key === 'Escape' || event.key === 'l' || event.key === 'L') {
      this.leave();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
