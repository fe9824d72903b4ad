import { DiagnosticError } from '../diagnostic.ts';
import { fault } from '../fault/fault.ts';
import { pointsOf } from './points.ts';
import type { ChartDescription, ChartSpec } from './schema.ts';
import { DEFAULT_STATE, type DecodedState, decodeState, encodeState, LONGEST_QUERY, type ViewState } from './state.ts';
import { isMixed } from './table.ts';
import { applyState } from './view.ts';

/** A view of a chart with an address, a preview picture, a card and an embedding of its own. */
export interface NamedView {
  /** `b-to-a`, `b-to-a/table`: pages, pictures and files of the view are named after it. */
  path: string;
  title: string;
  /** The choice of the view in the grammar of `state.ts`; empty for the default. */
  query: string;
}

/** What the page of a chart carries for the browser. */
export interface ChartBlock {
  spec: ChartSpec;
  /** None in the explorer, where every state is a query. */
  views: NamedView[];
  /** The view whose page this is. */
  view: NamedView;
}

/**
 * The views of a chart: the default, the table, what is printed alone, and those that its description names.
 * @throws DiagnosticError for two of one name, or one whose setting is none
 */
export function viewsOf({ id, title, views }: ChartDescription, spec: ChartSpec): NamedView[] {
  const named = [
    { path: id, title, query: '' },
    { path: `${id}/table`, title: `${title}（数据表）`, query: 'v=table' },
    ...(isMixed(spec) ? [{ path: `${id}/printed`, title: `${title}（只看原文印出的）`, query: 'b=p' }] : []),
    ...views.map((view) => ({ path: `${id}/${view.id}`, title: view.title, query: view.query })),
  ];
  const [twice] = named.filter(({ path }, i) => named.findIndex((other) => other.path === path) < i);
  const place = { file: `content/charts/${id}.yaml`, line: 1 };
  if (twice) throw new DiagnosticError([fault('same-view', place, { view: twice.path })]);
  for (const { path, query } of named) {
    const { state, notices } = decodeState(query, spec);
    if (notices.length === 0 && encodeState(state) === query) continue;
    const meant = encodeState(state) || '（默认）';
    const ids = pointsOf(spec)
      .map(({ id }) => id)
      .join('、');
    throw new DiagnosticError([fault('bad-view', { ...place, detail: notices }, { view: path, query, meant, ids })]);
  }
  return named;
}

/** What a view shows. */
export function specOfView(spec: ChartSpec, view: NamedView): ChartSpec {
  return applyState(spec, decodeState(view.query, spec).state);
}

/** The state that an address means on the page of a view: the choice of the view, and over it that of the query. */
export function stateAt(view: Pick<NamedView, 'query'>, query: string, spec: ChartSpec): DecodedState {
  // Cut before joining: a long query of others must not push the choice of the view out.
  const own = query.replace(/^\?/u, '').slice(0, LONGEST_QUERY - view.query.length - 1);
  return decodeState([own, view.query].filter(Boolean).join('&'), spec);
}

/**
 * The address of a state: the path of the named view that says most of it, the rest as a query. The same
 * state has one address, however it was reached.
 */
export function addressOf(state: ViewState, views: readonly NamedView[], rest: DecodedState['rest'] = []): string {
  const pairs = encodeState(state).split('&').filter(Boolean);
  const fitting = views
    .map((view) => ({ view, keys: view.query.split('&').filter(Boolean) }))
    .filter(({ keys }) => keys.every((pair) => pairs.includes(pair)))
    .sort((a, b) => b.keys.length - a.keys.length);
  const [best] = fitting;
  const remaining = pairs.filter((pair) => !best?.keys.includes(pair));
  const others = encodeState(DEFAULT_STATE, rest);
  const query = [...remaining, ...(others ? [others] : [])].join('&');
  return `/charts/${best?.view.path ?? ''}/${query ? `?${query}` : ''}`;
}
