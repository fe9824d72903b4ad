import { type IssueKey, MOST_SUPPLEMENTS } from '../bulletin/issue-key.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Decision } from '../document/reading.ts';
import { tidy } from '../text/width.ts';
import type { Given } from './given.ts';
import type { SourceLine } from './line.ts';
import { type Field, readLoneNumber, readMastheadLine, type Statement } from './masthead-line.ts';
import { type Found, isWithoutSerial, keyOfSupplement } from './supplement.ts';

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

/** The masthead is over when no line of it has come for this many lines. */
const LONGEST_MASTHEAD = 16;

/** What every masthead has to state, and what it states of a supplement. */
type Stated = Exclude<Field, 'supplement' | 'year'>;

/** What `import` is told of a file without a masthead. */
const OPTION_EXAMPLES: Record<Stated, string> = {
  number: '5',
  serial: '755',
  date: '2026-03-24',
  issuer: '湖南省人大常委会代表工作委员会',
};

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
  const report = (code: string, message: string, repair: string, line?: SourceLine) =>
    diagnostics.push({
      code,
      severity: 'error',
      message,
      repair,
      file,
      line: line?.number ?? 1,
      ...(line && { quote: line.text }),
    });
  const only = (field: Stated, name: string, example: string) => {
    const [first, ...others] = found[field];
    if (!first && given[field] !== undefined) return given[field];
    if (!first) {
      const its = found.number.length > 0 ? '' : ' --number 1（增刊的序号）';
      const orSupplement = field === 'serial' ? `；是增刊、没有总期号的，写 --kind 增刊${its}` : '';
      report(
        `no-${field}`,
        `报头里没有${name}`,
        `在文件开头的报头里补上${name}，例如“${example}”；没有报头的来稿，在命令里写 --${field} ${OPTION_EXAMPLES[field]}${orSupplement}。`,
        lines[0],
      );
      return undefined;
    }
    if (given[field] !== undefined && !Object.is(given[field], first.value))
      report(
        'given-differs',
        `报头的${name}是 ${first.value}，命令里写的是 ${given[field]}`,
        `对照原件：报头正确就不写 --${field}，否则先改正来件。`,
        first.line,
      );
    const other = field === 'issuer' ? undefined : others.find((o) => !Object.is(o.value, first.value));
    if (other) {
      const message = `报头里有两个不同的${name}（第 ${first.line.number} 行与第 ${other.line.number} 行）`;
      report(`two-${field}`, message, '对照原件，只留印出来的那一个；两期合在一个文件里的，拆成两个文件。', other.line);
    }
    return first.value;
  };
  const isApart = isWithoutSerial(found, given);
  const [printedSerial] = found.serial;
  if (isApart && printedSerial)
    report(
      'given-differs',
      `报头印有总期号 ${printedSerial.value}，命令里写的是增刊`,
      '对照原件：印有总期号的，就按总期号收，不写 --kind（报头里的“增刊”照印）；总期号是识别错的，先改正来件。',
      printedSerial.line,
    );
  // A supplement that prints no number is counted for its year; one that nobody has called so must say its number.
  const isUnnumbered =
    isApart && found.number.length === 0 && given.number === undefined && found.supplement.length > 0;
  const [name, example] = isApart ? ['增刊的序号', '2026年增刊第5期'] : ['期号', '第 5 期'];
  const number = isUnnumbered ? 1 : only('number', name, example);
  const issuer = only('issuer', '编者', '湖南省人大常委会代表工作委员会编');
  const date = only('date', '日期', '2026 年 3 月 24 日');
  const decisions: Decision[] = [];
  const serial = isApart
    ? keyOfSupplement({ found, given, number, date, isUnnumbered }, report, decisions)
    : only('serial', '总期号', '（总第七百五十五期）');
  const most = isApart ? MOST_SUPPLEMENTS : LAST_ISSUE;
  for (const [value, field, name, last] of [
    [isApart ? undefined : serial, 'serial', '总期号', LAST_ISSUE],
    [number, 'number', isApart ? '增刊的序号' : '期号', most],
  ] as const) {
    if (value === undefined || isPlausible(Number(value), last)) continue;
    const line = found[field][0]?.line;
    const message = `${name}${Number.isNaN(value) ? '读不成一个数' : `不合情理（不在 1 到 ${last} 之间）`}`;
    report(`impossible-${field}`, message, '对照原件改正报头里的这个数，再导入。', line);
  }
  if (date !== undefined && !isRealDate(String(date))) {
    report('impossible-date', `日期 ${date} 不存在`, '对照原件改正年月日。', found.date[0]?.line);
  }
  if (typeof serial === 'number' && isPlausible(serial) && isPlausible(Number(number)) && Number(number) > serial) {
    report(
      'number-above-serial',
      `期号 ${number} 大于总期号 ${serial}`,
      '对照原件改正其中之一。',
      found.number[0]?.line,
    );
  }
  const second = secondMasthead(lines.slice(end), isApart ? undefined : serial);
  if (second)
    report(
      'two-issues',
      `后面还有一个报头（${second.name}）：文件里不止一期`,
      '一期一个文件：从这一行起拆成另一个文件，分别导入。',
      second.line,
    );
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
