import type { Diagnostic } from '../diagnostic.ts';
import { foldWidth, readNumeral } from '../text/numeral.ts';
import { tidy } from '../text/width.ts';
import type { Given } from './given.ts';
import type { SourceLine } from './line.ts';

/** What the printed 报头 says. */
export interface Masthead {
  number: number;
  serial: number;
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

const NAME = /^[《〈]?联络动态[》〉]?$/u;
const NUMBER = /(?<!总)(?:\d{4}年)?第(\d+|[一二三四五六七八九十百千万亿零〇两]+)期/u;
const SERIAL = /总第?(\d+|[一二三四五六七八九十百千万亿零〇两]+)期/u;
const DATES =
  /(\d{4}|[〇零一二三四五六七八九]{4})[年.](\d{1,2}|[一二三四五六七八九十]{1,3})[月.](?:(\d{1,2}|[一二三四五六七八九十]{1,3})日?)(?:星期[一二三四五六日天])?/gu;
const PINYIN = /^[A-Z]{8,}$/u;
/** Whatever stands before 编 has edited it; without that word the name of a body says so. */
const ISSUER =
  /^(?:(?:主办|编印|编辑|编)[:：]?(.{2,40}?)|(.{2,40}?)(?:主办|主编|编印|编辑|编发|编)|(.{2,40}?(?:委员会|办公厅|办公室|人大常委会|联工委|工委|编辑部))(?:印发|印)?)$/u;
/** Remarks on handling that may stand in a masthead: 内部资料 注意保存. */
const REMARK = /^(?:内部|机密|秘密|注意保存|妥善保管|资料|参阅|增刊|专刊|份号)/u;

type Field = 'number' | 'serial' | 'date' | 'issuer';
/** One statement of a masthead line: which field, and its value. */
type Statement = readonly [Field, string | number];

/** What `import` is told of a file without a masthead. */
const OPTION_EXAMPLES: Record<Field, string> = {
  number: '5',
  serial: '755',
  date: '2026-03-24',
  issuer: '湖南省人大常委会代表工作委员会',
};

/** Reads what one line of a masthead states; undefined for a line that belongs to no masthead. */
export function readMastheadLine(text: string): Statement[] | undefined {
  // Recognition may read the 〇 of a year as a circle.
  const line = foldWidth(tidy(text))
    .replace(/\s/gu, '')
    .replace(/[○◯O](?=[〇零○◯O一二三四五六七八九]{0,3}年)/gu, '〇');
  const statements: Statement[] = [];
  const serial = SERIAL.exec(line)?.[1];
  if (serial) statements.push(['serial', readNumeral(serial) ?? Number.NaN]);
  const number = NUMBER.exec(line.replace(SERIAL, ''))?.[1];
  if (number) statements.push(['number', readNumeral(number) ?? Number.NaN]);
  for (const date of line.matchAll(DATES)) statements.push(['date', toIsoDate(date)]);
  const rest = line
    .replace(SERIAL, '')
    .replace(NUMBER, '')
    .replace(DATES, '')
    .replace(/[（）()、，]/gu, '');
  const named = ISSUER.exec(rest)?.slice(1).find(Boolean);
  // What holds the name of a bulletin, or a number of one, is more than an issuer.
  const issuer = named && !/期|[《》〈〉]|联络动态/u.test(named) ? named : undefined;
  if (issuer) statements.push(['issuer', issuer]);
  return issuer || rest === '' || REMARK.test(rest) || NAME.test(rest) || PINYIN.test(rest) ? statements : undefined;
}

/**
 * Reads the masthead from the head of a text. `rest` begins with the first line that no longer belongs
 * to it. Missing or contradictory statements are errors with the line they stand in.
 */
export function readMasthead(lines: readonly SourceLine[], file: string, given: Given = {}) {
  const diagnostics: Diagnostic[] = [];
  const found: Record<Field, { value: string | number; line: SourceLine }[]> = {
    number: [],
    serial: [],
    date: [],
    issuer: [],
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
    const statements = readMastheadLine(text);
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
  const only = (field: Field, name: string, example: string) => {
    const [first, ...others] = found[field];
    if (!first && given[field] !== undefined) return given[field];
    if (!first) {
      report(
        `no-${field}`,
        `报头里没有${name}`,
        `在文件开头的报头里补上${name}，例如“${example}”；没有报头的来稿，在命令里写 --${field} ${OPTION_EXAMPLES[field]}。`,
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
  const number = only('number', '期号', '第 5 期');
  const serial = only('serial', '总期号', '（总第七百五十五期）');
  const issuer = only('issuer', '编者', '湖南省人大常委会代表工作委员会编');
  const date = only('date', '日期', '2026 年 3 月 24 日');
  for (const [value, field, name] of [
    [serial, 'serial', '总期号'],
    [number, 'number', '期号'],
  ] as const) {
    if (value === undefined || isPlausible(Number(value))) continue;
    const line = found[field][0]?.line;
    const message = `${name}${Number.isNaN(value) ? '读不成一个数' : `不合情理（不在 1 到 ${LAST_ISSUE} 之间）`}`;
    report(`impossible-${field}`, message, '对照原件改正报头里的这个数，再导入。', line);
  }
  if (date !== undefined && !isRealDate(String(date))) {
    report('impossible-date', `日期 ${date} 不存在`, '对照原件改正年月日。', found.date[0]?.line);
  }
  if (isPlausible(Number(serial)) && isPlausible(Number(number)) && Number(number) > Number(serial)) {
    report(
      'number-above-serial',
      `期号 ${number} 大于总期号 ${serial}`,
      '对照原件改正其中之一。',
      found.number[0]?.line,
    );
  }
  const second = secondMasthead(lines.slice(end), serial);
  if (second)
    report(
      'two-issues',
      `后面还有一个报头（总期号 ${second.serial}）：文件里不止一期`,
      '一期一个文件：从这一行起拆成另一个文件，分别导入。',
      second.line,
    );
  const masthead =
    diagnostics.length === 0
      ? ({ number, serial, issuer, date, lines: printed.slice(0, count) } as Masthead)
      : undefined;
  const stated = Object.fromEntries(
    Object.entries(found).map(([field, [first]]) => [field, first?.value]),
  ) as Partial<Masthead>;
  return { masthead, stated, rest: lines.slice(end), diagnostics };
}

/** The masthead of another issue behind the first one: a line of its own with another serial number, and a date near it. */
function secondMasthead(
  lines: readonly SourceLine[],
  first: unknown,
): { line: SourceLine; serial: number } | undefined {
  for (const [i, line] of lines.entries()) {
    const serial = readMastheadLine(line.text)?.find(([field]) => field === 'serial')?.[1];
    if (serial === undefined || serial === first) continue;
    const near = lines.slice(Math.max(0, i - 3), i + 5);
    if (near.some(({ text }) => readMastheadLine(text)?.some(([field]) => field === 'date')))
      return { line, serial: Number(serial) };
  }
  return undefined;
}

function isOpen(text: string): boolean {
  return text.split(/[（(]/u).length > text.split(/[）)]/u).length;
}

function isUnitOnly(statements: readonly Statement[], text: string): boolean {
  return statements.length === 1 && statements[0]?.[0] === 'issuer' && !/(?:编|印|辑|办|发)\s*$/u.test(text);
}

function toIsoDate([, year = '', month = '', day = '']: RegExpExecArray): string {
  const pad = (numeral: string, width: number) => String(readNumeral(numeral) ?? '').padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Issues are counted: from 1, and in a hundred years of daily ones never so far. */
function isPlausible(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1 && value <= LAST_ISSUE;
}

function isRealDate(iso: string): boolean {
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}
