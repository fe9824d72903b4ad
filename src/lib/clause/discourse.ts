import { isDateLine, isUnit } from '../bulletin/byline.ts';
import { ordinalLevel } from '../bulletin/ordinal.ts';
import type { Block, Bulletin, Passage } from '../bulletin/schema.ts';
import { readDay } from './day.ts';
import { footOf } from './foot.ts';
import type { Discourse, Part, Section } from './reading.ts';
import { tablePart } from './table.ts';

/** Texts as they are read together: articles of a bulletin, or the blocks of any text. */

/** The editor's note, where there is one, then each article. */
export function discoursesOf(bulletin: Bulletin): Discourse[] {
  const { date, issuer, note, articles } = bulletin;
  return [
    ...(note.length > 0 ? [{ date, issuer, sections: sectionsOf(note) }] : []),
    ...articles.map(({ title, unit, blocks }) => ({
      date,
      issuer,
      ...(unit && { unit }),
      ...(title.text && { title }),
      sections: sectionsOf(blocks),
    })),
  ];
}

/**
 * Any text. Where nobody has said which line is a title or a heading, lines that look like one are taken for it; a line above the
 * text that is a date or names a body says when it was written and who wrote it, and so do the lines that sign it below.
 * @param known what is known of the text from elsewhere; it goes before what its lines say
 */
export function discourseOfBlocks(
  blocks: readonly Block[],
  known: Pick<Discourse, 'date' | 'unit' | 'title'> = {},
): Discourse {
  const lead = leadOf(blocks);
  const title = known.title ?? titleOf(lead);
  const lines = lead.map(({ text }) => text.replace(/\s/gu, ''));
  const foot = footOf(blocks);
  const date = known.date ?? lines.filter(isDateLine).map(readDay).find(Boolean) ?? foot.date;
  const unit = known.unit ?? lines.filter(isUnit).map((line) => line.replace(/^[（(]|[）):：]$/gu, ''))[0] ?? foot.unit;
  const rest = blocks.filter((block) => block.kind === 'table' || block.passage !== title);
  return {
    ...(date && { date }),
    ...(unit && { unit }),
    ...(title && { title }),
    sections: sectionsOf(
      rest.map((block, i) => (isHeading(block, rest[i - 1], rest[i + 1]) ? asHeading(block) : block)),
    ),
  };
}

/** A heading opens a section; what stands before the first heading is a section without one. */
function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: { heading?: Passage; parts: Part[] }[] = [];
  let open: { heading?: Passage; parts: Part[] } | undefined;
  for (const [i, block] of blocks.entries()) {
    if (block.kind === 'heading') {
      open = { heading: block.passage, parts: [] };
      sections.push(open);
      continue;
    }
    if (!open) {
      open = { parts: [] };
      sections.push(open);
    }
    open.parts.push(
      block.kind === 'table' ? tablePart(block.rows, blocks[i - 1]) : { kind: 'paragraph', passage: block.passage },
    );
  }
  return sections;
}

/** Longer lines are sentences that lost their full stop. */
const LONGEST_HEAD = 40;

/** A short line that ends as no sentence does: a title, a heading, the name of a body. */
function isHeadLine(text: string): boolean {
  return text.length <= LONGEST_HEAD && /[^。；！？：:，、;,!?…\d０-９%％]$/u.test(text) && !/[。；]/u.test(text);
}

/** Short lines above the first block that is none. */
function leadOf(blocks: readonly Block[]): Passage[] {
  const end = blocks.findIndex((block) => block.kind !== 'paragraph' || !isLeadLine(block.passage.text));
  // Nothing but short lines is a list. The line right above a table is the caption of the table.
  const lines = blocks[end]?.kind === 'table' ? end - 1 : end;
  return blocks.slice(0, Math.max(0, lines)).flatMap((block) => (block.kind === 'table' ? [] : [block.passage]));
}

function isLeadLine(text: string): boolean {
  return isHeadLine(text) || isDateLine(text) || /^[（(][^。]{2,40}[）)]$/u.test(text);
}

/** The longest line above a text is its title, if it is neither a date nor the name of a body. */
function titleOf(lead: readonly Passage[]): Passage | undefined {
  const lines = lead.filter(
    ({ text }) => isHeadLine(text) && !isDateLine(text) && !isUnit(text) && !ordinalLevel(text),
  );
  return lines.toSorted((a, b) => b.text.length - a.text.length)[0];
}

/** 一、主要做法, or a short line alone between whole sentences: one of several short lines is an item of a list. */
function isHeading(block: Block, previous: Block | undefined, next: Block | undefined): boolean {
  if (block.kind !== 'paragraph' || block.runIn || !next || !isHeadLine(block.passage.text)) return false;
  if ((ordinalLevel(block.passage.text) ?? 4) <= 2) return true;
  return isProse(next) && (previous?.kind !== 'paragraph' || isProse(previous));
}

function isProse(block: Block): boolean {
  return block.kind === 'paragraph' && /[。！？][”’）》」]*$/u.test(block.passage.text);
}

function asHeading(block: Block): Block {
  return block.kind === 'paragraph'
    ? { kind: 'heading', level: ordinalLevel(block.passage.text) ?? 1, passage: block.passage }
    : block;
}
