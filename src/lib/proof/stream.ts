import { foldCharacter, foldForComparison } from '../text/width.ts';
import type { PlainLine } from './lines.ts';
import { findOrderFaults, fromRanges } from './order.ts';
import type { Entry } from './record.ts';
import { REMOVALS, SUBSTITUTIONS } from './rules.ts';

/** A character that both texts must have, and where it stands: the line, or the block of the edition. */
export interface Stream {
  text: string;
  /** For each UTF-16 unit of `text`, its line or its block. */
  owners: number[];
  /** For each UTF-16 unit of `text`, its offset there. */
  offsets: number[];
}

/** Something that the record says and that is not so. */
export interface Contradiction {
  line: number;
  quote: string;
  why: string;
  /** The file itself does not say what characters these are, on this page. */
  untold?: { page: number | undefined };
}

/** What should stand in the edition: the lines of the original with the record applied to them. */
export function applyRecord(
  lines: readonly PlainLine[],
  entries: readonly Entry[],
): { stream: Stream; contradictions: Contradiction[] } {
  const byLine = Map.groupBy(entries, ({ line }) => line);
  const contradictions: Contradiction[] = [];
  const stream: Stream = { text: '', owners: [], offsets: [] };
  const kept: PlainLine[] = [];
  for (const plain of inOrder(lines, entries, contradictions)) {
    const own = byLine.get(plain.line) ?? [];
    const { parts, refused } = partsOf(plain, own);
    contradictions.push(...refused, ...lostLevels(plain, own), ...keptUntold(plain, parts));
    // Words that are not of the body cannot stand in it, not even where they are the same.
    if (plain.beside) {
      const kept = parts.map(({ written }) => written).join('');
      if (foldForComparison(kept) !== '')
        contradictions.push({
          line: plain.of ?? 0,
          quote: kept,
          why: `正文以外的字（${REMOVALS[plain.beside].name}），记录里没有`,
        });
      continue;
    }
    if (parts.some(({ written }) => foldForComparison(written) !== '')) kept.push(plain);
    for (const { column, received, written } of parts) push(stream, written, plain.line, column, received !== written);
  }
  contradictions.push(...findOrderFaults(kept, entries));
  const known = new Set(lines.map(({ line }) => line));
  for (const { line, from, to } of entries)
    if (line !== 0 && !known.has(line)) contradictions.push({ line, quote: from || to, why: '原件没有这一行' });
  return { stream, contradictions };
}

/** A stretch of a line, and what the edition writes for it: the same words, others, or nothing. */
export interface Part {
  column: number;
  received: string;
  written: string;
}

/** A line cut where the record changes something in it. @param own entries of the line, in any order */
export function partsOf(plain: PlainLine, own: readonly Entry[]): { parts: Part[]; refused: Contradiction[] } {
  const parts: Part[] = [];
  const refused: Contradiction[] = [];
  const keep = (start: number, end: number) => {
    const words = plain.text.slice(start, end);
    if (words) parts.push({ column: start, received: words, written: words });
  };
  let at = 0;
  const changes = own
    .filter(({ rule }) => rule in REMOVALS || rule in SUBSTITUTIONS)
    .sort((a, b) => a.column - b.column || a.from.length - b.from.length);
  for (const entry of changes) {
    const why = objection(plain, entry, at);
    if (why) {
      refused.push({ line: plain.line, quote: entry.from || entry.to, why });
      continue;
    }
    keep(at, entry.column);
    parts.push({ column: entry.column, received: entry.from, written: entry.to });
    at = entry.column + entry.from.length;
  }
  keep(at, plain.text.length);
  return { parts, refused };
}

/** Why an entry cannot be applied; undefined where it can. */
function objection(
  { text, numbered, beside }: PlainLine,
  { rule, column, from, to }: Entry,
  at: number,
): string | undefined {
  if (column < at) return '与前一条记录重叠';
  if (text.slice(column, column + from.length) !== from) return '原件的这个位置不是这些字';
  if (beside && rule !== beside) return '这些字不在正文里，规则不是这一条';
  const bounds = { ...REMOVALS, ...SUBSTITUTIONS }[rule as keyof typeof REMOVALS];
  if (!bounds.takes.test(from)) return `规则“${bounds.name}”不能用在这些字上`;
  if (rule in REMOVALS && to !== '') return '删去的字不能又写成别的字';
  if (rule in SUBSTITUTIONS && to === '') return '改写的字不能没有';
  if (rule === 'auto-number' && numbered === false) return '原件的这一段没有自动编号';
  return undefined;
}

/** Raised digits and letters that the record writes on the line: they would become part of the number before them. */
function lostLevels({ line, text, raised = [] }: PlainLine, own: readonly Entry[]): Contradiction[] {
  return raised.flatMap(([start, end]) => {
    const quote = text.slice(start, end);
    const isTold = [...quote].every((character, i) => {
      const at = start + i;
      return (
        !/[\p{L}\p{Nd}]/u.test(character) || own.some(({ column, from }) => column <= at && at < column + from.length)
      );
    });
    return isTold ? [] : [{ line, quote, why: '原件里是上下标，这里写成了一行' }];
  });
}

/** Characters that stand in the edition and that no table of the file makes characters. */
function keptUntold({ line, page, text, untold = [] }: PlainLine, parts: readonly Part[]): Contradiction[] {
  const kept = parts.filter(({ received, written }) => received === written);
  const isKept = untold.some(
    (at) => text[at]?.trim() && kept.some(({ column, received }) => column <= at && at < column + received.length),
  );
  return isKept ? [{ line, quote: text, why: '字体没有字符表（ToUnicode），读不出是什么字', untold: { page } }] : [];
}

/** The lines in the order of the edition. */
export function inOrder(
  lines: readonly PlainLine[],
  entries: readonly Entry[],
  contradictions: Contradiction[] = [],
): readonly PlainLine[] {
  const order = entries.find(({ rule }) => rule === 'order');
  if (!order) return lines;
  const byNumber = new Map(lines.map((line) => [line.line, line]));
  const numbers = fromRanges(order.to);
  const isWhole =
    numbers.length === lines.length && new Set(numbers).size === lines.length && numbers.every((n) => byNumber.has(n));
  if (isWhole) return numbers.map((number) => byNumber.get(number) as PlainLine);
  contradictions.push({ line: 0, quote: order.to.slice(0, 40), why: '记录的行序不是每一行恰好一次' });
  return lines;
}

/** The blocks of an edition as one stream. */
export function streamOf(blocks: readonly string[]): Stream {
  const stream: Stream = { text: '', owners: [], offsets: [] };
  for (const [i, block] of blocks.entries()) push(stream, block, i, 0);
  return stream;
}

/** Adds words without white space and with marks of one width. @param isOne all of them stand at one offset */
function push(stream: Stream, words: string, owner: number, offset: number, isOne = false): void {
  let at = offset;
  for (const character of words) {
    const folded = foldCharacter(character);
    for (const unit of folded.split('')) {
      stream.text += unit;
      stream.owners.push(owner);
      stream.offsets.push(at);
    }
    if (!isOne) at += character.length;
  }
}
