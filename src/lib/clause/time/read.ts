import { ordinalLevel } from '../../bulletin/ordinal.ts';
import type { Passage } from '../../bulletin/schema.ts';
import type { Figure } from '../../quantity/figure.ts';
import type { Discourse, Origin, Part } from '../reading.ts';
import { type CongressFile, NO_CONGRESSES } from './congress.ts';
import { timeInPassage } from './figure.ts';
import { Opening } from './opening.ts';
import { isParagraph, placeSections } from './outline.ts';
import { type Frame, type Outer, readPassage, type Said, type TimedPassage } from './said.ts';
import { cellFrame } from './table.ts';

/** When a figure holds: the words of the text, and what they mean in days. */
export interface TimeReading {
  /** As printed: 省十三届人大以来, 去年, 目前较2020年. */
  stated: string;
  /** First and last day, ISO, where the words can be dated; an open beginning or end is absent. */
  span?: { start?: string; end?: string };
  /** The words it was read from, those that are stated first; they may stand in another passage. */
  from: Origin[];
}

/**
 * The time of each figure of a discourse, by the id of the figure; a figure whose time the text does not say is absent.
 * A time is looked for in the figure's own sentence before it, in the sentences before that one, under the headings it stands
 * below, in the opening of the text; never in a later sentence.
 * @param figures those of the passages of this discourse; others are left out
 * @param knowledge when congresses were held
 */
export function readTimes(
  discourse: Discourse,
  figures: readonly Figure[],
  knowledge: CongressFile = NO_CONGRESSES,
): Map<string, TimeReading> {
  const reader = new Reader(discourse, figures, knowledge);
  reader.read();
  return reader.times;
}

class Reader {
  readonly times = new Map<string, TimeReading>();
  private readonly discourse: Discourse;
  private readonly figures: ReadonlyMap<string, readonly Figure[]>;
  private readonly standpoint: { date: string | undefined; level: string | undefined; knowledge: CongressFile };
  private readonly article = new Opening();
  /** The last session that was named. */
  private occasion: Frame | undefined;
  /** The last day up to which something was counted. */
  private counted: Frame | undefined;

  constructor(discourse: Discourse, figures: readonly Figure[], knowledge: CongressFile) {
    this.discourse = discourse;
    this.figures = Map.groupBy(figures, ({ passage }) => passage);
    const level = knowledge.levels.flatMap(({ names }) => names).find((name) => discourse.unit?.startsWith(name));
    this.standpoint = { date: discourse.date, level, knowledge };
  }

  read(): void {
    const { title } = this.discourse;
    if (title) this.article.addHead(this.readProse(title, undefined));
    /** Openings of sections by their heading. */
    const sections = new Map<Passage, Opening>();
    for (const { section, headings } of placeSections(this.discourse)) {
      if (headings.length === 1 && this.article.addTopic()) this.occasion = undefined;
      const above = headings.slice(0, -1).map((heading) => sections.get(heading));
      const own = new Opening();
      if (section.heading) {
        sections.set(section.heading, own);
        own.addHead(this.readProse(section.heading, this.openIn(above)));
      }
      // A heading without an ordinal may be the title of another article.
      const isTitled = section.heading !== undefined && !ordinalLevel(section.heading.text);
      let lead: TimedPassage | undefined;
      for (const part of section.parts) lead = this.readPart(part, [...above, own], isTitled, lead);
    }
  }

  /** @returns a paragraph as it was read, for a table right below it */
  private readPart(
    part: Part,
    openings: readonly (Opening | undefined)[],
    isTitled: boolean,
    lead: TimedPassage | undefined,
  ) {
    const outer = this.openIn(openings);
    if (!isParagraph(part)) {
      const above = lead?.opened.at(-1)?.frame ?? outer;
      const cells = part.rows.flat();
      for (const head of new Set(cells.flatMap(({ columnHeads }) => columnHeads))) this.readProse(head, above, false);
      for (const cell of cells) {
        const frame = cellFrame(cell, above, this.standpoint);
        this.readProse(cell.passage, frame, false);
      }
      return undefined;
    }
    const timed = this.readProse(part.passage, outer);
    this.article.addParagraph(timed);
    if (isTitled) openings.at(-1)?.addParagraph(timed);
    this.article.addTurn(timed);
    openings.at(-1)?.addTurn(timed);
    return timed;
  }

  /** Innermost heading first, then the article. */
  private openIn(openings: readonly (Opening | undefined)[]): Frame | undefined {
    const nearest = openings.findLast((opening) => opening?.open)?.open;
    return nearest ?? this.article.open;
  }

  private readProse(passage: Passage, outer: Frame | undefined, isText = true): TimedPassage {
    const timed = readPassage(passage, outer, this.standpoint);
    const around: Outer = { frame: outer, occasion: this.occasion, counted: this.counted };
    for (const figure of this.figures.get(passage.id) ?? []) {
      const frame = timeInPassage(figure, timed, around);
      if (frame) this.times.set(figure.id, toReading(frame));
    }
    const named = timed.occasions.at(-1);
    if (isText) this.occasion = isLeft(named, timed) ? undefined : (named?.frame ?? this.occasion);
    this.counted = timed.opened.findLast(({ word }) => word.kind === 'asOf')?.frame ?? this.counted;
    return timed;
  }
}

/** 四次会议上交办的276件…。全年收到评价表604份: the text goes on with the year, and comes back to no session. */
function isLeft(named: Said | undefined, { opened }: TimedPassage): boolean {
  const from = named?.word.sentence ?? -1;
  return opened.some(({ sentence, word }) => sentence > from && word.kind !== 'asOf');
}

function toReading({ stated, span, from }: Frame): TimeReading {
  const isDated = span.start !== undefined || span.end !== undefined;
  return { stated, ...(isDated && { span }), from: [...from] };
}
