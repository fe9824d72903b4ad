/** Ends and ticks of a value axis. */
export interface Axis {
  min: number;
  max: number;
  ticks: number[];
}

/** Ends and ticks at round numbers. */
export function chooseAxis(values: readonly number[], from?: number, to?: number): Axis {
  const low = from ?? Math.min(...values);
  const high = to ?? Math.max(...values);
  const step = roundStep((high - low || Math.abs(high) || 1) / 4);
  // A lowest point close to the foot of the axis would be drawn half outside.
  const foot = Math.floor(low / step) * step;
  // Nor is there anything below nought to show of what is never negative.
  const min = from ?? (foot !== 0 && low - foot < (high - low) * 0.1 ? foot - step : foot);
  const max = to ?? Math.max(Math.ceil(high / step) * step, min + step);
  // An end that is no multiple of the step (a whole of 1263) has no tick beyond it.
  const count = Math.floor((max - min) / step + 1e-9);
  return { min, max, ticks: Array.from({ length: count + 1 }, (_, i) => round(min + i * step)) };
}

/** Powers of ten around the values, for a logarithmic axis; the values must be positive. */
export function chooseLogAxis(values: readonly number[]): Axis {
  const min = 10 ** Math.floor(Math.log10(Math.min(...values)));
  const max = Math.max(10 ** Math.ceil(Math.log10(Math.max(...values))), min * 10);
  const count = Math.round(Math.log10(max / min));
  return { min, max, ticks: Array.from({ length: count + 1 }, (_, i) => round(min * 10 ** i)) };
}

/** Where a value lies on an axis, 0 at its foot and 1 at its end. */
export function shareOf(value: number, axis: { min: number; max: number; log?: boolean | undefined }): number {
  const { min, max, log } = axis;
  if (log) return Math.log(value / min) / Math.log(max / min);
  return (value - min) / (max - min);
}

/** The next of 1, 2, 2.5, 5 times a power of ten. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((f) => f * power >= rough) ?? 10;
  return factor * power;
}

/** Without binary noise: 3 × 0.1 is 0.3. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}
