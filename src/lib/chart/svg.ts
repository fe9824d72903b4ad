import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { s } from 'hastscript';
import { formatNumber } from '../format.ts';
import { BAR, BAR_FOOT, LINE_FOOT, LINE_HEAD, PANEL_GAP, PANEL_HEAD } from './measure.ts';
import type { ChartSpec, Panel, Point } from './schema.ts';
import { detailText } from './table.ts';
import { labelPlace, timeAxis, timeOf, yearOf } from './time.ts';

/**
 * The chart as SVG with real text. Widths are percentages and heights pixels, so that the text keeps its
 * size on a phone; the drawing has no viewBox on purpose. Colours come from the page's style sheet.
 */
export function toSvg(spec: ChartSpec): string {
  const drawn = spec.panels.map((panel) => (spec.type === 'bar' ? drawBars(panel) : drawLine(panel)));
  let top = 0;
  const groups = drawn.map(({ height, children }) => {
    const group = s('svg', { y: top, width: '100%', height, overflow: 'visible' }, children);
    top += height;
    return group;
  });
  const id = `chart-${spec.id}`;
  const label = { role: 'img', 'aria-labelledby': `${id}-t ${id}-d` };
  const text = [s('title', { id: `${id}-t` }, spec.title), s('desc', { id: `${id}-d` }, describe(spec))];
  const pattern = s(
    'pattern',
    { id: `${id}-hatch`, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    [
      s('rect', { className: 'chart-hatch-ground', width: 6, height: 6 }),
      s('rect', { className: 'chart-hatch-line', width: 2.5, height: 6 }),
    ],
  );
  const svg = s('svg', { className: 'chart-svg', width: '100%', height: top, ...label }, [
    ...text,
    s('defs', [pattern]),
    ...groups,
  ]);
  return toHtml(fillHatched(svg, `url(#${id}-hatch)`), { space: 'svg' });
}

/** The chart in words: finding, then every point. */
export function describe(spec: ChartSpec): string {
  const points = spec.panels.map(
    (panel) => `${panel.title && `${panel.title}：`}${panel.points.map((p) => `${p.label} ${p.display}`).join('，')}`,
  );
  return `${spec.finding} ${points.join('；')}。`;
}

/** Height in pixels of each panel of the drawing, top to bottom. */
export function panelHeights(spec: ChartSpec): number[] {
  return spec.panels.map((panel) => (spec.type === 'bar' ? drawBars(panel) : drawLine(panel)).height);
}

const ROW = 50;
/** With a line of detail under the bar. */
const DETAILED_ROW = 64;

function rowHeight(panel: Panel): number {
  return panel.points.some(detailText) ? DETAILED_ROW : ROW;
}

/** Horizontal bars, each under its own label: long Chinese names never collide with a bar. */
function drawBars(panel: Panel): { height: number; children: Element[] } {
  const head = panel.title ? PANEL_HEAD : 0;
  const row = rowHeight(panel);
  const bottom = head + panel.points.length * row;
  const position = (value: number) => percent((value - panel.min) / (panel.max - panel.min));
  const grid = panel.ticks.map((tick) =>
    s('line', { className: 'chart-grid', x1: position(tick), x2: position(tick), y1: head, y2: bottom }),
  );
  const labels = panel.ticks.map((tick, i) => {
    const anchor = i === 0 ? 'start' : i === panel.ticks.length - 1 ? 'end' : 'middle';
    return s(
      'text',
      { className: 'chart-tick', x: position(tick), y: bottom + 16, 'text-anchor': anchor },
      formatNumber(tick),
    );
  });
  const rows = panel.points.map((point, i) => drawBar(point, head + (i + 0.5) * row, position(point.value)));
  const title = panel.title ? [s('text', { className: 'chart-panel-title', x: 0, y: 18 }, panel.title)] : [];
  return {
    height: bottom + BAR_FOOT + (panel.title ? PANEL_GAP : 0),
    children: [...title, ...grid, ...rows, ...labels],
  };
}

function drawBar(point: Point, centre: number, width: string): Element {
  const detail = detailText(point);
  return s('g', { className: `chart-row chart-${point.status}`, 'data-q': point.approximation }, [
    s('text', { className: 'chart-label', x: 0, y: centre + BAR.label }, point.label),
    s('text', { className: 'chart-value', x: '100%', y: centre + BAR.label, 'text-anchor': 'end' }, point.display),
    s('rect', { className: 'chart-bar', x: 0, y: centre - BAR.height / 2, width, height: BAR.height }),
    ...(detail ? [s('text', { className: 'chart-detail', x: 0, y: centre + BAR.detail }, detail)] : []),
  ]);
}

const PLOT = 220;

/** Points in time, joined by dashes where nothing is held between them. */
function drawLine(panel: Panel): { height: number; children: Element[] } {
  const axis = timeAxis(panel);
  const x = (time: number) => percent((time - axis.min) / (axis.max - axis.min));
  const y = (value: number) => LINE_HEAD + PLOT * (1 - (value - panel.min) / (panel.max - panel.min));
  const grid = panel.ticks.flatMap((tick) => [
    s('line', { className: 'chart-grid', x1: '0', x2: '100%', y1: y(tick), y2: y(tick) }),
    s('text', { className: 'chart-tick', x: 0, y: y(tick) - 4 }, formatNumber(tick)),
  ]);
  const years = axis.ticks.map((time) =>
    s(
      'text',
      { className: 'chart-tick', x: x(time), y: LINE_HEAD + PLOT + 20, 'text-anchor': 'middle' },
      `${yearOf(time)}年`,
    ),
  );
  const segments = panel.points.slice(1).map((point, i) => {
    const before = panel.points[i] as Point;
    const [x1, x2] = [x(timeOf(before)), x(timeOf(point))];
    return s('line', { className: 'chart-line', x1, x2, y1: y(before.value), y2: y(point.value) });
  });
  const marks = panel.points.flatMap((point, i) => {
    const { dx, dy, align } = labelPlace(i, panel.points.length);
    const at = { x: x(timeOf(point)), y: y(point.value) };
    return [
      s('circle', { className: 'chart-dot', cx: at.x, cy: at.y, r: 5 }),
      s('text', { className: 'chart-value', x: at.x, y: at.y + dy, dx, 'text-anchor': align }, String(point.value)),
    ];
  });
  return { height: LINE_HEAD + PLOT + LINE_FOOT, children: [...grid, ...years, ...segments, ...marks] };
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))}%`;
}

/** Bars of computed values are hatched: the paint is a reference and cannot come from a style sheet. */
function fillHatched(element: Element, paint: string): Element {
  const isComputed = String(element.properties.className ?? '').includes('chart-computed');
  const children = element.children.map((child: ElementContent) => {
    if (child.type !== 'element') return child;
    if (isComputed && String(child.properties.className ?? '').includes('chart-bar')) {
      return { ...child, properties: { ...child.properties, fill: paint } };
    }
    return fillHatched(child, paint);
  });
  return { ...element, children };
}
