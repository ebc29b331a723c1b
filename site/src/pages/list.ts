// My list: pieces that a visitor gathered, to compare, cite, print, pass on, or make a lesson of.
import { copyText, saveFile } from '../lesson/save_file';
import { cite, kCitationStyles, sourceOf } from '../lesson/citation';
import type { CitationStyle } from '../lesson/citation';
import { action, choiceField } from '../lesson/form_fields';
import type { ItemRecord } from '../lesson/item_record';
import { textIn } from '../lesson/item_record';
import { listFragment, listOfFragment, onMyListChange, readMyList, writeMyList } from '../lesson/my_list';
import { readPage, Told } from '../lesson/page';
import { make } from '../viewer/dom';

const page = readPage();
const { words, library, language } = page;
const told = new Told();
const chosen = new Set<string>();
let style: CitationStyle = language.startsWith('ja') ? 'sist02' : 'apa';
let drawing = 0;

// A list that came with the address is somebody else's until the visitor takes it over.
const shared = () => listOfFragment(location.hash);

async function draw(): Promise<void> {
  const call = ++drawing;
  const foreign = shared();
  const ids = foreign ?? readMyList();
  const records = await Promise.all(ids.map((id) => library.record(id)));
  const cards = await Promise.all(ids.map((id, index) => makeCard(id, records[index] ?? null, index, ids, Boolean(foreign))));
  const place = document.querySelector('[data-list]');
  if (!place || call !== drawing) return;
  for (const id of [...chosen]) if (!ids.includes(id)) chosen.delete(id);
  if (ids.length === 0) return place.replaceChildren(make('p', 'list__empty', words.list_empty), told.element);
  const cards_list = make('ol', 'list__cards');
  cards_list.append(...cards);
  const there = records.filter((record): record is ItemRecord => record !== null);
  place.replaceChildren(makeIntro(foreign, ids), cards_list, makeActions(ids), told.element, makeCitations(there));
}

function makeIntro(foreign: string[] | null, ids: string[]): HTMLElement {
  const intro = make('div', 'list__intro');
  if (!foreign) {
    intro.append(make('p', 'note', words.list_kept_here));
    return intro;
  }
  intro.append(make('p', '', words.list_shared));
  intro.append(
    action(words.take_over, () => {
      const isKept = writeMyList([...readMyList(), ...ids]);
      if (!isKept) return told.say(words.list_not_kept);
      history.replaceState(null, '', location.pathname + location.search);
      void draw();
    }),
  );
  return intro;
}

async function makeCard(id: string, record: ItemRecord | null, index: number, ids: string[], isForeign: boolean): Promise<HTMLElement> {
  const card = make('li', 'list__card');
  const picture = record ? await library.picture(record) : null;
  const frame = make('div', 'card__stage');
  if (picture) {
    const image = make('img');
    Object.assign(image, { src: picture.href, width: picture.width, height: picture.height, alt: '', loading: 'lazy' });
    frame.append(image);
  }
  const title = make('h3');
  if (record) {
    const { text, lang } = textIn(record.title, language);
    const link = make('a', '', text);
    link.href = page.pageOf(id);
    link.lang = lang;
    title.append(link);
  } else {
    title.textContent = words.gone;
  }
  const name = title.textContent ?? id;
  card.append(frame, title, make('p', 'card__line', id));
  const tools = make('div', 'list__tools');
  if (record?.model) tools.append(makeChoice(id, name));
  if (!isForeign) {
    const move = (by: number) => {
      const next = [...ids];
      next.splice(index + by, 0, ...next.splice(index, 1));
      writeMyList(next);
    };
    if (index > 0) tools.append(named(action('←', () => move(-1), 'action--small'), `${name}: ${words.earlier}`));
    if (index < ids.length - 1) tools.append(named(action('→', () => move(1), 'action--small'), `${name}: ${words.later}`));
    tools.append(named(action(words.remove, () => writeMyList(ids.filter((each) => each !== id)), 'action--small'), `${name}: ${words.remove}`));
  }
  card.append(tools);
  return card;
}

function named(button: HTMLButtonElement, name: string): HTMLButtonElement {
  button.setAttribute('aria-label', name);
  button.title = name;
  return button;
}

function makeChoice(id: string, name: string): HTMLElement {
  const label = make('label', 'list__choose');
  const box = make('input');
  box.type = 'checkbox';
  box.checked = chosen.has(id);
  box.setAttribute('aria-label', `${words.choose}: ${name}`);
  box.addEventListener('change', () => {
    if (box.checked) chosen.add(id);
    else chosen.delete(id);
  });
  label.append(box, make('span', '', words.choose));
  return label;
}

function makeActions(ids: string[]): HTMLElement {
  const row = make('div', 'list__actions');
  const address = () => location.href.replace(/#.*$/, '') + listFragment(ids);
  row.append(
    action(words.compare, () => {
      const [a, b, ...more] = ids.filter((id) => chosen.has(id));
      if (!a || !b || more.length > 0) return told.say(words.choose_two);
      location.href = `${page.root}${page.languageFolder}compare/?${new URLSearchParams({ a, b })}`;
    }),
    action(words.make_lesson, () => (location.href = `${page.root}${page.languageFolder}lesson/#from=${ids.map(encodeURIComponent).join(',')}`)),
    action(words.copy_list, () => void copyText(address()).then((done) => told.say(done ? words.copied : address()))),
    action(words.print, () => print()),
  );
  return row;
}

function makeCitations(records: ItemRecord[]): HTMLElement {
  const part = make('section', 'list__citations part part--ai');
  const text = () => records.map((record) => cite(sourceOf(record, page.site, page.pageOf(record.id), new Date(), language), style)).join('\n\n');
  const shown = make('pre', 'citations');
  shown.tabIndex = 0;
  shown.textContent = text();
  const options = kCitationStyles.map((each): [string, string] => [each, words.styles[each]]);
  const choice = choiceField(words.cite_style, options, style, (value) => {
    style = value as CitationStyle;
    shown.textContent = text();
  });
  const endings: Partial<Record<CitationStyle, string>> = { bibtex: 'bib', ris: 'ris' };
  const row = make('div', 'list__actions');
  row.append(
    action(words.copy_citations, () => void copyText(text()).then((done) => told.say(done ? words.copied : words.not_copied))),
    action(words.save_citations, () => saveFile(new Blob([text()], { type: 'text/plain' }), `citations.${endings[style] ?? 'txt'}`)),
  );
  part.append(make('h2', '', words.cite), choice, shown, row);
  return part;
}

onMyListChange(() => void draw());
addEventListener('hashchange', () => void draw());
void draw();
