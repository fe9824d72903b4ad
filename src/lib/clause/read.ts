import type { Block, Bulletin } from '../bulletin/schema.ts';
import { type Figure, figuresOf, figuresOfBlocks } from '../quantity/figure.ts';
import { discourseOfBlocks, discoursesOf } from './discourse.ts';
import { readEntities } from './entity/read.ts';
import { readMeasures } from './measure/read.ts';
import type { Terms } from './measure/terms.ts';
import type { EntityRef, ReadFigure } from './read-figure.ts';
import type { Discourse } from './reading.ts';
import type { CongressFile } from './time/congress.ts';
import { readTimes } from './time/read.ts';

/** What people have written down that reading needs. */
export interface Knowledge {
  terms: Terms;
  congresses: CongressFile;
  /** The entity of a printed name. */
  entityOf(printed: string): EntityRef;
}

/** All figures of a bulletin with who, what, when and in what role, in printed order. */
export function readBulletin(bulletin: Bulletin, knowledge: Knowledge): ReadFigure[] {
  return readTogether(discoursesOf(bulletin), figuresOf(bulletin), knowledge);
}

/**
 * All figures of any text: a paragraph, a table, the report of another institution.
 * @param serial the issue that stands in the ids; a text that is none has 0
 */
export function readAnyText(blocks: readonly Block[], knowledge: Knowledge, serial = 0): ReadFigure[] {
  return readTogether([discourseOfBlocks(blocks)], figuresOfBlocks(blocks, serial), knowledge);
}

function readTogether(
  discourses: readonly Discourse[],
  figures: readonly Figure[],
  { terms, congresses, entityOf }: Knowledge,
): ReadFigure[] {
  const entities = new Map(discourses.flatMap((each) => [...readEntities(each, figures)]));
  const times = new Map(discourses.flatMap((each) => [...readTimes(each, figures, congresses)]));
  const measures = new Map(discourses.flatMap((each) => [...readMeasures(each, figures, terms)]));
  return figures.map((figure): ReadFigure => {
    const [entity, time, measured] = [entities.get(figure.id), times.get(figure.id), measures.get(figure.id)];
    const { measure, role = 'stated', base, subject } = measured ?? {};
    const from = { ...measured?.from, entity: entity?.from, period: time?.from };
    return {
      ...figure,
      ...(measure && { measure }),
      role,
      ...(base && { base }),
      ...(subject && { subject }),
      ...(entity && { entity: entityOf(entity.name), entityKind: entity.kind }),
      ...(time && { period: time.stated }),
      ...(time?.span && Object.keys(time.span).length > 0 && { span: time.span }),
      from: Object.fromEntries(Object.entries(from).filter(([, origins]) => origins && origins.length > 0)),
    };
  });
}
