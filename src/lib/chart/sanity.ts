import type { Diagnostic } from '../diagnostic.ts';
import { type FaultArguments, type FaultCode, fault } from '../fault/fault.ts';
import { displayOf } from '../indicator/display.ts';
import type { Observation } from '../indicator/schema.ts';
import { isDated, isSameUnit, observationsOf } from './live.ts';
import type { PanelDescription } from './point.ts';
import type { ChartDescription, ChartSpec, Panel } from './schema.ts';

/** Tells of a fault of a group of a chart. */
type Tell = <Code extends FaultCode>(code: Code, ...values: FaultArguments<Code>) => void;

/**
 * What would mislead in a chart that can be drawn: other units than it says, bars that do not begin at nought, two points of one time,
 * points without a time on a line. For the person who wrote the description.
 * @param description with the groups that are drawn (`liveDescription`)
 */
export function faultsOf(
  description: ChartDescription,
  spec: ChartSpec,
  observations: readonly Observation[],
): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [i, panel] of spec.panels.entries()) {
    const described: PanelDescription | undefined = description.panels[i];
    const { indicators = [], unit = spec.unit, label, ofUnits }: Partial<PanelDescription> = described ?? {};
    const place = {
      file: `content/charts/${description.id}.yaml`,
      line: 1,
      ...(panel.title && { quote: panel.title }),
    };
    const tell: Tell = (code, ...values) => found.push(fault(code, place, ...values));
    // Number cards stand for themselves and say their own unit.
    if (spec.type !== 'card') otherUnits(indicators, unit, observations, tell, ofUnits);
    if ((spec.type === 'bar' || spec.type === 'parts') && panel.min > 0) tell('chart-foot', { min: panel.min });
    if (spec.type === 'line' || label === 'year' || label === 'date' || label === 'issue') equalTimes(panel, tell);
    if (described && spec.type === 'line') undated(described, observations, tell);
  }
  return found;
}

function otherUnits(
  indicators: readonly string[],
  said: string,
  observations: readonly Observation[],
  tell: Tell,
  ofUnits?: readonly string[],
): void {
  for (const indicator of indicators) {
    const unit = observations.find((o) => o.indicator === indicator && (!ofUnits || ofUnits.includes(o.unit)))?.unit;
    if (unit !== undefined && !isSameUnit(unit, said)) tell('chart-units', { indicator, unit, said });
  }
}

/** 2023年 and 去年 of the year after it are one time: two values there are no course of things. */
function equalTimes({ points }: Panel, tell: Tell): void {
  const dated = points.filter(({ date }) => date);
  for (const same of Map.groupBy(dated, ({ date }) => date).values())
    if (same.length > 1)
      tell('same-times', { points: same.map(({ id, label, display }) => `${id}（${label} ${display}）`).join('、') });
}

/** They are left out of the line. */
function undated(panel: PanelDescription, observations: readonly Observation[], tell: Tell): void {
  const without = observationsOf(panel, { observations })
    .filter((o) => !isDated(o, panel))
    .map((o) => `${o.citations[0]?.serial}（${displayOf(o)}）`);
  if (without.length > 0) tell('undated', { points: without.join('、') });
}
