// The curator's annotations on the piece: numbered pins that open a card. The same texts stand on the page as a list.
import { make, makeButton } from './dom';
import { icons } from './icons';
import type { Annotation, Camera, NamedView } from './item';
import { pickText } from './item';
import { facing, project } from './project';
import type { Strings } from './strings';
import type { Projection } from './view_state';

export interface PinTarget {
  showView(view: NamedView): void;
}

export class Pins {
  readonly elements: HTMLElement[];
  #list = make('ol', 'pins');
  #card = make('div', 'card');
  #buttons: HTMLButtonElement[] = [];
  #annotations: Annotation[];
  #open = -1;
  #language: string;

  // distance: of the camera where an annotation names no view.
  constructor(words: Strings, language: string, annotations: Annotation[], views: NamedView[], distance: number, target: PinTarget) {
    this.#annotations = annotations;
    this.#language = language;
    this.#list.setAttribute('aria-label', words.pins);
    this.#card.hidden = true;
    this.#card.id = 'card';
    this.#card.setAttribute('role', 'status');
    annotations.forEach((annotation, index) => {
      const button = makeButton('', pickText(annotation.label, language), () => {
        if (this.#open === index) return this.close();
        this.#show(index, words);
        const named = views.find((view) => view.id === annotation.view);
        target.showView(named ?? { id: annotation.id, label: annotation.label, camera: facing(annotation.position, annotation.normal, distance) });
      });
      button.replaceChildren(make('b', '', String(index + 1)));
      button.title = pickText(annotation.label, language);
      button.setAttribute('aria-expanded', 'false');
      button.setAttribute('aria-controls', 'card');
      const entry = make('li');
      entry.append(button);
      this.#list.append(entry);
      this.#buttons.push(button);
    });
    this.elements = annotations.length > 0 ? [this.#list, this.#card] : [];
  }

  // Puts each pin where its place is now; those behind are dim, those out of the picture are gone.
  place(camera: Camera, width: number, height: number, projection: Projection = 'perspective'): void {
    this.#annotations.forEach((annotation, index) => {
      const at = project(annotation.position, annotation.normal, camera, width / Math.max(1, height), projection);
      const entry = this.#buttons[index]?.parentElement;
      if (!entry) return;
      entry.hidden = !at.isInside;
      entry.classList.toggle('behind', !at.isFacing);
      entry.style.transform = `translate(${(at.x * width).toFixed(1)}px, ${(at.y * height).toFixed(1)}px)`;
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

  #show(index: number, words: Strings): void {
    this.close();
    const annotation = this.#annotations[index];
    if (!annotation) return;
    this.#open = index;
    this.#buttons[index]?.setAttribute('aria-expanded', 'true');
    const title = make('strong', '', pickText(annotation.label, this.#language));
    const text = make('p', '', pickText(annotation.body, this.#language));
    const close = makeButton(icons.close, words.close, () => {
      this.close();
      this.#buttons[index]?.focus({ preventScroll: true });
    });
    this.#card.replaceChildren(title, close, text);
    this.#card.hidden = false;
  }
}
