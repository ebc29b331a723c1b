// The quiet row of buttons, the hints over the stage and the help. Every gesture has a button here.
import { icons } from './icons';
import type { NamedView } from './item';
import { pickText } from './item';
import type { KeyTarget } from './keyboard';
import type { Strings } from './strings';

const kHintMs = 1800;

function make<K extends keyof HTMLElementTagNameMap>(tag: K, className = '', text = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

function makeButton(icon: string, label: string, act: () => void): HTMLButtonElement {
  const button = make('button');
  button.type = 'button';
  button.innerHTML = icon; // our own constant marks
  button.append(make('span', '', label));
  button.setAttribute('aria-label', label);
  button.title = label;
  button.addEventListener('click', act);
  return button;
}

export class Controls {
  readonly frame = make('div', 'frame');
  #row = make('div', 'row');
  #hint = make('div', 'hint');
  #note = make('p', 'note');
  #prompt = make('div', 'prompt');
  #progress = make('i');
  #spoken = make('div', 'spoken');
  #dialog = make('dialog');
  #wide: HTMLButtonElement | undefined;
  #menu: HTMLUListElement | undefined;
  #hintTimer = 0;
  #words: Strings;

  constructor(words: Strings, target: KeyTarget & { showView(view: NamedView): void }, views: NamedView[], language: string) {
    this.#words = words;
    this.#row.setAttribute('role', 'toolbar');
    this.#row.setAttribute('aria-label', words.role);
    this.#row.append(
      makeButton(icons.turnLeft, words.turn_left, () => target.turn(-30, 0)),
      makeButton(icons.turnRight, words.turn_right, () => target.turn(30, 0)),
      makeButton(icons.nearer, words.nearer, () => target.nearer(1.4)),
      makeButton(icons.farther, words.farther, () => target.nearer(1 / 1.4)),
    );
    if (views.length > 0) this.#row.append(this.#makeMenu(target, views, language));
    else this.#row.append(makeButton(icons.reset, words.reset, () => target.reset()));
    this.#wide = makeButton(icons.fullscreen, words.fullscreen, () => target.toggleWide());
    this.#row.append(this.#wide, makeButton(icons.help, words.help, () => target.help()));
    this.#spoken.setAttribute('role', 'status');
    this.#spoken.setAttribute('aria-live', 'polite');
    this.#note.setAttribute('role', 'status');
    this.#note.hidden = true;
    this.#hint.setAttribute('aria-hidden', 'true');
    this.#prompt.hidden = true;
    this.#prompt.setAttribute('aria-hidden', 'true');
    this.#prompt.innerHTML = icons.hand;
    this.#prompt.append(make('b', '', words.prompt));
    const bar = make('div', 'bar');
    bar.append(this.#progress);
    this.#buildHelp();
    this.frame.append(this.#hint, this.#prompt, this.#note, this.#row, bar, this.#spoken, this.#dialog);
  }

  #makeMenu(target: KeyTarget & { showView(view: NamedView): void }, views: NamedView[], language: string): HTMLElement {
    const menu = make('div', 'menu');
    const list = make('ul');
    list.hidden = true;
    list.id = 'views';
    const open = makeButton(icons.views, this.#words.views, () => this.#toggleMenu());
    open.setAttribute('aria-expanded', 'false');
    open.setAttribute('aria-controls', 'views');
    const add = (label: string, act: () => void) => {
      const entry = make('li');
      entry.append(makeButton('', label, () => {
        this.#toggleMenu(false);
        open.focus({ preventScroll: true });
        act();
      }));
      list.append(entry);
    };
    add(this.#words.first_view, () => target.reset());
    for (const view of views) add(pickText(view.label, language) || view.id, () => target.showView(view));
    menu.append(list, open);
    this.#menu = list;
    return menu;
  }

  #toggleMenu(on = this.#menu?.hidden ?? false): void {
    if (!this.#menu) return;
    this.#menu.hidden = !on;
    this.#menu.nextElementSibling?.setAttribute('aria-expanded', String(on));
    if (on) this.#menu.querySelector('button')?.focus({ preventScroll: true });
  }

  #buildHelp(): void {
    this.#dialog.setAttribute('aria-label', this.#words.help_title);
    const list = make('dl');
    for (const [name, how] of this.#words.help_rows) list.append(make('dt', '', name), make('dd', '', how));
    this.#dialog.append(make('h2', '', this.#words.help_title), list, makeButton('', this.#words.close, () => this.#dialog.close()));
    this.#dialog.style.pointerEvents = 'auto';
  }

  openHelp(): void {
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  // True where a menu or the help was open and is closed now.
  closeOverlays(): boolean {
    const wasOpen = this.#dialog.open || this.#menu?.hidden === false;
    this.#dialog.close();
    this.#toggleMenu(false);
    return wasOpen;
  }

  showHint(text: string): void {
    this.#hint.textContent = text;
    this.#hint.classList.add('on');
    clearTimeout(this.#hintTimer);
    this.#hintTimer = window.setTimeout(() => this.#hint.classList.remove('on'), kHintMs);
  }

  showPrompt(on: boolean): void {
    this.#prompt.hidden = !on;
  }

  // A message that stays; null takes it away.
  showNote(text: string | null): void {
    this.#note.hidden = text === null;
    this.#note.textContent = text ?? '';
  }

  say(text: string): void {
    this.#spoken.textContent = text;
  }

  // 0..1; null: nothing is loading.
  showProgress(fraction: number | null): void {
    this.#progress.style.transform = `scaleX(${fraction ?? 1})`;
    this.#progress.style.opacity = fraction === null ? '0' : '1';
  }

  showWide(on: boolean): void {
    if (!this.#wide) return;
    const label = on ? this.#words.leave_fullscreen : this.#words.fullscreen;
    this.#wide.innerHTML = on ? icons.leave : icons.fullscreen;
    this.#wide.append(make('span', '', label));
    this.#wide.setAttribute('aria-label', label);
    this.#wide.title = label;
  }
}
