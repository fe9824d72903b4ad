import type { ChartConfiguration } from 'chart.js';
import { formatNumber } from '../format.ts';
import { shareOf } from './axis.ts';
import { BAR, BAR_FOOT, headOf, LINE_FOOT, LINE_HEAD, PANEL_GAP, ROOM, TYPE } from './measure.ts';
import type { ChartSpec, Panel, Point } from './schema.ts';
import { sizeOf } from './size.ts';
import { tickAnchor, timeAxis, timeOf } from './time.ts';

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
  /** How many times the usual size the reader's type is; once if absent. */
  scale?: number;
  /** Squares of a label's type that go into the width. */
  room?: number;
}

/**
 * One panel of a chart as Chart.js configuration: the same values and labels as the SVG and the table.
 * No animation: nothing moves when the canvas takes the place of the SVG.
 */
export function toConfig(spec: ChartSpec, panel: Panel, palette: Palette): ChartConfiguration {
  return spec.type === 'line' ? lineConfig(panel, palette) : barConfig(panel, palette);
}

function barConfig(panel: Panel, palette: Palette): ChartConfiguration<'bar'> {
  const { scale = 1, room = ROOM } = palette;
  return {
    type: 'bar',
    data: {
      labels: panel.points.map((point) => point.label),
      datasets: [
        {
          data: panel.points.map(barOf),
          backgroundColor: panel.points.map((p) =>
            p.quality === 'computed' ? palette.computed : palette.series,
          ) as string[],
          borderColor: palette.series,
          borderWidth: 1,
          barThickness: BAR.height * scale,
          barPercentage: 1,
          categoryPercentage: 1,
        },
      ],
    },
    options: {
      ...COMMON,
      indexAxis: 'y',
      layout: {
        autoPadding: false,
        padding: {
          top: headOf(panel, room) * scale,
          right: 0,
          bottom: panel.title ? PANEL_GAP * scale : 0,
          left: 0,
        },
      },
      scales: {
        x: {
          ...valueScale(panel, palette),
          afterFit: (axis) => {
            axis.height = BAR_FOOT * scale;
          },
        },
        // Labels are written above their bars, as in the SVG: see client/draw.ts.
        y: { display: false },
      },
    },
  };
}

function lineConfig(panel: Panel, palette: Palette): ChartConfiguration<'line'> {
  const { scale = 1, room = ROOM } = palette;
  const axis = timeAxis(panel, room);
  return {
    type: 'line',
    data: {
      datasets: [
        {
          data: panel.points.map((point) => ({ x: timeOf(point), y: sizeOf(point) })),
          borderColor: palette.series,
          backgroundColor: palette.series,
          borderDash: [4, 4],
          borderWidth: 1.5,
          // The shapes say how the text qualifies a value: see client/draw.ts.
          pointRadius: 0,
        },
      ],
    },
    options: {
      ...COMMON,
      layout: {
        autoPadding: false,
        padding: { top: (LINE_HEAD + headOf(panel, room)) * scale, right: 0, bottom: 0, left: 0 },
      },
      scales: {
        x: {
          type: 'linear',
          min: axis.min,
          max: axis.max,
          grid: { display: false },
          border: { display: false },
          ticks: {
            color: palette.muted,
            font: tickFont(palette),
            callback: (time) => axis.labels[axis.ticks.indexOf(Number(time))] ?? '',
            // Words that are long turn inwards at the ends.
            align: tickAnchor(shareOf(axis.ticks[0] ?? axis.min, axis), axis) === 'start' ? 'inner' : 'center',
            maxRotation: 0,
            autoSkip: false,
          },
          afterBuildTicks: (built) => {
            built.ticks = axis.ticks.map((value) => ({ value }));
          },
          afterFit: (fitted) => {
            fitted.height = LINE_FOOT * scale;
          },
        },
        // Numbers stand inside the plot on their grid line, as in the SVG.
        y: {
          ...valueScale(panel, palette),
          ticks: { ...valueScale(panel, palette).ticks, mirror: true, labelOffset: -9 * scale, padding: 0, z: 1 },
        },
      },
    },
  };
}

function valueScale(panel: Panel, palette: Palette) {
  return {
    type: panel.log ? ('logarithmic' as const) : ('linear' as const),
    min: panel.min,
    max: panel.max,
    grid: { color: palette.grid, drawTicks: false },
    border: { display: false },
    ticks: {
      align: 'inner' as const,
      // Any padding would move the plot in from the edge of the text.
      padding: 0,
      color: palette.muted,
      font: tickFont(palette),
      callback: (value: number | string) => formatNumber(Number(value)),
    },
    afterBuildTicks: (scale: { ticks: { value: number }[] }) => {
      scale.ticks = panel.ticks.map((value) => ({ value }));
    },
  };
}

function tickFont(palette: Palette) {
  return { family: palette.font, size: TYPE.small * (palette.scale ?? 1) };
}

/** A value from the foot of the axis, or the stretch of a part or a range. */
function barOf({ from, to, value }: Point): number | [number, number] | null {
  return from !== undefined && to !== undefined ? [from, to] : value;
}

/** No event reaches the canvas: targets for pointer, finger and keyboard lie over it, see client/targets.ts. */
const COMMON = {
  animation: false as const,
  responsive: true,
  maintainAspectRatio: false,
  events: [],
  plugins: { legend: { display: false } },
};
