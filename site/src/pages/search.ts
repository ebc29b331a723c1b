// The page of the search. What is typed is answered at once; what is chosen stands in the address, to be shared and gone back to.
import { FacetLists } from '../search/facet_lists';
import { IndexReader } from '../search/index_reader';
import { makeCard } from '../search/result_cards';
import { search, type SearchAnswer, type Sort } from '../search/search';
import { cutQuery, readState, type SearchState, writeState } from '../search/search_state';

const kPageSize = 24;

class SearchPage {
  readonly #form = document.querySelector<HTMLFormElement>('[data-search]')!;
  readonly #query = this.#part<HTMLInputElement>('query');
  readonly #sort = this.#part<HTMLSelectElement>('sort');
  readonly #found = this.#part('found');
  readonly #words = JSON.parse(this.#part('words').textContent!) as Record<string, string>;
  readonly #language = this.#form.dataset.language!;
  readonly #title = document.title;
  #index: Promise<IndexReader> | null = null;
  #lists: FacetLists | null = null;
  #state: SearchState = { query: '', facets: {}, sort: 'relevance', page: 0 };
  #isAsking = false;
  #isWaiting = false;

  start(): void {
    this.#part('body').hidden = false;
    this.#query.addEventListener('input', (event) => {
      if (!(event as InputEvent).isComposing) this.#typed();
    });
    this.#query.addEventListener('compositionend', () => this.#typed());
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#typed();
    });
    this.#sort.addEventListener('change', () => this.#change({ sort: this.#sort.value as Sort }));
    addEventListener('popstate', () => void this.#readAddress());
    // Narrow windows show the works first.
    if (matchMedia('(max-width: 63.99rem)').matches) this.#part<HTMLDetailsElement>('narrow').open = false;
    void this.#readAddress();
  }

  #part<T extends HTMLElement = HTMLElement>(name: string): T {
    return document.querySelector<T>(`[data-search-${name}]`)!;
  }

  #typed(): void {
    const query = cutQuery(this.#query.value);
    if (query !== this.#state.query) this.#change({ query }, true);
  }

  #change(change: Partial<SearchState>, is_typing = false): void {
    this.#state = { ...this.#state, page: 0, ...change };
    const address = writeState(this.#state) || location.pathname;
    // Each letter is not a place to go back to.
    if (is_typing) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    void this.#ask();
  }

  async #readAddress(): Promise<void> {
    try {
      const index = await this.#open();
      this.#state = readState(location.search, index.meta.facets.map(({ key }) => key));
      this.#query.value = this.#state.query;
      await this.#ask();
    } catch {
      this.#fail();
      this.#form.dataset.state = 'failed';
    }
  }

  async #open(): Promise<IndexReader> {
    this.#index ??= IndexReader.open(new URL(this.#form.dataset.index!, document.baseURI).href);
    try {
      const index = await this.#index;
      this.#lists ??= new FacetLists(this.#part('facets'), index.meta.facets, this.#facetWords(index), this.#language, () => this.#change({ facets: this.#chosen() }));
      return index;
    } catch (error) {
      this.#index = null;
      throw error;
    }
  }

  #facetWords(index: IndexReader) {
    const facet = Object.fromEntries(index.meta.facets.map(({ key }) => [key, this.#words[`facet_${key}`] ?? key]));
    return { facet, has3d: this.#words.has3d!, more: this.#words.more!, less: this.#words.less! };
  }

  #chosen(): Record<string, string[]> {
    return Object.fromEntries(Object.entries(this.#lists!.chosen).map(([facet, values]) => [facet, values.map(({ key }) => key)]));
  }

  // One question at a time; what changed meanwhile is asked next.
  async #ask(): Promise<void> {
    this.#isWaiting = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    let state = 'answered';
    this.#form.dataset.state = 'asking';
    while (this.#isWaiting) {
      this.#isWaiting = false;
      state = 'answered';
      const start = performance.now();
      try {
        const index = await this.#open();
        const asked = this.#state;
        const answer = await search(index, { ...asked, page_size: kPageSize, language: this.#language });
        if (!this.#isWaiting) await this.#show(index, asked, answer);
        performance.measure('kura-search', { start });
      } catch {
        this.#fail();
        state = 'failed';
      }
    }
    this.#isAsking = false;
    this.#form.dataset.state = state;
  }

  async #show(index: IndexReader, state: SearchState, answer: SearchAnswer): Promise<void> {
    const cards = await Promise.all(answer.items.map((item) => index.card(item)));
    if (this.#isWaiting) return;
    const places = {
      template: this.#part<HTMLTemplateElement>('card'),
      items: this.#form.dataset.items!, pictures: this.#form.dataset.pictures!, language: this.#language,
    };
    this.#part('cards').replaceChildren(...cards.map((card, i) => makeCard(card, i, places)));
    this.#found.textContent = this.#countOf(answer.total);
    this.#part('advice').hidden = answer.total > 0;
    this.#part('loose').hidden = !answer.is_loose;
    this.#part('failed').hidden = true;
    this.#sort.value = state.sort;
    this.#lists!.update(answer.facets, state.facets);
    this.#showChips(state);
    this.#showPages(state, answer.total);
    document.title = state.query ? `${state.query} · ${this.#title}` : this.#title;
  }

  #countOf(total: number): string {
    if (total === 0) return this.#words.none!;
    return total === 1 ? this.#words.found_one! : this.#words.found!.replace('{n}', total.toLocaleString('en'));
  }

  #fail(): void {
    this.#part('failed').hidden = false;
    this.#found.textContent = '';
  }

  // What narrows the search now; each goes away with a press.
  #showChips(state: SearchState): void {
    const chips = Object.entries(this.#lists!.chosen).flatMap(([facet, values]) => values.map(({ key, text }) => this.#chip(facet, key, text, state)));
    this.#part('chips').replaceChildren(...chips);
    this.#part('chips').hidden = chips.length === 0;
  }

  #chip(facet: string, key: string, text: string, state: SearchState): HTMLElement {
    const row = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'chip';
    button.textContent = text;
    button.setAttribute('aria-label', this.#words.remove!.replace('{x}', text));
    button.addEventListener('click', () => {
      this.#change({ facets: { ...state.facets, [facet]: (state.facets[facet] ?? []).filter((each) => each !== key) } });
      this.#query.focus();
    });
    row.append(button);
    return row;
  }

  #showPages(state: SearchState, total: number): void {
    const last = Math.max(0, Math.ceil(total / kPageSize) - 1);
    const paging = this.#part('paging');
    paging.hidden = last === 0;
    const link = (page: number, text: string, rel: string) => {
      const element = document.createElement('a');
      element.href = writeState({ ...state, page }) || location.pathname;
      element.textContent = text;
      element.rel = rel;
      element.addEventListener('click', (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        this.#change({ page });
        this.#found.focus();
        this.#found.scrollIntoView({ block: 'start' });
      });
      return element;
    };
    const here = document.createElement('span');
    here.className = 'figures';
    here.textContent = `${state.page + 1} / ${last + 1}`;
    paging.replaceChildren(...(state.page > 0 ? [link(Math.min(last, state.page - 1), this.#words.previous!, 'prev')] : []), here,
                           ...(state.page < last ? [link(state.page + 1, this.#words.next!, 'next')] : []));
  }
}

new SearchPage().start();
