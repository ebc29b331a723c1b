// Which places other parts of the piece hide. Each question is a ray through the whole mesh, so they are asked one at a
// time between frames: now and then while the camera moves, all of them once it rests.

const kWhileMovingMs = 250;

export class Sight {
  #count: number;
  #ask: (index: number) => void;
  #timer = 0;
  #next = 0;
  #isStale = false; // the camera moved since the round began

  // ask: looks whether place number `index` is in sight, and shows it.
  constructor(count: number, ask: (index: number) => void) {
    this.#count = count;
    this.#ask = ask;
  }

  // The camera has moved.
  stir(): void {
    this.#isStale = true;
    if (this.#timer || this.#count === 0) return;
    this.#timer = window.setTimeout(() => this.#begin(), kWhileMovingMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  #begin(): void {
    this.#isStale = false;
    this.#next = 0;
    this.#step();
  }

  #step(): void {
    this.#ask(this.#next++);
    if (this.#next < this.#count) {
      this.#timer = window.setTimeout(() => this.#step(), 0);
      return;
    }
    this.#timer = 0;
    if (this.#isStale) this.stir();
  }
}
