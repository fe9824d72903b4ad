import { foldForComparison } from '../text/width.ts';
import type { Difference } from './compare.ts';
import type { BesideRule, PlainLine } from './lines.ts';
import type { Change, Entry } from './record.ts';

/** Rules for words that do not stand in the body: what is named under them must be there, and all of it named. */
const BESIDE: ReadonlySet<string> = new Set<BesideRule>(['deleted', 'header-footer', 'note', 'comment']);

/** What is left of a change after the lines that it names have been taken from it. */
interface Named {
  change: Change;
  left: string;
}

/**
 * Finds what stands beside the body, and what was deleted from it, in the changes that the importer has named. A change
 * may name several lines at once, or a part of one.
 * @param changes those without a column: they are not in the text of a line of the body
 */
export function holdBeside(
  lines: readonly PlainLine[],
  changes: readonly Change[],
): { entries: Entry[]; differences: Difference[] } {
  const named = changes.flatMap((change): Named[] => {
    const isHeld = change.column === undefined && BESIDE.has(change.rule);
    return isHeld ? [{ change, left: foldForComparison(change.from) }] : [];
  });
  const byRule = Map.groupBy(named, ({ change }) => change.rule as string);
  const entries: Entry[] = [];
  const differences: Difference[] = [];
  for (const { line, beside, of, text } of lines) {
    if (!beside || foldForComparison(text) === '') continue;
    const own = byRule.get(beside) ?? [];
    // Words that were deleted elsewhere are other words.
    const near = own.filter(({ change }) => of !== undefined && change.place.line === of);
    if (consume(foldForComparison(text), [...near, ...own]))
      entries.push({ line, column: 0, rule: beside, from: text, to: '' });
    else differences.push({ line: of ?? 0, block: 0, quote: text, printed: '', why: UNNAMED[beside] });
  }
  for (const { change, left } of named)
    if (left !== '')
      differences.push({
        line: change.place.line,
        block: 0,
        quote: left,
        printed: '',
        why: '说是去掉了这些字，原件里没有',
      });
  return { entries, differences };
}

const UNNAMED: Record<BesideRule, string> = {
  deleted: '原件修订删去的这些字，没有记下',
  'header-footer': '原件页眉、页脚里的这些字，没有记下',
  note: '原件脚注、尾注里的这些字，没有记下',
  comment: '原件批注里的这些字，没有记下',
};

/** Takes the words from the changes that begin with them, or that they begin with. */
function consume(words: string, named: readonly Named[]): boolean {
  for (let left = words; left !== ''; ) {
    const found =
      named.find((each) => each.left.startsWith(left)) ??
      named.find((each) => each.left !== '' && left.startsWith(each.left));
    if (!found) return false;
    const taken = Math.min(found.left.length, left.length);
    left = left.slice(taken);
    found.left = found.left.slice(taken);
  }
  return true;
}
