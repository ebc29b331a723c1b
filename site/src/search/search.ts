// Answers a search: which items, how many of each facet's value, and in which order.
import { countValues, itemsWith } from './facet_columns';
import { type IndexReader } from './index_reader';
import { ItemSet, type Postings } from './item_set';
import { readVariants } from './fold_text';
import { type Way, type Wish, wishesOf } from './query_terms';

export type Sort = 'relevance' | 'number' | 'oldest' | 'newest' | 'title';
export const kSorts: readonly Sort[] = ['relevance', 'number', 'oldest', 'newest', 'title'];

export interface SearchRequest {
  query: string;
  facets: Record<string, string[]>; // chosen values by facet: any of a facet's, all of the facets
  sort: Sort;
  page: number; // from 0
  page_size: number;
  language: string;
}

export interface FacetAnswer {
  key: string;
  counts: number[]; // of each value in the index's order, as if nothing of this facet were chosen
}

export interface SearchAnswer {
  total: number;
  items: number[]; // of this page
  facets: FacetAnswer[];
  is_loose: boolean; // nothing has all that was asked for; these have the most of it
}

function merge(all: Postings[], items: number): Postings {
  const merged = { items: new ItemSet(items), strong: new ItemSet(items) };
  for (const each of all) {
    merged.items.join(each.items);
    merged.strong.join(each.strong);
  }
  return merged;
}

async function postingsOfWay(index: IndexReader, way: Way): Promise<Postings> {
  const found = await Promise.all(way.terms.map((term) => index.postings(term)));
  const scanned = way.scan === undefined ? [] : [merge(await index.postingsFrom(way.scan), index.meta.items)];
  const empty = { items: new ItemSet(index.meta.items), strong: new ItemSet(index.meta.items) };
  const parts = [...found.map((each) => each ?? empty), ...scanned];
  const [first, ...others] = parts;
  if (!first) return empty;
  const both = { items: first.items.copy(), strong: first.strong.copy() };
  for (const other of others) {
    both.items.keep(other.items);
    both.strong.keep(other.strong);
  }
  return both;
}

async function postingsOfWish(index: IndexReader, wish: Wish): Promise<Postings> {
  return merge(await Promise.all(wish.ways.map((way) => postingsOfWay(index, way))), index.meta.items);
}

interface Found {
  items: ItemSet;
  score: Uint8Array | null; // of each item; null where all weigh the same
  is_loose: boolean;
}

async function findItems(index: IndexReader, query: string): Promise<Found> {
  const count = index.meta.items;
  const wishes = wishesOf(query, readVariants(index.meta.variants));
  if (wishes.length === 0) return { items: query.trim() ? new ItemSet(count) : ItemSet.all(count), score: null, is_loose: false };
  const found = await Promise.all(wishes.map((wish) => postingsOfWish(index, wish)));
  const all = found.reduce((items, each) => items.keep(each.items), ItemSet.all(count));
  const score = new Uint8Array(count);
  for (const { strong } of found) strong.forEach((item) => (score[item]! += 1));
  if (all.size > 0 || wishes.length === 1) return { items: all, score, is_loose: false };
  const matches = new Uint8Array(count);
  for (const { items } of found) items.forEach((item) => (matches[item]! += 1));
  const most = matches.reduce((a, b) => Math.max(a, b), 0);
  const some = new ItemSet(count);
  if (most > 0) matches.forEach((n, item) => n === most && some.add(item));
  return { items: some, score, is_loose: some.size > 0 };
}

// Best first; alike in the order of the index.
function byScore(items: ItemSet, score: Uint8Array | null, from: number, to: number): number[] {
  const sizes = new Array<number>(256).fill(0);
  const all = items.list();
  for (const item of all) ++sizes[score ? score[item]! : 0]!;
  // Only what stands on the page is taken out of each bucket.
  const chosen: number[] = [];
  for (let bucket = 255, before = 0; bucket >= 0 && before < to; before += sizes[bucket]!, --bucket) {
    if (sizes[bucket] === 0 || before + sizes[bucket]! <= from) continue;
    let place = before;
    for (const item of all) {
      if ((score ? score[item]! : 0) !== bucket) continue;
      if (place >= from && place < to) chosen.push(item);
      if (++place >= to) break;
    }
  }
  return chosen;
}

const kFewItems = 48; // so few are sorted by what their cards say; more are sought in the order's files

// Pages of the order's files in the direction of the sort: what has no value comes last both ways.
function* ranges(files: number, per_file: number, items: number, known: number, is_backwards: boolean): Generator<{ file: number; from: number; to: number }> {
  const starts = Array.from({ length: files }, (_, i) => i * per_file);
  const clip = (start: number, low: number, high: number) => ({ file: start / per_file, from: Math.max(start, low), to: Math.min(start + per_file, high) });
  for (const start of is_backwards ? [...starts].reverse() : starts) {
    const part = clip(start, 0, is_backwards ? known : items);
    if (part.from < part.to) yield part;
  }
  if (!is_backwards) return;
  for (const start of starts) {
    const part = clip(start, known, items);
    if (part.from < part.to) yield part;
  }
}

async function inOrder(index: IndexReader, items: ItemSet, request: SearchRequest): Promise<number[]> {
  const { keys, items_per_file } = index.meta.order;
  const wanted = request.sort === 'title' ? `title-${request.language}` : request.sort === 'number' ? 'number' : 'year';
  const place = Math.max(0, keys.findIndex(({ key }) => key === wanted));
  const { key, known } = keys[place]!;
  const is_backwards = request.sort === 'newest';
  const [from, to] = [request.page * request.page_size, (request.page + 1) * request.page_size];
  const total = items.size;
  if (total <= kFewItems) {
    const list: { item: number; rank: number }[] = [];
    items.forEach((item) => list.push({ item, rank: 0 }));
    await Promise.all(list.map(async (each) => {
      const rank = (await index.card(each.item)).ranks[place]!;
      each.rank = is_backwards && rank < known ? -rank : rank;
    }));
    return list.sort((a, b) => a.rank - b.rank).slice(from, to).map(({ item }) => item);
  }
  const chosen: number[] = [];
  for (const range of ranges(index.orderFiles(), items_per_file, index.meta.items, known, is_backwards)) {
    if (chosen.length >= Math.min(to, total)) break;
    const all = await index.order(key, range.file);
    const part = all.subarray(range.from - range.file * items_per_file, range.to - range.file * items_per_file);
    const hits: number[] = [];
    for (const item of is_backwards && range.to <= known ? part.slice().reverse() : part) {
      if (items.has(item)) hits.push(item);
      if (chosen.length + hits.length >= to) break;
    }
    for (const item of hits) chosen.push(item);
  }
  return chosen.slice(from, to);
}

interface Narrowed {
  items: ItemSet;
  facets: FacetAnswer[];
}

async function narrow(index: IndexReader, found: ItemSet, chosen: Record<string, string[]>): Promise<Narrowed> {
  const columns = await index.columns();
  const sets = index.meta.facets.map((facet, i) => {
    const keys = chosen[facet.key] ?? [];
    if (keys.length === 0) return null;
    const values = new Set(facet.values.flatMap((value, number) => (keys.includes(value.key) ? [number] : [])));
    return itemsWith(columns[i]!, values, index.meta.items);
  });
  const without = (left_out: number) => sets.reduce<ItemSet>((items, set, i) => (set && i !== left_out ? items.keep(set) : items), found.copy());
  const items = without(-1);
  // A facet of which nothing is chosen counts what is found.
  const list = items.list();
  const facets = index.meta.facets.map((facet, i) => ({ key: facet.key, counts: countValues(columns[i]!, sets[i] ? without(i).list() : list, facet.values.length) }));
  return { items, facets };
}

export async function search(index: IndexReader, request: SearchRequest): Promise<SearchAnswer> {
  const [found] = await Promise.all([findItems(index, request.query), index.columns()]);
  const { items, facets } = await narrow(index, found.items, request.facets);
  const from = request.page * request.page_size;
  const is_by_score = request.sort === 'relevance' && found.score !== null;
  const sorted = is_by_score
    ? byScore(items, found.score, from, from + request.page_size)
    : await inOrder(index, items, request.sort === 'relevance' ? { ...request, sort: 'number' } : request);
  return { total: items.size, items: sorted, facets, is_loose: found.is_loose };
}
