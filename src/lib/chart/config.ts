import type { ChartConfiguration } from 'chart.js';
import type { ChartSpec, Panel, Point } from './schema.ts';
import { basisOf } from './table.ts';

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
          barThickness: 14,
          barPercentage: 1,
          categoryPercentage: 1,
        },
      ],
    },
    options: {
      ...common(panel, palette),
      indexAxis: 'y',
      scales: {
        x: { min: panel.min, max: panel.max, ...valueScale(panel, palette) },
        // Labels are written above their bars, as in the SVG: see client/draw.ts.
        y: { display: false },
      },
    },
  };
}

function lineConfig(panel: Panel, palette: Palette): ChartConfiguration<'line'> {
  return {
    type: 'line',
    data: {
      datasets: [
        {
          data: panel.points.map((point) => ({ x: Date.parse(point.date ?? ''), y: point.value })),
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
      ...common(panel, palette),
      scales: {
        x: {
          type: 'linear',
          grid: { display: false },
          ticks: {
            color: palette.muted,
            font: { family: palette.font },
            maxTicksLimit: 6,
            callback: (time) => `${new Date(Number(time)).getUTCFullYear()}年`,
          },
          afterBuildTicks: (axis) => {
            axis.ticks = yearStarts(axis.min, axis.max).map((value) => ({ value }));
          },
        },
        y: { min: panel.min, max: panel.max, ...valueScale(panel, palette) },
      },
    },
  };
}

function yearStarts(from: number, to: number): number[] {
  const first = new Date(from).getUTCFullYear();
  const last = new Date(to).getUTCFullYear();
  return Array.from({ length: last - first + 1 }, (_, i) => Date.UTC(first + i, 0, 1)).filter(
    (t) => t >= from && t <= to,
  );
}

function valueScale(panel: Panel, palette: Palette) {
  return {
    grid: { color: palette.grid },
    border: { display: false },
    ticks: {
      color: palette.muted,
      font: { family: palette.font },
      stepSize: (panel.ticks[1] ?? 1) - (panel.ticks[0] ?? 0),
    },
  };
}

function common(panel: Panel, palette: Palette) {
  return {
    animation: false as const,
    responsive: true,
    maintainAspectRatio: false,
    interaction: { mode: 'nearest' as const, intersect: true },
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
