import { JOINED } from '../../src/extracted.ts';
import { checkComparisons, checkConflicts } from '../../src/lib/arithmetic/comparison.ts';
import { checkSerials } from '../../src/lib/arithmetic/series.ts';
import { liveDescription, speaksOfOthers } from '../../src/lib/chart/live.ts';
import { viewsOf } from '../../src/lib/chart/named.ts';
import type { ChartData } from '../../src/lib/chart/point.ts';
import { faultsOf } from '../../src/lib/chart/sanity.ts';
import type { ChartDescription } from '../../src/lib/chart/schema.ts';
import { toSpec } from '../../src/lib/chart/spec.ts';
import type { ReadFigure } from '../../src/lib/clause/read-figure.ts';
import { type Diagnostic, DiagnosticError } from '../../src/lib/diagnostic.ts';
import { derive } from '../../src/lib/indicator/derive.ts';
import { registerOf } from '../../src/lib/indicator/entity.ts';
import type { Entity } from '../../src/lib/indicator/entity-file.ts';
import { groupsOf } from '../../src/lib/indicator/groups.ts';
import { checkPins } from '../../src/lib/indicator/pins.ts';
import { mergeRestated } from '../../src/lib/indicator/restate.ts';
import type { Observation } from '../../src/lib/indicator/schema.ts';
import { bulletinEntity, countByYear } from '../../src/lib/indicator/self.ts';
import { attest } from '../../src/lib/mechanism/attest.ts';
import type { DrawnChart } from '../../src/lib/published/values.ts';
import type { Correction } from '../../src/lib/source/ledger.ts';
import { checkStatements } from '../statements.ts';
import type { Catalogue, IssueExtraction } from './issue.ts';

/** What a set of issues and what people have written about them come to. */
export interface Extraction {
  charts: DrawnChart[];
  figures: readonly ReadFigure[];
  observations: Observation[];
  corrections: Correction[];
  /** Whom the observations are of, as far as they are filed. */
  entities: readonly Entity[];
  /** Content of each file of what joins the issues, by its path without `.json`. */
  joined: Record<string, object>;
  /** With an error among them the data must not be written. */
  faults: Diagnostic[];
  /** What may be so, and what an author should look at. */
  warnings: Diagnostic[];
  /** How many there are of what, for a word at the end. */
  counts: { checks: number; places: number };
}

/**
 * Joins what was read of some issues: what several state, what is computed, and what people have written about all of them.
 * @param leftOut issues that are held and are none of these: what is attested by them has no place here
 */
export function joinIssues(
  read: readonly IssueExtraction[],
  catalogue: Catalogue,
  leftOut: ReadonlySet<unknown> = new Set(),
): Extraction {
  const issues = read.map(({ issue }) => issue);
  const printed = mergeRestated(read.flatMap(({ observations }) => observations));
  const computed = [
    ...derive(printed, catalogue.indicators),
    ...countByYear(issues, bulletinEntity(registerOf(catalogue.entities))),
  ];
  const observations = [...printed, ...computed];
  const checks = [
    ...checkSerials(issues),
    ...checkComparisons(observations, catalogue.indicators),
    ...checkConflicts(observations),
  ];
  const figures = read.flatMap((each) => each.figures);
  const dates = new Map(issues.map(({ serial, date }) => [serial, date]));
  const drawn = drawCharts(catalogue.charts, { ...catalogue, observations, dates });
  const observed = new Set(observations.map(({ indicator }) => indicator));
  const texts = new Map(read.map(({ issue, printed: text }) => [issue.serial, text]));
  const held = new Set<unknown>([...texts.keys(), ...leftOut]);
  return {
    charts: drawn.charts,
    figures,
    observations,
    corrections: read.flatMap(({ corrections }) => corrections),
    entities: catalogue.entities,
    joined: {
      [`${JOINED}/observations`]: { observations: computed },
      [`${JOINED}/measures`]: { groups: groupsOf(figures, catalogue.canonical, catalogue.terms.hasStages) },
      [`${JOINED}/checks`]: { checks },
    },
    faults: [
      ...drawn.diagnostics,
      ...pinFaults(figures, issues, catalogue),
      ...read.flatMap(({ misquoted }) => misquoted),
      // What is quoted from issues that nobody holds.
      ...attest(catalogue.mechanisms, [], held).diagnostics,
      ...(leftOut.size > 0
        ? []
        : checkStatements({ ...catalogue, charts: saidBy(drawn.charts, dates) }, texts, observed)),
      ...read.flatMap(({ unreadable }) => unreadable),
    ],
    warnings: read.flatMap(({ homeless }) => homeless),
    counts: {
      checks: checks.length + sum(read, (each) => each.checks.length),
      places: sum(read, (each) => each.places.length),
    },
  };
}

/** The words of charts that readers see: those of empty ones, and of points of issues that are not held, wait. */
function saidBy(drawn: readonly DrawnChart[], dates: ChartData['dates']): ChartDescription[] {
  return drawn.map(({ description }) => ({
    ...description,
    finding: speaksOfOthers(description.finding, { dates }) ? description.title : description.finding,
    notes: description.notes.filter((note) => !speaksOfOthers(note, { dates })),
  }));
}

function sum(read: readonly IssueExtraction[], count: (each: IssueExtraction) => number): number {
  return read.reduce((total, each) => total + count(each), 0);
}

function pinFaults(
  figures: readonly ReadFigure[],
  issues: readonly IssueExtraction['issue'][],
  { pins, indicators }: Catalogue,
): Diagnostic[] {
  const held = new Set(issues.map(({ serial }) => String(serial)));
  const units = new Map(indicators.map(({ id, unit, units }) => [id, [unit, ...units]]));
  return checkPins(pins, figures, held, units);
}

/** Every chart that its description allows, and a word to the author about each that it does not. */
function drawCharts(descriptions: readonly ChartDescription[], data: ChartData) {
  const diagnostics: Diagnostic[] = [];
  const charts = descriptions.flatMap((description) => {
    try {
      const live = liveDescription(description, data);
      const spec = toSpec(live, data);
      viewsOf(description, spec);
      diagnostics.push(...faultsOf(live, spec, data.observations));
      return [{ spec, description }];
    } catch (error) {
      if (!(error instanceof DiagnosticError)) throw error;
      diagnostics.push(...error.diagnostics);
      return [];
    }
  });
  return { charts, diagnostics };
}
