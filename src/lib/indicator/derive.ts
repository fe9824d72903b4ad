import type { Indicator, Observation } from './schema.ts';

/** Decimals of a computed percentage: one more than the bulletins print, so that rounding can be seen. */
const DECIMALS = 2;

/** Computed observations: ratios and remainders of printed figures of one entity in one bulletin. */
export function derive(observations: readonly Observation[], indicators: readonly Indicator[]): Observation[] {
  const cases = Map.groupBy(observations, caseOf);
  return indicators.flatMap((indicator) => [
    ...ratiosOf(indicator, observations, cases),
    ...differencesOf(indicator, observations, cases),
  ]);
}

/** Observations of one entity in one bulletin. */
type Cases = ReadonlyMap<string, readonly Observation[]>;

function caseOf({ entity, citations }: Observation): string {
  return `${citations[0]?.serial} ${entity.id ?? entity.name}`;
}

/** part / whole × 100; the citation is that of both printed figures. */
function ratiosOf({ id, unit, ratio }: Indicator, observations: readonly Observation[], cases: Cases): Observation[] {
  if (!ratio) return [];
  const wholes = [ratio.whole].flat();
  return observations
    .filter((o) => wholes.includes(o.indicator))
    .filter((o) => !wholes.slice(0, wholes.indexOf(o.indicator)).some((better) => sameCase(better, o, cases)))
    .flatMap((whole) => {
      const part = sameCase(ratio.part, whole, cases);
      // A range has no ratio, and nothing can be divided by nought.
      if (!part || part.value === null || !whole.value) return [];
      const value = Number(((part.value / whole.value) * 100).toFixed(DECIMALS));
      return [computed(id, value, unit, whole, [part, whole])];
    });
}

/** whole − parts, where the text gives every part; what is left it does not explain. */
function differencesOf(
  { id, unit, difference }: Indicator,
  observations: readonly Observation[],
  cases: Cases,
): Observation[] {
  if (!difference) return [];
  return observations
    .filter((o) => o.indicator === difference.whole)
    .flatMap((whole) => {
      const parts = difference.parts.flatMap((part) => sameCase(part, whole, cases) ?? []);
      if (parts.length < difference.parts.length || whole.value === null) return [];
      if (parts.some((part) => part.value === null || part.approximation !== 'exact')) return [];
      const rest = whole.value - parts.reduce((sum, part) => sum + (part.value ?? 0), 0);
      return rest > 0 ? [computed(id, rest, unit, whole, [whole, ...parts])] : [];
    });
}

/** Of the same part of the same time: this year's count is no part of what came in over five years. */
function sameCase(indicator: string, whole: Observation, cases: Cases): Observation | undefined {
  return cases
    .get(caseOf(whole))
    ?.find((o) => o.indicator === indicator && o.breakdown === whole.breakdown && timeOf(o) === timeOf(whole));
}

function timeOf({ period }: Observation): string {
  return period?.start || period?.end ? `${period.start}/${period.end}` : (period?.stated ?? '');
}

function computed(
  indicator: string,
  value: number,
  unit: string,
  whole: Observation,
  from: readonly Observation[],
): Observation {
  return {
    indicator,
    entity: whole.entity,
    ...(whole.breakdown && { breakdown: whole.breakdown }),
    value,
    unit,
    approximation: from.every((o) => o.approximation === 'exact') ? 'exact' : 'about',
    status: 'computed',
    ...(whole.period && { period: whole.period }),
    citations: from.flatMap((o) => o.citations),
  };
}
