// The named views of a piece behind one button: the footring, the mark, the lid.
import { make, makeButton } from './dom';
import { icons } from './icons';
import type { Strings } from './strings';

export interface ViewChoice {
  label: string;
  act(): void;
}

export class ViewsMenu {
  readonly element = make('div', 'menu');
  #list = make('ul');
  #button: HTMLButtonElement;

  constructor(words: Strings, choices: ViewChoice[]) {
    this.#list.hidden = true;
    this.#list.id = 'views';
    this.#button = makeButton(icons.views, words.views, () => this.toggle());
    this.#button.setAttribute('aria-expanded', 'false');
    this.#button.setAttribute('aria-controls', 'views');
    for (const { label, act } of choices) {
      const entry = make('li');
      entry.append(makeButton('', label, () => {
        this.toggle(false);
        act();
      }));
      this.#list.append(entry);
    }
    this.element.append(this.#list, this.#button);
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
    this.element.addEventListener('focusout', (event) => {
      if (!this.element.contains(event.relatedTarget as Node | null)) this.#close();
    });
  }

  get isOpen(): boolean {
    return !this.#list.hidden;
  }

  toggle(on = !this.isOpen): void {
    if (on === this.isOpen) return;
    if (!on) {
      this.#close();
      this.#button.focus({ preventScroll: true });
      return;
    }
    this.#list.hidden = false;
    this.#button.setAttribute('aria-expanded', 'true');
    this.#entries()[0]?.focus({ preventScroll: true });
  }

  #close(): void {
    this.#list.hidden = true;
    this.#button.setAttribute('aria-expanded', 'false');
  }

  #entries(): HTMLButtonElement[] {
    return [...this.#list.querySelectorAll('button')];
  }

  // Arrows go through the entries while the menu is open; outside of it they turn the piece.
  #onKey(event: KeyboardEvent): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!this.isOpen || step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const entries = this.#entries();
    const at = entries.findIndex((entry) => entry.matches(':focus'));
    entries[(at + step + entries.length) % entries.length]?.focus({ preventScroll: true });
  }
}
