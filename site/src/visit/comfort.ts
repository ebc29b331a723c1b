// The calendar of how busy museums will be, as data/comfort.csv has it: read anew for each visitor, so that a city can put a newer file in its place
// without building the site again.

export interface ComfortDay {
  date: string; // ISO 8601
  level: number; // 1 (very busy) to 5 (very quiet), 0: closed
  note: string;
}

// RFC 4180 with quoted cells; rows of cells.
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endRow = () => {
    row.push(cell);
    if (row.some((each) => each !== '')) rows.push(row);
    row = [];
    cell = '';
  };
  for (let i = text.charCodeAt(0) === 0xfeff ? 1 : 0; i < text.length; ++i) {
    const c = text[i];
    if (isQuoted) {
      if (c === '"' && text[i + 1] === '"') cell += text[++i];
      else if (c === '"') isQuoted = false;
      else cell += c;
    } else if (c === '"' && cell === '') isQuoted = true;
    else if (c === ',') {
      row.push(cell);
      cell = '';
    } else if (c === '\n') endRow();
    else if (c !== '\r') cell += c;
  }
  endRow();
  return rows;
}

const kHeaders: Record<string, string> = { 施設: 'facility', 日付: 'date', 快適度: 'level', メモ: 'note' };
const kClosed = new Set(['closed', '休館', '0']);

function keyOf(header: string): string {
  const [name = '', ...rest] = header.trim().split('_');
  const suffix = rest.join('_').replace('英語', 'en').replace('中国語', 'zh').replace('韓国語', 'ko');
  return (kHeaders[name] ?? name.toLowerCase()) + (suffix && suffix !== 'ja' ? `_${suffix}` : '');
}

// The days of one museum, sorted; rows that are not understood are left out.
export function readComfort(csv: string, facility: string, language: string): ComfortDay[] {
  const [header = [], ...rows] = parseCsv(csv);
  const keys = header.map(keyOf);
  const suffix = language.includes('easy') ? '_easy' : language.startsWith('ja') ? '' : `_${language.split('-')[0]}`;
  const days = new Map<string, ComfortDay>();
  for (const row of rows) {
    const cell = (key: string) => (row[keys.indexOf(key)] ?? '').trim();
    const level = kClosed.has(cell('level').toLowerCase()) ? 0 : Number(cell('level'));
    const date = cell('date');
    if (cell('facility') !== facility || !/^\d{4}-\d\d-\d\d$/.test(date) || !(Number.isInteger(level) && level >= 0 && level <= 5)) continue;
    days.set(date, { date, level, note: cell(`note${suffix}`) || cell('note') });
  }
  return [...days.values()].sort((a, b) => a.date.localeCompare(b.date));
}

// The reader's day as the calendar writes it: a museum is visited in its own time zone, and these are in Japan.
export function today(now = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo', year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

// "2026-04-01" -> [2026, 4, 1]
export function partsOf(date: string): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

export function monthsLater(date: string, months: number): string {
  const [year, month, day] = partsOf(date);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

// "4 Quiet": number and word of a level.
export function levelText(level: number): { number: string; word: string } {
  const words = document.querySelector<HTMLElement>('#levels');
  return { number: level > 0 ? String(level) : '', word: words?.getAttribute(`data-level-${level}`) ?? '' };
}

export function fillLevel(place: HTMLElement, level: number): void {
  const { number, word } = levelText(level);
  place.className = `level level--${level}`;
  place.replaceChildren();
  if (number) {
    const figure = document.createElement('b');
    figure.className = 'figures';
    figure.textContent = number;
    place.append(figure, ' ');
  }
  place.append(word);
}

const loading = new Map<string, Promise<string>>();
export function loadComfort(address: string): Promise<string> {
  let text = loading.get(address);
  if (!text) {
    text = fetch(address).then((response) => (response.ok ? response.text() : Promise.reject(new Error(String(response.status)))));
    loading.set(address, text);
  }
  return text;
}
