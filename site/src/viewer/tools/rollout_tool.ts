// The wall of a turned piece, or the inside of a bowl, laid flat beside the piece; a cursor on one shows the place on the other.
import { make, makeButton } from '../dom';
import { icons } from '../icons';
import type { Point } from '../project';
import { MarksLayer } from './marks';
import { paintRollout } from './paint_rollout';
import { saveCanvas } from './save_file';
import type { Tool, ToolHost } from './tool';
import type { ToolWords } from './words';

type Side = 'outside' | 'inside';
const kSides = ['outside', 'inside'] as const;
const kWidth = 1536; // px of the whole turn
const kStep = 0.01; // of the picture, for keys
const kScales = [1, 2, 4];

export class RolloutTool implements Tool {
  readonly id = 'rollout';
  readonly icon = icons.rollout;
  readonly label: string;
  #words: ToolWords;
  #host: ToolHost;
  #layer = new MarksLayer();
  #canvas = make('canvas');
  #cursor = make('i', 'rollout-cursor');
  #sheet = make('div', 'rollout-sheet');
  #scroller = make('div', 'rollout-scroller');
  #note = make('p', 'quiet');
  #buttons = new Map<Side, HTMLButtonElement>();
  #save: HTMLButtonElement | undefined;
  #scale = 0; // into kScales
  #at: [number, number] = [0.5, 0.5];
  #place: Point | null = null;
  #life: AbortController | undefined;
  #frame = 0;

  constructor(words: ToolWords, host: ToolHost) {
    this.#words = words;
    this.#host = host;
    this.label = words.rollout.title;
  }

  open(): HTMLElement {
    const { rollout } = this.#words;
    this.#life = new AbortController();
    const { signal } = this.#life;
    const row = make('div', 'tool-row');
    for (const side of kSides) {
      const button = makeButton('', rollout[side], () => void this.#unroll(side));
      this.#buttons.set(side, button);
      row.append(button);
    }
    const zoom = makeButton(icons.nearer, rollout.zoom, () => this.#zoom());
    this.#save = makeButton(icons.save, rollout.save, () => void this.#download());
    row.append(zoom, this.#save);
    this.#sheet.replaceChildren(this.#canvas, this.#cursor);
    this.#scroller.replaceChildren(this.#sheet);
    this.#canvas.tabIndex = 0;
    this.#canvas.setAttribute('role', 'img');
    this.#canvas.setAttribute('aria-label', rollout.picture);
    this.#canvas.addEventListener('pointermove', (event) => this.#onPicture(event), { signal });
    this.#canvas.addEventListener('click', (event) => {
      this.#onPicture(event);
      this.#face();
    }, { signal });
    this.#canvas.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    this.#host.element.addEventListener('pointermove', (event) => this.#onPiece(event), { signal });
    this.#host.overlay.append(this.#layer.element);
    this.#layer.element.classList.add('without-cross');
    const panel = make('div', 'tool-rollout');
    panel.append(row, this.#scroller, this.#note);
    void this.#begin();
    return panel;
  }

  close(): void {
    this.#life?.abort();
    cancelAnimationFrame(this.#frame);
    this.#layer.element.remove();
    this.#host.stage?.viewer.dropRollout?.();
    this.#place = null;
  }

  moved(): void {
    const { viewState, element } = this.#host;
    if (!viewState) return;
    this.#layer.draw({ places: this.#place ? [this.#place] : [], line: [] }, viewState.camera, viewState.projection, element.clientWidth, element.clientHeight);
  }

  // Bowls are painted inside, vases outside: the flatter the piece, the sooner its inside is meant.
  async #begin(): Promise<void> {
    const bounds = this.#host.item.model?.bounds_m;
    const size = bounds ? bounds.max.map((value, axis) => value - (bounds.min[axis] ?? 0)) : [1, 2, 1];
    const isWide = (size[1] ?? 0) < 0.6 * Math.max(size[0] ?? 0, size[2] ?? 0);
    if (!(await this.#unroll(isWide ? 'inside' : 'outside')) && isWide) await this.#unroll('outside');
  }

  async #unroll(side: Side): Promise<boolean> {
    const { rollout } = this.#words;
    const { signal } = this.#life ?? new AbortController();
    for (const [each, button] of this.#buttons) button.setAttribute('aria-pressed', String(each === side));
    this.#tell(rollout.working);
    this.#scroller.hidden = true;
    const bytes = await this.#fetchModel(signal);
    // The words come on the screen before the work begins.
    await new Promise((resolve) => setTimeout(resolve, 60));
    const { stage } = this.#host;
    if (signal.aborted || !stage) return false;
    const unrolled = (bytes && stage.viewer.unroll?.(bytes, side, kWidth)) ?? null;
    if (this.#save) this.#save.disabled = !unrolled;
    if (!bytes || !unrolled) {
      this.#tell(bytes ? (side === 'inside' ? rollout.no_inside : rollout.not_turned) : rollout.no_file);
      return false;
    }
    await paintRollout(this.#canvas, unrolled, bytes);
    if (signal.aborted) return false;
    this.#scroller.hidden = false;
    const mm = (metres: number) => (metres * 1000).toFixed(0);
    const isTrue = Boolean(this.#host.item.model?.scale_basis);
    this.#tell(isTrue ? rollout.size(mm(unrolled.circumference), mm(unrolled.length)) : rollout.no_scale);
    this.#canvas.dataset.circumference = String(unrolled.circumference);
    this.#move(0.5, 0.5);
    return true;
  }

  // The file that is on the stage; the browser has kept it, as a rule.
  async #fetchModel(signal: AbortSignal): Promise<Uint8Array | null> {
    const { tier } = this.#host;
    if (!tier) return null;
    try {
      const response = await fetch(tier.uri, { signal, cache: 'force-cache' });
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
    } catch {
      return null;
    }
  }

  #tell(text: string): void {
    this.#note.textContent = text;
    this.#host.say(text);
  }

  // The cursor on the picture and the place on the piece.
  #move(x: number, y: number): void {
    this.#at = [Math.max(0, Math.min(1, x)), Math.max(0, Math.min(1, y))];
    this.#place = this.#host.stage?.viewer.unrolledAt?.(...this.#at) ?? null;
    this.#showCursor();
    this.moved();
  }

  #showCursor(): void {
    this.#cursor.style.left = `${(this.#at[0] * 100).toFixed(2)}%`;
    this.#cursor.style.top = `${(this.#at[1] * 100).toFixed(2)}%`;
  }

  #onPicture(event: MouseEvent): void {
    const box = this.#canvas.getBoundingClientRect();
    this.#move((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  }

  // At most one pick for each frame.
  #onPiece(event: PointerEvent): void {
    const { element, stage } = this.#host;
    if (this.#frame || !stage || (event.composedPath()[0] as Element).localName !== 'canvas' || event.composedPath()[0] === this.#canvas || event.buttons > 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      const box = element.getBoundingClientRect();
      const picked = stage.viewer.pick?.(((event.clientX - box.left) / box.width) * 2 - 1, 1 - ((event.clientY - box.top) / box.height) * 2);
      const at = picked && stage.viewer.unrolledFind?.(picked.position);
      if (!picked || !at) return;
      this.#at = at;
      this.#place = picked.position;
      this.#showCursor();
      this.moved();
    });
  }

  #onKey(event: KeyboardEvent): void {
    const step = { ArrowLeft: [-kStep, 0], ArrowRight: [kStep, 0], ArrowUp: [0, -kStep], ArrowDown: [0, kStep] }[event.key];
    if (step) {
      event.preventDefault();
      this.#move(this.#at[0] + (step[0] ?? 0), this.#at[1] + (step[1] ?? 0));
    } else if (event.key === 'Enter') {
      this.#face();
    }
  }

  // Turns the piece so that the place under the cursor looks at the visitor.
  #face(): void {
    const { viewState } = this.#host;
    const place = this.#place;
    if (!place || !viewState) return;
    const isInside = this.#buttons.get('inside')?.getAttribute('aria-pressed') === 'true';
    const yaw = (Math.atan2(place[0], place[2]) * 180) / Math.PI + (isInside ? 180 : 0);
    this.#host.flyTo({ camera: { ...viewState.camera, yaw } });
  }

  #zoom(): void {
    this.#scale = (this.#scale + 1) % kScales.length;
    const scale = kScales[this.#scale] ?? 1;
    this.#sheet.style.inlineSize = `${scale * 100}%`;
    // The place under the cursor stays in sight.
    this.#scroller.scrollLeft = this.#at[0] * this.#sheet.offsetWidth - this.#scroller.clientWidth / 2;
    this.#scroller.scrollTop = this.#at[1] * this.#sheet.offsetHeight - this.#scroller.clientHeight / 2;
  }

  async #download(): Promise<void> {
    await saveCanvas(this.#canvas, `${this.#host.item.id ?? 'model'}-rollout.png`);
  }
}
