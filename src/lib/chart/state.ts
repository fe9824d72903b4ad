import { pointsOf } from './points.ts';
import type { ChartSpec } from './schema.ts';
import { sizeOf } from './size.ts';
import { yearOf } from './time.ts';

/**
 * What a reader has chosen of a chart, and its address: a pair of functions, the whole grammar in one file.
 *
 *     s=transport.water   only these points, by their ids
 *     b=p                 only what the text prints
 *     o=v                 ordered by value
 *     t=2022..2024        only these years
 *     m=idx               relative to the first value, which is 100
 *     y=log               logarithmic axis
 *     v=table             the table first
 *     p=transport         the point that is pointed at
 *
 * Keys stand in this order; what is the default is left out; keys of others survive behind them. A value
 * that makes no sense falls back to the default with a word to the reader. Addresses are for ever: a key
 * may be added, never given another meaning.
 */
export interface ViewState {
  /** Ids of the points shown, in the order of the chart; undefined is all of them. */
  shown?: readonly string[];
  printedOnly: boolean;
  order: 'given' | 'value';
  /** First and last year, both included. */
  years?: readonly [number, number];
  index: boolean;
  log: boolean;
  view: 'chart' | 'table';
  point?: string;
}

export const DEFAULT_STATE: ViewState = {
  printedOnly: false,
  order: 'given',
  index: false,
  log: false,
  view: 'chart',
};

/** A state read from an address, with what could not be read, for the reader. */
export interface DecodedState {
  state: ViewState;
  notices: string[];
  /** Keys of others, kept as they came. */
  rest: readonly (readonly [string, string])[];
}

/** More of an address than this was never written by this site. */
export const LONGEST_QUERY = 2000;
const KEYS = ['s', 'b', 'o', 't', 'm', 'y', 'v', 'p'] as const;
type Key = (typeof KEYS)[number];

/** Reads the query of an address; never throws. */
export function decodeState(query: string, spec: ChartSpec): DecodedState {
  const given = new Map<string, string>();
  const rest: [string, string][] = [];
  for (const [key, value] of new URLSearchParams(query.replace(/^[?#]/u, '').slice(0, LONGEST_QUERY))) {
    if (!(KEYS as readonly string[]).includes(key)) rest.push([key, value]);
    else if (!given.has(key)) given.set(key, value);
  }
  const notices: string[] = [];
  const read = <T>(key: Key, parse: (value: string) => T | undefined, why: string): T | undefined => {
    const value = given.get(key);
    if (value === undefined) return undefined;
    const parsed = parse(value);
    if (parsed === undefined) notices.push(why);
    return parsed;
  };
  const only = (expected: string) => (value: string) => (value === expected ? true : undefined);
  const points = pointsOf(spec);
  const unreadable = '链接里有一处设置认不出，已按默认显示。';

  const shown = read(
    's',
    (value) =>
      parseShown(
        value,
        points.map(({ id }) => id),
        spec,
      ),
    '链接里指定的项目这张图里没有，已显示全部。',
  );
  const years = read('t', (value) => parseYears(value, spec), '链接里指定的年份这张图里没有，已显示全部年份。');
  const order = read('o', only('v'), unreadable) && spec.type === 'bar';
  const index = read('m', only('idx'), unreadable);
  const log = read('y', only('log'), unreadable);
  if (index && !canIndex(spec)) notices.push('这张图不能换算成指数：没有同一事物在不同时间的三个以上的数。');
  if (log && !canLog(spec)) notices.push('这张图不能用对数刻度：刻度须从零开始，或者数太少、有不大于零的。');
  const point = read(
    'p',
    (value) => points.find(({ id }) => id === presentId(value, spec))?.id,
    '链接里指向的那个数这张图里没有。',
  );
  const isAll = shown?.length === points.length;
  return {
    state: {
      ...(shown && !isAll && { shown }),
      printedOnly: read('b', only('p'), unreadable) ?? false,
      order: order ? 'value' : 'given',
      ...(years && { years }),
      index: (index ?? false) && canIndex(spec),
      log: (log ?? false) && canLog(spec),
      view: read('v', only('table'), unreadable) ? 'table' : 'chart',
      ...(point && (!shown || shown.includes(point)) && { point }),
    },
    notices: [...new Set(notices)],
    rest,
  };
}

/** Of a query what charts know, and nothing that chats and counters have put there; empty or beginning with `?`. */
export function ownQuery(query: string): string {
  const known: readonly string[] = KEYS;
  const own = [...new URLSearchParams(query)].filter(([key]) => known.includes(key));
  return own.length > 0 ? `?${new URLSearchParams(own)}` : '';
}

/** The query of a state, without `?`; empty for the default. */
export function encodeState(state: ViewState, rest: DecodedState['rest'] = []): string {
  const own: Record<Key, string | undefined> = {
    s: state.shown?.join('.'),
    b: state.printedOnly ? 'p' : undefined,
    o: state.order === 'value' ? 'v' : undefined,
    t: state.years?.join('..'),
    m: state.index ? 'idx' : undefined,
    y: state.log ? 'log' : undefined,
    v: state.view === 'table' ? 'table' : undefined,
    p: state.point,
  };
  const pairs = KEYS.flatMap((key) => (own[key] === undefined ? [] : [`${key}=${own[key]}`]));
  const others = rest.length > 0 ? [new URLSearchParams(rest.map(([key, value]) => [key, value])).toString()] : [];
  return [...pairs, ...others].join('&');
}

/** True if the points are values of one thing at three times or more: two say no more as an index. */
export function canIndex(spec: ChartSpec): boolean {
  const isMeant = spec.type === 'line' && spec.scales?.includes('index');
  return !!isMeant && spec.panels.every(({ points }) => points.length > 2 && (points[0]?.value ?? 0) > 0);
}

/** Bars and parts begin at nought, which no logarithm has. */
export function canLog(spec: ChartSpec): boolean {
  const isMeant = spec.type === 'line' && spec.scales?.includes('log');
  return (
    !!isMeant && spec.panels.every(({ points }) => points.length > 2 && points.every((point) => sizeOf(point) > 0))
  );
}

/** Known ids in the order of the chart; none is no choice. */
function parseShown(value: string, known: readonly string[], spec: ChartSpec): string[] | undefined {
  const wanted = new Set(value.split('.').map((id) => presentId(id, spec)));
  const shown = known.filter((id) => wanted.has(id));
  return shown.length > 0 ? shown : undefined;
}

/** What a point of a former name is called now. */
function presentId(id: string, { renamed }: ChartSpec): string {
  return renamed && Object.hasOwn(renamed, id) ? (renamed[id] as string) : id;
}

/** 2022..2024 in either order, or one year. */
function parseYears(value: string, spec: ChartSpec): readonly [number, number] | undefined {
  const [, first, last = first] = /^(\d{4})(?:\.\.(\d{4}))?$/u.exec(value) ?? [];
  const held = yearsOf(spec);
  if (!first || held.length === 0) return undefined;
  const range = [Number(first), Number(last)].sort((a, b) => a - b) as [number, number];
  const within = held.filter((year) => year >= range[0] && year <= range[1]);
  const [from, to] = [within[0], within.at(-1)];
  if (from === undefined || to === undefined) return undefined;
  return within.length === held.length ? undefined : [from, to];
}

/** The years that the points of a chart in time stand in. */
export function yearsOf(spec: ChartSpec): number[] {
  const dates = pointsOf(spec).flatMap(({ date }) => (date ? [date] : []));
  return [...new Set(dates.map((date) => yearOf(Date.parse(date))))].sort((a, b) => a - b);
}
