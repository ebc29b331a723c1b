// What the curator is making: a story with its history, and what is still wrong with it.
import type { Annotation, LanguageMap, NamedView, TourStop } from '../viewer/item';
import type { Picked } from '../viewer/module_types';
import type { StoryRecord } from '../viewer/story/story';
import type { ViewState } from '../viewer/view_state';
import { kPlainLook } from '../viewer/view_state';

const kDeepest = 100; // steps that can be taken back

const round = (value: number, parts: number): number => Math.round(value * parts) / parts || 0;
const roundAll = (values: readonly number[], parts: number): [number, number, number] => values.map((value) => round(value, parts)) as [number, number, number];

// A free id: "pin-3".
function freeId(kind: string, taken: { id: string }[]): string {
  for (let n = taken.length + 1; ; ++n) if (!taken.some(({ id }) => id === `${kind}-${n}`)) return `${kind}-${n}`;
}

// Only what differs from the plain look is kept, so that the file says what was meant.
function plainLess(look: ViewState['look']): NamedView['look'] {
  const kept: NonNullable<NamedView['look']> = {};
  if (look.environment !== kPlainLook.environment) kept.environment = look.environment;
  if (round(look.exposure, 100) !== 0) kept.exposure = round(look.exposure, 100);
  if (look.key) kept.key = { yaw: round(look.key.yaw, 10), pitch: round(look.key.pitch, 10), intensity: round(look.key.intensity, 100) };
  if (look.mode !== kPlainLook.mode) kept.mode = look.mode;
  if (look.section) kept.section = { ...look.section, at: round(look.section.at, 1000) };
  return Object.keys(kept).length > 0 ? kept : undefined;
}

const isSame = (a: LanguageMap | undefined, b: LanguageMap | undefined): boolean => JSON.stringify(Object.entries(a ?? {}).sort()) === JSON.stringify(Object.entries(b ?? {}).sort());

export class Draft {
  story: StoryRecord;
  #history: string[] = [];
  #changed: () => void;

  constructor(story: StoryRecord, changed: () => void) {
    this.story = structuredClone(story);
    this.#changed = changed;
    this.#forgetCopies();
  }

  // item.json fills in what a stop leaves to its annotation; in item.toml it stays with the annotation.
  #forgetCopies(): void {
    for (const stop of this.story.tours.flatMap(({ stops }) => stops)) {
      const annotation = this.story.annotations.find(({ id }) => id === stop.annotation);
      const view = this.story.views.find(({ id }) => id === stop.view);
      if (isSame(stop.label, annotation?.label ?? view?.label)) stop.label = {};
      if (!annotation) continue;
      if (isSame(stop.text, annotation.body)) stop.text = {};
      if (stop.view === annotation.view) delete stop.view;
      if (stop.image === annotation.image) delete stop.image;
    }
  }

  // One step, which undo() takes back.
  change(act: (story: StoryRecord) => void): void {
    this.#history.push(JSON.stringify(this.story));
    if (this.#history.length > kDeepest) this.#history.shift();
    act(this.story);
    this.#changed();
  }

  get canUndo(): boolean {
    return this.#history.length > 0;
  }

  undo(): void {
    const before = this.#history.pop();
    if (before) this.story = JSON.parse(before) as StoryRecord;
    this.#changed();
  }

  // The story as the viewer plays it: what stops leave to their annotation is filled in.
  get shown(): StoryRecord {
    const story = structuredClone(this.story);
    for (const stop of story.tours.flatMap(({ stops }) => stops)) {
      const annotation = story.annotations.find(({ id }) => id === stop.annotation);
      const view = story.views.find(({ id }) => id === (stop.view ?? annotation?.view));
      if (Object.keys(stop.label).length === 0) stop.label = annotation?.label ?? view?.label ?? {};
      if (Object.keys(stop.text).length === 0) stop.text = annotation?.body ?? {};
      stop.view ??= annotation?.view;
      stop.image ??= annotation?.image;
    }
    return story;
  }

  addPin({ position, normal }: Picked, label: LanguageMap): Annotation {
    const pin: Annotation = { id: freeId('pin', this.story.annotations), position: roundAll(position, 1e5), normal: roundAll(normal, 1e4), label };
    this.change(({ annotations }) => annotations.push(pin));
    return pin;
  }

  movePin(index: number, { position, normal }: Picked): void {
    this.change(({ annotations }) => Object.assign(annotations[index] ?? {}, { position: roundAll(position, 1e5), normal: roundAll(normal, 1e4) }));
  }

  // What is on the stage now: place, projection, light, mode, section.
  static seen({ camera, projection, look }: ViewState): Pick<NamedView, 'camera' | 'projection' | 'look'> {
    return {
      camera: { target: roundAll(camera.target, 1e5), yaw: round(camera.yaw, 10), pitch: round(camera.pitch, 10), distance: round(camera.distance, 1e4) },
      projection: projection === 'orthographic' ? projection : undefined,
      look: plainLess(look),
    };
  }

  addView(state: ViewState, label: LanguageMap): void {
    this.change(({ views }) => views.push({ id: freeId('view', views), label, ...Draft.seen(state) }));
  }

  addTour(label: LanguageMap): void {
    this.change(({ tours }) => tours.push({ id: freeId('tour', tours), label, stops: [] }));
  }

  addStop(tour: number, stop: Partial<TourStop>): void {
    this.change(({ tours }) => tours[tour]?.stops.push({ label: {}, text: {}, ...stop }));
  }

  // The others that name it follow.
  rename(kind: 'views' | 'annotations' | 'tours', index: number, id: string): void {
    this.change((story) => {
      const entry = story[kind][index];
      if (!entry) return;
      const before = entry.id;
      entry.id = id;
      const stops = story.tours.flatMap(({ stops: all }) => all);
      if (kind === 'views') for (const each of [...story.annotations, ...stops]) if (each.view === before) each.view = id;
      if (kind === 'annotations') for (const each of stops) if (each.annotation === before) each.annotation = id;
    });
  }

  // The others that name it no longer do.
  remove(kind: 'views' | 'annotations' | 'tours', index: number): void {
    this.change((story) => {
      const [gone] = story[kind].splice(index, 1);
      const stops = story.tours.flatMap(({ stops: all }) => all);
      if (kind === 'views') for (const each of [...story.annotations, ...stops]) if (each.view === gone?.id) delete each.view;
      if (kind === 'annotations') for (const each of stops) if (each.annotation === gone?.id) delete each.annotation;
    });
  }
}

export type Fault = { kind: 'id' | 'same_id' | 'label' | 'no_stops' | 'stop_view' | 'stop_text'; name: string };

// What `kura check` would refuse.
export function faultsOf({ views, annotations, tours }: StoryRecord): Fault[] {
  const faults: Fault[] = [];
  const empty = (texts: LanguageMap | undefined): boolean => !Object.values(texts ?? {}).some((text) => text.trim());
  for (const list of [views, annotations, tours]) {
    list.forEach(({ id }, index) => {
      if (!/^[A-Za-z0-9_-]+$/.test(id)) faults.push({ kind: 'id', name: id });
      else if (list.findIndex((each) => each.id === id) < index) faults.push({ kind: 'same_id', name: id });
    });
  }
  for (const { id, label } of [...annotations, ...tours]) if (empty(label)) faults.push({ kind: 'label', name: id });
  for (const { id, stops } of tours) {
    if (stops.length === 0) faults.push({ kind: 'no_stops', name: id });
    stops.forEach(({ view, annotation, text }, index) => {
      const pin = annotations.find((each) => each.id === annotation);
      if (!view && !pin) faults.push({ kind: 'stop_view', name: `${id} ${index + 1}` });
      if (empty(text) && empty(pin?.body)) faults.push({ kind: 'stop_text', name: `${id} ${index + 1}` });
    });
  }
  return faults;
}
