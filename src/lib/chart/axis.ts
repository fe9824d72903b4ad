/** Ends and ticks of a value axis, at round numbers. */
export function chooseAxis(values: readonly number[], from?: number, to?: number) {
  const low = from ?? Math.min(...values);
  const high = to ?? Math.max(...values);
  const step = roundStep((high - low || Math.abs(high) || 1) / 4);
  // A lowest point close to the foot of the axis would be drawn half outside.
  const foot = Math.floor(low / step) * step;
  const min = from ?? (low - foot < (high - low) * 0.1 ? foot - step : foot);
  const max = to ?? Math.ceil(high / step) * step;
  const count = Math.round((max - min) / step);
  return { min, max, ticks: Array.from({ length: count + 1 }, (_, i) => min + i * step) };
}

/** The next of 1, 2, 2.5, 5 times a power of ten. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((f) => f * power >= rough) ?? 10;
  return factor * power;
}
