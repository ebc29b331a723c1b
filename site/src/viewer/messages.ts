// What stands over the stage besides the buttons: hint, invitation, note, progress, and what is only spoken.
import { make, makeButton } from './dom';
import { icons } from './icons';
import type { Strings } from './strings';

const kHintMs = 1800;
const kPassingNoteMs = 8000;

export class Messages {
  readonly elements: HTMLElement[];
  #words: Strings | undefined;
  #hint = make('p', 'hint');
  #invitation = make('div', 'invitation');
  #note = make('div', 'note');
  #bar = make('div', 'bar');
  #fill = make('i');
  #amount = make('p', 'amount');
  #spoken = make('div', 'spoken');
  #hintTimer = 0;
  #noteTimer = 0;

  constructor() {
    this.#hint.setAttribute('aria-hidden', 'true'); // the help says the same to those who do not see it
    this.#invitation.setAttribute('aria-hidden', 'true'); // spoken instead
    this.#invitation.hidden = true;
    this.#note.setAttribute('role', 'status');
    this.#spoken.setAttribute('role', 'status');
    this.#bar.append(this.#fill);
    this.#bar.setAttribute('aria-hidden', 'true');
    this.#amount.setAttribute('aria-hidden', 'true'); // spoken when loading begins
    this.elements = [this.#amount, this.#bar, this.#hint, this.#invitation, this.#note, this.#spoken];
  }

  // The regions stay, because screen readers listen only to those that they know.
  setWords(words: Strings): void {
    this.#words = words;
    this.#invitation.innerHTML = icons.hand;
    this.#invitation.append(make('b', '', words.prompt));
  }

  showHint(text: string): void {
    this.#hint.textContent = text;
    this.#hint.classList.add('on');
    clearTimeout(this.#hintTimer);
    this.#hintTimer = window.setTimeout(() => this.#hint.classList.remove('on'), kHintMs);
  }

  showInvitation(on: boolean): void {
    this.#invitation.hidden = !on;
    if (on) this.say(this.#words?.prompt ?? '');
  }

  // Stays until hideNote(); with a button where trying again may help.
  showNote(text: string, retry?: () => void, label = this.#words?.retry ?? ''): void {
    clearTimeout(this.#noteTimer);
    this.#note.replaceChildren(make('p', '', text));
    if (retry) this.#note.append(makeButton('', label, retry));
    this.#note.classList.add('on');
  }

  showPassingNote(text: string): void {
    this.showNote(text);
    this.#noteTimer = window.setTimeout(() => this.hideNote(), kPassingNoteMs);
  }

  hideNote(): void {
    clearTimeout(this.#noteTimer);
    this.#note.classList.remove('on');
    this.#note.replaceChildren();
  }

  // 0..1; null: nothing is loading.
  showProgress(fraction: number | null): void {
    this.#fill.style.transform = `scaleX(${fraction ?? 1})`;
    this.#bar.classList.toggle('on', fraction !== null);
    if (fraction === null) this.#amount.classList.remove('on');
  }

  // What is about to come, 0 where nobody tells.
  showAmount(bytes: number): void {
    if (bytes <= 0 || !this.#words) return;
    this.#amount.textContent = `${this.#words.loading} (${(Math.max(0.1, bytes / 1e6)).toFixed(1)} MB)`;
    this.#amount.classList.add('on');
  }

  say(text: string): void {
    this.#spoken.textContent = text;
  }
}
