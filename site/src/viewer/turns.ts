// Browsers keep about 16 graphics contexts and take the oldest away. A page may have more elements than that, so they draw
// in turns: whoever is farthest from the visitor gives its context up and leaves its last picture.

export interface Holder {
  readonly canGiveWay: boolean; // it has drawn, and nobody is using it
  readonly distance: number; // to the middle of the window, in CSS pixels
  giveWay(): void;
}

export class Turns {
  #most: number;
  #holders = new Set<Holder>();
  #waiting: { holder: Holder; grant: () => void }[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  // Resolves once the holder may have a context; never where it leaves before.
  request(holder: Holder): Promise<void> {
    return new Promise((grant) => {
      this.#waiting.push({ holder, grant });
      this.advance();
    });
  }

  leave(holder: Holder): void {
    this.#waiting = this.#waiting.filter((each) => each.holder !== holder);
    if (this.#holders.delete(holder)) this.advance();
  }

  // To be called when a holder could give way that could not before. The nearest comes first.
  advance(): void {
    while (this.#waiting.length > 0) {
      if (this.#holders.size >= this.#most && !this.#freeOne()) return;
      this.#waiting.sort((a, b) => a.holder.distance - b.holder.distance);
      const next = this.#waiting.shift();
      if (!next) return;
      this.#holders.add(next.holder);
      next.grant();
    }
  }

  #freeOne(): boolean {
    const free = [...this.#holders].filter((each) => each.canGiveWay);
    const farthest = free.sort((a, b) => b.distance - a.distance)[0];
    if (!farthest) return false;
    this.#holders.delete(farthest);
    farthest.giveWay();
    return true;
  }
}

const kMost = 6; // of the 8 that the smallest phones have
export const turns = new Turns(kMost);

export function distanceOf(element: Element): number {
  const { top, height } = element.getBoundingClientRect();
  return Math.abs(top + height / 2 - innerHeight / 2);
}
