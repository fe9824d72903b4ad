import { isNamedUnit, isUnit } from '../bulletin/byline.ts';
import type { Changes } from '../document/changes.ts';
import { cutRuns } from '../document/model.ts';
import { foldForComparison } from '../text/width.ts';
import { isContentsHeading, isHeadLike, isSubtitle, SIGNS } from './cues.ts';
import type { SourceLine } from './line.ts';

/** The printed list of titles (要目) and the lines without it. */
export interface ReadContents {
  /** `known` are the titles without the units that stand behind them, to find them again above their articles. */
  contents?: { heading: string; titles: string[]; known: string[] };
  /** How many lines of `rest` stood before the list: an editor's note may. */
  before: number;
  rest: readonly SourceLine[];
}

/** The list stands near the head of a bulletin, if there is one. */
const LATEST = 16;
const LONGEST_ENTRY = 100;
/** Dots or a tab that lead to a page, and what stands behind them: a unit, the page. */
const LEADER = /(?:[…⋯]+|[·．.・]{3,}|—{3,}|\t+|\s{4,})/u;
const PAGE = /[（(]?\d{1,3}[）)]?$/u;
const BULLET = /^\s*(?:[●○◆◇■□▲△★☆※➢►▶•·*-]|\d{1,2}[.．、]|[（(]\d{1,2}[）)]|[①-⑳])\s*/u;
const SIGN = new RegExp(`^[${SIGNS}•·]\\s*(?=\\S)`, 'u');
/** Titles shorter than this are the beginning of many lines. */
const FEWEST_REPEATED = 6;

/** @param changes is told of leaders and page numbers, which are no words of a title */
export function readContents(lines: readonly SourceLine[], changes: Changes): ReadContents {
  const found = findHeading(lines);
  if (!found) return { before: 0, rest: lines };
  const entries: string[] = [];
  const known: string[] = [];
  let first: SourceLine | undefined;
  let isOpen = false;
  let end = found.end;
  for (const line of lines.slice(found.end)) {
    if (first && endsList(line, first, known)) break;
    if ((line.heading && !line.item) || line.table || !isHeadLike(line.text.replace(LEADER, ' '), LONGEST_ENTRY)) break;
    const text = withoutBullet(line, withoutLeader(line, changes), changes);
    // An entry over two lines, or with its subtitle or unit below it, is one entry.
    const goesOn = first && (isOpen || (isMarked(first) && !isMarked(line)) || isSubtitle(text) || isLoneUnit(text));
    const title = titleOf(line.text, text);
    if (goesOn) entries.push(`${entries.pop()} ${text}`);
    else entries.push(text);
    if (!goesOn) known.push(title);
    else if (!isLoneUnit(text)) known.push(`${known.pop()} ${title}`);
    first ??= line;
    // Where entries end in a page, one that does not goes on in the next line.
    isOpen = LEADER.test(first.text) && PAGE.test(first.text.trim()) && !PAGE.test(line.text.trim());
    end++;
  }
  if (entries.length === 0) return { before: 0, rest: lines };
  return {
    contents: { heading: found.heading, titles: entries, known },
    before: found.start,
    rest: [...lines.slice(0, found.start), ...lines.slice(end)],
  };
}

/** The list is over: a title of it stands here again, a page begins, or the type is that of a title. */
function endsList(line: SourceLine, first: SourceLine, entries: readonly string[]): boolean {
  const folded = foldForComparison(line.text);
  const isRepeated = entries.some((entry) => {
    const title = entryTitle(entry);
    return (
      title === folded || (folded.length >= FEWEST_REPEATED && title.startsWith(folded) && !LEADER.test(line.text))
    );
  });
  const leavesList = first.item && !line.item && line.gap;
  const isLarger = (line.size ?? 0) > (first.size ?? Infinity) * 1.1;
  const isCentred =
    line.align === 'center' && first.align !== 'center' && line.align !== undefined && first.align !== undefined;
  return isRepeated || !!leavesList || !!line.startsPage || isLarger || isCentred;
}

/** What stands before the leader, or before a unit that a wide blank or brackets part from the title. */
function titleOf(printed: string, text: string): string {
  const [title = ''] = printed.replace(SIGN, '').split(LEADER);
  if (LEADER.test(printed) && title.trim()) return title.trim();
  const [, before = '', behind = ''] = /^(.*\S)(?:\s{2,}|\s*(?=[（(]))(\S+)$/u.exec(text) ?? [];
  return isUnit(behind) ? before : text;
}

function isMarked(line: SourceLine): boolean {
  return !!line.item || BULLET.test(line.text);
}

/** The words of an entry without the sign before it. A number stays: it says which title it is. */
function withoutBullet({ text: printed, origin, number, page }: SourceLine, text: string, changes: Changes): string {
  const sign = SIGN.exec(printed)?.[0];
  if (!sign || !origin || !text.startsWith(sign.trim())) return text;
  const { inside } = cutRuns(origin.paragraph.runs, origin.start, origin.start + sign.length);
  // The sign of an automatic list is no word of the original.
  if (inside.map((run) => run.text).join('') !== sign) return text;
  const [first] = inside;
  changes.remove(
    'bullet',
    { line: number, ...(page && { page }) },
    sign,
    inside.length === 1 ? first?.column : undefined,
  );
  return text.slice(sign.trim().length).trim();
}

/** The words of an entry; the dots that lead to a page, and its number, are taken out by name. */
function withoutLeader(line: SourceLine, changes: Changes): string {
  const { text, origin } = line;
  const leader = LEADER.exec(text);
  const page = PAGE.exec(text);
  if (!leader || !origin || (!/[…⋯·．.・—]/u.test(leader[0]) && !page)) return text;
  const place = { line: line.number, ...(line.page && { page: line.page }) };
  const take = (start: number, end: number) => {
    for (const run of cutRuns(origin.paragraph.runs, origin.start + start, origin.start + end).inside)
      changes.remove('leader', place, run.text, run.column);
  };
  take(leader.index, leader.index + leader[0].length);
  const isPage = page && page.index >= leader.index + leader[0].length;
  if (isPage) take(page.index, text.length);
  const behind = text.slice(leader.index + leader[0].length, isPage ? page.index : text.length).trim();
  return behind ? `${text.slice(0, leader.index).trim()} ${behind}` : text.slice(0, leader.index).trim();
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

/** A unit and nothing else. Blanks part its letters (省 水 利 厅), its name or several units, but no title from its unit. */
function isLoneUnit(text: string): boolean {
  const parts = text.trim().split(/\s+/u);
  if (!isUnit(text) || parts.length === 1) return isUnit(text);
  return (parts.length === 2 && isNamedUnit(text)) || parts.every((part) => [...part].length === 1 || isUnit(part));
}

/** An entry of the list without its mark in front and its page behind, in the form for comparison. */
export function entryTitle(entry: string): string {
  const title = entry.replace(BULLET, '').replace(/[…·.—\s]+[（(]?\d{1,3}[）)]?$/u, '');
  return foldForComparison(title);
}
