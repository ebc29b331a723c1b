// The stage of lessons and embeds: one piece at a time, in 3D where there is a scan, else its picture.
import { make } from '../viewer/dom';
import type { KuraViewerElement } from '../viewer/kura_viewer_element';
import { decodeViewState, encodeViewState } from '../viewer/view_state';
import type { ItemRecord, Library, Picture } from './item_record';
import { textIn } from './item_record';
import type { Words } from './words';

export class PieceStage {
  readonly element = make('div', 'lesson-stage stage');
  #library: Library;
  #language: string;
  #words: Words;
  #viewer: KuraViewerElement | null = null;
  #record: ItemRecord | null = null;
  #wanted = 0; // the last call of show() wins

  constructor(library: Library, language: string, words: Words) {
    this.#library = library;
    this.#language = language;
    this.#words = words;
  }

  get record(): ItemRecord | null {
    return this.#record;
  }

  // Resolves once the piece's record is there; the piece itself comes as it comes.
  async show(id: string | undefined, view?: string): Promise<ItemRecord | null> {
    const call = ++this.#wanted;
    if (!id) {
      this.#clear();
      this.element.hidden = true;
      return null;
    }
    this.element.hidden = false;
    const record = await this.#library.record(id);
    if (call !== this.#wanted) return record;
    if (!record) {
      this.#clear();
      this.element.append(make('p', 'stage__note', this.#words.piece_missing));
    } else if (record.id !== this.#record?.id) {
      const picture = await this.#library.picture(record, 'large');
      if (call !== this.#wanted) return record;
      this.#clear();
      this.#record = record;
      this.#put(record, picture);
    }
    if (record && view) this.#turnTo(view);
    return record;
  }

  // What the viewer shows now; undefined for pictures, and until the piece is there.
  get view(): string | undefined {
    const state = this.#viewer?.viewState;
    return state && encodeViewState(state);
  }

  #clear(): void {
    this.#viewer = null;
    this.#record = null;
    this.element.replaceChildren();
  }

  #put(record: ItemRecord, picture: (Picture & { href: string }) | null): void {
    const { text: alt, lang } = textIn(record.alt ?? record.title, this.#language);
    const image = make('img', record.model?.tiers?.length ? '' : 'stage__picture');
    image.alt = alt;
    image.lang = lang;
    if (picture) {
      image.src = picture.href;
      image.width = picture.width;
      image.height = picture.height;
    }
    if (record.model?.tiers?.length) {
      const viewer = document.createElement('kura-viewer') as KuraViewerElement;
      viewer.setAttribute('src', `${this.#library.folder(record.id)}item.json`);
      viewer.lang = this.#language;
      if (picture) viewer.append(image);
      this.#viewer = viewer;
      this.element.append(viewer);
    } else if (picture) {
      this.element.append(image);
    } else {
      this.element.append(make('p', 'stage__note', alt));
    }
  }

  #turnTo(view: string): void {
    const state = decodeViewState(view);
    if (this.#viewer && state) this.#viewer.viewState = state;
  }
}
