import { readNumeral } from '../text/numeral.ts';
import { fold } from './fold.ts';

/** An observation as search offers it: the value, whose it is, and where its chart stands. */
export interface FigureRow {
  value: number;
  unit: string;
  /** As readers see it: 99件, 83.06%. */
  text: string;
  /** Indicator and entity. */
  label: string;
  href: string;
}

/** Rows are sent in portions by the first two digits of the value: 83.06 and 830 are in `83`, 0 in `00`. */
export function leadOf(value: number): string {
  return value === 0 ? '00' : Math.abs(value).toExponential(1).slice(0, 3).replace('.', '');
}

/** The figure that a query is: 99件, 83.06 %, 约1.1万件; undefined for any other query. */
export function readFigure(typed: string): { value: number; unit: string } | undefined {
  const [, numeral = '', unit = ''] =
    /^(?:约|近|超|超过)?([\d.,]+[万亿]?|[〇零一二三四五六七八九十百千万亿两]+)(?:余|多)?([^\d]{0,4})$/u.exec(
      fold(typed),
    ) ?? [];
  const value = numeral ? readNumeral(numeral) : undefined;
  return value === undefined ? undefined : { value, unit };
}

/** The rows of a figure: the same value, and the unit that was typed or any. */
export function rowsOf(figure: { value: number; unit: string }, rows: readonly FigureRow[]): FigureRow[] {
  return rows.filter(({ value, unit }) => value === figure.value && unit.startsWith(figure.unit));
}
