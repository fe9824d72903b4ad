import type { Bulletin } from '../bulletin/schema.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { readMasthead } from './masthead.ts';

/** The structured fields of the front matter must say what the printed masthead says. */
export function checkMasthead(bulletin: Bulletin, file: string): Diagnostic[] {
  const { serial, number, date, issuer } = bulletin;
  const lines = bulletin.masthead.map((text, i) => ({ number: i + 1, text, gap: true, indented: false }));
  const { stated } = readMasthead(lines, file, { serial, number, date, issuer });
  return (['serial', 'number', 'date', 'issuer'] as const)
    .filter((field) => stated[field] !== undefined && stated[field] !== bulletin[field])
    .map((field) => ({
      code: 'masthead-differs',
      severity: 'error',
      file,
      line: 1,
      quote: String(bulletin[field]),
      message: `元数据 ${field} 与印出的报头（${stated[field]}）不一致`,
      repair: '对照来件，改正 masthead 各行或这一项。',
    }));
}
