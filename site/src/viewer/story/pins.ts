// The curator's annotations on the piece: numbered pins that open a card. The same texts stand on the page as a list.
import { make, makeButton } from '../dom';
import { icons } from '../icons';
import type { Annotation, Camera, Item, NamedView } from '../item';
import { facing, project } from '../project';
import type { Strings } from '../strings';
import type { Projection } from '../view_state';
import { makePicture } from './picture';
import { separate } from './separate';
import { Sight } from './sight';
import { makeText, textIn } from './text';
import type { StoryWords } from './words';

const kApart = 40; // px: of a target of 44 px that another overlaps at least 24 remain (WCAG 2.2, 2.5.8)

export interface PinTarget {
  showView(view: NamedView): void;
  // False where another part of the piece stands before the place; undefined: nothing is shown yet.
  sees(position: [number, number, number]): boolean | undefined;
}

export class Pins {
  readonly elements: HTMLElement[];
  #list = make('ol', 'pins');
  #card = make('div', 'card');
  #buttons: HTMLButtonElement[] = [];
  #item: Item;
  #annotations: Annotation[];
  #target: PinTarget;
  #open = -1;
  #language: string;
  #closeWord: string;
  #hiddenWord: string;
  #sight: Sight;
  #seen: boolean[];
  #facing: boolean[];
  #camera = ''; // as it was placed last

  constructor(strings: Strings, words: StoryWords, language: string, item: Item, target: PinTarget) {
    this.#item = item;
    this.#annotations = item.model?.annotations ?? [];
    this.#language = language;
    this.#target = target;
    this.#closeWord = strings.close;
    this.#hiddenWord = words.hidden;
    this.#seen = this.#annotations.map(() => true);
    this.#facing = this.#annotations.map(() => true);
    this.#sight = new Sight(this.#annotations.length, (index) => this.#look(index));
    this.#list.setAttribute('aria-label', strings.pins);
    this.#card.hidden = true;
    this.#card.id = 'card';
    this.#card.setAttribute('role', 'status');
    this.#annotations.forEach((annotation, index) => this.#addPin(annotation, index));
    this.elements = this.#annotations.length > 0 ? [this.#list, this.#card] : [];
  }

  #addPin(annotation: Annotation, index: number): void {
    const { text } = textIn(annotation.label, this.#language);
    const button = makeButton('', text, () => (this.#open === index ? this.close() : this.open(annotation.id)));
    button.replaceChildren(make('b', '', String(index + 1)));
    button.title = text;
    button.setAttribute('aria-expanded', 'false');
    button.setAttribute('aria-controls', 'card');
    const entry = make('li');
    entry.append(button);
    this.#list.append(entry);
    this.#buttons.push(button);
  }

  // Opens the card of an annotation and goes where it is seen best.
  open(id: string): void {
    const annotation = this.#annotations.find((each) => each.id === id);
    if (!annotation) return;
    this.#show(this.#annotations.indexOf(annotation));
    this.#target.showView(this.viewOf(annotation));
  }

  // The view that the annotation names, else straight in front of its place.
  viewOf(annotation: Annotation): NamedView {
    const { views = [], bounds_m: bounds } = this.#item.model ?? {};
    const size = bounds ? Math.hypot(...bounds.max.map((value, axis) => value - (bounds.min[axis] ?? 0))) : 1;
    return views.find((view) => view.id === annotation.view)
      ?? { id: annotation.id, label: annotation.label, camera: facing(annotation.position, annotation.normal, size) };
  }

  // Puts each pin where its place is now; those that cannot be seen are dim, those out of the picture are gone.
  place(camera: Camera, width: number, height: number, projection: Projection = 'perspective'): void {
    const moved = JSON.stringify([camera, width, height, projection]);
    if (moved !== this.#camera) this.#sight.stir();
    this.#camera = moved;
    const shown: { entry: HTMLElement; x: number; y: number; isBehind: boolean }[] = [];
    this.#annotations.forEach((annotation, index) => {
      const at = project(annotation.position, annotation.normal, camera, width / Math.max(1, height), projection);
      const entry = this.#buttons[index]?.parentElement;
      if (!entry) return;
      entry.hidden = !at.isInside;
      this.#facing[index] = at.isFacing;
      this.#dim(index);
      if (at.isInside) shown.push({ entry, x: at.x * width, y: at.y * height, isBehind: this.#isBehind(index) });
    });
    // Those that are seen stay where their places are; the dim ones make way.
    shown.sort((a, b) => Number(a.isBehind) - Number(b.isBehind));
    separate(shown, kApart).forEach(({ x, y }, i) => (shown[i]!.entry.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`));
  }

  // A tour has come to this annotation; undefined: to none.
  mark(id: string | undefined): void {
    this.#annotations.forEach((annotation, index) => {
      if (annotation.id === id) this.#buttons[index]?.setAttribute('aria-current', 'true');
      else this.#buttons[index]?.removeAttribute('aria-current');
    });
  }

  // True where a card was open.
  close(): boolean {
    const wasOpen = this.#open >= 0;
    const button = this.#buttons[this.#open];
    button?.setAttribute('aria-expanded', 'false');
    if (wasOpen && this.#card.contains((this.#card.getRootNode() as ShadowRoot).activeElement)) button?.focus({ preventScroll: true });
    this.#card.hidden = true;
    this.#card.replaceChildren();
    this.#open = -1;
    return wasOpen;
  }

  dispose(): void {
    this.#sight.stop();
  }

  #look(index: number): void {
    const annotation = this.#annotations[index];
    // A ray to what turns away, or is not in the picture, would tell nothing new.
    if (!annotation || !this.#facing[index] || this.#buttons[index]?.parentElement?.hidden) return;
    this.#seen[index] = this.#target.sees(annotation.position) ?? true;
    this.#dim(index);
  }

  #dim(index: number): void {
    const button = this.#buttons[index];
    const isBehind = this.#isBehind(index);
    if (!button || button.parentElement?.classList.contains('behind') === isBehind) return;
    button.parentElement?.classList.toggle('behind', isBehind);
    if (isBehind) button.setAttribute('aria-description', this.#hiddenWord);
    else button.removeAttribute('aria-description');
  }

  #isBehind(index: number): boolean {
    return !this.#facing[index] || !this.#seen[index];
  }

  #show(index: number): void {
    this.close();
    const annotation = this.#annotations[index];
    if (!annotation) return;
    this.#open = index;
    this.#buttons[index]?.setAttribute('aria-expanded', 'true');
    const close = makeButton(icons.close, this.#closeWord, () => {
      this.close();
      this.#buttons[index]?.focus({ preventScroll: true });
    });
    const picture = makePicture(this.#item, annotation.image, this.#language);
    this.#card.replaceChildren(makeText('strong', annotation.label, this.#language), close, ...(picture ? [picture] : []), makeText('p', annotation.body, this.#language));
    this.#card.hidden = false;
  }
}
