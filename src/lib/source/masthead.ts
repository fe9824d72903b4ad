import { type IssueKey, MOST_SUPPLEMENTS } from '../bulletin/issue-key.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Decision } from '../document/reading.ts';
import { fault } from '../fault/fault.ts';
import { tidy } from '../text/width.ts';
import type { Given } from './given.ts';
import type { SourceLine } from './line.ts';
import { type Field, readLoneNumber, readMastheadLine, type Statement } from './masthead-line.ts';
import { type Found, isWithoutSerial, keyOfSupplement, type Report } from './supplement.ts';

/** What the printed 报头 says. */
export interface Masthead {
  number: number;
  serial: IssueKey;
  issuer: string;
  /** ISO 8601 date. */
  date: string;
  /** The lines as printed, tidied, in printed order. */
  lines: string[];
}

/** No bulletin has come so far. */
const LAST_ISSUE = 99_999;

const MISSING = { number: 'no-number', serial: 'no-serial', date: 'no-date', issuer: 'no-issuer' } as const;
const TWO = { number: 'two-number', serial: 'two-serial', date: 'two-date' } as const;
const NAMES: Readonly<Record<Stated, string>> = { number: '期号', serial: '总期号', date: '日期', issuer: '编者' };

/** The masthead is over when no line of it has come for this many lines. */
const LONGEST_MASTHEAD = 16;

/** What every masthead has to state, and what it states of a supplement. */
type Stated = Exclude<Field, 'supplement' | 'year'>;

/**
 * Reads the masthead from the head of a text. `rest` begins with the first line that no longer belongs
 * to it. Missing or contradictory statements are errors with the line they stand in.
 */
export function readMasthead(lines: readonly SourceLine[], file: string, given: Given = {}) {
  const diagnostics: Diagnostic[] = [];
  const found: Found = {
    number: [],
    serial: [],
    date: [],
    issuer: [],
    supplement: [],
    year: [],
  };
  let end = 0;
  // A bracket that runs over two lines is read as one: （总第七百 / 五十五期）.
  let open = '';
  const printed: string[] = [];
  let count = 0;
  for (const [index, line] of lines.slice(0, LONGEST_MASTHEAD).entries()) {
    const text = open + line.text;
    open = isOpen(text) ? text : '';
    if (open) continue;
    printed.push(tidy(text));
    const statements = readMastheadLine(text) ?? loneNumber(text, lines[index - 1], lines[index + 1]);
    // A second body without 编 is the unit of the first article, not of the bulletin.
    if (statements && found.issuer.length > 0 && isUnitOnly(statements, text)) break;
    if (!statements) {
      // A short line such as 内部资料 may stand inside a masthead, but nothing follows its date except another date.
      if (found.date.length > 0 || text.length > 24) break;
      continue;
    }
    for (const [field, value] of statements) {
      const [first] = found.issuer;
      // The name of the issuer may run over two lines; 编 stands at its end.
      if (field === 'issuer' && first && !/[编印办]$/u.test(first.line.text.trim()))
        first.value = `${first.value}${value}`;
      else found[field].push({ value, line });
    }
    end = index + 1;
    count = printed.length;
  }
  const report: Report = (code, line, ...values) =>
    diagnostics.push(fault(code, { file, line: line?.number ?? 1, ...(line && { quote: line.text }) }, ...values));
  const only = (field: Stated, name = '', example = '') => {
    const [first, ...others] = found[field];
    if (!first && given[field] !== undefined) return given[field];
    if (!first) {
      const its = found.number.length > 0 ? '' : ' --number 1（增刊的序号）';
      report(MISSING[field], lines[0], { name, example, its });
      return undefined;
    }
    if (given[field] !== undefined && !Object.is(given[field], first.value))
      report('given-differs', first.line, {
        name: name || NAMES[field],
        printed: first.value,
        given: given[field],
        option: field,
      });
    if (field === 'issuer') return first.value;
    const other = others.find((o) => !Object.is(o.value, first.value));
    if (other) report(TWO[field], other.line, { name, first: first.line.number, second: other.line.number });
    return first.value;
  };
  const isApart = isWithoutSerial(found, given);
  const [printedSerial] = found.serial;
  if (isApart && printedSerial)
    report('given-differs', printedSerial.line, {
      name: '总期号',
      printed: printedSerial.value,
      given: '增刊',
      option: 'kind',
    });
  // A supplement that prints no number is counted for its year; one that nobody has called so must say its number.
  const isUnnumbered =
    isApart && found.number.length === 0 && given.number === undefined && found.supplement.length > 0;
  const [name, example] = isApart ? ['增刊的序号', '2026年增刊第5期'] : ['期号', '第 5 期'];
  const number = isUnnumbered ? 1 : only('number', name, example);
  const issuer = only('issuer');
  const date = only('date');
  const decisions: Decision[] = [];
  const serial = isApart
    ? keyOfSupplement({ found, given, number, date, isUnnumbered }, report, decisions)
    : only('serial');
  const most = isApart ? MOST_SUPPLEMENTS : LAST_ISSUE;
  if (!isApart && serial !== undefined && !isPlausible(Number(serial)))
    report('impossible-serial', found.serial[0]?.line, { last: LAST_ISSUE });
  if (number !== undefined && !isPlausible(Number(number), most))
    report('impossible-number', found.number[0]?.line, { name, last: most });
  if (date !== undefined && !isRealDate(String(date))) report('impossible-date', found.date[0]?.line, { date });
  if (typeof serial === 'number' && isPlausible(serial) && isPlausible(Number(number)) && Number(number) > serial)
    report('number-above-serial', found.number[0]?.line, { number: Number(number), serial });
  const second = secondMasthead(lines.slice(end), isApart ? undefined : serial);
  if (second) report('two-issues', second.line, { name: second.name });
  const masthead =
    diagnostics.length === 0
      ? ({ number, serial, issuer, date, lines: printed.slice(0, count) } as Masthead)
      : undefined;
  const stated = Object.fromEntries(
    Object.entries(found).map(([field, [first]]) => [field, first?.value]),
  ) as Partial<Masthead> & { year?: number };
  return { masthead, stated, rest: lines.slice(end), diagnostics, decisions };
}

/** The masthead of another issue behind the first one: a line of its own with another number, and a date near it. */
function secondMasthead(lines: readonly SourceLine[], first: unknown): { line: SourceLine; name: string } | undefined {
  for (const [i, line] of lines.entries()) {
    const statements = new Map(readMastheadLine(line.text));
    const serial = statements.get('serial');
    const isOther = serial === undefined ? statements.has('supplement') && statements.has('number') : serial !== first;
    if (!isOther) continue;
    const near = lines.slice(Math.max(0, i - 3), i + 5);
    if (near.some(({ text }) => readMastheadLine(text)?.some(([field]) => field === 'date')))
      return { line, name: serial === undefined ? line.text.trim() : `总期号 ${serial}` };
  }
  return undefined;
}

/** A number in a line of its own is that of a supplement if the line before or behind it says 增刊, and no other number. */
function loneNumber(text: string, ...beside: (SourceLine | undefined)[]): Statement[] | undefined {
  const number = readLoneNumber(text);
  if (number === undefined) return undefined;
  const stated = beside.map((line) => new Map(line && readMastheadLine(line.text)));
  return stated.some((fields) => fields.has('supplement') && !fields.has('number')) ? [['number', number]] : undefined;
}

function isOpen(text: string): boolean {
  return text.split(/[（(]/u).length > text.split(/[）)]/u).length;
}

function isUnitOnly(statements: readonly Statement[], text: string): boolean {
  return statements.length === 1 && statements[0]?.[0] === 'issuer' && !/(?:编|印|辑|办|发)\s*$/u.test(text);
}

/** Issues are counted: from 1, and in a hundred years of daily ones never so far. */
function isPlausible(value: number, last = LAST_ISSUE): boolean {
  return Number.isSafeInteger(value) && value >= 1 && value <= last;
}

function isRealDate(iso: string): boolean {
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}
