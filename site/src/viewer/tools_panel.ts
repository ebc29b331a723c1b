// The button "Tools" and its panel: a list of tools, then the one that was chosen. At the side of wide stages, a sheet at the
// bottom of narrow ones; never modal, because the piece stays in reach while one measures it.
import { make, makeButton } from './dom';
import { icons } from './icons';
import type { Tool } from './tools/tool';
import type { ToolWords } from './tools/words';

export class ToolsPanel {
  readonly button: HTMLButtonElement; // stands in the row
  readonly element = make('section', 'tools');
  #title = make('h2');
  #back: HTMLButtonElement;
  #body = make('div', 'tools-body');
  #list = make('ul', 'tools-list');
  #words: ToolWords;
  #tools: Tool[];
  #open: Tool | undefined;
  #changed: (isOpen: boolean) => void;

  // changed: the panel has opened or closed.
  constructor(words: ToolWords, tools: Tool[], changed: (isOpen: boolean) => void) {
    this.#words = words;
    this.#tools = tools;
    this.#changed = changed;
    this.button = makeButton(icons.tools, words.tools, () => this.toggle());
    this.button.setAttribute('aria-expanded', 'false');
    this.button.setAttribute('aria-controls', 'tools');
    this.element.id = 'tools';
    this.element.hidden = true;
    this.#title.id = 'tools-title';
    this.#title.tabIndex = -1;
    this.element.setAttribute('aria-labelledby', this.#title.id);
    this.#back = makeButton(icons.back, words.back, () => this.#showList(true));
    const close = makeButton(icons.close, words.close, () => this.toggle(false));
    const head = make('header');
    head.append(this.#back, this.#title, close);
    this.element.append(head, this.#body);
    for (const tool of tools) {
      const entry = make('li');
      entry.append(makeButton(tool.icon, tool.label, () => this.show(tool.id)));
      this.#list.append(entry);
    }
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
    this.#showList(false);
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  // The tool whose panel is open.
  get tool(): Tool | undefined {
    return this.#open;
  }

  toggle(on = !this.isOpen): void {
    if (on === this.isOpen) return;
    this.element.hidden = !on;
    this.button.setAttribute('aria-expanded', String(on));
    this.#showList(on);
    if (!on) this.button.focus({ preventScroll: true });
    this.#changed(on);
  }

  // One step back: from a tool to the list, from the list to the piece. True where something was open.
  leave(): boolean {
    if (!this.isOpen) return false;
    if (this.#open) this.#showList(true);
    else this.toggle(false);
    return true;
  }

  // Opens a tool from the list or from outside.
  show(id: string): void {
    const tool = this.#tools.find((each) => each.id === id);
    if (!tool) return;
    if (!tool.open) {
      this.toggle(false);
      return tool.act?.();
    }
    this.toggle(true);
    this.#end();
    this.#open = tool;
    this.#title.textContent = tool.label;
    this.#back.hidden = false;
    this.#body.replaceChildren(tool.open());
    this.#body.scrollTop = 0;
    this.element.dataset.tool = tool.id;
    this.#title.focus({ preventScroll: true });
  }

  // The words or the piece change: what a tool has put on the stage goes.
  dispose(): void {
    this.#end();
  }

  #end(): void {
    const tool = this.#open;
    this.#open = undefined;
    tool?.close?.();
  }

  #showList(withFocus: boolean): void {
    const from = this.#open;
    this.#end();
    this.#title.textContent = this.#words.tools;
    this.#back.hidden = true;
    delete this.element.dataset.tool;
    this.#body.replaceChildren(this.#list);
    if (!withFocus) return;
    const entries = this.#entries();
    (entries[from ? this.#tools.indexOf(from) : 0] ?? this.#title).focus({ preventScroll: true });
  }

  #entries(): HTMLButtonElement[] {
    return [...this.#list.querySelectorAll('button')];
  }

  // Keys in the panel are for its buttons and sliders, not for turning the piece; Esc and F go on to the viewer.
  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' || event.key === 'f' || event.key === 'F') return;
    event.stopPropagation();
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (this.#open || step === undefined) return;
    event.preventDefault();
    const entries = this.#entries();
    const at = entries.findIndex((entry) => entry.matches(':focus'));
    entries[(at + step + entries.length) % entries.length]?.focus({ preventScroll: true });
  }
}
