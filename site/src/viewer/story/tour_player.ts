// A guided tour on the stage: a card with the words of each stop, and the way there. The visitor may turn the piece at any
// time; the tour waits with its card, and goes on from wherever it is.
import { make, makeButton, relabel } from '../dom';
import { icons } from '../icons';
import type { Item, NamedView, Tour, TourStop } from '../item';
import { makePicture } from './picture';
import { makeText, textIn } from './text';
import type { StoryWords } from './words';

export interface TourHost {
  travel(view: NamedView): void;
  viewOf(stop: TourStop): NamedView | undefined;
  markPin(annotation: string | undefined): void;
  say(text: string): void;
  // stop: from 0; undefined: the tour is over.
  changed(tour: Tour, stop: number | undefined): void;
  focusStage(): void;
}

export class TourPlayer {
  readonly element = make('section', 'tour');
  #words: StoryWords;
  #language: string;
  #item: Item;
  #host: TourHost;
  #tour: Tour | undefined;
  #at = 0;
  #progress = make('span', 'tour-progress');
  #title = make('h2');
  #body = make('div', 'tour-body');
  #previous: HTMLButtonElement;
  #next: HTMLButtonElement;

  constructor(words: StoryWords, language: string, item: Item, host: TourHost) {
    this.#words = words;
    this.#language = language;
    this.#item = item;
    this.#host = host;
    this.element.hidden = true;
    this.#body.tabIndex = 0; // long words scroll, by keys too
    this.#body.setAttribute('role', 'group');
    this.#previous = makeButton(icons.previous, words.previous, () => this.go(-1));
    this.#next = makeButton(icons.next, words.next, () => this.go(1));
    this.#next.className = 'tour-next';
    const leave = makeButton(icons.close, words.leave, () => this.leave());
    leave.className = 'tour-leave';
    const head = make('header');
    head.append(this.#title, this.#progress, leave);
    const row = make('div', 'tour-row');
    row.append(this.#previous, this.#next);
    this.element.append(head, this.#body, row);
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
  }

  get tour(): Tour | undefined {
    return this.#tour;
  }

  get at(): number {
    return this.#at;
  }

  // withFocus: the visitor asked for it, so the focus goes to its card.
  start(tour: Tour, at: number, withFocus: boolean): void {
    this.#tour = tour;
    this.element.hidden = false;
    this.element.setAttribute('aria-label', this.#words.tour(textIn(tour.label, this.#language).text));
    const { text, lang } = textIn(tour.label, this.#language);
    this.#title.textContent = text;
    this.#title.lang = lang;
    this.#show(Math.max(0, Math.min(at, tour.stops.length - 1)));
    if (withFocus) this.#next.focus({ preventScroll: true });
  }

  // Forwards or back; forwards from the last stop the tour is over.
  go(step: number): void {
    const { stops = [] } = this.#tour ?? {};
    const to = this.#at + step;
    if (to >= stops.length) this.leave();
    else if (to >= 0) this.#show(to);
  }

  // True where a tour was under way.
  leave(): boolean {
    const tour = this.#tour;
    if (!tour) return false;
    const hadFocus = this.element.contains((this.element.getRootNode() as ShadowRoot).activeElement);
    this.#tour = undefined;
    this.element.hidden = true;
    this.#host.markPin(undefined);
    if (hadFocus) this.#host.focusStage();
    this.#host.say(this.#words.left);
    this.#host.changed(tour, undefined);
    return true;
  }

  #show(at: number): void {
    const tour = this.#tour;
    const stop = tour?.stops[at];
    if (!tour || !stop) return;
    this.#at = at;
    const isLast = at === tour.stops.length - 1;
    this.#progress.textContent = `${at + 1} / ${tour.stops.length}`;
    this.#progress.setAttribute('aria-label', this.#words.stop(at + 1, tour.stops.length));
    this.#progress.setAttribute('role', 'img'); // or the label would not be read for the signs
    this.#previous.setAttribute('aria-disabled', String(at === 0));
    relabel(this.#next, isLast ? icons.done : icons.next, isLast ? this.#words.finish : this.#words.next);
    this.#body.replaceChildren(makeText('h3', stop.label, this.#language), ...this.#picture(stop), makeText('p', stop.text, this.#language));
    this.#body.setAttribute('aria-label', textIn(stop.label, this.#language).text);
    this.#body.scrollTop = 0;
    this.#host.markPin(stop.annotation);
    const view = this.#host.viewOf(stop);
    if (view) this.#host.travel(view);
    const words = [this.#words.stop(at + 1, tour.stops.length), textIn(stop.label, this.#language).text, textIn(stop.text, this.#language).text];
    this.#host.say(words.filter(Boolean).join(this.#language.startsWith('ja') || this.#language === 'zh' ? '。' : '. '));
    this.#host.changed(tour, at);
  }

  #picture(stop: TourStop): HTMLElement[] {
    const picture = makePicture(this.#item, stop.image, this.#language);
    return picture ? [picture] : [];
  }

  // In the card the arrows go through the stops; on the stage they turn the piece.
  #onKey(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    // The end of a tour is asked for by its button, not slid into by an arrow.
    if (this.#at + step < (this.#tour?.stops.length ?? 0)) this.go(step);
  }
}
