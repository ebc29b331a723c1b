// Waiting for the place of a pin: a press on the piece that is no drag, or the middle of the picture for those without a mouse.
import type { Picked } from '../viewer/module_types';
import type { EditedViewer } from './editor';
import { makePress } from './fields';
import type { EditWords } from './words';

const kSlop = 6; // px; what moves farther turns the piece

export class Placing {
  readonly element = document.createElement('div');
  #viewer: EditedViewer;
  #words: EditWords;
  #say: (text: string) => void;
  #life: AbortController | undefined;
  #middle: HTMLButtonElement;
  #place: (picked: Picked) => void = () => {};
  #before: Element | null = null;

  constructor(viewer: EditedViewer, words: EditWords, say: (text: string) => void) {
    this.#viewer = viewer;
    this.#words = words;
    this.#say = say;
    const hint = document.createElement('p');
    hint.textContent = words.press;
    this.#middle = makePress('middle', words.at_centre, () => {
      const { left, top, width, height } = viewer.getBoundingClientRect();
      this.#try(left + width / 2, top + height / 2);
    });
    this.element.className = 'edit-placing';
    this.element.hidden = true;
    const row = document.createElement('div');
    row.className = 'edit-row';
    row.append(this.#middle, makePress('cancel', words.cancel, () => this.#end(true)));
    this.element.append(hint, row);
  }

  begin(place: (picked: Picked) => void): void {
    this.#end(false);
    this.#before = document.activeElement;
    this.#place = place;
    this.#life = new AbortController();
    const { signal } = this.#life;
    let down = { x: 0, y: 0 };
    this.#viewer.addEventListener('pointerdown', (event) => (down = { x: event.clientX, y: event.clientY }), { signal });
    this.#viewer.addEventListener('click', (event) => {
      const onStage = event.composedPath().some((each) => each instanceof Element && each.classList.contains('stage'));
      if (onStage && Math.hypot(event.clientX - down.x, event.clientY - down.y) <= kSlop) this.#try(event.clientX, event.clientY);
    }, { signal });
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#end(true);
    }, { signal });
    this.element.hidden = false;
    this.#viewer.dataset.placing = '';
    this.#middle.focus({ preventScroll: true });
    this.#viewer.scrollIntoView({ block: 'nearest' });
    this.#say(this.#words.press);
  }

  #try(x: number, y: number): void {
    const picked = this.#viewer.pickAt(x, y);
    if (!picked) return this.#say(this.#words.missed);
    this.#end(false);
    this.#place(picked);
  }

  #end(withFocus: boolean): void {
    this.#life?.abort();
    this.#life = undefined;
    this.element.hidden = true;
    delete this.#viewer.dataset.placing;
    if (withFocus && this.#before instanceof HTMLElement) this.#before.focus();
  }
}
