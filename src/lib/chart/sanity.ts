import type { Observation } from '../indicator/schema.ts';
import type { ChartDescription, ChartSpec, Panel } from './schema.ts';
import { sizeOf } from './size.ts';

/**
 * What would mislead in a chart that can be drawn: other units than it says, values beyond its axis, two
 * points of one name. One sentence a fault, for the person who wrote the description.
 */
export function faultsOf(
  description: ChartDescription,
  spec: ChartSpec,
  observations: readonly Observation[],
): string[] {
  return spec.panels.flatMap((panel, i) => {
    const { indicators = [], unit = spec.unit } = description.panels[i] ?? {};
    return [
      // Number cards stand for themselves and say their own unit.
      ...(spec.type === 'card' ? [] : otherUnits(indicators, unit, observations)),
      ...beyondAxis(panel, spec.type === 'bar' || spec.type === 'parts'),
      ...equalLabels(panel),
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
