import { isSupplement, partsOf } from '../bulletin/issue-key.ts';
import type { Bulletin } from '../bulletin/schema.ts';
import type { Diagnostic } from '../diagnostic.ts';
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
  const fault = (field: string, value: unknown, other: string): Diagnostic => ({
    code: 'masthead-differs',
    severity: 'error',
    file,
    line: 1,
    quote: String(value),
    message: `元数据 ${field} 与${other}不一致`,
    repair: '对照来件，改正 masthead 各行或这一项。',
  });
  const own = differing.map((field) => fault(field, bulletin[field], `印出的报头（${stated[field]}）`));
  if (!isSupplement(serial)) return own;
  const key = partsOf(serial);
  const year = stated.year ?? key.year;
  return [
    ...own,
    ...(key.number === number ? [] : [fault('serial', serial, `元数据 number（${number}）`)]),
    ...(key.year === year ? [] : [fault('serial', serial, `印出的年份（${year}）`)]),
  ];
}
