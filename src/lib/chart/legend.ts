import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { s } from 'hastscript';
import { BAR_ENDS, DOTS, HALF } from './mark.ts';
import type { ChartType, Quality } from './model.ts';

/** The shape that a legend explains, as a small drawing of its own: no reference to the chart beside it. */
export function legendIcon(type: ChartType, quality: Quality): string {
  const size = { width: 34, height: 20, viewBox: '0 0 34 20', 'aria-hidden': 'true', focusable: 'false' };
  return toHtml(s('svg', { className: 'chart-icon', ...size }, type === 'line' ? dot(quality) : bar(quality)), {
    space: 'svg',
  });
}

function dot(quality: Quality): Element[] {
  const { path, fill } = DOTS[quality];
  return [s('path', { className: `chart-mark chart-mark-${fill}`, d: path, transform: 'translate(17 10)' })];
}

function bar(quality: Quality): Element[] {
  const [top, bottom] = [10 - HALF, 10 + HALF];
  if (quality === 'computed') {
    const lines = [4, 10, 16, 22].map((x) => `M${x},${bottom}L${x + 6},${top}`).join('');
    return [
      s('path', { className: 'chart-mark chart-mark-paper', d: `M2,${top}H30V${bottom}H2Z` }),
      s('path', { className: 'chart-mark chart-mark-none', d: lines }),
    ];
  }
  const end = BAR_ENDS[quality];
  const mark = (x: number) =>
    end
      ? [s('path', { className: `chart-mark chart-mark-${end.fill}`, d: end.path, transform: `translate(${x} 10)` })]
      : [];
  const isRange = quality === 'range';
  const from = isRange ? 8 : 0;
  return [
    s('rect', { className: 'chart-bar', x: from, y: top, width: 22 - from, height: HALF * 2 }),
    ...mark(22),
    ...(isRange ? mark(from) : []),
  ];
}
