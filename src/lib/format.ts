import type { Approximation } from './quantity/kinds.ts';

/** Numbers, units and dates as readers of Chinese expect them. */

const WORD: Record<Approximation, readonly [before: string, after: string]> = {
  exact: ['', ''],
  about: ['约', ''],
  over: ['超', ''],
  under: ['近', ''],
  atLeast: ['不少于', ''],
  atMost: ['不超过', ''],
};

/** 约770亿元, 77.6%, 1,049件: the number in 万 or 亿 where that is exact, with its unit. */
export function formatValue(value: number, unit: string, approximation: Approximation = 'exact'): string {
  const [before, after] = WORD[approximation];
  return `${before}${formatNumber(value)}${unit}${after}`;
}

/** A value or a range: 约770亿元, 1至3次. */
export function formatAmount(amount: {
  value: number | null;
  min?: number | undefined;
  max?: number | undefined;
  unit: string;
  approximation: Approximation;
}): string {
  const { value, min, max, unit, approximation } = amount;
  if (value !== null) return formatValue(value, unit, approximation);
  const [before] = WORD[approximation];
  return min === undefined || max === undefined ? '' : `${before}${formatNumber(min)}至${formatNumber(max)}${unit}`;
}

export function formatNumber(value: number): string {
  for (const [factor, word] of [
    [1e8, '亿'],
    [1e4, '万'],
  ] as const) {
    if (Math.abs(value) >= factor && Number.isInteger((value / factor) * 100)) return `${plain(value / factor)}${word}`;
  }
  return plain(value);
}

function plain(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(?:\d{3})+$)/gu, ',') : whole;
  return fraction ? `${grouped}.${fraction}` : grouped;
}

/** 2026-03-24 → 2026年3月24日. */
export function formatDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
