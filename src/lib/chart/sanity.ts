import type { Observation } from '../indicator/schema.ts';
import type { ChartDescription, ChartSpec, Panel } from './schema.ts';
import { sizeOf } from './size.ts';

/**
 * What would mislead in a chart that can be drawn: other units than it says, values beyond its axis, two
 * points of one name or of one time, points without a time on a line. One sentence a fault, for the person who wrote the description.
 */
export function faultsOf(
  description: ChartDescription,
  spec: ChartSpec,
  observations: readonly Observation[],
): string[] {
  return spec.panels.flatMap((panel, i) => {
    const { indicators = [], unit = spec.unit, label } = description.panels[i] ?? {};
    return [
      // Number cards stand for themselves and say their own unit.
      ...(spec.type === 'card' ? [] : otherUnits(indicators, unit, observations)),
      ...beyondAxis(panel, spec.type === 'bar' || spec.type === 'parts'),
      ...equalLabels(panel),
      ...(spec.type === 'line' || label === 'year' || label === 'date' || label === 'issue' ? equalTimes(panel) : []),
      ...(spec.type === 'line' ? undated(panel) : []),
    ].map((fault) => `${panel.title ? `“${panel.title}”一组：` : ''}${fault}`);
  });
}

function otherUnits(indicators: readonly string[], unit: string, observations: readonly Observation[]): string[] {
  return indicators.flatMap((id) => {
    const own = observations.find((o) => o.indicator === id)?.unit;
    // 名 and 位 both count persons; a reader takes them for one.
    const isSame = own === undefined || own === unit || (PERSONS.has(own) && PERSONS.has(unit));
    return isSame ? [] : [`指标 ${id} 的单位是“${own}”，图上写的是“${unit}”；不同单位的数要分组画，或用 type: card。`];
  });
}

const PERSONS = new Set(['名', '位', '人']);

function beyondAxis({ min, max, points }: Panel, isBar: boolean): string[] {
  const foot = isBar && min > 0 ? [`条从 ${min} 画起，长短会骗人；axis 的 min 要是 0。`] : [];
  const beyond = points
    .filter((point) => sizeOf(point) > max || sizeOf(point) < min)
    .map(({ id, display }) => `${id}（${display}）超出了刻度 ${min}—${max}；改 axis，或者不写它。`);
  return [...foot, ...beyond];
}

function equalLabels({ points }: Panel): string[] {
  const byLabel = Map.groupBy(points, ({ label, period }) => `${label} ${period}`);
  return [...byLabel.values()]
    .filter((same) => same.length > 1)
    .map(
      (same) =>
        `${same.map(({ id }) => id).join('、')} 的名称和时间都一样（${same[0]?.label}）；在 labels 里写明区别。`,
    );
}

/** 2023年 and 去年 of the year after it are one time: two values there are no course of things. */
function equalTimes({ points }: Panel): string[] {
  const byTime = Map.groupBy(
    points.filter(({ date }) => date),
    ({ date }) => date,
  );
  return [...byTime.values()]
    .filter((same) => same.length > 1)
    .map(
      (same) =>
        `${same.map(({ id, label, display }) => `${id}（${label} ${display}）`).join('、')} 是同一时间的数；用 only 只留一个，或分组画。`,
    );
}

function undated({ points }: Panel): string[] {
  const without = points.filter(({ date }) => !date).map(({ id, display }) => `${id}（${display}）`);
  return without.length === 0
    ? []
    : [`${without.join('、')} 在原文里没有可以推算的时间，不能画在折线上；改用 bar 或 card。`];
}
