import { compareKeys, type IssueKey, titleOfKey } from '../bulletin/issue-key.ts';
import { statementOf } from '../indicator/restate.ts';
import type { Indicator, Observation } from '../indicator/schema.ts';
import type { Check } from './schema.ts';

/** Two indicators of one entity in one bulletin that a reader will hold against each other; both are shown. */
export function checkComparisons(observations: readonly Observation[], indicators: readonly Indicator[]): Check[] {
  return indicators.flatMap((indicator) => {
    const { against } = indicator;
    if (!against) return [];
    const others = Map.groupBy(
      observations.filter((o) => o.indicator === against.indicator),
      serialOf,
    );
    const own = observations.filter((o) => o.indicator === indicator.id && o.status === 'printed');
    return own.flatMap((a): Check[] => {
      const [citation] = a.citations;
      const [b] = others.get(serialOf(a)) ?? [];
      const other = b?.citations[0];
      if (!b || !citation || !other || a.value === null || b.value === null || a.value === b.value) return [];
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

/** Different values of one indicator, entity and period in two bulletins: both are shown, neither is chosen. */
export function checkConflicts(observations: readonly Observation[]): Check[] {
  const printed = observations.filter((o) => o.status === 'printed' && statementOf(o));
  return [...Map.groupBy(printed, statementOf).values()].flatMap((statements) => {
    const [first, ...others] = statements.toSorted((a, b) => compareKeys(serialOf(a), serialOf(b)));
    return others.flatMap((other): Check[] => {
      const [was, is] = [first?.citations[0], other.citations[0]];
      if (!first || !was || !is || was.serial === is.serial) return [];
      if (first.value === null || other.value === null || first.value === other.value) return [];
      const remainder = Number((other.value - first.value).toPrecision(12));
      return [
        {
          id: `${is.serial}/${is.target}:conflict`,
          serial: is.serial,
          kind: 'conflict',
          expression: `${other.value} − ${first.value}`,
          printed: null,
          computed: remainder,
          unit: other.unit,
          tolerance: 0,
          result: 'remainder',
          remainder,
          figures: [`${is.serial}#${is.target}`, `${was.serial}#${was.target}`],
          quote: is.quote,
          note: `同一主体同一时间的同一指标，${titleOfKey(was.serial)}印作${was.printed}，${titleOfKey(is.serial)}印作${is.printed}`,
        },
      ];
    });
  });
}

function serialOf(observation: Observation): IssueKey {
  return observation.citations[0]?.serial ?? 0;
}
