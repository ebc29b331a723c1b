// Pins and tours of one record on one stage.
import type { Annotation, Camera, Item, NamedView, Tour, TourStop } from '../item';
import type { Strings } from '../strings';
import type { Projection } from '../view_state';
import type { ViewChoice } from '../views_menu';
import type { PinTarget } from './pins';
import { Pins } from './pins';
import { textIn } from './text';
import { TourPlayer } from './tour_player';
import { storyWordsFor } from './words';

export interface StoryHost extends PinTarget {
  travel(view: NamedView): void;
  say(text: string): void;
  focusStage(): void;
  tourChanged(tour: Tour, stop: number | undefined): void; // stop: from 0; undefined: over
}

// What the curator's edit mode reads and writes.
export interface StoryRecord {
  views: NamedView[];
  annotations: Annotation[];
  tours: Tour[];
}

export class Story {
  readonly elements: HTMLElement[];
  readonly choices: ViewChoice[]; // of tours, for the menu of views
  #item: Item;
  #pins: Pins;
  #player: TourPlayer;

  constructor(strings: Strings, language: string, item: Item, host: StoryHost) {
    const words = storyWordsFor(language);
    this.#item = item;
    this.#pins = new Pins(strings, words, language, item, host);
    this.#player = new TourPlayer(words, language, item, {
      travel: (view) => host.travel(view),
      viewOf: (stop) => this.#viewOf(stop),
      markPin: (id) => this.#pins.mark(id),
      say: (text) => host.say(text),
      changed: (tour, stop) => host.tourChanged(tour, stop),
      focusStage: () => host.focusStage(),
    });
    this.elements = [...this.#pins.elements, this.#player.element];
    this.choices = this.#tours.map((tour) => ({ label: words.start(textIn(tour.label, language).text), act: () => this.start(tour.id, 0, true) }));
  }

  get #tours(): Tour[] {
    return this.#item.model?.tours ?? [];
  }

  // The tour under way, and its stop from 0.
  get place(): { tour: string; stop: number } | undefined {
    const { tour } = this.#player;
    return tour && { tour: tour.id, stop: this.#player.at };
  }

  // False where the record has no such tour.
  start(id: string, stop: number, withFocus: boolean): boolean {
    const tour = this.#tours.find((each) => each.id === id);
    if (!tour) return false;
    this.#pins.close();
    this.#player.start(tour, stop, withFocus);
    return true;
  }

  openPin(id: string): void {
    this.#player.leave();
    this.#pins.open(id);
  }

  placePins(camera: Camera, width: number, height: number, projection: Projection): void {
    this.#pins.place(camera, width, height, projection);
  }

  closeCard(): boolean {
    return this.#pins.close();
  }

  leaveTour(): boolean {
    return this.#player.leave();
  }

  dispose(): void {
    this.#pins.dispose();
  }

  #viewOf(stop: TourStop): NamedView | undefined {
    const { views = [], annotations = [] } = this.#item.model ?? {};
    const named = views.find((view) => view.id === stop.view);
    const annotation = annotations.find((each) => each.id === stop.annotation);
    return named ?? (annotation && this.#pins.viewOf(annotation));
  }
}
