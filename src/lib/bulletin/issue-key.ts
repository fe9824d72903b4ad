/**
 * What an issue goes by: its 总期号, or, for a supplement (增刊), which is not counted in that series, the year and its
 * number among the supplements of that year: `679`, `2026-s1`. The key is the name of its files and its address on the site.
 */

/** `2026-s1`: no plain string, so that `String(serial)` is never taken for a key. */
export type SupplementKey = `${string}-s${string}`;
export type IssueKey = number | SupplementKey;

const SUPPLEMENT = /^([12]\d{3})-s([1-9]\d?)$/u;

/** A key as it stands in addresses and names of files, for expressions that hold more than a key. */
export const KEY_PATTERN = '(?:\\d+|[12]\\d{3}-s[1-9]\\d?)';

/** The most supplements of one year that a key can tell apart. */
export const MOST_SUPPLEMENTS = 99;

export function supplementKey(year: number | string, number: number): SupplementKey {
  return `${year}-s${number}`;
}

export function isSupplement(key: IssueKey): key is SupplementKey {
  return typeof key === 'string';
}

/** A key out of an address or the name of a file; undefined for anything else. */
export function parseIssueKey(text: string): IssueKey | undefined {
  if (/^[1-9]\d*$/u.test(text)) return Number(text);
  return SUPPLEMENT.test(text) ? (text as SupplementKey) : undefined;
}

/** The year and number that the key of a supplement is made of. */
export function partsOf(key: SupplementKey): { year: number; number: number } {
  const [, year, number] = SUPPLEMENT.exec(key) ?? [];
  return { year: Number(year), number: Number(number) };
}

/**
 * An order of keys alone: 总期号 first, then supplements by year and number. Between an issue and a supplement it says
 * nothing of time; where the dates are known, `compareIssues` does.
 */
export function compareKeys(a: IssueKey, b: IssueKey): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number') return -1;
  if (typeof b === 'number') return 1;
  const [one, other] = [partsOf(a), partsOf(b)];
  return one.year - other.year || one.number - other.number;
}

/** What can be put in the order in which it came out. */
export interface DatedIssue {
  serial: IssueKey;
  /** ISO 8601. */
  date: string;
}

/** Oldest first; of one day the regular issue before its supplement. */
export function compareIssues(a: DatedIssue, b: DatedIssue): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  return compareKeys(a.serial, b.serial);
}

/** The order of keys by the dates of their issues; a key without a date comes before all others. */
export function orderOfKeys(dates: ReadonlyMap<IssueKey, string>): (a: IssueKey, b: IssueKey) => number {
  return (a, b) => compareIssues({ serial: a, date: dates.get(a) ?? '' }, { serial: b, date: dates.get(b) ?? '' });
}

/** The name of an issue where it is cited: 总第679期, 2026年增刊第1期; with `blank` around a 总期号, as in messages. */
export function titleOfKey(key: IssueKey, blank = ''): string {
  return typeof key === 'number' ? `总第${blank}${key}${blank}期` : supplementTitle(key);
}

/** What an issue is called unless its masthead says more: 2026年第5期（总第755期）, 2026年增刊第1期. */
export function usualName({ serial, number, date }: DatedIssue & { number: number }): string {
  return typeof serial === 'number'
    ? `${date.slice(0, 4)}年第${number}期（${titleOfKey(serial)}）`
    : titleOfKey(serial);
}

/** The name of an issue where room is short: 679期, 2026增刊1. */
export function shortTitle(key: IssueKey): string {
  if (typeof key === 'number') return `${key}期`;
  const { year, number } = partsOf(key);
  return `${year}增刊${number}`;
}

/** Several issues in one breath: 总第653、677期、2026年增刊第1期. */
export function titleOfKeys(keys: readonly IssueKey[], separator = '、'): string {
  const serials = keys.filter((key) => typeof key === 'number');
  const regular = serials.length > 0 ? [`总第${serials.join(separator)}期`] : [];
  return [...regular, ...keys.filter(isSupplement).map(supplementTitle)].join(separator);
}

function supplementTitle(key: SupplementKey): string {
  const { year, number } = partsOf(key);
  return `${year}年增刊第${number}期`;
}
