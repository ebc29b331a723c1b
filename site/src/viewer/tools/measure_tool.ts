// Measuring on the piece: between two places, along a path, the diameter at a height, the diameter through places that are set.
// Places are set by a tap or, for keys, at the cross in the middle of the picture. Values are text that can be copied.
import { make, makeButton, relabel } from '../dom';
import { icons } from '../icons';
import type { Circle } from '../module_types';
import type { Point } from '../project';
import { distance, pathLength, sayMeasured, yardstickFor } from './lengths';
import type { Marks } from './marks';
import { circleLine, MarksLayer } from './marks';
import type { Tool, ToolHost } from './tool';
import type { ToolWords } from './words';

const kKinds = ['distance', 'path', 'round', 'three'] as const;
type Kind = (typeof kKinds)[number];

export class MeasureTool implements Tool {
  readonly id = 'measure';
  readonly icon = icons.measure;
  readonly label: string;
  #words: ToolWords;
  #host: ToolHost;
  #layer = new MarksLayer();
  #kind: Kind = 'distance';
  #points: Point[] = [];
  #circle: Circle | null = null;
  #note = ''; // why there is no value yet
  #kinds = new Map<Kind, HTMLButtonElement>();
  #value = make('output', 'measured');
  #more = make('p', 'quiet');
  #undo: HTMLButtonElement | undefined;
  #copy: HTMLButtonElement | undefined;

  constructor(words: ToolWords, host: ToolHost) {
    this.#words = words;
    this.#host = host;
    this.label = words.measure.title;
  }

  open(): HTMLElement {
    const { measure } = this.#words;
    const panel = make('div', 'tool-measure');
    const kinds = make('div', 'tool-grid');
    kinds.setAttribute('role', 'group');
    kinds.setAttribute('aria-label', measure.title);
    for (const kind of kKinds) {
      const button = makeButton('', measure[kind], () => this.#choose(kind));
      this.#kinds.set(kind, button);
      kinds.append(button);
    }
    const set = makeButton(icons.cross, measure.set, () => this.tap(0, 0));
    set.className = 'tool-main';
    this.#undo = makeButton('', measure.undo, () => this.#step());
    this.#copy = makeButton(icons.copy, measure.copy, () => void this.#copyValue());
    const row = make('div', 'tool-row');
    row.append(this.#undo, this.#copy);
    panel.append(kinds, this.#value, this.#more, set, row, make('p', 'quiet', this.#size()));
    this.#host.overlay.append(this.#layer.element);
    this.#choose(this.#kind);
    return panel;
  }

  close(): void {
    this.#layer.element.remove();
    this.#points = [];
    this.#circle = null;
  }

  tap(x: number, y: number): boolean {
    const { stage } = this.#host;
    const picked = stage?.viewer.pick?.(x, y);
    if (!stage || !picked) {
      this.#show(this.#words.measure.beside);
      return true;
    }
    const isFull = (this.#kind === 'distance' && this.#points.length >= 2) || (this.#kind === 'round' && this.#points.length >= 1);
    this.#points = [...(isFull ? [] : this.#points), picked.position];
    this.#circle = null;
    let note = '';
    if (this.#kind === 'round') {
      this.#circle = stage.viewer.circleAround?.(picked.position) ?? null;
      if (!this.#circle) note = this.#words.measure.not_round;
    } else if (this.#kind === 'three' && this.#points.length >= 3) {
      this.#circle = stage.viewer.fitCircle?.(this.#points) ?? null;
      if (!this.#circle) note = this.#words.measure.on_a_line;
    }
    this.#show(note);
    return true;
  }

  key(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    // Buttons keep their own keys; on the stage the cross is meant.
    const isOnButton = (event.composedPath()[0] as Element | undefined)?.localName === 'button';
    if ((event.key === 'Enter' || event.key === ' ') && !isOnButton) return this.tap(0, 0);
    if (event.key === 'Backspace' || event.key === 'Delete') {
      this.#step();
      return true;
    }
    return false;
  }

  moved(): void {
    const { viewState, element } = this.#host;
    if (viewState) this.#layer.draw(this.#marks(), viewState.camera, viewState.projection, element.clientWidth, element.clientHeight);
  }

  #choose(kind: Kind): void {
    this.#kind = kind;
    this.#points = [];
    this.#circle = null;
    for (const [each, button] of this.#kinds) button.setAttribute('aria-pressed', String(each === kind));
    this.#show('');
  }

  // The last place is taken back.
  #step(): void {
    this.#points = this.#points.slice(0, -1);
    this.#circle = this.#kind === 'three' && this.#points.length >= 3 ? (this.#host.stage?.viewer.fitCircle?.(this.#points) ?? null) : null;
    this.#show('');
  }

  #marks(): Marks {
    const points = this.#points;
    const text = this.#measured();
    if (this.#circle) {
      const { centre, normal, radius } = this.#circle;
      const line = circleLine(centre, normal, radius);
      return { places: points, line, ...(text && { label: { at: points[0] ?? centre, text } }) };
    }
    const [last, before] = [points[points.length - 1], points[points.length - 2]];
    if (this.#kind === 'three' || !last || !before) return { places: points, line: [] };
    const at: Point = this.#kind === 'path' ? last : [(last[0] + before[0]) / 2, (last[1] + before[1]) / 2, (last[2] + before[2]) / 2];
    return { places: points, line: points, ...(text && { label: { at, text } }) };
  }

  // The value as text; empty while places are missing.
  #measured(): string {
    const yardstick = this.#yardstick();
    if (this.#circle) return `⌀ ${sayMeasured(2 * this.#circle.radius, 2, yardstick, this.#words)}`;
    const [a, b] = this.#points;
    if (!a || !b || this.#kind === 'three' || this.#kind === 'round') return '';
    const length = this.#kind === 'path' ? pathLength(this.#points) : distance(a, b);
    return sayMeasured(length, this.#kind === 'path' ? 2 * (this.#points.length - 1) : 2, yardstick, this.#words);
  }

  #yardstick() {
    const { item, tier, stage } = this.#host;
    return yardstickFor(item, tier, stage?.height ?? 1);
  }

  // On what the lengths rest.
  #size(): string {
    const { measure } = this.#words;
    const { isTrue, errorMm } = this.#yardstick();
    if (!isTrue) return measure.no_scale;
    return errorMm === undefined ? measure.no_error : measure.error(errorMm < 0.1 ? errorMm.toFixed(3) : errorMm.toFixed(2));
  }

  #details(): string {
    const { measure } = this.#words;
    const circle = this.#circle;
    if (!circle || !this.#yardstick().isTrue) return '';
    const around = measure.around((2 * Math.PI * circle.radius * 1000).toFixed(0));
    return this.#points.length === 3 ? around : `${around}${measure.separator}${measure.stray((circle.deviation * 1000).toFixed(2))}`;
  }

  #show(note: string): void {
    const { measure } = this.#words;
    this.#note = note;
    const value = this.#measured();
    const missing = { distance: 2, path: 2, round: 1, three: 3 }[this.#kind] - this.#points.length;
    this.#value.textContent = value || this.#note || (measure.next[this.#kind] ?? '');
    this.#value.classList.toggle('is-value', value !== '');
    this.#more.textContent = this.#details() || (value === '' && missing > 0 && this.#points.length > 0 ? measure.missing(missing) : '');
    if (value && note) this.#more.textContent = note;
    if (this.#undo) this.#undo.disabled = this.#points.length === 0;
    if (this.#copy) {
      this.#copy.disabled = value === '';
      relabel(this.#copy, icons.copy, measure.copy);
    }
    if (this.#points.length > 0 || note) this.#host.say(value || note || this.#more.textContent || '');
    this.moved();
  }

  async #copyValue(): Promise<void> {
    const text = [this.#measured(), this.#details()].filter(Boolean).join(this.#words.measure.separator);
    try {
      await navigator.clipboard.writeText(text);
      if (this.#copy) relabel(this.#copy, icons.copy, this.#words.link.copied);
    } catch {
      // Without HTTPS there is no clipboard; the value is marked for copying by hand.
      const selection = getSelection();
      selection?.removeAllRanges();
      selection?.selectAllChildren(this.#value);
      if (this.#copy) relabel(this.#copy, icons.copy, this.#words.link.by_hand);
    }
  }
}
