import { isUnit } from '../bulletin/byline.ts';
import { foldForComparison } from '../text/width.ts';
import { isContentsHeading, isHeadLike, isSubtitle } from './cues.ts';
import type { SourceLine } from './lines.ts';

/** The printed list of titles (要目) and the lines without it. */
export interface ReadContents {
  contents?: { heading: string; titles: string[] };
  /** How many lines of `rest` stood before the list: an editor's note may. */
  before: number;
  rest: readonly SourceLine[];
}

/** The list stands near the head of a bulletin, if there is one. */
const LATEST = 16;

export function readContents(lines: readonly SourceLine[]): ReadContents {
  const found = findHeading(lines);
  if (!found) return { before: 0, rest: lines };
  const entries: string[] = [];
  let first: SourceLine | undefined;
  let end = found.end;
  for (const line of lines.slice(found.end)) {
    const isRepeated = first && foldForComparison(line.text) === entryTitle(first.text);
    const leavesList = first?.item && !line.item && line.gap;
    if (isRepeated || leavesList || (line.heading && !line.item) || !isHeadLike(line.text, 80)) break;
    // An entry over two lines, or with its subtitle or unit below it, is one entry.
    const goesOn = first && ((first.item && !line.item) || isSubtitle(line.text) || isUnit(line.text));
    if (goesOn) entries.push(`${entries.pop()} ${line.text}`);
    else entries.push(line.text);
    first ??= line;
    end++;
  }
  if (entries.length === 0) return { before: 0, rest: lines };
  return {
    contents: { heading: found.heading, titles: entries },
    before: found.start,
    rest: [...lines.slice(0, found.start), ...lines.slice(end)],
  };
}

/** The heading may be torn: 要, 目. */
function findHeading(lines: readonly SourceLine[]): { heading: string; start: number; end: number } | undefined {
  for (let i = 0; i < Math.min(lines.length, LATEST); i++) {
    const text = lines[i]?.text ?? '';
    if (isContentsHeading(text)) return { heading: text, start: i, end: i + 1 };
    const next = lines[i + 1]?.text ?? '';
    if (text.length <= 2 && isContentsHeading(text + next)) return { heading: text + next, start: i, end: i + 2 };
  }
  return undefined;
}

/** An entry of the list without its number in front and its page behind, in the form for comparison. */
export function entryTitle(entry: string): string {
  const title = entry
    .replace(/^\s*(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)])\s*/u, '')
    .replace(/[…·.—\s]+[（(]?\d{1,3}[）)]?$/u, '');
  return foldForComparison(title);
}
