import { formatNumber } from '../format.ts';
import type { ChartSpec } from './schema.ts';

/** A time in few words: 2023年 of 2023年（原文“去年”）, 五年来 of 2018年2月10日至2023年2月10日（原文“五年来”）. */
export function statedPeriod(period: string): string {
  const [, meant = '', stated = ''] = /^(.*)（原文“(.+)”）$/u.exec(period) ?? [];
  if (!stated) return period;
  return meant.length <= SHORT ? meant : stated;
}

/** Room for a year or a day, not for a span of days. */
const SHORT = 12;

/** What is to be known before a value is read: unit, time, choice, and an axis that does not begin at nought. */
export function captionOf(spec: ChartSpec): string {
  return [`单位：${unitsOf(spec).join('、')}`, spec.period, spec.choice, axisNote(spec)].filter(Boolean).join(' · ');
}

/** The units in use, each once: panels may have their own. */
function unitsOf({ unit, panels }: ChartSpec): string[] {
  return [...new Set(panels.map((panel) => panel.unit || unit))];
}

/** Bars begin at nought; a line need not, and then says so, in the form of its ticks. */
function axisNote({ type, panels }: ChartSpec): string {
  const [panel] = panels;
  if (type !== 'line' || !panel || panel.log || panel.min === 0) return '';
  return `纵轴从${formatNumber(panel.min)}起`;
}
