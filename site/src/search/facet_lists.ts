// The facets as lists of boxes to tick, each value with how many works it leaves. Made once and then only updated, so that the focus stays where it is.
import type { FacetMeta, Texts } from './index_reader';
import type { FacetAnswer } from './search';

const kShownAtFirst = 8;
const kFigures = new Intl.NumberFormat('en'); // toLocaleString would make one for each number

export interface FacetWords {
  facet: Record<string, string>; // title by key
  has3d: string;
  more: string;
  less: string;
}

export function textIn(texts: Texts, language: string): { text: string; language: string } {
  for (const each of [language, 'ja', 'en', ...Object.keys(texts)]) {
    const text = texts[each];
    if (text) return { text, language: each };
  }
  return { text: '', language };
}

interface Row {
  row: HTMLElement;
  box: HTMLInputElement;
  count: HTMLElement;
}

class FacetList {
  readonly element = document.createElement('fieldset');
  #rows: Row[];
  #more = document.createElement('button');
  #isLong = false;
  #answer: FacetAnswer | null = null;

  constructor(readonly facet: FacetMeta, private readonly words: FacetWords, language: string, changed: () => void) {
    this.element.className = `facet facet--${facet.key}`;
    const legend = document.createElement('legend');
    legend.textContent = words.facet[facet.key] ?? facet.key;
    const list = document.createElement('ul');
    this.#rows = facet.values.map((value, i) => this.#makeRow(value, i, language));
    list.append(...this.#rows.map(({ row }) => row));
    this.#more.type = 'button';
    this.#more.className = 'quiet facet__more';
    this.#more.hidden = true;
    this.#more.textContent = words.more;
    this.#more.addEventListener('click', () => {
      this.#isLong = !this.#isLong;
      this.#show();
    });
    this.element.addEventListener('change', changed);
    this.element.append(legend, list, this.#more);
  }

  #makeRow(value: FacetMeta['values'][number], i: number, language: string): Row {
    const row = document.createElement('li');
    const label = document.createElement('label');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.name = this.facet.key;
    box.value = value.key;
    box.id = `facet-${this.facet.key}-${i}`;
    const word = document.createElement('span');
    const shown = this.facet.key === 'has3d' ? { text: this.words.has3d, language } : textIn(value.label ?? { [language]: value.key }, language);
    word.textContent = shown.text;
    if (shown.language !== language && this.facet.key !== 'rights') word.lang = shown.language;
    const count = document.createElement('span');
    count.className = 'facet__count figures';
    label.append(box, word, count);
    row.append(label);
    return { row, box, count };
  }

  update(answer: FacetAnswer, chosen: readonly string[]): void {
    this.#answer = answer;
    for (const { box } of this.#rows) {
      const isChosen = chosen.includes(box.value);
      if (box.checked !== isChosen) box.checked = isChosen;
    }
    this.#show();
  }

  #show(): void {
    let shown = 0;
    let left_out = 0;
    this.#rows.forEach(({ row, box, count }, i) => {
      const number = this.#answer?.counts[i] ?? 0;
      const is_possible = number > 0 || box.checked;
      const is_shown = is_possible && (this.#isLong || shown < kShownAtFirst || box.checked);
      if (is_shown) ++shown;
      else if (is_possible) ++left_out;
      if (is_shown) count.textContent = kFigures.format(number);
      if (row.hidden === is_shown) row.hidden = !is_shown;
    });
    this.element.hidden = shown === 0;
    this.#more.hidden = left_out === 0 && !(this.#isLong && shown > kShownAtFirst);
    this.#more.setAttribute('aria-expanded', String(this.#isLong));
    this.#more.textContent = this.#isLong ? this.words.less : this.words.more;
  }

  get chosen(): { key: string; text: string }[] {
    return this.#rows.filter(({ box }) => box.checked).map(({ box, row }) => ({ key: box.value, text: row.querySelector('label > span')!.textContent! }));
  }
}

export class FacetLists {
  #lists: FacetList[];

  constructor(place: HTMLElement, facets: FacetMeta[], words: FacetWords, language: string, changed: () => void) {
    // A facet with one value for everything helps nobody to choose.
    this.#lists = facets.map((facet) => new FacetList(facet, words, language, changed));
    place.replaceChildren(...this.#lists.map(({ element }) => element));
  }

  update(answers: FacetAnswer[], chosen: Record<string, string[]>): void {
    this.#lists.forEach((list, i) => list.update(answers[i]!, chosen[list.facet.key] ?? []));
  }

  get chosen(): Record<string, { key: string; text: string }[]> {
    return Object.fromEntries(this.#lists.map((list) => [list.facet.key, list.chosen]).filter(([, values]) => values!.length > 0));
  }
}
