// Two pieces side by side at one scale, turned and lit together: compare/?a=ID&b=ID#view.
import { readPage } from '../lesson/page';
import { compareWordsFor } from '../compare/words';
import { Pair } from '../compare/pair';
import { choiceField } from '../lesson/form_fields';
import { textIn } from '../lesson/item_record';
import { make } from '../viewer/dom';
import type { LanguageMap } from '../viewer/item';

interface Entry {
  id: string;
  title: LanguageMap;
  can: string[];
}

const page = readPage();
const words = compareWordsFor(page.language);
const query = new URLSearchParams(location.search);
const sides = ['a', 'b'] as const;
type Side = (typeof sides)[number];
let pair: Pair | undefined;

async function readEntries(): Promise<Entry[]> {
  const response = await fetch(new URL('collection.json', page.root));
  if (!response.ok) throw new Error(`collection.json: ${response.status}`);
  const { items } = (await response.json()) as { items: Entry[] };
  return items.filter((item) => item.can.includes('turn'));
}

// The address names what is compared; it can be passed on.
function choose(side: Side, id: string): void {
  query.set(side, id);
  location.assign(`${location.pathname}?${query}`);
}

function makeChoice(entries: Entry[], side: Side): HTMLElement {
  const chosen = query.get(side) ?? '';
  const options = entries.map(({ id, title }): [string, string] => [id, `${textIn(title, page.language).text} (${id})`]);
  const isKnown = entries.some(({ id }) => id === chosen);
  return choiceField(words[side], isKnown ? options : [['', words.choose], ...options], isKnown ? chosen : '', (id) => id && choose(side, id));
}

async function begin(): Promise<void> {
  const place = document.querySelector('[data-compare]');
  if (!place) return;
  const note = make('p', 'note');
  note.setAttribute('role', 'status');
  try {
    const entries = await readEntries();
    const choices = make('div', 'compare__choices');
    choices.append(...sides.map((side) => makeChoice(entries, side)));
    const known = sides.map((side) => entries.find(({ id }) => id === query.get(side)));
    place.replaceChildren(choices, note);
    if (entries.length < 2) return void (note.textContent = words.too_few);
    const missing = sides.filter((side, index) => query.get(side) && !known[index]).map((side) => query.get(side));
    if (missing.length > 0) return void (note.textContent = words.unknown(missing.join(', ')));
    const [a, b] = known;
    if (!a || !b) return void (note.textContent = words.choose_both);
    pair = new Pair(page, words, [a.id, b.id], note);
    place.append(pair.element);
    await pair.begin();
  } catch {
    place.append(note);
    note.textContent = words.network;
  }
}

addEventListener('hashchange', () => pair?.followAddress());
void begin();
