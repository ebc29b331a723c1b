// start="interaction": on phones and tablets, and where the visitor saves data, nothing is fetched for a piece before the first sign of
// somebody who looks: a touch, a scroll or a key anywhere on the page; where data is saved, only at the piece itself. Until then its picture
// stands there with a button. Elsewhere, and without the attribute, a piece does not wait.
import { make, makeButton } from './dom';
import { icons } from './icons';

const kOnPage = ['pointerdown', 'wheel', 'scroll', 'keydown'] as const;
const kOnPiece = ['pointerdown', 'keydown'] as const;

function savesData(): boolean {
  return (navigator as Navigator & { connection?: { saveData?: boolean } }).connection?.saveData ?? false;
}

export function waits(element: Element): boolean {
  return element.getAttribute('start') === 'interaction' && (savesData() || matchMedia('(pointer: coarse)').matches);
}

export class FirstSign {
  readonly button = make('div', 'begin'); // goes when the piece is drawn (styles.ts): what a finger rests on must not vanish under it
  #wasGiven = false;
  #waiting: (() => void)[] = [];

  // label: of the button.
  constructor(element: HTMLElement, label: string, signal: AbortSignal) {
    this.button.append(makeButton(icons.hand, label, () => this.give()));
    const life = { signal, passive: true, capture: true };
    const give = () => this.give();
    if (savesData()) for (const type of kOnPiece) element.addEventListener(type, give, life);
    else for (const type of kOnPage) addEventListener(type, give, life);
  }

  // What the page or the address asks of the piece counts as a sign too.
  give(): void {
    if (this.#wasGiven) return;
    this.#wasGiven = true;
    for (const act of this.#waiting.splice(0)) act();
  }

  whenGiven(act: () => void): void {
    if (this.#wasGiven) act();
    else this.#waiting.push(act);
  }
}
