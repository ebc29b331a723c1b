// The files of the search index, each fetched once, when a query first needs it.
import { type Column, readColumns } from './facet_columns';
import { ByteReader, type Postings, readPostings, unpackNumbers } from './item_set';

export type Texts = Record<string, string>;

export interface FacetMeta {
  key: string;
  values: { key: string; label?: Texts; count: number }[];
}

export interface IndexMeta {
  items: number;
  items_per_card_file: number;
  facets: FacetMeta[];
  terms: string[]; // first of each file, in the order of their UTF-8 bytes
  order: { bits: number; items_per_file: number; keys: { key: string; known: number }[] };
  variants: string;
}

export interface Card {
  folder: string;
  title: Texts;
  line: Texts[];
  picture?: { uri: string; width: number; height: number; is_photograph?: boolean };
  can_turn?: boolean;
  can_zoom?: boolean;
  ranks: number[]; // in each order
}

// As UTF-8 sorts, which JavaScript does not where characters lie beyond U+FFFF.
export function compareTerms(a: string, b: string): number {
  for (let i = 0; i < a.length && i < b.length; ) {
    const x = a.codePointAt(i)!;
    const y = b.codePointAt(i)!;
    if (x !== y) return x - y;
    i += x > 0xffff ? 2 : 1;
  }
  return a.length - b.length;
}

export class IndexReader {
  #files = new Map<string, Promise<Response | Uint8Array | unknown>>();
  #shards = new Map<number, Promise<Map<string, Uint8Array>>>();
  #columns?: Promise<Column[]>;

  private constructor(readonly address: string, readonly meta: IndexMeta) {}

  static async open(address: string): Promise<IndexReader> {
    return new IndexReader(address, (await (await fetchFile(`${address}meta.json`)).json()) as IndexMeta);
  }

  columns(): Promise<Column[]> {
    this.#columns ??= this.#bytes('columns.bin').then((bytes) => readColumns(bytes, this.meta.facets.length, this.meta.items));
    return this.#columns;
  }

  async postings(term: string): Promise<Postings | null> {
    const shard = this.#shardOf(term);
    const bytes = shard < 0 ? undefined : (await this.#shard(shard)).get(term);
    return bytes ? readPostings(bytes, this.meta.items) : null;
  }

  // Of every term that begins so. Terms that begin alike lie in one file or two; a very common beginning is cut off after `most_files`.
  async postingsFrom(beginning: string, most_files = 6): Promise<Postings[]> {
    const found: Postings[] = [];
    const first = Math.max(0, this.#shardOf(beginning));
    for (let shard = first; shard < Math.min(this.meta.terms.length, first + most_files); ++shard) {
      if (shard > first && !this.meta.terms[shard]!.startsWith(beginning)) break;
      for (const [term, bytes] of await this.#shard(shard)) {
        if (term.startsWith(beginning)) found.push(readPostings(bytes, this.meta.items));
      }
    }
    return found;
  }

  async card(item: number): Promise<Card> {
    const per_file = this.meta.items_per_card_file;
    const cards = (await this.#once(`cards/${Math.floor(item / per_file)}.json`, async (name) => (await fetchFile(this.address + name)).json())) as Card[];
    const card = cards[item % per_file];
    if (!card) throw new RangeError('the index lacks a card');
    return card;
  }

  orderFiles(): number {
    return Math.ceil(this.meta.items / this.meta.order.items_per_file);
  }

  // Items `file * items_per_file` and on, in that order.
  async order(key: string, file: number): Promise<Uint32Array> {
    const { bits, items_per_file } = this.meta.order;
    const bytes = await this.#bytes(`order/${key}-${file}.bin`);
    const numbers = new Uint32Array(Math.min(items_per_file, this.meta.items - file * items_per_file));
    unpackNumbers(bytes, bits, numbers);
    return numbers;
  }

  // The last file whose first term is not after this one; -1 where all are.
  #shardOf(term: string): number {
    let low = 0;
    let high = this.meta.terms.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareTerms(this.meta.terms[middle]!, term) <= 0) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #shard(number: number): Promise<Map<string, Uint8Array>> {
    let shard = this.#shards.get(number);
    if (!shard) {
      shard = this.#bytes(`terms/${number}.bin`).then((bytes) => {
        const terms = new Map<string, Uint8Array>();
        const utf8 = new TextDecoder();
        for (const reader = new ByteReader(bytes); !reader.isAtEnd; ) {
          const term = utf8.decode(reader.take(reader.number()));
          terms.set(term, reader.take(reader.number()));
        }
        return terms;
      });
      this.#shards.set(number, shard);
      shard.catch(() => this.#shards.delete(number));
    }
    return shard;
  }

  #bytes(name: string): Promise<Uint8Array> {
    return this.#once(name, async () => new Uint8Array(await (await fetchFile(this.address + name)).arrayBuffer())) as Promise<Uint8Array>;
  }

  #once(name: string, load: (name: string) => Promise<unknown>): Promise<unknown> {
    let file = this.#files.get(name);
    if (!file) {
      file = load(name);
      this.#files.set(name, file);
      // A network that comes back is asked again.
      file.catch(() => this.#files.delete(name));
    }
    return file;
  }
}

async function fetchFile(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response;
}
