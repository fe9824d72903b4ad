import { ordinalLevel } from '../../bulletin/ordinal.ts';
import type { Passage } from '../../bulletin/schema.ts';
import type { Discourse, Part, Section } from '../reading.ts';

/** The order of a discourse: which headings stand over a passage, and where its text begins. */

/** A section with the headings over it, from the outermost to its own. */
export interface Placed {
  section: Section;
  headings: readonly Passage[];
}

/** （一） stands below 一、; a heading without an ordinal ends what was open. */
export function placeSections({ sections }: Discourse): Placed[] {
  const open: { level: number; passage: Passage }[] = [];
  return sections.map((section) => {
    const { heading } = section;
    if (heading) {
      const level = ordinalLevel(heading.text) ?? 0;
      while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) open.pop();
      open.push({ level, passage: heading });
    }
    return { section, headings: open.map(({ passage }) => passage) };
  });
}

/** 各位代表：, 各位代表，同志们：, 尊敬的主任、各位副主任： */
export function isSalutation(text: string): boolean {
  return /^[^。；\d]{2,40}[:：！!]$/u.test(text.trim()) && /^(?:尊敬的|各位|同志们|主任)/u.test(text.trim());
}

export function isParagraph(part: Part): part is Extract<Part, { kind: 'paragraph' }> {
  return part.kind === 'paragraph';
}
