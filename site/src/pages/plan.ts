// The visit planner: the table of days becomes calendars of the months from today on, three months ahead at most. The table stays where there is no
// script, or nothing of it lies ahead.
import { type ComfortDay, fillLevel, levelText, loadComfort, monthsLater, readComfort, today } from '../visit/comfort';
import { formatDay } from '../visit/display';

const kMonthsAhead = 3;
const kBestDays = 3;

function make<K extends keyof HTMLElementTagNameMap>(tag: K, className = '', text = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

const language = document.documentElement.lang.replace('ja-x-easy', 'ja');
const utc = (date: string) => new Date(`${date}T00:00:00Z`);

function weekdayNames(style: 'short' | 'long'): string[] {
  const format = new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2023, 0, 1 + day))); // 1 January 2023 was a Sunday
}

function dayCell(date: string, day: ComfortDay | undefined, now: string): HTMLTableCellElement {
  const cell = make('td', 'day');
  const time = make('time', 'day__number figures', String(Number(date.slice(8))));
  time.dateTime = date;
  cell.append(time);
  if (date === now) {
    cell.classList.add('day--today');
    cell.append(make('span', 'day__today', document.querySelector<HTMLElement>('#levels')?.dataset.today ?? ''));
  }
  if (day) {
    const level = make('span');
    fillLevel(level, day.level);
    cell.append(level);
    if (day.note) cell.append(make('span', 'day__note', day.note));
  }
  return cell;
}

function monthTable(month: string, days: Map<string, ComfortDay>, now: string): HTMLTableElement {
  const table = make('table', 'month');
  const first = utc(`${month}-01`);
  table.append(make('caption', '', new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(first)));
  const head = make('tr');
  const long = weekdayNames('long');
  weekdayNames('short').forEach((name, day) => {
    const cell = make('th', '', name);
    cell.scope = 'col';
    cell.abbr = long[day] ?? name;
    head.append(cell);
  });
  const thead = make('thead');
  thead.append(head);
  const body = make('tbody');
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  let row = make('tr');
  for (let gap = 0; gap < first.getUTCDay(); ++gap) row.append(make('td', 'day day--none'));
  for (let n = 1; n <= last; ++n) {
    const date = `${month}-${String(n).padStart(2, '0')}`;
    row.append(date < now ? make('td', 'day day--past', String(n)) : dayCell(date, days.get(date), now));
    if (row.children.length === 7) {
      body.append(row);
      row = make('tr');
    }
  }
  while (row.children.length > 0 && row.children.length < 7) row.append(make('td', 'day day--none'));
  if (row.children.length > 0) body.append(row);
  table.append(thead, body);
  return table;
}

function bestDays(days: ComfortDay[], title: string): HTMLElement {
  const place = make('div', 'best');
  const list = make('ul');
  for (const day of [...days].filter(({ level }) => level > 0).sort((a, b) => b.level - a.level || a.date.localeCompare(b.date)).slice(0, kBestDays)) {
    const entry = make('li');
    const level = make('span');
    fillLevel(level, day.level);
    const time = make('time', '', formatDay(day.date, document.documentElement.lang));
    time.dateTime = day.date;
    entry.append(time, ' ', level);
    list.append(entry);
  }
  place.append(make('h3', '', title), list);
  return place;
}

async function show(place: HTMLElement): Promise<void> {
  const all = readComfort(await loadComfort(place.dataset.csv ?? ''), place.dataset.plan ?? '', document.documentElement.lang);
  const now = today();
  const end = monthsLater(now, kMonthsAhead);
  const ahead = all.filter(({ date }) => date >= now && date <= end);
  if (ahead.length === 0) return;
  const days = new Map(ahead.map((day) => [day.date, day]));
  const months = [...new Set(ahead.map(({ date }) => date.slice(0, 7)))];
  const legend = make('ul', 'legend');
  for (const level of [5, 4, 3, 2, 1]) {
    const { number, word } = levelText(level);
    const entry = make('li', `level level--${level}`);
    entry.append(make('b', 'figures', number), ' ', word);
    legend.append(entry);
  }
  const calendars = make('div', 'months');
  calendars.append(...months.map((month) => monthTable(month, days, now)));
  place.replaceChildren(bestDays(ahead, place.dataset.best ?? ''), legend, calendars);
}

for (const place of document.querySelectorAll<HTMLElement>('[data-plan]')) {
  show(place).catch(() => {
    // The table of the page stays.
  });
}
