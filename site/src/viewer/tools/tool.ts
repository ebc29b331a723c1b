// A tool behind the button "Tools": what it needs of the viewer, and what the viewer asks of it.
import type { Item, Tier } from '../item';
import type { Lamp } from '../light/lamp';
import type { Stage } from '../stage';
import type { StoredViewState, ViewState } from '../view_state';

export interface Tool {
  readonly id: string;
  readonly icon: string; // one of icons.ts
  readonly label: string; // a verb, in the visitor's language
  // A tool with a panel of its own: builds it; close() is called before it goes.
  open?(): HTMLElement;
  close?(): void;
  // A tool without one: does its work. The panel closes first.
  act?(): void;
  // While it is open: a frame was drawn; the stage was clicked or tapped at x, y in -1..1 (true: that was for the tool);
  // a key was pressed on the stage (likewise).
  moved?(): void;
  tap?(x: number, y: number): boolean;
  key?(event: KeyboardEvent): boolean;
}

export interface ToolHost {
  readonly element: HTMLElement;
  readonly language: string; // key of the tables of words
  readonly item: Item;
  readonly tier: Tier | undefined; // what is shown
  readonly stage: Stage | undefined; // undefined: nothing is shown yet
  readonly lamp: Lamp;
  readonly viewState: ViewState | undefined;
  readonly overlay: HTMLElement; // over the picture, under the buttons; lets the pointer through
  flyTo(state: StoredViewState): void;
  linkTo(state: ViewState): string | undefined; // undefined: this element has no page of its own
  // Moves or changes something on the stage as the visitor's doing.
  act(action: (stage: Stage) => void): void;
  say(text: string): void; // to those who do not see
  openHelp(): void;
}
