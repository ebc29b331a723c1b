// The quiet row of buttons under the piece: every gesture has one here, and there are seven at most.
import { make, makeButton, relabel } from './dom';
import { makeHelpDialog } from './help_dialog';
import { icons } from './icons';
import type { NamedView } from './item';
import { pickText } from './item';
import type { KeyTarget } from './keyboard';
import type { Strings } from './strings';
import type { ViewChoice } from './views_menu';
import { ViewsMenu } from './views_menu';

const kTurn = 30; // degrees
const kNearer = 1.4;

export interface ControlTarget extends KeyTarget {
  showView(view: NamedView): void;
}

export class Controls {
  readonly elements: HTMLElement[];
  #words: Strings;
  #row = make('div', 'row');
  #dialog: HTMLDialogElement;
  #wide: HTMLButtonElement;
  #menu: ViewsMenu | undefined;

  // tools: the button of the tools, which hold the help, too.
  constructor(words: Strings, language: string, views: NamedView[], tours: ViewChoice[], tools: HTMLButtonElement, target: ControlTarget, isFlat = false) {
    this.#words = words;
    this.#dialog = makeHelpDialog(words);
    this.#wide = makeButton(icons.fullscreen, words.fullscreen, () => target.toggleWide());
    this.#row.setAttribute('role', 'group');
    this.#row.setAttribute('aria-label', words.controls);
    const turns = [
      // The piece turns to that side, so the camera goes to the other.
      makeButton(icons.turnLeft, words.turn_left, () => target.turn(kTurn, 0)),
      makeButton(icons.turnRight, words.turn_right, () => target.turn(-kTurn, 0)),
    ];
    this.#row.append(
      ...(isFlat ? [] : turns),
      makeButton(icons.nearer, words.nearer, () => target.nearer(kNearer)),
      makeButton(icons.farther, words.farther, () => target.nearer(1 / kNearer)),
    );
    if (views.length + tours.length > 0) {
      // The first view is one of them, so the reset has no button of its own.
      this.#menu = new ViewsMenu(words, [
        { label: words.first_view, act: () => target.reset() },
        ...views.map((view) => ({ label: pickText(view.label, language) || view.id, act: () => target.showView(view) })),
        ...tours,
      ]);
      this.#row.append(this.#menu.element);
    } else {
      this.#row.append(makeButton(icons.reset, words.reset, () => target.reset()));
    }
    this.#row.append(tools, this.#wide);
    this.elements = [this.#row, this.#dialog];
  }

  openHelp(): void {
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  get isHelpOpen(): boolean {
    return this.#dialog.open;
  }

  // True where a menu or the help was open and is closed now.
  closeOverlays(): boolean {
    const wasOpen = this.#dialog.open || this.#menu?.isOpen === true;
    this.#dialog.close();
    this.#menu?.toggle(false);
    return wasOpen;
  }

  showWide(on: boolean): void {
    relabel(this.#wide, on ? icons.leave : icons.fullscreen, on ? this.#words.leave_fullscreen : this.#words.fullscreen);
  }
}
