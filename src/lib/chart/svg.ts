import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { s } from 'hastscript';
import { formatNumber } from '../format.ts';
import { shareOf } from './axis.ts';
import { heightOf, jointsOf, layoutOf, type PanelLayout, PLOT, type Place } from './layout.ts';
import { BAR_ENDS, DOTS, type Mark } from './mark.ts';
import {
  BAR,
  BAR_FOOT,
  headOf,
  LABEL_LINE,
  LINE_HEAD,
  linesOf,
  noteLinesOf,
  REM,
  ROOM,
  rem,
  TITLE_LINE,
  titleLinesOf,
} from './measure.ts';
import type { Quality } from './model.ts';
import { dotScale, pointLabels, pointText } from './point-labels.ts';
import type { ChartSpec } from './schema.ts';
import { tickAnchor, timeAxis } from './time.ts';

/**
 * The chart as SVG with real text. Widths are percentages and heights grow with the type of the page, so that the text keeps
 * its size on a phone and grows with all other text; the drawing has no viewBox on purpose. Colours and sizes of type come
 * from the page's style sheet.
 * @param room squares of a label's type that go into the width
 */
export function toSvg(spec: ChartSpec, room = ROOM): string {
  const layouts = layoutOf(spec, room);
  const id = `chart-${spec.id}`;
  const label = { role: 'img', 'aria-labelledby': `${id}-t ${id}-d` };
  const text = [s('title', { id: `${id}-t` }, spec.title), s('desc', { id: `${id}-d` }, describe(spec))];
  const groups = layouts.map((layout) =>
    s(
      'svg',
      { y: rem(layout.top), width: '100%', height: rem(layout.height), overflow: 'visible' },
      drawPanel(layout, spec, room, `url(#${id}-hatch)`),
    ),
  );
  const size = { width: '100%', height: rem(heightOf(layouts)) };
  return toHtml(
    s('svg', { className: 'chart-svg', ...size, ...label }, [...text, s('defs', [hatching(id)]), ...groups]),
    {
      space: 'svg',
    },
  );
}

/** The chart in words: finding, then every point. */
export function describe(spec: ChartSpec): string {
  const points = spec.panels.map(
    (panel) => `${panel.title && `${panel.title}：`}${panel.points.map((p) => `${p.label} ${p.display}`).join('，')}`,
  );
  return `${spec.finding} ${points.join('；')}。`;
}

/** Bars of computed values are hatched: the paint is a reference and cannot come from a style sheet. */
function hatching(id: string): Element {
  const place = { width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' };
  return s('pattern', { id: `${id}-hatch`, ...place }, [
    s('rect', { className: 'chart-hatch-ground', width: 6, height: 6 }),
    s('rect', { className: 'chart-hatch-line', width: 2.5, height: 6 }),
  ]);
}

function drawPanel(layout: PanelLayout, spec: ChartSpec, room: number, hatch: string): Element[] {
  const { panel } = layout;
  const title = titleLinesOf(panel.title, room).map((line, i) =>
    s('text', { className: 'chart-panel-title', x: 0, y: rem(18 + i * TITLE_LINE) }, line),
  );
  if (spec.type === 'line') return [...title, ...drawLine(layout, room)];
  if (spec.type === 'card') return [...title, ...layout.places.map((place) => drawCard(place, room))];
  const bars = layout.places.map((place) => drawBar(place, room, hatch));
  return [...title, ...drawGrid(layout, room), ...drawJoints(layout), ...bars];
}

function drawGrid({ panel, places }: PanelLayout, room: number): Element[] {
  const head = headOf(panel, room);
  const last = places.at(-1);
  const bottom = last ? last.top + last.height : head;
  return panel.ticks.flatMap((tick, i) => {
    const x = percent(shareOf(tick, panel));
    const anchor = i === 0 ? 'start' : i === panel.ticks.length - 1 ? 'end' : 'middle';
    return [
      s('line', { className: 'chart-grid', x1: x, x2: x, y1: rem(head), y2: rem(bottom) }),
      s(
        'text',
        { className: 'chart-tick', x, y: rem(bottom + BAR_FOOT - 7), 'text-anchor': anchor },
        formatNumber(tick),
      ),
    ];
  });
}

/** Where one part ends and the next begins: the parts of a whole hang together. */
function drawJoints({ places }: PanelLayout): Element[] {
  return jointsOf(places).map(({ x, from, to }) =>
    s('line', { className: 'chart-joint', x1: percent(x), x2: percent(x), y1: rem(from), y2: rem(to) }),
  );
}

/** A horizontal bar under its own label: long Chinese names never collide with a bar. */
function drawBar({ point, from, to, y }: Place, room: number, hatch: string): Element {
  const width = percent(Math.abs(to - from));
  const fill = point.quality === 'computed' ? { fill: hatch } : {};
  const bar = { x: percent(Math.min(from, to)), y: rem(y - BAR.height / 2), width, height: rem(BAR.height), ...fill };
  const end = BAR_ENDS[point.quality];
  return s('g', rowOf(point), [
    ...drawLabel(linesOf(point.label, point.display, room), 0, y + BAR.label),
    s('text', { className: 'chart-value', x: '100%', y: rem(y + BAR.label), 'text-anchor': 'end' }, point.display),
    s('rect', { className: 'chart-bar', ...bar }),
    ...(end ? [markAt(end, to, y)] : []),
    ...(end && point.quality === 'range' ? [markAt(end, from, y)] : []),
    ...drawNote(noteLinesOf(point.note, room), 0, y + BAR.detail),
  ]);
}

/** A value that nothing can be compared with: the number itself, large, and its time. */
function drawCard({ point, from, top }: Place, room: number): Element {
  const x = percent(from);
  const lines = linesOf(point.label, '', room);
  const foot = top + 18 + (lines.length - 1) * LABEL_LINE;
  return s('g', rowOf(point), [
    ...drawLabel(lines, x, foot),
    s('text', { className: 'chart-number', x, y: rem(foot + 32) }, point.display),
    ...drawNote(noteLinesOf(point.note, room), x, foot + 52),
  ]);
}

/** The lines of a label, the last of them at `foot`. */
function drawLabel(lines: readonly string[], x: number | string, foot: number): Element[] {
  return lines.map((line, i) =>
    s('text', { className: 'chart-label', x, y: rem(foot - (lines.length - 1 - i) * LABEL_LINE) }, line),
  );
}

/** What stands under a value, its first line at `top`. */
function drawNote(lines: readonly string[], x: number | string, top: number): Element[] {
  return lines.map((line, i) => s('text', { className: 'chart-detail', x, y: rem(top + i * LABEL_LINE) }, line));
}

/** Points in time, joined by dashes where nothing is held between them. */
function drawLine(layout: PanelLayout, room: number): Element[] {
  const { panel, places } = layout;
  const axis = timeAxis(panel, room);
  const top = headOf(panel, room) + LINE_HEAD;
  const grid = panel.ticks.flatMap((tick) => {
    const y = top + PLOT * (1 - shareOf(tick, panel));
    return [
      s('line', { className: 'chart-grid', x1: '0', x2: '100%', y1: rem(y), y2: rem(y) }),
      s('text', { className: 'chart-tick', x: 0, y: rem(y - 4) }, formatNumber(tick)),
    ];
  });
  const times = axis.ticks.map((time, i) => {
    const x = shareOf(time, axis);
    const place = { x: percent(x), y: rem(top + PLOT + 20), 'text-anchor': tickAnchor(x, axis) };
    return s('text', { className: 'chart-tick', ...place }, axis.labels[i] ?? '');
  });
  const segments = places.slice(1).map((place, i) => {
    const before = places[i] as Place;
    const ends = { x1: percent(before.to), x2: percent(place.to), y1: rem(before.y), y2: rem(place.y) };
    return s('line', { className: 'chart-line', ...ends });
  });
  const labels = pointLabels(layout, room);
  const size = dotScale(layout);
  const marks = places.map((place, i) => {
    const { point, to, y } = place;
    const dot = markAt(DOTS[point.quality], to, y, size);
    const label = labels[i];
    if (!label) return s('g', rowOf(point), [dot]);
    const { dx, dy, align } = label;
    const at = { x: percent(to), y: rem(y + dy), dx: rem(dx), 'text-anchor': align };
    return s('g', rowOf(point), [dot, s('text', { className: 'chart-value', ...at }, pointText(layout, place))]);
  });
  return [...grid, ...times, ...segments, ...marks];
}

/** A shape at a share of the width: an inner drawing whose unit grows with the type. */
function markAt({ path, fill }: Mark, x: number, y: number, scale = 1): Element {
  const side = `${Number(scale.toFixed(3))}rem`;
  const size = { width: side, height: side, viewBox: `0 0 ${REM} ${REM}` };
  return s('svg', { x: percent(x), y: rem(y), ...size, overflow: 'visible' }, [
    s('path', { className: `chart-mark chart-mark-${fill}`, d: path }),
  ]);
}

function rowOf({ id, quality }: { id: string; quality: Quality }) {
  return { className: `chart-row chart-${quality}`, 'data-point': id, 'data-q': quality };
}

export function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))}%`;
}
