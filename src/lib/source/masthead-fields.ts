import { isSupplement, partsOf } from '../bulletin/issue-key.ts';
import type { Bulletin } from '../bulletin/schema.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { fault } from '../fault/fault.ts';
import { readMasthead } from './masthead.ts';

/** What the printed lines of a masthead state. */
export function statedBy({ serial, number, date, issuer, masthead }: Bulletin) {
  const lines = masthead.map((text, i) => ({ number: i + 1, text, gap: true, indented: false }));
  return readMasthead(lines, '', { serial, number, date, issuer }).stated;
}

/** The structured fields of the front matter must say what the printed masthead says. */
export function checkMasthead(bulletin: Bulletin, file: string): Diagnostic[] {
  const { serial, number } = bulletin;
  const stated = statedBy(bulletin);
  const differing = (['serial', 'number', 'date', 'issuer'] as const).filter(
    (field) => stated[field] !== undefined && stated[field] !== bulletin[field],
  );
  const differs = (field: string, value: unknown, other: string) =>
    fault('masthead-differs', { file, line: 1, quote: String(value) }, { field, other });
  const own = differing.map((field) => differs(field, bulletin[field], `印出的报头（${stated[field]}）`));
  if (!isSupplement(serial)) return own;
  const key = partsOf(serial);
  const year = stated.year ?? key.year;
  return [
    ...own,
    ...(key.number === number ? [] : [differs('serial', serial, `元数据 number（${number}）`)]),
    ...(key.year === year ? [] : [differs('serial', serial, `印出的年份（${year}）`)]),
  ];
}
