import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartType,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  PointElement,
  Tooltip,
} from 'chart.js';
import { type Palette, toConfig } from '../lib/chart/config.ts';
import { BAR } from '../lib/chart/measure.ts';
import type { ChartBlock, Panel } from '../lib/chart/schema.ts';
import { detailText } from '../lib/chart/table.ts';
import { labelPlace } from '../lib/chart/time.ts';

/** The only importer of chart.js: registers what the charts use, and nothing else. */
Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

/** Draws every panel of a chart on a canvas of its own, in the place of the SVG. */
export function drawChart(box: HTMLElement, { spec, heights }: ChartBlock): void {
  let top = 0;
  const charts = spec.panels.map((panel, i) => {
    const height = heights[i] ?? 0;
    const holder = document.createElement('div');
    holder.className = 'chart-canvas';
    holder.setAttribute('aria-hidden', 'true');
    Object.assign(holder.style, { top: `${top}px`, bottom: 'auto', height: `${height}px` });
    top += height;
    const canvas = document.createElement('canvas');
    holder.append(canvas);
    box.append(holder);
    const draw = () => {
      const palette = readPalette(box);
      const config = toConfig(spec, panel, palette);
      return new Chart(canvas, {
        ...config,
        options: { ...config.options, onClick: (_, items) => open(panel, items[0]?.index) },
        plugins: [valueLabels(panel, palette, spec.type)],
      });
    };
    return { draw, chart: draw() };
  });
  box.dataset.drawn = 'canvas';
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    for (const entry of charts) {
      entry.chart.destroy();
      entry.chart = entry.draw();
    }
  });
}

function open(panel: Panel, index: number | undefined): void {
  const href = panel.points[index ?? -1]?.sources[0]?.href;
  if (href) location.href = href;
}

/** Writes the values that the SVG shows too: nothing is said only in a tooltip. */
function valueLabels(panel: Panel, palette: Palette, type: string): Plugin<ChartType> {
  return {
    id: 'value-labels',
    afterDatasetsDraw(chart) {
      const { ctx, chartArea } = chart;
      ctx.save();
      Object.assign(ctx, { strokeStyle: palette.ground, lineWidth: 5, lineJoin: 'round' });
      ctx.fillStyle = palette.ink;
      ctx.font = `600 14px ${palette.font}`;
      if (panel.title) writeTitle(ctx, panel.title, palette);
      for (const [i, { x, y }] of chart.getDatasetMeta(0).data.entries()) {
        const point = panel.points[i];
        if (!point) continue;
        const write = (text: string, at: [number, number], align: CanvasTextAlign, color: string, font: string) => {
          Object.assign(ctx, { textAlign: align, fillStyle: color, font: `${font} ${palette.font}` });
          // A rim of paper keeps grid lines out of the letters, as in the SVG.
          ctx.strokeText(text, ...at);
          ctx.fillText(text, ...at);
        };
        if (type === 'bar') {
          write(point.label, [chartArea.left, y + BAR.label], 'left', palette.ink, '14px');
          write(point.display, [chartArea.right, y + BAR.label], 'right', palette.ink, '600 14px');
          write(detailText(point), [chartArea.left, y + BAR.detail], 'left', palette.muted, '12.5px');
        } else {
          const { dx, dy, align } = labelPlace(i, panel.points.length);
          write(String(point.value), [x + dx, y + dy], align, palette.ink, '600 14px');
        }
      }
      ctx.restore();
    },
  };
}

function writeTitle(ctx: CanvasRenderingContext2D, title: string, palette: Palette): void {
  Object.assign(ctx, { textAlign: 'left', fillStyle: palette.ink, font: `700 15px ${palette.titleFont}` });
  ctx.fillText(title, 0, 18);
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
