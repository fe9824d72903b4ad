import type { Indicator, Observation } from '../indicator/schema.ts';
import type { Check } from './schema.ts';

/** Two indicators of one entity in one bulletin that a reader will hold against each other; both are shown. */
export function checkComparisons(observations: readonly Observation[], indicators: readonly Indicator[]): Check[] {
  return indicators.flatMap((indicator) => {
    const { against } = indicator;
    if (!against) return [];
    const own = observations.filter((o) => o.indicator === indicator.id && o.status === 'printed');
    return own.flatMap((a): Check[] => {
      const [citation] = a.citations;
      const b = observations.find(
        (o) => o.indicator === against.indicator && o.citations[0]?.serial === citation?.serial,
      );
      const other = b?.citations[0];
      if (!b || !citation || !other || a.value === b.value) return [];
      const remainder = a.value - b.value;
      return [
        {
          id: `${citation.serial}/${citation.target}:comparison`,
          serial: citation.serial,
          kind: 'comparison',
          expression: `${a.value} − ${b.value}`,
          printed: null,
          computed: remainder,
          unit: a.unit,
          tolerance: 0,
          result: 'remainder',
          remainder,
          figures: [`${citation.serial}#${citation.target}`, `${other.serial}#${other.target}`],
          quote: citation.quote,
          note: against.note,
        },
      ];
    });
  });
}
