import type { Box, Color } from '../../src/lib/receive/page/glyph.ts';

/** Matrices, boxes and colours as PDF.js hands them over. */

export type Matrix = readonly number[];

const { abs, hypot, max, min } = Math;

export function multiply(m: Matrix, n: Matrix): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function scaleOf([a = 1, b = 0]: Matrix): number {
  return hypot(a, b);
}

export function toBox([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix, bounds: Matrix): Box {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = bounds;
  const xs = [a * x0 + c * y0, a * x1 + c * y0, a * x0 + c * y1, a * x1 + c * y1].map((x) => x + e);
  const ys = [b * x0 + d * y0, b * x1 + d * y0, b * x0 + d * y1, b * x1 + d * y1].map((y) => y + f);
  return { left: min(...xs), right: max(...xs), top: min(...ys), bottom: max(...ys) };
}

export interface Part {
  bounds: [number, number, number, number];
  rectangular: boolean;
}

/** The closed figures and lines of a path; a figure of four level sides is a rectangle, anything else is its box. */
export function toParts(data: Float32Array): Part[] {
  const parts: Part[] = [];
  let points: number[] = [];
  let curved = false;
  const finish = () => {
    if (points.length >= 4) parts.push(toPart(points, curved));
    points = [];
    curved = false;
  };
  for (let i = 0; i < data.length; ) {
    const operator = data[i++];
    const count = operator === 2 ? 6 : operator === 3 ? 4 : operator === 4 ? 0 : 2;
    if (operator === 0) finish();
    if (count > 2) curved = true;
    for (let j = 0; j < count; j++) points.push(data[i + j] ?? 0);
    i += count;
  }
  finish();
  return parts;
}

function toPart(points: readonly number[], curved: boolean): Part {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    const [x = 0, y = 0] = [points[i], points[i + 1]];
    [x0, x1, y0, y1] = [min(x0, x), max(x1, x), min(y0, y), max(y1, y)];
  }
  let rectangular = !curved && points.length <= 12;
  for (let i = 2; rectangular && i < points.length; i += 2) {
    const [dx, dy] = [abs((points[i] ?? 0) - (points[i - 2] ?? 0)), abs((points[i + 1] ?? 0) - (points[i - 1] ?? 0))];
    rectangular = min(dx, dy) < 0.01;
  }
  return { bounds: [x0, y0, x1, y1], rectangular };
}

export function toColor(args: readonly unknown[]): Color {
  const [first] = args;
  if (typeof first === 'string' && /^#[0-9a-f]{6}$/iu.test(first)) {
    const value = Number.parseInt(first.slice(1), 16);
    return [value >> 16, (value >> 8) & 255, value & 255];
  }
  return [Number(args[0] ?? 0), Number(args[1] ?? 0), Number(args[2] ?? 0)];
}
