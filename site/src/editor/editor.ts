// The curator's edit mode beside a piece: pins by pressing on it, views and light as they are on the stage, tours from
// these, and the part of item.toml that says it all. Nothing is sent; an unfinished draft waits in this browser.
import type { Picked } from '../viewer/module_types';
import type { StoryRecord } from '../viewer/story/story';
import { stringsFor } from '../viewer/strings';
import type { StoredViewState, ViewState } from '../viewer/view_state';
import { kPlainLook } from '../viewer/view_state';
import { Draft, faultsOf } from './draft';
import { makePress, makeSelect } from './fields';
import { Output } from './output';
import { Panel } from './panel';
import { Placing } from './placing';
import { editWordsFor } from './words';

// <kura-viewer>, as far as it is edited.
export interface EditedViewer extends HTMLElement {
  story: StoryRecord;
  readonly photographCount: number;
  viewState: ViewState | undefined;
  flyTo(state: StoredViewState): void;
  pickAt(clientX: number, clientY: number): Picked | null;
  openPin(id: string): void;
  startTour(id: string, stop?: number, withFocus?: boolean): boolean;
}

const kTags = ['ja', 'ja-easy', 'en', 'zh', 'ko'];

export class Editor {
  readonly element = document.createElement('section');
  #viewer: EditedViewer;
  #draftKey: string;
  #published: StoryRecord;
  #draft: Draft;
  #words;
  #language: string;
  #panel: Panel;
  #output: Output;
  #placing: Placing;
  #undo: HTMLButtonElement;
  #spoken = document.createElement('p');

  constructor(viewer: EditedViewer) {
    this.#viewer = viewer;
    this.#language = stringsFor(viewer).language;
    this.#words = editWordsFor(this.#language);
    const words = this.#words;
    this.#draftKey = `kura-draft ${new URL(viewer.getAttribute('src') ?? '', document.baseURI).pathname}`;
    this.#published = viewer.story;
    const kept = this.#keptDraft();
    this.#draft = new Draft(kept ?? this.#published, () => this.#changed());
    this.#output = new Output(words);
    this.#placing = new Placing(viewer, words, (text) => this.#say(text));
    this.#panel = new Panel(this.#makeHost());
    this.#undo = makePress('undo', words.undo, () => this.#draft.undo());
    this.#spoken.setAttribute('role', 'status');
    this.element.className = 'edit';
    this.element.setAttribute('aria-labelledby', 'edit-title');
    this.element.append(...this.#makeHead(kept !== undefined), this.#placing.element, this.#panel.element, this.#output.element);
    this.#changed(false);
  }

  #makeHead(hasDraft: boolean): HTMLElement[] {
    const words = this.#words;
    const title = document.createElement('h2');
    title.id = 'edit-title';
    title.textContent = words.title;
    const privacy = document.createElement('p');
    privacy.textContent = words.privacy;
    const row = document.createElement('div');
    row.className = 'edit-row edit-top';
    const language = makeSelect('language', words.language, kTags.map((tag) => [tag, words.languages[tag] ?? tag] as const), this.#language, (tag) => {
      this.#language = tag;
      this.#panel.render();
    });
    row.append(language, this.#undo);
    const parts: HTMLElement[] = [title, privacy, row, this.#spoken];
    if (!hasDraft) return parts;
    const unsaved = document.createElement('p');
    const discard = makePress('discard', words.discard, () => {
      this.#draft.change((story) => Object.assign(story, structuredClone(new Draft(this.#published, () => {}).story)));
      unsaved.remove();
      this.#undo.focus();
    });
    unsaved.append(`${words.unsaved} `, discard);
    return [...parts, unsaved];
  }

  #makeHost() {
    const editor = this;
    const named = (index: number) => this.#draft.story.views[index];
    return {
      get draft() {
        return editor.#draft;
      },
      words: this.#words,
      get language() {
        return editor.#language;
      },
      get photographs() {
        return editor.#viewer.photographCount;
      },
      place: (pin: number | undefined) => this.#place(pin),
      keepView: () => {
        const state = this.#viewer.viewState;
        const at = this.#draft.story.views.length;
        if (state) this.#draft.addView(state, { [this.#language]: this.#words.new_view(at + 1) });
        this.#panel.focus(`views-${at}-label`);
      },
      retakeView: (index: number) => {
        const state = this.#viewer.viewState;
        if (state) this.#draft.change(({ views }) => Object.assign(views[index] ?? {}, Draft.seen(state)));
      },
      showPin: (id: string) => this.#viewer.openPin(id),
      showView: (index: number) => {
        const view = named(index);
        if (view) this.#viewer.flyTo({ camera: view.camera, projection: view.projection ?? 'perspective', look: { ...kPlainLook, ...view.look } });
      },
      play: (tour: number, stop: number) => {
        const id = this.#draft.story.tours[tour]?.id;
        if (id) this.#viewer.startTour(id, stop, true);
      },
    };
  }

  #place(pin: number | undefined): void {
    this.#placing.begin((picked) => {
      const at = pin ?? this.#draft.story.annotations.length;
      if (pin === undefined) this.#draft.addPin(picked, { [this.#language]: this.#words.new_pin(at + 1) });
      else this.#draft.movePin(pin, picked);
      this.#say(this.#words.moved);
      this.#panel.focus(pin === undefined ? `annotations-${at}-label` : `annotations-${at}-move`);
    });
  }

  #changed(isNew = true): void {
    this.#viewer.story = this.#draft.shown;
    this.#undo.disabled = !this.#draft.canUndo;
    this.#panel.render();
    this.#output.show(this.#draft.story, faultsOf(this.#draft.story));
    if (!isNew) return;
    try {
      localStorage.setItem(this.#draftKey, JSON.stringify(this.#draft.story));
    } catch {
      // Storage may be full or forbidden; the draft then lasts as long as the page.
    }
  }

  // A draft that was left, unless it is what is published by now.
  #keptDraft(): StoryRecord | undefined {
    try {
      const kept = JSON.parse(localStorage.getItem(this.#draftKey) ?? 'null') as StoryRecord | null;
      const isWhole = kept && [kept.views, kept.annotations, kept.tours].every(Array.isArray);
      if (!isWhole || JSON.stringify(kept) === JSON.stringify(new Draft(this.#published, () => {}).story)) return undefined;
      return kept;
    } catch {
      return undefined;
    }
  }

  #say(text: string): void {
    this.#spoken.textContent = text;
  }
}
