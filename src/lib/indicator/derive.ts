import type { Indicator, Observation } from './schema.ts';

/** Decimals of a computed percentage: one more than the bulletins print, so that rounding can be seen. */
const DECIMALS = 2;

/**
 * Computed observations: for an indicator with a ratio, part / whole × 100 of the same entity in the same
 * bulletin. The citation is that of both printed figures.
 */
export function derive(observations: readonly Observation[], indicators: readonly Indicator[]): Observation[] {
  return indicators.flatMap((indicator) => {
    const { ratio } = indicator;
    if (!ratio) return [];
    const wholes = observations.filter((o) => o.indicator === ratio.whole);
    return wholes.flatMap((whole): Observation[] => {
      const part = observations.find(
        (o) => o.indicator === ratio.part && o.entity === whole.entity && serialOf(o) === serialOf(whole),
      );
      // A range has no ratio, and nothing can be divided by nought.
      if (!part || part.value === null || !whole.value) return [];
      const isExact = part.approximation === 'exact' && whole.approximation === 'exact';
      return [
        {
          indicator: indicator.id,
          entity: whole.entity,
          value: Number(((part.value / whole.value) * 100).toFixed(DECIMALS)),
          unit: indicator.unit,
          approximation: isExact ? 'exact' : 'about',
          status: 'computed',
          ...(whole.period && { period: whole.period }),
          citations: [...part.citations, ...whole.citations],
        },
      ];
    });
  });
}

function serialOf(observation: Observation): number | undefined {
  return observation.citations[0]?.serial;
}
