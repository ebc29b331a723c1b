// The last picture of an element whose graphics context others have. It asks for the stage again when the visitor reaches for
// the element, or when the element was away from the window and comes back.

export class StillPicture {
  #life = new AbortController();

  constructor(element: HTMLElement, wake: () => void) {
    const { signal } = this.#life;
    const once = () => {
      this.stop();
      wake();
    };
    for (const type of ['pointerenter', 'pointerdown', 'focusin']) element.addEventListener(type, once, { signal });
    let wasAway = false;
    const observer = new IntersectionObserver((entries) => {
      const isNear = entries[entries.length - 1]?.isIntersecting ?? false;
      if (isNear && wasAway) once();
      wasAway ||= !isNear;
    });
    observer.observe(element);
    signal.addEventListener('abort', () => observer.disconnect());
  }

  stop(): void {
    this.#life.abort();
  }
}
