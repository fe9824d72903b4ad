import { parametersOf } from './encoding.ts';
import { FACETS, type Selection, WITH_FIGURES } from './facets.ts';

/** The whole state of the search page, as its address carries it. */
export interface SearchState {
  /** As typed. */
  q: string;
  selection: Selection;
  /** How many hits are shown. */
  n: number;
}

/** Hits shown before anybody asks for more. */
export const FIRST = 20;
/** Nobody reads more; and a page of more stops a phone. */
const MOST_VALUES = 50;
const LONGEST = 500;

/** `?q=回头看&year=2023&unit=省财政厅&n=all`; what cannot be read is as if it were not there. */
export function readAddress(query: string): SearchState {
  const parameters = parametersOf(query);
  const chosen = (key: string) => [...new Set(parameters.getAll(key).map((value) => value.trim()))].filter(Boolean);
  const n = parameters.get('n') ?? '';
  return {
    q: (parameters.get('q') ?? '').slice(0, LONGEST),
    selection: {
      ...(Object.fromEntries(
        FACETS.map((facet) => [facet, chosen(facet).slice(0, MOST_VALUES)]),
      ) as unknown as Selection),
      figures: chosen('figures').filter((value) => value === WITH_FIGURES),
    },
    n: n === 'all' ? Number.POSITIVE_INFINITY : /^[1-9]\d{0,5}$/u.test(n) ? Number(n) : FIRST,
  };
}

/** The pair of `readAddress`: the shortest query that says the same, empty or beginning with `?`. */
export function writeAddress({ q, selection, n }: SearchState): string {
  const parameters = new URLSearchParams();
  if (q) parameters.set('q', q);
  for (const facet of FACETS) for (const value of selection[facet]) parameters.append(facet, value);
  if (n !== FIRST) parameters.set('n', Number.isFinite(n) ? String(n) : 'all');
  const query = parameters.toString();
  return query && `?${query}`;
}
