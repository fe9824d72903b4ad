import type { Bulletin } from '../bulletin/schema.ts';
import { serialInRun } from '../bulletin/supplement.ts';

/** Consecutive issues, and which of them are held. */
export interface Span {
  /** `2022`, `2024–2025`; empty for the time before the first year that can be told. */
  years: string;
  /** 总期号, both included; `to` is missing while the year goes on. */
  from: number;
  to?: number;
  held: number[];
}

type Covered = Pick<Bulletin, 'serial' | 'number' | 'date'> & Partial<Pick<Bulletin, 'masthead'>>;

/**
 * Which serials fell into which years, by arithmetic alone: 总期号 − 期号 is the last serial of the year before.
 * Nothing is said of issues that are not held but their number; supplements are none of these.
 */
export function coverageOf(bulletins: readonly Covered[]): Span[] {
  const bases = new Map(
    bulletins.flatMap((bulletin) => {
      const serial = serialInRun(bulletin);
      return serial === undefined ? [] : [[Number(bulletin.date.slice(0, 4)), serial - bulletin.number] as const];
    }),
  );
  const years = [...bases].sort((a, b) => a[0] - b[0]);
  const heldIn = (from: number, to: number) =>
    bulletins
      .flatMap(({ serial }) => (typeof serial === 'number' && serial >= from && serial <= to ? [serial] : []))
      .sort((a, b) => a - b);
  const spans = years.map(([year, base], i): Span => {
    const [nextYear, nextBase] = years[i + 1] ?? [];
    const name = nextYear !== undefined && nextYear - year > 1 ? `${year}–${nextYear - 1}` : String(year);
    return {
      years: name,
      from: base + 1,
      ...(nextBase !== undefined && { to: nextBase }),
      held: heldIn(base + 1, nextBase ?? Number.POSITIVE_INFINITY),
    };
  });
  const [first] = spans;
  const before: Span[] = first && first.from > 1 ? [{ years: '', from: 1, to: first.from - 1, held: [] }] : [];
  return [...before, ...spans].reverse();
}
