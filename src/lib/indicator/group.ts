import { compareKeys } from '../bulletin/issue-key.ts';
import type { Indicator, Observation } from './schema.ts';

/** An observation as a row for people. */
export interface ObservationRow {
  /** Name of its entity. */
  entity: string;
  observation: Observation;
}

/** An indicator with all its observations, printed before computed, newest bulletin first. */
export interface IndicatorSheet {
  indicator: Indicator;
  rows: ObservationRow[];
}

export function toSheets(indicators: readonly Indicator[], observations: readonly Observation[]): IndicatorSheet[] {
  const byIndicator = Map.groupBy(observations, (observation) => observation.indicator);
  return indicators
    .map((indicator) => ({
      indicator,
      rows: (byIndicator.get(indicator.id) ?? [])
        .map((observation) => ({ entity: observation.entity.name, observation }))
        .sort(byRank),
    }))
    .sort((a, b) => b.rows.length - a.rows.length || (a.indicator.id < b.indicator.id ? -1 : 1));
}

/** Printed ones first, the newest bulletin first. */
function byRank({ observation: a }: ObservationRow, { observation: b }: ObservationRow): number {
  const rank = ({ status }: Observation) => (status === 'printed' ? 0 : 1);
  return rank(a) - rank(b) || compareKeys(b.citations[0]?.serial ?? 0, a.citations[0]?.serial ?? 0);
}

/** True for an observation that tells how something is, and not what is wanted, by how much it rose or what falls on each. */
export function isResult({ role = 'stated' }: Observation): boolean {
  return role === 'stated' || role === 'part' || role === 'after';
}
