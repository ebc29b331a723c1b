// The part of item.toml, with what is still wrong above it, to copy or to save.
import type { StoryRecord } from '../viewer/story/story';
import type { Fault } from './draft';
import { makePress } from './fields';
import type { EditWords } from './words';
import { writeItemToml } from './write_item_toml';

export class Output {
  readonly element = document.createElement('section');
  #words: EditWords;
  #faults = document.createElement('ul');
  #text = document.createElement('textarea');
  #told = document.createElement('span');

  constructor(words: EditWords) {
    this.#words = words;
    const title = document.createElement('h3');
    title.id = 'edit-output';
    title.textContent = words.output;
    this.element.setAttribute('aria-labelledby', title.id);
    const replace = document.createElement('p');
    replace.textContent = words.replace;
    this.#faults.className = 'edit-faults';
    const told = document.createElement('div');
    told.setAttribute('role', 'status');
    told.append(this.#faults);
    this.#text.readOnly = true;
    this.#text.rows = 14;
    this.#text.spellcheck = false;
    this.#text.className = 'edit-toml';
    this.#text.setAttribute('aria-labelledby', title.id);
    this.#told.setAttribute('role', 'status');
    const row = document.createElement('div');
    row.className = 'edit-row';
    row.append(makePress('copy', words.copy, () => void this.#copy()), makePress('download', words.download, () => this.#download()), this.#told);
    this.element.append(title, replace, told, this.#text, row);
  }

  show(story: StoryRecord, faults: Fault[]): void {
    this.#text.value = writeItemToml(story);
    this.#told.textContent = '';
    this.#faults.replaceChildren(...faults.map(({ kind, name }) => {
      const entry = document.createElement('li');
      entry.textContent = this.#words.faults[kind](name);
      return entry;
    }));
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#text.value);
      this.#told.textContent = this.#words.copied;
    } catch {
      this.#text.select();
      this.#told.textContent = this.#words.by_hand;
    }
  }

  #download(): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([this.#text.value], { type: 'text/plain;charset=utf-8' }));
    link.download = 'item-story.toml';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
}
