import { join } from 'node:path';
import { checkBulletin } from '../src/lib/arithmetic/check.ts';
import { checkComparisons, checkConflicts } from '../src/lib/arithmetic/comparison.ts';
import { checkSerials } from '../src/lib/arithmetic/series.ts';
import type { Bulletin } from '../src/lib/bulletin/schema.ts';
import { viewsOf } from '../src/lib/chart/named.ts';
import type { ChartData } from '../src/lib/chart/point.ts';
import { faultsOf } from '../src/lib/chart/sanity.ts';
import type { ChartDescription } from '../src/lib/chart/schema.ts';
import { toSpec } from '../src/lib/chart/spec.ts';
import { readBulletin } from '../src/lib/clause/read.ts';
import type { ReadFigure } from '../src/lib/clause/read-figure.ts';
import { type Diagnostic, DiagnosticError } from '../src/lib/diagnostic.ts';
import { fault } from '../src/lib/fault/fault.ts';
import { classify } from '../src/lib/indicator/classify.ts';
import { derive } from '../src/lib/indicator/derive.ts';
import { registerOf } from '../src/lib/indicator/entity.ts';
import type { Entity } from '../src/lib/indicator/entity-file.ts';
import { groupsOf } from '../src/lib/indicator/groups.ts';
import { observe } from '../src/lib/indicator/observe.ts';
import { checkPins } from '../src/lib/indicator/pins.ts';
import { mergeRestated } from '../src/lib/indicator/restate.ts';
import type { Observation } from '../src/lib/indicator/schema.ts';
import { bulletinEntity, countByYear } from '../src/lib/indicator/self.ts';
import { attest } from '../src/lib/mechanism/attest.ts';
import type { DrawnChart } from '../src/lib/published/values.ts';
import { collate } from '../src/lib/source/collation.ts';
import { type Correction, correctionsOf, normalisationsOf } from '../src/lib/source/ledger.ts';
import { readBytes } from './bytes.ts';
import { knowledgeOf, type readCatalogue } from './catalogue.ts';
import { readRecordOf, readSourceLines } from './original.ts';
import { SOURCES } from './run.ts';
import { warnSlow } from './slow.ts';
import { checkStatements } from './statements.ts';

type Catalogue = ReturnType<typeof readCatalogue>['catalogue'];

/** An issue with its figures: what is read of it does not depend on the other issues. */
export interface ReadIssue {
  bulletin: Bulletin;
  figures: ReadFigure[];
}

/** Reads every issue by itself. @param tell is told of a text that takes long */
export function readIssues(
  bulletins: readonly Bulletin[],
  catalogue: Catalogue,
  tell: (slow: Diagnostic) => void,
): ReadIssue[] {
  const knowledge = knowledgeOf(catalogue);
  return bulletins.map((bulletin) => ({
    bulletin,
    figures: warnSlow(`content/bulletins/${bulletin.serial}.mdx`, tell, () => readBulletin(bulletin, knowledge)),
  }));
}

/** What a set of issues and what people have written about them come to. */
export interface Extraction {
  charts: DrawnChart[];
  figures: readonly ReadFigure[];
  observations: Observation[];
  corrections: Correction[];
  /** Whom the observations are of, as far as they are filed. */
  entities: readonly Entity[];
  /** Content of each file of data, by its name without `.json`. */
  data: Record<string, object>;
  /** With an error among them the data must not be written. */
  faults: Diagnostic[];
  /** What may be so, and what an author should look at. */
  warnings: Diagnostic[];
  /** How many there are of what, for a word at the end. */
  counts: { checks: number; places: number };
}

/** Joins what was read of some issues. Attestations of issues that are held and left out here are left out, too. */
export function extractFrom(
  read: readonly ReadIssue[],
  catalogue: Catalogue,
  leftOut: ReadonlySet<unknown> = new Set(),
): Extraction {
  const bulletins = read.map(({ bulletin }) => bulletin);
  const homeless: Homeless[] = [];
  const printed = mergeRestated(
    read.flatMap(({ bulletin, figures }) =>
      observe(bulletin, figures, catalogue, (figure, indicator) => homeless.push({ figure, indicator })),
    ),
  );
  const observations = [
    ...printed,
    ...derive(printed, catalogue.indicators),
    ...countByYear(bulletins, bulletinEntity(registerOf(catalogue.entities))),
  ];
  const checks = [
    ...bulletins.flatMap(checkBulletin),
    ...checkSerials(bulletins),
    ...checkComparisons(observations, catalogue.indicators),
    ...checkConflicts(observations),
  ];
  const figures = classify(
    read.flatMap((each) => each.figures),
    printed,
  );
  const dates = new Map(bulletins.map(({ serial, date }) => [serial, date]));
  const drawn = drawCharts(catalogue.charts, { ...catalogue, observations, dates });
  const { places, diagnostics: quoteFaults } = attest(catalogue.mechanisms, bulletins, leftOut);
  const observed = new Set(observations.map(({ indicator }) => indicator));
  const corrections = bulletins.flatMap(correctionsOf);
  const { normalisations, diagnostics: unreadable } = countNormalised(bulletins);
  return {
    charts: drawn.charts,
    figures,
    observations,
    corrections,
    entities: catalogue.entities,
    data: {
      figures: { figures },
      observations: { observations },
      measures: { groups: groupsOf(figures, catalogue.canonical) },
      checks: { checks },
      mechanisms: { places },
      corrections: { corrections, normalisations },
    },
    faults: [
      ...drawn.diagnostics,
      ...pinFaults(read, catalogue),
      ...quoteFaults,
      ...(leftOut.size > 0 ? [] : checkStatements(catalogue, bulletins, observed)),
      ...unreadable,
    ],
    warnings: unknownEntities(homeless),
    counts: { checks: checks.length, places: places.length },
  };
}

function pinFaults(read: readonly ReadIssue[], { pins, indicators }: Catalogue): Diagnostic[] {
  const held = new Set(read.map(({ bulletin }) => String(bulletin.serial)));
  const units = new Map(indicators.map(({ id, unit, units }) => [id, [unit, ...units]]));
  return checkPins(
    pins,
    read.flatMap(({ figures }) => figures),
    held,
    units,
  );
}

/** How often each rule of normalisation was at work, from the received files. */
function countNormalised(bulletins: readonly Bulletin[]) {
  const diagnostics: Diagnostic[] = [];
  const normalisations = bulletins.flatMap((bulletin) => {
    const received = join(SOURCES, bulletin.source);
    const { diagnostics: faults } = readBytes(received);
    diagnostics.push(...faults);
    if (faults.length > 0) return [];
    try {
      const record = readRecordOf(SOURCES, bulletin.source);
      return normalisationsOf(bulletin.serial, collate(bulletin, readSourceLines(SOURCES, bulletin.source), record));
    } catch (error) {
      const values = { received, why: (error as Error).message };
      diagnostics.push(fault('broken-source', { file: `content/bulletins/${bulletin.serial}.mdx`, line: 1 }, values));
      return [];
    }
  });
  return { normalisations, diagnostics };
}

/** Every chart that its description allows, and a word to the author about each that it does not. */
function drawCharts(descriptions: readonly ChartDescription[], data: ChartData) {
  const diagnostics: Diagnostic[] = [];
  const charts = descriptions.flatMap((description) => {
    try {
      const spec = toSpec(description, data);
      viewsOf(description, spec);
      diagnostics.push(...faultsOf(description, spec, data.observations));
      return [{ spec, description }];
    } catch (error) {
      if (!(error instanceof DiagnosticError)) throw error;
      diagnostics.push(...error.diagnostics);
      return [];
    }
  });
  return { charts, diagnostics };
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
  const groups = Map.groupBy(homeless, ({ figure: { serial, entity } }) => `${serial}/${entity?.name ?? ''}`);
  return [...groups.values()].map((group) => {
    const [{ serial, entity, quote }] = group.map(({ figure }) => figure) as [ReadFigure];
    const detail = group.map(({ figure, indicator }) => `${figure.sentence} ${figure.text}（${indicator}）`);
    const place = { file: `content/bulletins/${serial}.mdx`, quote, detail };
    const count = group.length;
    return entity
      ? fault('unknown-entity', place, { count, entity: entity.name })
      : fault('no-entity', place, { count });
  });
}
