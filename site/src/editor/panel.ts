// The forms of the edit mode: pins, views and tours of a draft, one language at a time.
import type { LanguageMap, TourStop } from '../viewer/item';
import { makeField, makePress, makeSelect, makeTexts } from './fields';
import type { Draft } from './draft';
import type { EditWords } from './words';

export interface PanelHost {
  readonly draft: Draft;
  readonly words: EditWords;
  readonly language: string; // of the texts that are written now
  readonly photographs: number;
  place(pin: number | undefined): void; // undefined: a new one
  keepView(): void;
  retakeView(view: number): void;
  showPin(id: string): void;
  showView(view: number): void;
  play(tour: number, stop: number): void;
}

type Kind = 'views' | 'annotations' | 'tours';

export class Panel {
  readonly element = document.createElement('div');
  #host: PanelHost;

  constructor(host: PanelHost) {
    this.#host = host;
  }

  // Builds everything anew; the focus stays on the control with the same name.
  render(): void {
    const { words, draft } = this.#host;
    const focused = document.activeElement instanceof HTMLElement && this.element.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
    this.element.replaceChildren(
      this.#section('annotations', words.pins, draft.story.annotations.map((_, index) => this.#pin(index)), makePress('add-pin', words.add_pin, () => this.#host.place(undefined))),
      this.#section('views', words.views, draft.story.views.map((_, index) => this.#view(index)), makePress('add-view', words.add_view, () => this.#host.keepView())),
      this.#section('tours', words.tours, draft.story.tours.map((_, index) => this.#tour(index)), makePress('add-tour', words.add_tour, () => draft.addTour({ [this.#host.language]: words.new_tour(draft.story.tours.length + 1) }))),
    );
    if (focused) this.element.querySelector<HTMLElement>(`[data-key="${focused}"]`)?.focus({ preventScroll: true });
  }

  focus(key: string): void {
    this.element.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus();
  }

  #section(key: string, title: string, entries: HTMLElement[], add: HTMLElement): HTMLElement {
    const section = document.createElement('section');
    const heading = document.createElement('h3');
    heading.id = `edit-${key}`;
    heading.textContent = title;
    section.setAttribute('aria-labelledby', heading.id);
    section.append(heading, ...entries, add);
    return section;
  }

  #entry(title: string, ...parts: HTMLElement[]): HTMLElement {
    const set = document.createElement('fieldset');
    const legend = document.createElement('legend');
    legend.textContent = title;
    set.append(legend, ...parts);
    return set;
  }

  #text(key: string, label: string, texts: LanguageMap | undefined, isLong: boolean, write: (texts: LanguageMap) => void): HTMLElement {
    return makeTexts(key, label, this.#host.language, texts ?? {}, isLong, write);
  }

  #id(kind: Kind, index: number): HTMLElement {
    const { draft, words } = this.#host;
    return makeField(`${kind}-${index}-id`, words.id, draft.story[kind][index]?.id ?? '', (id) => draft.rename(kind, index, id.trim()));
  }

  // Order and end of an entry of any list.
  #tools<T>(key: string, index: number, count: number, list: (story: Draft['story']) => T[] | undefined, remove: () => void, ...more: HTMLElement[]): HTMLElement {
    const { draft, words } = this.#host;
    const row = document.createElement('div');
    row.className = 'edit-row';
    const move = (to: number) => draft.change((story) => {
      const all = list(story);
      if (all) all.splice(to, 0, ...all.splice(index, 1));
    });
    const earlier = makePress(`${key}-up`, words.up, () => move(index - 1)), later = makePress(`${key}-down`, words.down, () => move(index + 1));
    earlier.disabled = index === 0;
    later.disabled = index === count - 1;
    row.append(...more, earlier, later, makePress(`${key}-remove`, words.remove, remove));
    return row;
  }

  #views(key: string, label: string, none: string, value: string | undefined, write: (id: string | undefined) => void): HTMLElement {
    const { views } = this.#host.draft.story;
    return makeSelect(key, label, [['', none], ...views.map(({ id, label: texts }) => [id, this.#name(id, texts)] as const)], value ?? '', (id) => write(id || undefined));
  }

  #photographs(key: string, none: string, value: number | undefined, write: (image: number | undefined) => void): HTMLElement[] {
    const { photographs, words } = this.#host;
    if (photographs === 0) return [];
    const choices = Array.from({ length: photographs }, (_, number) => [String(number), words.photograph(number + 1)] as const);
    return [makeSelect(key, words.image, [['', none], ...choices], value === undefined ? '' : String(value), (number) => write(number ? Number(number) : undefined))];
  }

  #name(id: string, texts: LanguageMap): string {
    return texts[this.#host.language] ?? texts.ja ?? Object.values(texts)[0] ?? id;
  }

  #pin(index: number): HTMLElement {
    const { draft, words } = this.#host;
    const pin = draft.story.annotations[index];
    if (!pin) return document.createElement('div');
    const key = `annotations-${index}`;
    const set = (change: Partial<typeof pin>) => draft.change(({ annotations }) => Object.assign(annotations[index] ?? {}, change));
    return this.#entry(`${index + 1} ${this.#name(pin.id, pin.label)}`,
      this.#text(`${key}-label`, words.label, pin.label, false, (label) => set({ label })),
      this.#text(`${key}-body`, words.text, pin.body, true, (body) => set({ body })),
      this.#views(`${key}-view`, words.view, words.none, pin.view, (view) => set({ view })),
      ...this.#photographs(`${key}-image`, words.none, pin.image, (image) => set({ image })),
      this.#id('annotations', index),
      this.#tools(key, index, draft.story.annotations.length, ({ annotations }) => annotations, () => draft.remove('annotations', index),
        makePress(`${key}-show`, words.show, () => this.#host.showPin(pin.id)), makePress(`${key}-move`, words.move, () => this.#host.place(index))));
  }

  #view(index: number): HTMLElement {
    const { draft, words } = this.#host;
    const view = draft.story.views[index];
    if (!view) return document.createElement('div');
    const key = `views-${index}`;
    return this.#entry(this.#name(view.id, view.label),
      this.#text(`${key}-label`, words.label, view.label, false, (label) => draft.change(({ views }) => Object.assign(views[index] ?? {}, { label }))),
      this.#id('views', index),
      this.#tools(key, index, draft.story.views.length, ({ views }) => views, () => draft.remove('views', index),
        makePress(`${key}-show`, words.show, () => this.#host.showView(index)), makePress(`${key}-retake`, words.retake, () => this.#host.retakeView(index))));
  }

  #tour(index: number): HTMLElement {
    const { draft, words } = this.#host;
    const tour = draft.story.tours[index];
    if (!tour) return document.createElement('div');
    const key = `tours-${index}`;
    return this.#entry(this.#name(tour.id, tour.label),
      this.#text(`${key}-label`, words.label, tour.label, false, (label) => draft.change(({ tours }) => Object.assign(tours[index] ?? {}, { label }))),
      this.#id('tours', index),
      ...tour.stops.map((stop, at) => this.#stop(index, at, stop, tour.stops.length)),
      makePress(`${key}-add`, words.add_stop, () => draft.addStop(index, { view: draft.story.views[0]?.id })),
      this.#tools(key, index, draft.story.tours.length, ({ tours }) => tours, () => draft.remove('tours', index),
        makePress(`${key}-play`, words.play, () => this.#host.play(index, 0))));
  }

  #stop(tour: number, at: number, stop: TourStop, count: number): HTMLElement {
    const { draft, words } = this.#host;
    const key = `tours-${tour}-${at}`;
    const stopsOf = (story: Draft['story']) => story.tours[tour]?.stops;
    const set = (change: Partial<TourStop>) => draft.change((story) => Object.assign(stopsOf(story)?.[at] ?? {}, change));
    const pins = draft.story.annotations.map(({ id, label }) => [id, this.#name(id, label)] as const);
    const inherited = stop.annotation ? words.from_pin : words.none;
    return this.#entry(words.stop(at + 1),
      this.#views(`${key}-view`, words.view, inherited, stop.view, (view) => set({ view })),
      makeSelect(`${key}-pin`, words.pin, [['', words.none], ...pins], stop.annotation ?? '', (id) => set({ annotation: id || undefined })),
      this.#text(`${key}-label`, words.label, stop.label, false, (label) => set({ label })),
      this.#text(`${key}-text`, words.text, stop.text, true, (text) => set({ text })),
      ...this.#photographs(`${key}-image`, inherited, stop.image, (image) => set({ image })),
      this.#tools(key, at, count, stopsOf, () => draft.change((story) => stopsOf(story)?.splice(at, 1)),
        makePress(`${key}-show`, words.show, () => this.#host.play(tour, at))));
  }
}
