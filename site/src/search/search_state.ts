// A search as the address says it: ?q=…&facility=…&facility=…&sort=…&page=2, shareable and short.
import { kSorts, type Sort } from './search';

export interface SearchState {
  query: string;
  facets: Record<string, string[]>;
  sort: Sort;
  page: number; // from 0
}

const kLongestQuery = 200;

// Without a whole paragraph pasted in.
export function cutQuery(text: string): string {
  return [...text.slice(0, 2 * kLongestQuery)].slice(0, kLongestQuery).join('');
}

export function readState(search: string, facets: readonly string[]): SearchState {
  const parameters = new URLSearchParams(search);
  const sort = kSorts.find((each) => each === parameters.get('sort')) ?? 'relevance';
  const page = Number.parseInt(parameters.get('page') ?? '1', 10);
  const chosen: Record<string, string[]> = {};
  for (const facet of facets) {
    const values = [...new Set(parameters.getAll(facet))].filter((value) => value && value.length <= kLongestQuery).slice(0, 50);
    if (values.length > 0) chosen[facet] = values;
  }
  return { query: cutQuery(parameters.get('q') ?? ''), facets: chosen, sort, page: page >= 1 && page <= 1e6 ? page - 1 : 0 };
}

// The same state always gives the same address; what is as usual is left out.
export function writeState(state: SearchState): string {
  const parameters = new URLSearchParams();
  if (state.query) parameters.set('q', state.query);
  for (const [facet, values] of Object.entries(state.facets).sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const value of [...values].sort()) parameters.append(facet, value);
  }
  if (state.sort !== 'relevance') parameters.set('sort', state.sort);
  if (state.page > 0) parameters.set('page', String(state.page + 1));
  const text = parameters.toString();
  return text ? `?${text}` : '';
}
