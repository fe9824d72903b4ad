import type { Align, Block, Paragraph, Picture, Place, Run } from '../../document/model.ts';
import { Characters } from './characters.ts';
import type { Ground } from './drawing.ts';
import { Inline } from './inline.ts';
import type { Piece } from './piece.ts';
import { isOn, type ParagraphProperties, readParagraph } from './properties.ts';
import type { Story } from './story.ts';
import { child, type Element, valOf } from './xml.ts';

/** Where blocks are read: what they inherit, and what stands between them. */
export interface Surroundings {
  table?: string | undefined;
  ground: Ground;
  isBox: boolean;
}

/** A paragraph with the drawings that are anchored in it; boxes are read by the caller. */
export interface Anchored {
  paragraph: Paragraph | undefined;
  before: Picture[];
  after: (Block | { kind: 'box'; content: Element; ground: Ground })[];
  /** Space behind it, in twentieths of a point, and a rule below it, that part it from the next paragraph. */
  isGapBehind: boolean;
  isRule: boolean;
  /** An empty line: nothing stands in it, not even words that are hidden or deleted. */
  isBlank: boolean;
}

/** Height of a line in twentieths of a point where a document says nothing: the grid of a page of 44 lines. */
const GRID_LINE = 312;

/** Reads one `w:p`. @param isGap something stands between it and what was read before */
export function readParagraphBlock(story: Story, element: Element, around: Surroundings, isGap: boolean): Anchored {
  const place: Place = { line: element.order ?? 1 };
  const properties = child(element, 'w:pPr');
  const direct = readParagraph(properties);
  const mark = child(properties, 'w:rPr');
  const item = story.numbering.itemOf(direct);
  const facts = story.styles.paragraph(direct, around.table, item?.paragraph);
  const ground = facts.background ?? around.ground;
  const inline = new Inline(story, place, { style: direct.style, table: around.table, ground });
  inline.read(element);
  const isMarkDeleted = child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined;
  const isGone = inline.pieces.every(({ look }) => look.isDeleted || look.isUnseen) && inline.pieces.length > 0;
  const isDrop = /^(?:drop|margin)$/u.test(valOf(properties, 'w:framePr', 'w:dropCap') ?? '');
  if (facts.isPageBreakBefore) story.page = 'set';
  const text = assemble(story, place, inline.pieces);
  if (isInColumns(text.words)) story.reports.add('tab-columns', place, text.words);
  // A deleted paragraph has no number; a hidden one neither, if its mark is hidden too.
  const isCounted = !(isMarkDeleted && (isGone || !text.words)) && !(isGone && isOn(child(mark, 'w:vanish')));
  const number = item && isCounted ? printedNumber(story, item, place, text.words) : '';
  const size = commonSize(inline.pieces);
  const line = Math.min(size * 10, GRID_LINE);
  const paragraph: Paragraph | undefined =
    text.words.trim() === ''
      ? undefined
      : {
          kind: 'paragraph',
          place,
          runs: text.runs,
          whole: !isMarkDeleted && !isDrop,
          gap:
            isGap ||
            isSpaced(facts.before, facts.beforeLines, line) ||
            !!facts.isRuledAbove ||
            text.startsPage === 'set',
          ...(text.startsPage && { startsPage: true as const }),
          ...(text.pageBreaks.length > 0 && { pageBreaks: text.pageBreaks }),
          ...hints(story, direct, facts, size),
          ...(number && { number }),
          ...((around.isBox || (child(properties, 'w:framePr') && !isDrop)) && { box: true as const }),
          ...((inline.isCaption || story.styles.isCaption(direct.style)) && { caption: true as const }),
        };
  decide(story, paragraph, number, place, { isMarkDeleted, isDrop });
  if (story.sections.get(element)) story.page = 'set';
  return {
    paragraph,
    ...anchored(story, place, inline),
    isGapBehind: isSpaced(facts.after, facts.afterLines, line) || !!facts.isRuledBelow,
    isRule: inline.drawings.some(({ hasRule }) => hasRule),
    isBlank: !isGone && !(isMarkDeleted && !text.words),
  };
}

/** Numbers alone between tabs, at least two: a row of a table that is none. */
function isInColumns(words: string): boolean {
  const cells = words.split('\t').map((cell) => cell.trim());
  return cells.filter((cell) => /^[\d０-９][\d０-９.,，．]*[%％‰]?$/u.test(cell)).length >= 2;
}

function isSpaced(space = 0, lines = 0, line: number): boolean {
  return lines >= 100 || space >= line;
}

function printedNumber(
  story: Story,
  item: NonNullable<ReturnType<Story['numbering']['itemOf']>>,
  place: Place,
  words: string,
): string {
  const printed = story.numbering.next(item);
  if ('number' in printed) return printed.number;
  story.reports.add('number-format', place, `${printed.unknown}：${words}`);
  return '';
}

function decide(
  story: Story,
  paragraph: Paragraph | undefined,
  number: string,
  place: Place,
  { isMarkDeleted, isDrop }: { isMarkDeleted: boolean; isDrop: boolean },
): void {
  const low = (kind: string, quote: string, reason: string) =>
    story.decisions.push({ kind, place, quote, reason, certainty: 'low' });
  const quote = paragraph?.runs.map(({ text }) => text).join('') ?? '';
  if (!paragraph && number.trim() && !/^[^\p{L}\p{N}]+$/u.test(number))
    low('number', number, '编号后面没有文字，没有收');
  if (paragraph && isMarkDeleted) low('join', quote, '修订删去了段落的结尾，与下一段连成一段');
  if (paragraph && isDrop) low('join', quote, '首字下沉，与下一段连成一段');
}

function anchored(story: Story, place: Place, { drawings }: Inline): Pick<Anchored, 'before' | 'after'> {
  const before: Picture[] = [];
  const after: Anchored['after'] = [];
  for (const { boxes, wordArt, pictures, isLeading } of drawings) {
    for (let i = 0; i < pictures; i++) {
      story.reports.add('image', place);
      (isLeading ? before : after).push({ kind: 'picture', place });
    }
    for (const words of wordArt) {
      story.changes.substitute('drawn', place, '', words);
      const runs: Run[] = [{ text: words }];
      after.push({ kind: 'paragraph', place, runs, whole: true, gap: true, box: true });
    }
    for (const { content, ground } of boxes) after.push({ kind: 'box', content, ground });
  }
  if (drawings.some(({ boxes, wordArt }) => boxes.length + wordArt.length > 0)) story.reports.add('text-box', place);
  return { before, after };
}

interface Assembled {
  runs: Run[];
  words: string;
  startsPage?: 'set' | 'found';
  pageBreaks: number[];
}

/** Pieces → runs of one look, with the pages that end between and inside of them. */
function assemble(story: Story, place: Place, pieces: readonly Piece[]): Assembled {
  const words = pieces.map(({ text }) => text).join('');
  const characters = new Characters(story, place, words);
  const main = commonSize(pieces);
  const runs: Run[] = [];
  const pageBreaks: number[] = [];
  let startsPage = story.page;
  let text = '';
  let last: Piece['page'];
  for (const piece of pieces) {
    const { look, page } = piece;
    if (page && (look.isDeleted || look.isUnseen)) continue;
    if (page) {
      last = page;
      if (!text.trim()) startsPage = page === 'set' || startsPage === 'set' ? 'set' : 'found';
      else if (page === 'set' || pageBreaks.at(-1) !== text.length) pageBreaks.push(text.length + piece.text.length);
      if (!text.trim()) continue;
    }
    const raised = look.shift ?? (look.size < main && look.position ? (look.position > 0 ? 'up' : 'down') : undefined);
    for (const printed of characters.print({ ...piece, look: { ...look, ...(raised && { shift: raised }) } })) {
      text += printed.text;
      append(runs, printed.text, printed.column, printed.bold);
    }
  }
  const ended = pageBreaks.at(-1);
  const isEnded = ended !== undefined && !text.slice(ended).trim();
  if (isEnded) pageBreaks.pop();
  if (isEnded && last === 'set') dropLast(runs, text.length - ended + 1);
  const isEmpty = !text.trim();
  story.page = isEmpty ? startsPage : isEnded ? last : undefined;
  return { runs, words: text, pageBreaks, ...(startsPage && !isEmpty && { startsPage }) };
}

/** Runs of one look that follow each other in the original are one; blanks take the look of what stands before them. */
function append(runs: Run[], text: string, column: number | undefined, bold: boolean): void {
  const last = runs.at(-1);
  const isNext =
    last &&
    (column === undefined
      ? last.column === undefined
      : last.column !== undefined && last.column + last.text.length === column);
  if (last && isNext && (!!last.bold === bold || !text.trim())) last.text += text;
  else runs.push({ text, ...(bold && { bold: true as const }), ...(column !== undefined && { column }) });
}

/** The break at the end of a paragraph, and blanks behind it, end no line. */
function dropLast(runs: Run[], count: number): void {
  let left = count;
  while (left > 0) {
    const last = runs.at(-1);
    if (!last) return;
    const taken = Math.min(left, last.text.length);
    last.text = last.text.slice(0, last.text.length - taken);
    if (!last.text) runs.pop();
    left -= taken;
  }
}

/** Half points of most of the characters. */
function commonSize(pieces: readonly Piece[]): number {
  const counts = new Map<number, number>();
  for (const { text, look } of pieces) {
    if (look.isDeleted || look.isUnseen) continue;
    counts.set(look.size, (counts.get(look.size) ?? 0) + text.replace(/\s/gu, '').length);
  }
  const [[size] = [pieces[0]?.look.size ?? 21]] = [...counts].sort(([, a], [, b]) => b - a);
  return size;
}

const ALIGN: Readonly<Record<string, Align>> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
};

function hints(story: Story, direct: ParagraphProperties, facts: ParagraphProperties, size: number) {
  const { styles } = story;
  const align: Align | undefined = facts.align === undefined ? undefined : (ALIGN[facts.align] ?? 'justify');
  const indent = facts.firstLineChars ? facts.firstLineChars / 100 : (facts.firstLine ?? 0) / (size * 10);
  const style = direct.style === undefined ? undefined : styles.nameOf(direct.style);
  const heading = styles.headingOf(direct.style);
  // Level 9 is that of the text, section 17.3.1.20.
  const outline =
    facts.outline === undefined
      ? heading
      : facts.outline < 9
        ? facts.outline + 1
        : direct.outline === undefined
          ? heading
          : undefined;
  return {
    ...(align && { align }),
    size: size / 2,
    ...(indent && { indent: Math.round(indent * 100) / 100 }),
    ...(style !== undefined && { style }),
    ...(outline !== undefined && { outline }),
  };
}
