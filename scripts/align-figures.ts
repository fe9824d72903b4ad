import type { Figure } from '../src/lib/quantity/figure.ts';
import type { Label } from './label.ts';

/** Pairs of equal value and unit in the order of both: the longest common subsequence. */
export function alignFigures<F extends Figure>(labels: readonly Label[], figures: readonly F[]): [Label, F][] {
  const isSame = (i: number, j: number) => amountOf(labels[i] as Label) === amountOf(figures[j] as F);
  const length = Array.from({ length: labels.length + 1 }, () => new Array<number>(figures.length + 1).fill(0));
  const at = (i: number, j: number) => length[i]?.[j] ?? 0;
  for (let i = labels.length - 1; i >= 0; i--) {
    for (let j = figures.length - 1; j >= 0; j--) {
      const best = isSame(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
      (length[i] as number[])[j] = best;
    }
  }
  const pairs: [Label, F][] = [];
  for (let i = 0, j = 0; i < labels.length && j < figures.length; ) {
    if (isSame(i, j)) pairs.push([labels[i++] as Label, figures[j++] as F]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

type Amount = Pick<Label, 'value' | 'unit'> & { min?: number | undefined; max?: number | undefined };

function amountOf({ value, min, max, unit }: Amount): string {
  return `${value ?? `${min}..${max}`} ${unit}`;
}
