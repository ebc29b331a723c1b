// item.json as lessons, lists and citations read it (docs/formats.md), and where an item's files lie.
import type { LanguageMap } from '../viewer/item';

export interface Facts {
  maker?: LanguageMap;
  period?: LanguageMap;
  category?: LanguageMap;
  material?: LanguageMap;
  technique?: LanguageMap;
  place?: LanguageMap;
  facility?: LanguageMap;
}

export interface Picture {
  uri: string;
  width: number;
  height: number;
}

export interface ItemRecord {
  id: string;
  title: LanguageMap;
  alt?: LanguageMap;
  facts?: Facts;
  poster?: Picture;
  poster_small?: Picture;
  model?: { tiers: { name: string; uri: string; bytes: number; triangles: number }[]; views?: { id: string; label: LanguageMap; camera: unknown }[] };
  images?: { service: string; large?: Picture; small?: Picture }[];
  rights?: Record<string, { uri: string }>;
  credit?: string;
  downloads: { kind: string; uri: string; bytes?: number }[];
}

// The name of an item's folder: every byte but ASCII letters, digits, "-", "_" and "." is written ~XX.
export function itemFolder(id: string): string {
  const path = [...new TextEncoder().encode(id)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9._-]/.test(character) ? character : `~${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
  return /^\.+$/.test(path) ? `~2E${path.slice(1)}` : path;
}

// The text in the page's language and the language that it is in: Japanese where the wanted one is missing, then any.
export function textIn(texts: LanguageMap | undefined, language: string): { text: string; lang: string } {
  for (const tag of [language, language.split('-')[0] ?? language, 'ja', 'en', ...Object.keys(texts ?? {})]) {
    const text = texts?.[tag];
    if (text) return { text, lang: tag };
  }
  return { text: '', lang: language };
}

export class Library {
  #records = new Map<string, Promise<ItemRecord | null>>();

  // root: address of the site's root, with a slash at its end. resolve: where files lie in fact, where that is not their address.
  constructor(
    readonly root: string,
    readonly resolve: (url: string) => string | Promise<string> = (url) => url,
  ) {}

  folder(id: string): string {
    return new URL(`item/${itemFolder(id)}/`, this.root).href;
  }

  file(id: string, uri: string): string {
    return new URL(uri, this.folder(id)).href;
  }

  // Null where the museum has no such item (any more), or where it cannot be reached.
  record(id: string): Promise<ItemRecord | null> {
    const known = this.#records.get(id);
    if (known) return known;
    const reading = this.#fetch(id);
    this.#records.set(id, reading);
    void reading.then((record) => {
      if (!record) this.#records.delete(id); // it may be there the next time
    });
    return reading;
  }

  async #fetch(id: string): Promise<ItemRecord | null> {
    try {
      const response = await fetch(`${this.folder(id)}item.json`);
      return response.ok ? ((await response.json()) as ItemRecord) : null;
    } catch {
      return null;
    }
  }

  // An <option> whose value is a number gets the piece's title.
  async nameOption(option: HTMLOptionElement, language: string): Promise<void> {
    const record = option.value ? await this.record(option.value) : null;
    if (record) option.textContent = `${textIn(record.title, language).text} (${record.id})`;
  }

  // The picture that stands for an item.
  async picture(record: ItemRecord, size: 'small' | 'large' = 'small'): Promise<(Picture & { href: string }) | null> {
    const image = record.images?.[0];
    const picture = size === 'small' ? record.poster_small ?? record.poster ?? image?.small ?? image?.large : record.poster ?? image?.large ?? record.poster_small;
    return picture ? { ...picture, href: await this.resolve(this.file(record.id, picture.uri)) } : null;
  }
}
