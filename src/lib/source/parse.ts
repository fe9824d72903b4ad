import { ArticleBuilder } from '../bulletin/builder.ts';
import { ordinalLevel } from '../bulletin/ordinal.ts';
import type { Inline } from '../bulletin/passage.ts';
import type { Bulletin } from '../bulletin/schema.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { findSentences } from '../text/sentence.ts';
import { tidy, tidyTitle } from '../text/width.ts';
import { readContents } from './contents.ts';
import { findImprint, readImprint } from './imprint.ts';
import { toSegments } from './layout.ts';
import { isBarePageNumber, readLines } from './lines.ts';
import { readMasthead } from './masthead.ts';
import { oddLines } from './oddities.ts';
import type { Segment } from './segment.ts';
import { noticesOf } from './withheld.ts';

/** The longest first sentence that is a run-in head: longer ones are text that begins with an ordinal. */
const LONGEST_RUN_IN = 60;

/**
 * A received text → Bulletin. All faults are collected; with an error among them there is no bulletin.
 * @param file name of the source file; a number in it must be the 总期号
 */
export function parseSource(text: string, file: string): { bulletin?: Bulletin; diagnostics: Diagnostic[] } {
  const lines = readLines(text);
  const { masthead, rest, diagnostics } = readMasthead(lines, file);
  const named = serialInName(file);
  if (masthead && named !== undefined && named !== masthead.serial) {
    const line = lines.find((l) => /总/u.test(l.text));
    diagnostics.push({
      code: 'serial-differs',
      severity: 'error',
      file,
      line: line?.number ?? 1,
      ...(line && { quote: line.text }),
      message: `文件名是 ${named}，报头的总期号是 ${masthead.serial}`,
      repair: `对照原件：报头正确就把文件改名为 ${masthead.serial}.txt，否则改正报头。`,
    });
  }
  const imprintAt = findImprint(rest);
  const { contents, before, rest: body } = readContents(rest.slice(0, imprintAt));
  const segments = toSegments(body, contents?.titles ?? []);
  const { note, articles, strays } = toArticles(segments);
  diagnostics.push(...oddLines(text, segments, file));
  const printed = readImprint(rest.slice(imprintAt));
  diagnostics.push(...noticesOf(printed, file));
  const rawLines = text.split('\n');
  for (const [index, raw] of rawLines.entries()) {
    if (!isBarePageNumber(rawLines, index)) continue;
    diagnostics.push({
      code: 'page-number',
      severity: 'warning',
      file,
      line: index + 1,
      quote: raw,
      message: '单独一行的数字当作页码，没有收入正文',
      repair: '如果它是正文的一部分，在来件里与前后文字接到同一行。',
    });
  }
  for (const stray of strays.slice(0, 1)) {
    diagnostics.push({
      code: 'no-title',
      severity: 'error',
      file,
      line: stray.line,
      quote: stray.pieces[0]?.text ?? '',
      message: '正文出现在任何标题之前',
      repair: '在这段文字之前补上文章标题，单独一行，用“## ”开头。',
    });
  }
  if (articles.length === 0 && masthead) {
    diagnostics.push({
      code: 'no-article',
      severity: 'error',
      file,
      line: (rest[0] ?? lines.at(-1))?.number ?? 1,
      message: '报头之后没有文章',
      repair: '检查识别结果是否完整，补上标题和正文。',
    });
  }
  if (!masthead || diagnostics.some((d) => d.severity === 'error')) return { diagnostics };
  const bulletin: Bulletin = {
    serial: masthead.serial,
    number: masthead.number,
    date: masthead.date,
    issuer: masthead.issuer,
    source: file.split('/').at(-1) ?? file,
    masthead: masthead.lines,
    ...(contents && {
      contents: {
        heading: tidy(contents.heading),
        titles: contents.titles.map(tidyTitle),
        ...(before > 0 && { afterNote: true }),
      },
    }),
    imprint: printed.map(({ at: _, ...field }) => field),
    note,
    articles,
  };
  return { bulletin, diagnostics };
}

/** The 总期号 that a file name states: its only number, unless that is a year. */
function serialInName(file: string): number | undefined {
  const numbers = (file.split('/').at(-1) ?? '').replace(/\.[a-z]+$/u, '').match(/\d+/gu) ?? [];
  const [only] = numbers;
  return only && numbers.length === 1 && /^\d{3,4}$/u.test(only) && !/^20\d\d$/u.test(only) ? Number(only) : undefined;
}

/** Segments → editor's note and articles. A unit line belongs to the title behind it, or before it. */
function toArticles(segments: readonly Segment[]) {
  const note = new ArticleBuilder(0);
  const builders: ArticleBuilder[] = [];
  const strays: Segment[] = [];
  let waiting: string[] = [];
  let isNote = false;
  for (const [i, segment] of segments.entries()) {
    const words = segment.pieces.map((piece) => piece.text).join(segment.kind === 'title' ? ' ' : '');
    const article = builders.at(-1);
    if (segment.kind === 'title') {
      builders.push(new ArticleBuilder(builders.length + 1, plainInlines(tidyTitle(words)), waiting));
      waiting = [];
      isNote = false;
    } else if (segment.kind === 'note' || (isNote && segment.kind === 'paragraph')) {
      addSegment(note, segment);
      isNote = true;
    } else if (segment.kind === 'unit' && (segments[i + 1]?.kind === 'title' || /[:：]$/u.test(words))) {
      waiting.push(tidy(words));
    } else if (!article) {
      strays.push(segment);
    } else if (segment.kind === 'unit') {
      article.addByline(tidy(words));
    } else if (segment.kind === 'contributor') {
      article.addByline(tidyTitle(words));
    } else {
      addSegment(article, segment);
    }
  }
  return { note: note.blocks, articles: builders.map((builder) => builder.build()), strays };
}

function addSegment(article: ArticleBuilder, segment: Segment): void {
  if (segment.rows) {
    article.addTable(segment.rows.map((row) => row.map((cell) => plainInlines(tidy(cell)))));
    return;
  }
  const inlines = joinPieces(segment);
  const text = inlines.map((inline) => (inline.type === 'text' ? inline.value : '')).join('');
  if (segment.kind === 'heading') article.addHeading(ordinalLevel(text) ?? 1, inlines);
  else article.addParagraph(inlines, runInEnd(text, segment));
}

/**
 * The first sentence of a paragraph that begins with 一、 or （一） is its head, if it is short enough for
 * one and more text follows, or if it is printed bold.
 */
function runInEnd(text: string, segment: Segment): number {
  const level = ordinalLevel(text);
  const end = findSentences(text)[0]?.end ?? 0;
  if (level === undefined || level > 2 || (end === text.length && !segment.boldEnd)) return 0;
  const isBold = segment.boldEnd !== undefined && segment.boldEnd >= end - 1;
  return isBold || (end <= LONGEST_RUN_IN && !/[；：]/u.test(text.slice(0, end))) ? end : 0;
}

function plainInlines(value: string): Inline[] {
  return value ? [{ type: 'text', value }] : [];
}

/** Pieces of one paragraph → its words, tidied as a whole, with a mark where a page ended inside it. */
function joinPieces(segment: Segment): Inline[] {
  const pieces: string[] = [];
  let words = 0;
  /** How many words stand before each end of a page, ascending. */
  const breaks: number[] = [];
  for (const { text, gap } of segment.pieces) {
    if (words > 0 && gap) breaks.push(words);
    const isLatinSeam = /[A-Za-z]/u.test(pieces.at(-1)?.at(-1) ?? '') && /^[A-Za-z]/u.test(text);
    pieces.push(isLatinSeam ? ` ${text}` : text);
    words += countWords(text);
  }
  const text = tidy(pieces.join(''));
  const inlines: Inline[] = [];
  let at = 0;
  for (const end of offsetsOfWords(text, breaks)) {
    if (end > at) inlines.push({ type: 'text', value: text.slice(at, end) });
    inlines.push({ type: 'pageBreak' });
    at = end;
  }
  inlines.push({ type: 'text', value: text.slice(at) });
  return inlines;
}

/** Characters that are no white space: tidying never changes their number. */
function countWords(text: string): number {
  return text.replace(/\s/gu, '').length;
}

/** Where the characters begin that have so many before them, white space not counted. @param counts ascending */
function offsetsOfWords(text: string, counts: readonly number[]): number[] {
  const offsets: number[] = [];
  let seen = 0;
  for (let i = 0; i < text.length && offsets.length < counts.length; i++) {
    while (counts[offsets.length] === seen) offsets.push(i);
    if (!/\s/u.test(text[i] as string)) seen++;
  }
  return counts.map((_, i) => offsets[i] ?? text.length);
}
