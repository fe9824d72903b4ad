import type { Diagnostic } from '../diagnostic.ts';
import { type FaultArguments, type FaultCode, fault } from '../fault/fault.ts';
import type { Observation } from '../indicator/schema.ts';
import type { ChartDescription, ChartSpec, Panel } from './schema.ts';
import { sizeOf } from './size.ts';

/** Tells of a fault of a group of a chart. */
type Tell = <Code extends FaultCode>(code: Code, ...values: FaultArguments<Code>) => void;

/**
 * What would mislead in a chart that can be drawn: other units than it says, values beyond its axis, two
 * points of one name or of one time, points without a time on a line. For the person who wrote the description.
 */
export function faultsOf(
  description: ChartDescription,
  spec: ChartSpec,
  observations: readonly Observation[],
): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [i, panel] of spec.panels.entries()) {
    const { indicators = [], unit = spec.unit, label } = description.panels[i] ?? {};
    const place = {
      file: `content/charts/${description.id}.yaml`,
      line: 1,
      ...(panel.title && { quote: panel.title }),
    };
    const tell: Tell = (code, ...values) => found.push(fault(code, place, ...values));
    // Number cards stand for themselves and say their own unit.
    if (spec.type !== 'card') otherUnits(indicators, unit, observations, tell);
    beyondAxis(panel, spec.type === 'bar' || spec.type === 'parts', tell);
    equalLabels(panel, tell);
    if (spec.type === 'line' || label === 'year' || label === 'date' || label === 'issue') equalTimes(panel, tell);
    if (spec.type === 'line') undated(panel, tell);
  }
  return found;
}

function otherUnits(
  indicators: readonly string[],
  said: string,
  observations: readonly Observation[],
  tell: Tell,
): void {
  for (const indicator of indicators) {
    const unit = observations.find((o) => o.indicator === indicator)?.unit;
    // 名 and 位 both count persons; a reader takes them for one.
    const isSame = unit === undefined || unit === said || (PERSONS.has(unit) && PERSONS.has(said));
    if (!isSame) tell('chart-units', { indicator, unit, said });
  }
}

const PERSONS = new Set(['名', '位', '人']);

function beyondAxis({ min, max, points }: Panel, isBar: boolean, tell: Tell): void {
  if (isBar && min > 0) tell('chart-foot', { min });
  for (const point of points.filter((each) => sizeOf(each) > max || sizeOf(each) < min))
    tell('beyond-axis', { point: `${point.id}（${point.display}）`, min, max });
}

function equalLabels({ points }: Panel, tell: Tell): void {
  for (const same of Map.groupBy(points, ({ label, period }) => `${label} ${period}`).values())
    if (same.length > 1)
      tell('same-labels', { points: same.map(({ id }) => id).join('、'), label: same[0]?.label ?? '' });
}

/** 2023年 and 去年 of the year after it are one time: two values there are no course of things. */
function equalTimes({ points }: Panel, tell: Tell): void {
  const dated = points.filter(({ date }) => date);
  for (const same of Map.groupBy(dated, ({ date }) => date).values())
    if (same.length > 1)
      tell('same-times', { points: same.map(({ id, label, display }) => `${id}（${label} ${display}）`).join('、') });
}

function undated({ points }: Panel, tell: Tell): void {
  const without = points.filter(({ date }) => !date).map(({ id, display }) => `${id}（${display}）`);
  if (without.length > 0) tell('undated', { points: without.join('、') });
}
