// The whole screen, or the whole window where the browser keeps the screen for videos (iPhone).

export class WideView {
  #element: HTMLElement;
  #changed: (isWide: boolean) => void;

  constructor(element: HTMLElement, changed: (isWide: boolean) => void, signal: AbortSignal) {
    this.#element = element;
    this.#changed = changed;
    document.addEventListener('fullscreenchange', () => changed(this.isWide), { signal });
    signal.addEventListener('abort', () => this.leave());
  }

  get isWide(): boolean {
    return document.fullscreenElement === this.#element || this.#element.hasAttribute('data-wide');
  }

  async toggle(): Promise<void> {
    if (this.isWide) return this.leave();
    try {
      await this.#element.requestFullscreen({ navigationUI: 'hide' });
    } catch {
      this.#fillWindow();
    }
  }

  leave(): void {
    if (document.fullscreenElement === this.#element) void document.exitFullscreen();
    if (!this.#element.hasAttribute('data-wide')) return;
    this.#element.removeAttribute('data-wide');
    this.#element.removeAttribute('popover');
    this.#changed(false);
  }

  // In the top layer where there is one: no page can be stacked above it.
  #fillWindow(): void {
    this.#element.setAttribute('data-wide', '');
    if (this.#element.isConnected && 'showPopover' in this.#element) {
      this.#element.setAttribute('popover', 'manual');
      this.#element.showPopover();
    }
    this.#changed(true);
  }
}
