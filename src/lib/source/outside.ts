import { isUnit } from '../bulletin/byline.ts';
import { ordinalLevel } from '../bulletin/ordinal.ts';
import type { Changes } from '../document/changes.ts';
import { cutRuns } from '../document/model.ts';
import type { Decision } from '../document/reading.ts';
import type { RemovalRule } from '../proof/rules.ts';
import { isContentsHeading, isEditorsNote, isHeadLike, SIGNS } from './cues.ts';
import type { SourceLine } from './line.ts';

/**
 * What staff set around the words of articles: a line drawn with dashes, the name of a section (栏目) above several titles,
 * a star before each title. None of it is a word of an article; each is taken out by name.
 */

/** Signs of which people draw a line. */
const DRAWN_LINE = /^(?:[-－_＿—―=＝*＊~～\u2500-\u257f]\s*){3,}$/u;
const SIGN = new RegExp(`^[${SIGNS}]\\s*(?=[^${SIGNS}\\s])`, 'u');
const BRACKETED = /^[【〖［[〔]\s*\p{Script=Han}[\p{Script=Han}\s·]{1,11}[】〗］\]〕]$/u;
/** How names of sections end that stand without brackets. */
const SECTION_ENDING =
  /^\p{Script=Han}{2,6}(?:动态|交流|之窗|风采|之声|天地|园地|信息|要闻|专栏|专题|聚焦|论坛|选登|摘登|简讯|资讯|探索|传真|回音)$/u;

/** The lines without those that are drawn; what follows one has a gap before it. */
export function withoutDrawnLines(lines: readonly SourceLine[], changes: Changes): readonly SourceLine[] {
  let gap = false;
  return lines.flatMap((line) => {
    if (!line.table && DRAWN_LINE.test(line.text)) {
      take(line, line.text.length, 'ruled-line', changes);
      gap = true;
      return [];
    }
    const kept = gap ? { ...line, gap } : line;
    gap = false;
    return [kept];
  });
}

/** The lines of the articles without names of sections and without the sign that stands before every title. */
export function withoutSectionNames(
  lines: readonly SourceLine[],
  changes: Changes,
  decisions: Decision[],
  report: (line: SourceLine) => void,
): readonly SourceLine[] {
  // A text whose first words are such a name has them above its other titles, too.
  const [first, below] = lines.filter(({ text }) => !isEditorsNote(text));
  const begins = !!first && BRACKETED.test(first.text) && mayBeTitle(below);
  const kept = lines.filter((line, i) => {
    if (!isSectionName(line, lines.slice(i + 1, i + 3), begins)) return true;
    take(line, line.text.length, 'section', changes);
    report(line);
    const place = { line: line.number, ...(line.page && { page: line.page }) };
    const reason = '栏目名，下面是各篇的标题，没有收入';
    decisions.push({ kind: 'removed', place, quote: line.text, reason, certainty: 'medium' });
    return false;
  });
  return withoutTitleSigns(kept, changes);
}

/** A short name above a title: in brackets, or of a known form and marked higher than what stands below it. */
function isSectionName(
  { text, heading, table, size }: SourceLine,
  [next, second]: readonly SourceLine[],
  begins: boolean,
): boolean {
  if (table || !next || !mayBeTitle(next) || isEditorsNote(text) || isContentsHeading(text)) return false;
  const isAboveMarked = next.heading !== undefined && (heading === undefined || next.heading > heading);
  if (SECTION_ENDING.test(text)) return heading !== undefined && isAboveMarked;
  const isAboveLarger = !!size && (next.size ?? 0) > size;
  return BRACKETED.test(text) && (begins || isAboveMarked || isAboveLarger || (!!second && isUnit(second.text)));
}

function mayBeTitle(line: SourceLine | undefined): boolean {
  return !!line && !line.table && !line.indented && !ordinalLevel(line.text) && isHeadLike(line.text, 80);
}

/** The sign before the first title is that of all titles, if every line that begins with it can be one. */
function withoutTitleSigns(lines: readonly SourceLine[], changes: Changes): readonly SourceLine[] {
  const first = lines.find(({ text }) => !isEditorsNote(text) && !isUnit(text));
  const sign = first && SIGN.exec(first.text)?.[0].trim();
  if (!sign) return lines;
  const signed = lines.filter(({ text, table }) => !table && text.startsWith(sign));
  const areTitles = signed.every(
    (line) => isHeadLike(line.text, 80) && !lines[lines.indexOf(line) + 1]?.text.startsWith(sign),
  );
  if (!areTitles) return lines;
  const isMarkedElsewise = lines.some(({ heading }) => heading !== undefined);
  return lines.map((line) => {
    if (!signed.includes(line)) return line;
    const length = SIGN.exec(line.text)?.[0].length ?? 0;
    const { origin, boldEnd } = line;
    take(line, length, 'bullet', changes);
    return {
      ...line,
      text: line.text.slice(length),
      ...(boldEnd && { boldEnd: Math.max(0, boldEnd - length) }),
      ...(origin && { origin: { ...origin, start: origin.start + length } }),
      ...(!isMarkedElsewise && { heading: 1 }),
    };
  });
}

/** Names what goes of the beginning of a line. The number of an automatic list is no text of the original. */
function take({ number, page, origin }: SourceLine, length: number, rule: RemovalRule, changes: Changes): void {
  if (!origin) return;
  const { inside } = cutRuns(origin.paragraph.runs, origin.start, origin.start + length);
  for (const { text, column } of inside) changes.remove(rule, { line: number, ...(page && { page }) }, text, column);
}
