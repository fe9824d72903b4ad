/** Days of a calendar, ISO (2024-02-29). All arithmetic of time frames is done here. */

/** Days from the first to the last one, both included; an open beginning or end is absent. */
export interface Span {
  start?: string;
  end?: string;
}

/** A year, a month or a day, as far as the words go. */
export interface Point {
  year: number;
  month?: number | undefined;
  /** The last month, where several are named at once: a quarter, a half year. */
  until?: number | undefined;
  day?: number | undefined;
  /** The last day, where several are named at once: 上旬. */
  lastDay?: number | undefined;
}

export function toDay(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function daysOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** First and last day of a point; nothing for a day that no calendar has. */
export function boundsOf({ year, month, until, day, lastDay }: Point): Span {
  if (!month) return { start: toDay(year, 1, 1), end: toDay(year, 12, 31) };
  const last = until ?? month;
  if (month > 12 || last > 12 || month < 1) return {};
  if (day !== undefined) {
    const end = Math.min(lastDay ?? day, lastDay ? daysOfMonth(year, month) : day);
    const isReal = day >= 1 && end <= daysOfMonth(year, month);
    return isReal ? { start: toDay(year, month, day), end: toDay(year, month, end) } : {};
  }
  return { start: toDay(year, month, 1), end: toDay(year, last, daysOfMonth(year, last)) };
}

/** The day so many months before a day; the last of the month where that has no such day. */
export function monthsBefore(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const count = year * 12 + (month - 1) - months;
  const [y, m] = [Math.floor(count / 12), (count % 12) + 1];
  return toDay(y, m, Math.min(day, daysOfMonth(y, m)));
}

export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** The year that a span lies in as a whole; undefined where it crosses a year, or is open. */
export function singleYear(span: Span | undefined): number | undefined {
  const day = span?.start ?? span?.end;
  if (!span || !day) return undefined;
  return (span.end ?? day).slice(0, 4) === day.slice(0, 4) ? yearOf(day) : undefined;
}

/** True if a span holds another one and is longer; a span without an end goes on. */
export function contains(outer: Span | undefined, inner: Span | undefined): boolean {
  if (!outer?.start || !inner?.end) return false;
  if (!outer.end) return inner.start !== undefined && outer.start < inner.start;
  const start = inner.start ?? inner.end;
  return outer.start <= start && inner.end <= outer.end && (outer.start !== inner.start || outer.end !== inner.end);
}

/** True if a span begins when another one is over. */
export function isAfter(later: Span | undefined, earlier: Span | undefined): boolean {
  const start = later?.start ?? later?.end;
  return start !== undefined && earlier?.end !== undefined && start > earlier.end;
}
