// The view as the end of a page's address: read when the page opens or its fragment changes, written when the visitor
// has moved the piece and it rests. Other fragments, as of headings, are left alone.
import type { StoredViewState, ViewState } from './view_state';
import { decodeViewState, encodeViewState } from './view_state';

export class Permalink {
  #base: URL;
  #isHere: boolean; // the links lead to the page that the element stands on

  // address: of the page that links lead to; empty for this one.
  constructor(address: string, follow: (state: StoredViewState) => void, signal: AbortSignal) {
    this.#isHere = address === '';
    this.#base = new URL(address || location.href, document.baseURI);
    if (!this.#isHere) return;
    const read = () => {
      const state = decodeViewState(location.hash);
      if (state) follow(state);
    };
    addEventListener('hashchange', read, { signal });
    read();
  }

  linkTo(state: ViewState): string {
    const url = new URL(this.#isHere ? location.href : this.#base.href);
    url.hash = encodeViewState(state);
    return url.href;
  }

  // Puts the view into the address bar, without a step in the history.
  write(state: ViewState): void {
    if (!this.#isHere || (location.hash !== '' && !decodeViewState(location.hash))) return;
    try {
      history.replaceState(history.state, '', this.linkTo(state));
    } catch {
      // Browsers refuse after many changes in a short time; the next rest writes it.
    }
  }
}
