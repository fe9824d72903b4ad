import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartType,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  type Plugin,
  PointElement,
} from 'chart.js';
import { type Palette, toConfig } from '../lib/chart/config.ts';
import { jointsOf, layoutOf, type PanelLayout, type Place } from '../lib/chart/layout.ts';
import { BAR_ENDS, DOTS, type Mark } from '../lib/chart/mark.ts';
import {
  BAR,
  LABEL_LINE,
  linesOf,
  noteLinesOf,
  ROOM,
  rem,
  TITLE_LINE,
  TYPE,
  titleLinesOf,
} from '../lib/chart/measure.ts';
import { dotScale, type LabelPlace, pointLabels, pointText } from '../lib/chart/point-labels.ts';
import type { ChartSpec } from '../lib/chart/schema.ts';
import { typeScale } from './type-size.ts';

/** The only importer of chart.js: registers what the charts use, and nothing else. */
Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
);

/**
 * Draws every panel of a chart on a canvas of its own, in the place of the SVG; gives back how to take them away.
 * @param room squares of a label's type that go into the width
 */
export function drawChart(box: HTMLElement, spec: ChartSpec, room: number): () => void {
  const panels = layoutOf(spec, room).map((layout) => {
    const holder = document.createElement('div');
    holder.className = 'chart-canvas';
    holder.setAttribute('aria-hidden', 'true');
    Object.assign(holder.style, { top: rem(layout.top), bottom: 'auto', height: rem(layout.height) });
    const canvas = document.createElement('canvas');
    holder.append(canvas);
    box.append(holder);
    const palette = { ...readPalette(box), scale: typeScale(), room };
    const config = toConfig(spec, layout.panel, palette);
    const chart = new Chart(canvas, { ...config, plugins: [marksAndLabels(layout, palette, spec.type)] });
    return { holder, chart };
  });
  box.dataset.drawn = 'canvas';
  return () => {
    for (const { chart, holder } of panels) {
      chart.destroy();
      holder.remove();
    }
    delete box.dataset.drawn;
  };
}

/** Draws what the SVG shows too: labels, values and the shapes that qualify them; nothing is said only in a tooltip. */
function marksAndLabels(layout: PanelLayout, palette: Palette, type: string): Plugin<ChartType> {
  return {
    id: 'marks-and-labels',
    afterDatasetsDraw({ ctx, chartArea }) {
      const { scale = 1 } = palette;
      const at = (share: number) => (chartArea.left + share * (chartArea.right - chartArea.left)) / scale;
      ctx.save();
      // From here on in pixels of the usual size of type.
      ctx.scale(scale, scale);
      Object.assign(ctx, { lineJoin: 'round' });
      if (layout.panel.title) writeTitle(ctx, layout.panel.title, palette);
      for (const { x, from, to } of jointsOf(layout.places)) drawJoint(ctx, at(x), from, to, palette);
      if (type === 'line') drawDots(ctx, layout, at, palette);
      else for (const place of layout.places) drawBarText(ctx, place, at, palette);
      ctx.restore();
    },
  };
}

function drawBarText(
  ctx: CanvasRenderingContext2D,
  place: Place,
  at: (share: number) => number,
  palette: Palette,
): void {
  const { point, from, to, y } = place;
  const end = BAR_ENDS[point.quality];
  if (end) drawMark(ctx, end, at(to), y, palette);
  if (end && point.quality === 'range') drawMark(ctx, end, at(from), y, palette);
  const { room = ROOM, ink, muted, font } = palette;
  const label = `${TYPE.label}px ${font}`;
  for (const [i, line] of linesOf(point.label, point.display, room).reverse().entries())
    write(ctx, line, at(0), y + BAR.label - i * LABEL_LINE, 'left', ink, label, palette);
  write(ctx, point.display, at(1), y + BAR.label, 'right', ink, `600 ${label}`, palette);
  for (const [i, line] of noteLinesOf(point.note, room).entries())
    write(ctx, line, at(0), y + BAR.detail + i * LABEL_LINE, 'left', muted, `${TYPE.small}px ${font}`, palette);
}

function drawJoint(ctx: CanvasRenderingContext2D, x: number, from: number, to: number, { series }: Palette): void {
  ctx.save();
  Object.assign(ctx, { strokeStyle: series, lineWidth: 1 });
  ctx.setLineDash([3, 3]);
  ctx.beginPath();
  ctx.moveTo(x, from);
  ctx.lineTo(x, to);
  ctx.stroke();
  ctx.restore();
}

function drawDots(
  ctx: CanvasRenderingContext2D,
  layout: PanelLayout,
  at: (share: number) => number,
  palette: Palette,
): void {
  const labels = pointLabels(layout, palette.room);
  const size = dotScale(layout);
  for (const [i, place] of layout.places.entries()) {
    drawMark(ctx, DOTS[place.point.quality], at(place.to), place.y, palette, size);
    const label = labels[i];
    if (label) writeValue(ctx, pointText(layout, place), at(place.to), place.y, label, palette);
  }
}

function writeValue(
  ctx: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  { dx, dy, align }: LabelPlace,
  palette: Palette,
): void {
  write(ctx, text, x + dx, y + dy, align, palette.ink, `600 ${TYPE.label}px ${palette.font}`, palette);
}

function drawMark(ctx: CanvasRenderingContext2D, mark: Mark, x: number, y: number, palette: Palette, scale = 1): void {
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(scale, scale);
  const path = new Path2D(mark.path);
  if (mark.fill !== 'none') {
    ctx.fillStyle = mark.fill === 'paper' ? palette.ground : palette.series;
    ctx.fill(path);
  }
  Object.assign(ctx, { strokeStyle: palette.series, lineWidth: 1.5 });
  ctx.stroke(path);
  ctx.restore();
}

/** Text with a rim of paper that keeps grid lines out of the letters, as in the SVG. */
function write(
  ctx: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  textAlign: CanvasTextAlign | 'start' | 'end',
  fillStyle: string,
  font: string,
  { ground }: Palette,
): void {
  Object.assign(ctx, { textAlign, fillStyle, font, strokeStyle: ground, lineWidth: 5 });
  ctx.strokeText(text, x, y);
  ctx.fillText(text, x, y);
}

function writeTitle(ctx: CanvasRenderingContext2D, title: string, palette: Palette): void {
  Object.assign(ctx, { textAlign: 'left', fillStyle: palette.ink, font: `700 ${TYPE.title}px ${palette.titleFont}` });
  for (const [i, line] of titleLinesOf(title, palette.room).entries()) ctx.fillText(line, 0, 18 + i * TITLE_LINE);
}

function readPalette(box: HTMLElement): Palette {
  const probe = document.createElement('span');
  box.append(probe);
  const color = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const palette = {
    ink: color('--ink'),
    muted: color('--muted'),
    ground: color('--paper'),
    grid: color('--grid'),
    series: color('--bar'),
    computed: hatch(color('--bar'), color('--paper')),
    font: getComputedStyle(box).fontFamily,
    titleFont: getComputedStyle(document.documentElement).getPropertyValue('--serif'),
  };
  probe.remove();
  return palette;
}

/** The hatching of computed values, as in the SVG. */
function hatch(line: string, ground: string): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 8;
  const context = tile.getContext('2d');
  if (!context) return ground;
  context.fillStyle = ground;
  context.fillRect(0, 0, 8, 8);
  context.strokeStyle = line;
  context.lineWidth = 2.5;
  for (const x of [-8, 0, 8]) {
    context.beginPath();
    context.moveTo(x, 8);
    context.lineTo(x + 8, 0);
    context.stroke();
  }
  return context.createPattern(tile, 'repeat') ?? ground;
}
