import type { PlainLine } from './lines.ts';
import type { Entry } from './record.ts';
import { applyRecord, type Contradiction, type Stream, streamOf } from './stream.ts';

/** Where the edition is not its original. */
export interface Difference extends Contradiction {
  /** Block of the edition, from 0. */
  block: number;
  /** What stands in the edition there. */
  printed: string;
}

/** How much of the texts a message shows before a difference, and after it. */
const BEFORE = 8;
const AFTER = 16;

/**
 * Proves that the blocks of an edition are the lines of its original: every character in its order but for what the record
 * names, and no block that begins or ends where no line does but for what the record names.
 * @param blocks printed readings, in printed order: a title, a paragraph, a cell
 */
export function compare(
  lines: readonly PlainLine[],
  entries: readonly Entry[],
  blocks: readonly string[],
): Difference[] {
  const { stream: received, contradictions } = applyRecord(lines, entries);
  const printed = streamOf(blocks);
  if (contradictions.length > 0) return contradictions.map((each) => ({ ...each, block: 0, printed: '' }));
  const at = firstDifference(received.text, printed.text);
  if (at !== undefined) {
    const around = ({ text }: Stream) => text.slice(Math.max(0, at - BEFORE), at + AFTER);
    const [line, block] = [ownerAt(received, at), ownerAt(printed, at)];
    return [{ line, block, quote: around(received), printed: around(printed), why: '文字不同' }];
  }
  return compareEnds(received, printed, entries);
}

/** Where lines and blocks end must agree too: two paragraphs that became one are another text. */
function compareEnds(received: Stream, printed: Stream, entries: readonly Entry[]): Difference[] {
  const told = new Set(entries.filter(({ rule }) => rule === 'join' || rule === 'split').map(keyOf));
  const differences: Difference[] = [];
  for (const { rule, line, column, index } of endsOf(received, printed)) {
    if (told.delete(keyOf({ rule, line, column }))) continue;
    differences.push({
      line,
      block: printed.owners[index] ?? 0,
      quote: received.text.slice(index, index + AFTER),
      printed: printed.text.slice(Math.max(0, index - BEFORE), index + AFTER),
      why: rule === 'join' ? '原件在这里另起一行，这里接成了一段' : '原件在这里没有断开，这里断成了两段',
    });
  }
  for (const key of told) {
    const line = Number(key.split(' ')[1]);
    differences.push({ line, block: 0, quote: '', printed: '', why: '记录说这一行接上文或断开，这里不是这样' });
  }
  return differences;
}

function keyOf({ rule, line, column }: Pick<Entry, 'rule' | 'line' | 'column'>): string {
  return `${rule} ${line} ${rule === 'join' ? 0 : column}`;
}

/** All places where a line ends and no block, or a block and no line. */
export function* endsOf(
  received: Stream,
  printed: Stream,
): Generator<Pick<Entry, 'line' | 'column'> & { rule: 'join' | 'split'; index: number }> {
  for (let index = 1; index < received.text.length; index++) {
    const line = received.owners[index] as number;
    const isNewLine = received.owners[index - 1] !== line;
    const isNewBlock = printed.owners[index - 1] !== printed.owners[index];
    if (isNewLine && !isNewBlock) yield { rule: 'join', line, column: 0, index };
    if (!isNewLine && isNewBlock) yield { rule: 'split', line, column: received.offsets[index] as number, index };
  }
}

function firstDifference(a: string, b: string): number | undefined {
  if (a === b) return undefined;
  let at = 0;
  while (at < Math.min(a.length, b.length) && a[at] === b[at]) at++;
  return at;
}

function ownerAt({ owners }: Stream, at: number): number {
  return owners[Math.min(at, owners.length - 1)] ?? 0;
}
