import type { Passage } from '../../bulletin/schema.ts';
import type { Figure } from '../../quantity/figure.ts';
import type { Base, Discourse, Measure, Origin, Role, Section } from '../reading.ts';
import { Memory } from './carry.ts';
import type { Draft } from './draft.ts';
import { readSentence } from './sentence.ts';
import { subjectOf } from './subject.ts';
import { readCell, siblingsOf } from './table.ts';
import { stageByTotal } from './table-stage.ts';
import { isPlanHeading } from './target.ts';
import type { Terms } from './terms.ts';

/** What is measured, in what role it is said, and against what. */
export interface MeasureReading {
  /** Absent where the text does not say what is counted. */
  measure?: Measure;
  role: Role;
  /** For a change and a share, where the text says it. */
  base?: Base;
  /** What is measured, a short phrase of the text. */
  subject?: string;
  /** The words that each was read from. */
  from: { measure: Origin[]; role: Origin[]; base: Origin[] };
}

/** What a text has said so far. */
export interface Said {
  memory: Memory;
  whole: Draft | undefined;
  /** Passages that may name what is counted, nearest first. */
  above: Passage[];
  isPlan: boolean;
  year: number | undefined;
  /** Figures of the sections before. */
  told: Draft[];
}

/**
 * Measure, role and base of the figures of a text, in one pass from above to below.
 * @param figures those of its passages; what is not of it is left out
 * @returns by the id of the figure
 */
export function readMeasures(
  discourse: Discourse,
  figures: readonly Figure[],
  terms: Terms,
): Map<string, MeasureReading> {
  const ofPassage = Map.groupBy(figures, ({ passage }) => passage);
  const readings = new Map<string, MeasureReading>();
  const year = discourse.date === undefined ? undefined : Number(discourse.date.slice(0, 4));
  const memory = new Memory();
  const take = (drafts: readonly Draft[]) => {
    for (const draft of drafts) readings.set(draft.figure.id, toReading(draft));
    state.told.push(...drafts);
  };
  const state: Said = { memory, whole: undefined, above: [], isPlan: false, year, told: [] };
  if (discourse.title) take(readPassage(discourse.title, ofPassage, state, terms));
  for (const section of discourse.sections) {
    state.isPlan = isPlanHeading(section.heading?.text ?? '');
    take(readSection(section, discourse.title, ofPassage, state, terms));
  }
  return readings;
}

function readSection(
  section: Section,
  title: Passage | undefined,
  ofPassage: ReadonlyMap<string, Figure[]>,
  state: Said,
  terms: Terms,
): Draft[] {
  const { heading } = section;
  const fixed = [heading, title].filter((passage) => passage !== undefined);
  state.above = fixed;
  const drafts = heading ? readPassage(heading, ofPassage, state, terms) : [];
  let last: Passage | undefined;
  for (const part of section.parts) {
    if (part.kind === 'paragraph') {
      state.above = [part.passage, ...(last ? [last] : []), ...fixed];
      drafts.push(...readPassage(part.passage, ofPassage, state, terms));
      last = part.passage;
      continue;
    }
    const siblings = siblingsOf(part.rows, terms);
    const above = [...(last ? [last] : []), ...fixed];
    const context = { siblings, above, isPlan: state.isPlan, year: state.year };
    const cells = part.rows
      .flat()
      .flatMap((cell) =>
        readCell(cell, ofPassage.get(cell.passage.id) ?? [], context, terms).map((draft) => ({ cell, draft })),
      );
    stageByTotal(cells, [...state.told, ...drafts], terms);
    drafts.push(...cells.map(({ draft }) => draft));
  }
  return drafts;
}

/** The figures of a passage, sentence by sentence. */
function readPassage(passage: Passage, ofPassage: ReadonlyMap<string, Figure[]>, state: Said, terms: Terms): Draft[] {
  const figures = ofPassage.get(passage.id) ?? [];
  if (figures.length === 0) return [];
  const ofSentence = Map.groupBy(figures, ({ sentence }) => sentence);
  return passage.sentences.flatMap((sentence) => {
    state.memory.nextSentence();
    const own = ofSentence.get(sentence.id);
    return own ? readSentence(passage, sentence, own, state, terms) : [];
  });
}

function toReading(draft: Draft): MeasureReading {
  const { figure, head, of, stage, part, also = [], role, base } = draft;
  const subject = subjectOf(draft);
  const told = [head, of, stage, part, ...also].filter((word) => word !== undefined).map(({ origin }) => origin);
  return {
    ...(head && {
      measure: {
        head: head.text,
        ...(of && { of: of.text }),
        ...(stage && { stage: stage.text }),
        ...(part && { part: part.text }),
        ...(also.length > 0 && { also: also.map(({ text }) => text) }),
        unitKind: figure.kind,
      },
    }),
    role,
    ...(base && { base: base.base }),
    ...(subject && { subject }),
    from: {
      measure: distinct(told),
      role: draft.roleFrom,
      base: base ? [{ passage: base.passage, ...base.span }] : [],
    },
  };
}

function distinct(origins: readonly Origin[]): Origin[] {
  return [...new Map(origins.map((o) => [`${o.passage} ${o.start} ${o.end}`, o])).values()];
}
