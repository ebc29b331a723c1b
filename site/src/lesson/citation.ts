// A piece of the collection as a reference, in the styles that schools and universities here ask for. Written by us: a citation
// processor (citeproc-js with its styles) is 400 KB under the AGPL, for one kind of source in four styles.
//
// SIST 02 (科学技術情報流通技術基準, web resources), APA 7 (10.14 artwork in a museum), MLA 9 (object on a website),
// Chicago 17 (14.235 works of art), BibTeX @misc, RIS (TY - ART).
import type { ItemRecord } from './item_record';
import { textIn } from './item_record';

export const kCitationStyles = ['sist02', 'apa', 'mla', 'chicago', 'bibtex', 'ris'] as const;
export type CitationStyle = (typeof kCitationStyles)[number];

export interface Source {
  id: string;
  title: string;
  maker: string; // may be empty
  period: string; // may be empty
  kind: string; // may be empty
  facility: string; // may be empty
  site: string; // name of the collection's site
  url: string;
  accessed: Date;
  language: string; // of the citation
}

export function sourceOf(record: ItemRecord, site: string, url: string, accessed: Date, language: string): Source {
  const { facts } = record;
  const pick = (texts: Parameters<typeof textIn>[0]) => textIn(texts, language).text;
  return {
    id: record.id,
    title: pick(record.title),
    maker: pick(facts?.maker),
    period: pick(facts?.period),
    kind: pick(facts?.category),
    facility: pick(facts?.facility),
    site,
    url,
    accessed,
    language,
  };
}

export function cite(source: Source, style: CitationStyle): string {
  switch (style) {
    case 'sist02':
      return sist02(source);
    case 'apa':
      return apa(source);
    case 'mla':
      return mla(source);
    case 'chicago':
      return chicago(source);
    case 'bibtex':
      return bibtex(source);
    case 'ris':
      return ris(source);
  }
}

// "part. part. part." without empty parts and without a second full stop.
function sentences(parts: (string | false)[]): string {
  return parts
    .filter((part): part is string => Boolean(part))
    .map((part) => (/[.。．]["”]?$/.test(part) ? part : `${part}.`))
    .join(' ');
}

const listed = (parts: string[]) => parts.filter(Boolean).join(', ');

function isoDay(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const kMonths = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const kShortMonths = ['Jan.', 'Feb.', 'Mar.', 'Apr.', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'];

function sist02(source: Source): string {
  const place = listed([source.facility, source.id]);
  return `${sentences([source.maker, `“${source.title}”`, source.site, listed([source.period, place])])} ${source.url}, (参照 ${isoDay(source.accessed)}).`;
}

function apa(source: Source): string {
  const title = source.kind ? `${source.title} [${source.kind}]` : source.title;
  const date = `(${source.period || 'n.d.'})`;
  // Without a maker the title takes its place, before the date.
  const head = source.maker ? [source.maker, date, title] : [title, date];
  return `${sentences([...head, source.facility, listed([source.site, source.id])])} ${source.url}`;
}

function mla(source: Source): string {
  const day = `${source.accessed.getDate()} ${kShortMonths[source.accessed.getMonth()]} ${source.accessed.getFullYear()}`;
  return `${sentences([source.maker, source.title, listed([source.period, source.facility])])} ${listed([source.site, source.id, source.url])}. Accessed ${day}.`;
}

function chicago(source: Source): string {
  const day = `${kMonths[source.accessed.getMonth()]} ${source.accessed.getDate()}, ${source.accessed.getFullYear()}`;
  return `${sentences([source.maker, source.title, source.period, source.kind, listed([source.facility, source.id]), source.site, `Accessed ${day}`])} ${source.url}.`;
}

// Braces and backslashes would end a BibTeX field.
const inBraces = (text: string) => text.replace(/[{}\\]/g, ' ');

function bibtex(source: Source): string {
  const key = source.id.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'item';
  const fields: [string, string][] = [
    ['author', source.maker],
    ['title', source.title],
    ['howpublished', source.site],
    ['organization', source.facility],
    ['note', listed([source.period, source.id])],
    ['url', source.url],
    ['urldate', isoDay(source.accessed)],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${inBraces(value)}},`);
  return `@misc{${key},\n${lines.join('\n')}\n}`;
}

const onOneLine = (text: string) => text.replace(/[\r\n]+/g, ' ');

function ris(source: Source): string {
  const fields: [string, string][] = [
    ['TY', 'ART'],
    ['AU', source.maker],
    ['TI', source.title],
    ['PY', source.period],
    ['M3', source.kind],
    ['AN', source.id],
    ['DP', source.facility],
    ['T2', source.site],
    ['UR', source.url],
    ['Y2', isoDay(source.accessed)],
  ];
  return [...fields.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${onOneLine(value)}`), 'ER  - '].join('\n');
}
