// The address of what is seen now, to copy.
import { make, makeButton, relabel } from '../dom';
import { icons } from '../icons';
import type { Tool, ToolHost } from './tool';
import type { ToolWords } from './words';

export class LinkTool implements Tool {
  readonly id = 'link';
  readonly icon = icons.link;
  readonly label: string;
  #words: ToolWords;
  #host: ToolHost;
  #field: HTMLInputElement | undefined;
  #button: HTMLButtonElement | undefined;

  constructor(words: ToolWords, host: ToolHost) {
    this.#words = words;
    this.#host = host;
    this.label = words.link.title;
  }

  open(): HTMLElement {
    const { link } = this.#words;
    const panel = make('div', 'tool-link');
    const label = make('label', 'tool-field');
    this.#field = make('input');
    this.#field.readOnly = true;
    this.#field.addEventListener('focus', () => this.#field?.select());
    label.append(make('span', '', link.address), this.#field);
    this.#button = makeButton(icons.copy, link.copy, () => void this.#copy());
    this.#button.className = 'tool-main';
    panel.append(make('p', '', link.explain), label, this.#button);
    this.moved();
    return panel;
  }

  moved(): void {
    const { viewState } = this.#host;
    if (this.#field && viewState) this.#field.value = this.#host.linkTo(viewState) ?? '';
    if (this.#button) relabel(this.#button, icons.copy, this.#words.link.copy);
  }

  async #copy(): Promise<void> {
    const { link } = this.#words;
    const field = this.#field;
    if (!field || !this.#button) return;
    let isCopied = true;
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Not given to pages without HTTPS: the marked text can be copied by hand.
      field.focus();
      field.select();
      isCopied = false;
    }
    const text = isCopied ? link.copied : link.by_hand;
    relabel(this.#button, icons.copy, text);
    this.#host.say(text);
  }
}
