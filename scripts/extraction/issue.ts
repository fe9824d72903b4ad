import { join } from 'node:path';
import { checkBulletin } from '../../src/lib/arithmetic/check.ts';
import type { Check } from '../../src/lib/arithmetic/schema.ts';
import type { Bulletin, IssueHead } from '../../src/lib/bulletin/schema.ts';
import { printedBy } from '../../src/lib/chart/backing.ts';
import { readBulletin } from '../../src/lib/clause/read.ts';
import type { ReadFigure } from '../../src/lib/clause/read-figure.ts';
import type { Diagnostic } from '../../src/lib/diagnostic.ts';
import { fault } from '../../src/lib/fault/fault.ts';
import { classify } from '../../src/lib/indicator/classify.ts';
import { observe } from '../../src/lib/indicator/observe.ts';
import type { Observation } from '../../src/lib/indicator/schema.ts';
import { attest } from '../../src/lib/mechanism/attest.ts';
import type { AttestedPlace } from '../../src/lib/mechanism/schema.ts';
import { collate } from '../../src/lib/source/collation.ts';
import {
  type Correction,
  correctionsOf,
  type NormalisationCount,
  normalisationsOf,
} from '../../src/lib/source/ledger.ts';
import { readBytes } from '../bytes.ts';
import { knowledgeOf, type readCatalogue } from '../catalogue.ts';
import { doubtfulNumbers } from '../doubtful.ts';
import { readRecordOf, readSourceLines } from '../original.ts';
import { BULLETINS, SOURCES } from '../run.ts';
import { warnSlow } from '../slow.ts';

export type Catalogue = ReturnType<typeof readCatalogue>['catalogue'];

/** What one issue comes to, whatever other issues there are. Whoever joins issues needs nothing else of their texts. */
export interface IssueExtraction {
  issue: IssueHead;
  /** With the indicators and entities that pins and features give them. */
  figures: ReadFigure[];
  /** What the issue prints, and what is counted in it. */
  observations: Observation[];
  checks: Check[];
  places: AttestedPlace[];
  corrections: Correction[];
  normalisations: NormalisationCount[];
  /** All that it prints, as evidence for what people write (`printedBy`). */
  printed: string;
  /** What an author should look at, in the order of reading. */
  doubts: Diagnostic[];
  /** Figures of an indicator whose body nobody has filed. */
  homeless: Diagnostic[];
  /** Quotations of mechanisms that are not in it. */
  misquoted: Diagnostic[];
  /** A received file that cannot be read. */
  unreadable: Diagnostic[];
}

/**
 * Reads each issue by itself.
 * @param tell is told of a text that takes long
 */
export function extractIssues(
  bulletins: readonly Bulletin[],
  catalogue: Catalogue,
  tell: (slow: Diagnostic) => void,
): IssueExtraction[] {
  const knowledge = knowledgeOf(catalogue);
  return bulletins.map((bulletin) => {
    const { serial, number, date, masthead } = bulletin;
    const file = `${BULLETINS}/${serial}.mdx`;
    const read = warnSlow(file, tell, () => readBulletin(bulletin, knowledge));
    const homeless: Homeless[] = [];
    const observations = observe(bulletin, read, catalogue, (figure, indicator) =>
      homeless.push({ figure, indicator }),
    );
    // Quotations from other issues are none of its business.
    const { places, diagnostics } = attest(catalogue.mechanisms, [bulletin], { has: (other) => other !== serial });
    return {
      issue: { serial, number, date, masthead },
      figures: classify(read, observations),
      observations,
      checks: checkBulletin(bulletin),
      places,
      corrections: correctionsOf(bulletin),
      ...countNormalised(bulletin),
      printed: printedBy(bulletin),
      doubts: doubtfulNumbers(bulletin, file),
      homeless: unknownEntities(homeless),
      misquoted: diagnostics,
    };
  });
}

/** How often each rule of normalisation was at work, from the received file. */
function countNormalised(bulletin: Bulletin): Pick<IssueExtraction, 'normalisations' | 'unreadable'> {
  const received = join(SOURCES, bulletin.source);
  const { diagnostics } = readBytes(received);
  if (diagnostics.length > 0) return { normalisations: [], unreadable: diagnostics };
  try {
    const record = readRecordOf(SOURCES, bulletin.source);
    const stretches = collate(bulletin, readSourceLines(SOURCES, bulletin.source), record);
    return { normalisations: normalisationsOf(bulletin.serial, stretches), unreadable: [] };
  } catch (error) {
    const place = { file: `${BULLETINS}/${bulletin.serial}.mdx`, line: 1 };
    const values = { received, why: (error as Error).message };
    return { normalisations: [], unreadable: [fault('broken-source', place, values)] };
  }
}

/** A figure of an indicator whose body nobody has filed, or that no body is named for. */
interface Homeless {
  figure: ReadFigure;
  indicator: string;
}

/**
 * A figure of nobody is left out only with a word; a body without a file is named, so that its names can be joined. One word
 * for each body of an issue: all its figures want the same file.
 */
function unknownEntities(homeless: readonly Homeless[]): Diagnostic[] {
  const groups = Map.groupBy(homeless, ({ figure: { entity } }) => entity?.name ?? '');
  return [...groups.values()].map((group) => {
    const [{ serial, entity, quote }] = group.map(({ figure }) => figure) as [ReadFigure];
    const detail = group.map(({ figure, indicator }) => `${figure.sentence} ${figure.text}（${indicator}）`);
    const place = { file: `${BULLETINS}/${serial}.mdx`, quote, detail };
    const count = group.length;
    return entity
      ? fault('unknown-entity', place, { count, entity: entity.name })
      : fault('no-entity', place, { count });
  });
}
