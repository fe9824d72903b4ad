import type { ChartConfiguration } from 'chart.js';
import { formatNumber } from '../format.ts';
import { BAR, BAR_FOOT, LINE_FOOT, LINE_HEAD, PANEL_GAP, PANEL_HEAD } from './measure.ts';
import type { ChartSpec, Panel, Point } from './schema.ts';
import { basisOf } from './table.ts';
import { timeAxis, timeOf, yearOf } from './time.ts';

/** Colours of the page, read from its style sheet by the browser. */
export interface Palette {
  ink: string;
  muted: string;
  ground: string;
  grid: string;
  series: string;
  /** Fill of computed values. */
  computed: string | CanvasPattern;
  font: string;
  titleFont: string;
}

/**
 * One panel of a chart as Chart.js configuration: the same values and labels as the SVG and the table.
 * No animation: nothing moves when the canvas takes the place of the SVG.
 */
export function toConfig(spec: ChartSpec, panel: Panel, palette: Palette): ChartConfiguration {
  return spec.type === 'bar' ? barConfig(panel, palette) : lineConfig(panel, palette);
}

function barConfig(panel: Panel, palette: Palette): ChartConfiguration<'bar'> {
  return {
    type: 'bar',
    data: {
      labels: panel.points.map((point) => point.label),
      datasets: [
        {
          data: panel.points.map((point) => point.value),
          backgroundColor: panel.points.map((p) =>
            p.status === 'computed' ? palette.computed : palette.series,
          ) as string[],
          borderColor: palette.series,
          borderWidth: 1,
          barThickness: BAR.height,
          barPercentage: 1,
          categoryPercentage: 1,
        },
      ],
    },
    options: {
      ...common(panel, palette, 'bar'),
      indexAxis: 'y',
      layout: {
        padding: { top: panel.title ? PANEL_HEAD : 0, right: 0, bottom: panel.title ? PANEL_GAP : 0, left: 0 },
      },
      scales: {
        x: {
          ...valueScale(panel, palette),
          afterFit: (scale) => {
            scale.height = BAR_FOOT;
          },
        },
        // Labels are written above their bars, as in the SVG: see client/draw.ts.
        y: { display: false },
      },
    },
  };
}

function lineConfig(panel: Panel, palette: Palette): ChartConfiguration<'line'> {
  const axis = timeAxis(panel);
  return {
    type: 'line',
    data: {
      datasets: [
        {
          data: panel.points.map((point) => ({ x: timeOf(point), y: point.value })),
          borderColor: palette.series,
          backgroundColor: palette.series,
          borderDash: [4, 4],
          borderWidth: 1.5,
          pointRadius: 5,
          pointHoverRadius: 7,
        },
      ],
    },
    options: {
      ...common(panel, palette, 'line'),
      layout: { autoPadding: false, padding: { top: LINE_HEAD, right: 0, bottom: 0, left: 0 } },
      scales: {
        x: {
          type: 'linear',
          min: axis.min,
          max: axis.max,
          grid: { display: false },
          border: { display: false },
          ticks: { color: palette.muted, font: tickFont(palette), callback: (time) => `${yearOf(Number(time))}年` },
          afterBuildTicks: (scale) => {
            scale.ticks = axis.ticks.map((value) => ({ value }));
          },
          afterFit: (scale) => {
            scale.height = LINE_FOOT;
          },
        },
        // Numbers stand inside the plot on their grid line, as in the SVG.
        y: {
          ...valueScale(panel, palette),
          ticks: { ...valueScale(panel, palette).ticks, mirror: true, labelOffset: -9, padding: 0, z: 1 },
        },
      },
    },
  };
}

function valueScale(panel: Panel, palette: Palette) {
  return {
    min: panel.min,
    max: panel.max,
    grid: { color: palette.grid, drawTicks: false },
    border: { display: false },
    ticks: {
      align: 'inner' as const,
      color: palette.muted,
      font: tickFont(palette),
      stepSize: (panel.ticks[1] ?? 1) - (panel.ticks[0] ?? 0),
      callback: (value: number | string) => formatNumber(Number(value)),
    },
  };
}

function tickFont(palette: Palette) {
  return { family: palette.font, size: 12 };
}

/** The whole row of a bar answers a pointer, not only the thin bar. */
function common(panel: Panel, palette: Palette, type: 'bar' | 'line') {
  return {
    animation: false as const,
    responsive: true,
    maintainAspectRatio: false,
    interaction:
      type === 'bar'
        ? { mode: 'index' as const, axis: 'y' as const, intersect: false }
        : { mode: 'nearest' as const, axis: 'xy' as const, intersect: false },
    plugins: {
      legend: { display: false },
      tooltip: {
        displayColors: false,
        bodyFont: { family: palette.font },
        titleFont: { family: palette.font },
        callbacks: {
          title: (items: { dataIndex: number }[]) => pointAt(panel, items)?.label ?? '',
          label: (item: { dataIndex: number }) => tooltipLines(panel.points[item.dataIndex]),
        },
      },
    },
  };
}

function pointAt(panel: Panel, items: readonly { dataIndex: number }[]): Point | undefined {
  return panel.points[items[0]?.dataIndex ?? -1];
}

/** What a tooltip says of a point: value, the figures behind it, time, basis. */
export function tooltipLines(point: Point | undefined): string[] {
  if (!point) return [];
  return [point.display, point.detail, point.period, basisOf(point), '点按看原句'].filter(Boolean);
}
