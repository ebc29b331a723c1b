// What lies over the picture of the room: one line of words, the buttons, the ring on the floor, and the fingers.
import { adoptStyles, make, makeButton } from '../dom';
import type { Placement, Point } from './placement';
import { pairOf, percentOf, turnAndScale } from './placement';
import { overlayStyles } from './styles';
import type { ArWords } from './words';

const kTapSlack = 10; // pixels that a finger may slip in a tap

export interface OverlayTarget {
  readonly placement: Placement;
  tap(): void;
  grab(at: Point): void; // one finger is laid on, points of the picture in -1..1
  drag(at: Point): void;
  change(placement: Placement): void;
  step(tenths: 1 | -1): void;
  turn(degrees: number): void;
  restoreSize(): void;
  placeAgain(): void;
  leave(): void;
}

const svg = <K extends keyof SVGElementTagNameMap>(tag: K) => document.createElementNS('http://www.w3.org/2000/svg', tag);

export class Overlay {
  readonly root = make('div');
  #words: ArWords;
  #target: OverlayTarget;
  #line = make('p', 'line');
  #percent = make('output', 'percent');
  #tools = make('div', 'tools');
  #ring = svg('polygon');
  #fingers = new Map<number, Point>();
  #pair: { placement: Placement; pair: ReturnType<typeof pairOf> } | undefined;
  #down: Point | undefined;

  constructor(words: ArWords, lang: string, isMeasured: boolean, target: OverlayTarget) {
    this.#words = words;
    this.#target = target;
    this.root.className = 'kura-ar';
    const shadow = this.root.attachShadow({ mode: 'open' });
    adoptStyles(shadow, overlayStyles);
    const area = make('div', 'area');
    area.lang = lang;
    area.setAttribute('role', 'group');
    area.setAttribute('aria-label', words.title);
    const picture = svg('svg');
    picture.setAttribute('viewBox', '-1 -1 2 2');
    picture.setAttribute('preserveAspectRatio', 'none');
    picture.setAttribute('aria-hidden', 'true');
    picture.append(this.#ring);
    this.#line.setAttribute('role', 'status');
    this.#tools.setAttribute('role', 'group');
    this.#tools.setAttribute('aria-label', words.tools);
    this.#tools.append(
      this.#sizeRow(isMeasured),
      this.#rowOf([['↺', words.left, () => target.turn(-15)], ['↻', words.right, () => target.turn(15)], ['', words.again, () => target.placeAgain()]]),
    );
    const leave = makeButton('', words.leave, () => target.leave());
    leave.className = 'leave';
    area.append(picture, leave, this.#line, this.#tools);
    shadow.append(area);
    // A press on a button is not one on the room.
    this.root.addEventListener('beforexrselect', (event) => event.preventDefault());
    for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'] as const) area.addEventListener(type, (event) => this.#onPointer(event));
  }

  #sizeRow(isMeasured: boolean): HTMLElement {
    const { smaller, larger, true_size, full_size } = this.#words;
    const row = this.#rowOf([['−', smaller, () => this.#target.step(-1)], ['+', larger, () => this.#target.step(1)], ['', isMeasured ? true_size : full_size, () => this.#target.restoreSize()]]);
    row.children[0]?.after(this.#percent);
    return row;
  }

  #rowOf(buttons: [sign: string, label: string, act: () => void][]): HTMLElement {
    const row = make('div', 'row');
    for (const [sign, label, act] of buttons) {
      const button = makeButton('', label, act);
      if (sign) button.replaceChildren(sign);
      row.append(button);
    }
    return row;
  }

  say(text: string): void {
    if (this.#line.textContent !== text) this.#line.textContent = text;
  }

  showTools(on: boolean): void {
    this.#tools.hidden = !on;
  }

  // note: what may be said about the size.
  showScale(scale: number, note: string): void {
    const text = `${percentOf(scale)}%${note ? ` ${note}` : ''}`;
    if (this.#percent.textContent === text) return;
    this.#percent.textContent = text;
    this.#percent.setAttribute('aria-label', `${this.#words.size} ${text}`);
  }

  showRing(points: readonly (Point | null)[]): void {
    const text = points.every(Boolean) ? points.map((point) => `${point![0].toFixed(4)},${(-point![1]).toFixed(4)}`).join(' ') : '';
    this.#ring.setAttribute('points', text);
  }

  #onPointer(event: PointerEvent): void {
    const isButton = (event.target as Element).closest('button') !== null;
    if (event.type === 'pointerdown') {
      if (isButton) return;
      this.#fingers.set(event.pointerId, [event.clientX, event.clientY]);
      try {
        (event.currentTarget as Element).setPointerCapture(event.pointerId);
      } catch {
        // The finger is gone already.
      }
      this.#down = this.#fingers.size === 1 ? [event.clientX, event.clientY] : undefined;
      return this.#begin();
    }
    if (!this.#fingers.has(event.pointerId)) return;
    if (event.type === 'pointermove') {
      this.#fingers.set(event.pointerId, [event.clientX, event.clientY]);
      return this.#move();
    }
    this.#fingers.delete(event.pointerId);
    const down = this.#down;
    this.#down = undefined;
    if (event.type === 'pointerup' && down && Math.hypot(event.clientX - down[0], event.clientY - down[1]) < kTapSlack) this.#target.tap();
    this.#begin();
  }

  // Fingers came or went: what they do from now on is counted from here.
  #begin(): void {
    const [first, second] = [...this.#fingers.values()];
    this.#pair = first && second ? { placement: { ...this.#target.placement }, pair: pairOf(first, second) } : undefined;
    if (first && !second) this.#target.grab(inPicture(first));
  }

  #move(): void {
    const [first, second] = [...this.#fingers.values()];
    if (first && second && this.#pair) this.#target.change(turnAndScale(this.#pair.placement, this.#pair.pair, pairOf(first, second)));
    else if (first) this.#target.drag(inPicture(first));
  }
}

const inPicture = ([x, y]: Point): Point => [(x / Math.max(1, innerWidth)) * 2 - 1, 1 - (y / Math.max(1, innerHeight)) * 2];
