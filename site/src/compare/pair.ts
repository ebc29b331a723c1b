// Two viewers of equal size that show their pieces at one scale: whichever the visitor touches leads, the other follows.
import type { Page } from '../lesson/page';
import { textIn } from '../lesson/item_record';
import { make } from '../viewer/dom';
import type { Camera, Item } from '../viewer/item';
import type { KuraViewerElement } from '../viewer/kura_viewer_element';
import type { ViewState } from '../viewer/view_state';
import { decodeViewState, encodeViewState } from '../viewer/view_state';
import type { CompareWords } from './words';

const kHalfView = Math.tan(Math.PI / 12); // of 30 degrees, docs/viewer-module.md
const kFill = 0.8; // of the picture that the larger piece takes
const kPitch = 12;

interface Half {
  viewer: KuraViewerElement;
  item: Item;
  base: Camera['target']; // on the axis of the piece, as high above its floor as in the other half
}

export class Pair {
  readonly element = make('div', 'compare__pair');
  #page: Page;
  #words: CompareWords;
  #ids: string[];
  #note: HTMLElement;
  #halves: Half[] = [];
  #leader = 0;

  constructor(page: Page, words: CompareWords, ids: string[], note: HTMLElement) {
    this.#page = page;
    this.#words = words;
    this.#ids = ids;
    this.#note = note;
  }

  async begin(): Promise<void> {
    const items = await Promise.all(this.#ids.map((id) => this.#read(id)));
    const sizes = items.map(sizeOf);
    const height = Math.max(...sizes.map((size) => size[1])), reach = Math.max(...sizes.map((size) => Math.hypot(...size) / 2));
    items.forEach((item, index) => {
      const { min, max } = item.model?.bounds_m ?? { min: [0, 0, 0], max: [1, 1, 1] };
      const base: Camera['target'] = [((min[0] ?? 0) + (max[0] ?? 0)) / 2, (min[1] ?? 0) + height / 2, ((min[2] ?? 0) + (max[2] ?? 0)) / 2];
      this.#halves.push({ viewer: this.#makeHalf(this.#ids[index] ?? '', item, reach), item, base });
    });
    this.#halves.forEach((half, index) => this.#listen(half, index));
    this.#note.textContent = items.every((item) => item.model?.scale_basis) ? this.#words.same_scale : this.#words.not_true_scale;
    // Sizes of the stages are known once they stand on the page.
    const { clientWidth, clientHeight } = this.#halves[0]?.viewer ?? { clientWidth: 1, clientHeight: 1 };
    const width = Math.max(...sizes.map((size) => Math.max(size[0], size[2])));
    const distance = Math.max(height, width * (clientHeight / Math.max(1, clientWidth))) / (2 * kHalfView * kFill) + width / 2;
    for (const { viewer, base } of this.#halves) viewer.viewState = { camera: { target: base, yaw: 0, pitch: kPitch, distance } };
    this.followAddress();
  }

  // The fragment is the view of the first piece; the other follows.
  followAddress(): void {
    const state = decodeViewState(location.hash);
    const first = this.#halves[0];
    if (!state?.camera || !first) return;
    this.#leader = 0;
    first.viewer.viewState = state;
    this.#follow({ ...state, camera: state.camera } as ViewState);
  }

  async #read(id: string): Promise<Item> {
    const response = await fetch(this.#page.library.file(id, 'item.json'));
    if (!response.ok) throw new Error(`${id}: ${response.status}`);
    return (await response.json()) as Item;
  }

  #makeHalf(id: string, item: Item, reach: number): KuraViewerElement {
    const { text, lang } = textIn(item.title, this.#page.language);
    const figure = make('figure', 'compare__half');
    const viewer = make('kura-viewer' as 'div') as unknown as KuraViewerElement;
    viewer.setAttribute('src', this.#page.library.file(id, 'item.json'));
    viewer.room = reach;
    const link = make('a', '', text);
    link.href = this.#page.pageOf(id);
    link.lang = lang;
    const title = make('h2');
    title.append(link);
    const caption = make('figcaption');
    caption.append(title, make('p', 'compare__size', this.#saySize(item)));
    figure.append(viewer, caption);
    this.element.append(figure);
    return viewer;
  }

  #saySize(item: Item): string {
    if (!item.model?.scale_basis) return this.#words.unknown_size;
    const [width, height, depth] = sizeOf(item).map((metres) => (metres * 100).toFixed(1));
    return this.#words.size(height ?? '', width ?? '', depth ?? '');
  }

  #listen({ viewer }: Half, index: number): void {
    for (const type of ['pointerdown', 'keydown', 'wheel', 'focusin'] as const) {
      viewer.addEventListener(type, () => (this.#leader = index), { capture: true, passive: true });
    }
    viewer.addEventListener('viewstatechange', (event) => {
      const { viewState, isResting } = (event as CustomEvent<{ viewState: ViewState; isResting: boolean }>).detail;
      if (index !== this.#leader) return;
      this.#follow(viewState);
      const first = this.#halves[0]?.viewer.viewState;
      if (isResting && first && this.#hasBegun()) history.replaceState(null, '', `#${encodeViewState(first)}`);
    });
    // What comes later takes the view of the one that is there.
    viewer.addEventListener('ready', () => {
      const state = this.#halves[this.#leader]?.viewer.viewState;
      if (state) this.#follow(state);
    });
  }

  #hasBegun(): boolean {
    return this.#halves.every(({ viewer }) => viewer.hasAttribute('data-drawn'));
  }

  #follow({ camera, projection, look }: ViewState): void {
    const leader = this.#halves[this.#leader], other = this.#halves[1 - this.#leader];
    if (!leader || !other) return;
    const target = other.base.map((value, axis) => value + (camera.target[axis] ?? 0) - (leader.base[axis] ?? 0)) as Camera['target'];
    const before = other.viewer.viewState;
    if (before?.projection !== projection || JSON.stringify(before.look) !== JSON.stringify(look)) other.viewer.viewState = { projection, look };
    other.viewer.camera = { ...camera, target };
  }
}

function sizeOf(item: Item): [number, number, number] {
  const { min, max } = item.model?.bounds_m ?? { min: [0, 0, 0], max: [1, 1, 1] };
  return [0, 1, 2].map((axis) => (max[axis] ?? 0) - (min[axis] ?? 0)) as [number, number, number];
}
