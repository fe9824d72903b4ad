import { readNumeral } from '../text/numeral.ts';

const LEAST = 2;

/** 2026年3月24日, 二〇二六年三月二十四日, with or without brackets, as an ISO day; undefined for what is no day of a calendar. */
export function readDay(line: string): string | undefined {
  const [, year, month, day] =
    /^[（(]?([^年]{4})年([^月]{1,3})月([^日]{1,3})日[）)]?$/u.exec(line.replace(/\s/gu, '')) ?? [];
  const numbers = [year, month, day].map((words) => readNumeral((words ?? '').replace(/○/gu, '〇')));
  const [y, m, d] = numbers;
  if (!y || !m || !d) return undefined;
  const iso = `${y}-${String(m).padStart(LEAST, '0')}-${String(d).padStart(LEAST, '0')}`;
  const isReal = m <= 12 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate();
  return isReal ? iso : undefined;
}
