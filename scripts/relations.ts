import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkBlocks, checkBulletin } from '../src/lib/arithmetic/check.ts';
import type { Check } from '../src/lib/arithmetic/schema.ts';
import { addressOf, type Figure } from '../src/lib/quantity/figure.ts';
import { alignFigures } from './align-figures.ts';
import type { Label, Reading } from './label.ts';
import { readLabels, textOf } from './labels.ts';
import { listFiles } from './run.ts';
import { figuresOfText, type ReadText } from './text.ts';

/** A relation as a person listed it, with indices of the labels, or else in numbers. */
interface Listed {
  expr: string;
  stated: string | null;
  figures?: number[];
  result?: number;
  /** `stated`: the text prints the result. */
  type?: string;
  kind?: string;
  /** It joins several texts. */
  docs?: string[];
}

/** A label whose number was made another in the text. */
interface Planted {
  index: number;
  figure: string;
  was: string;
}

/** How the recomputing of printed numbers fares against what people listed. */
export interface Arithmetic {
  /** Relations that people listed, and those that were found to hold. */
  listed: number;
  found: number;
  /** Errors that were put in on purpose, and those that a report names. */
  planted: number;
  reported: number;
  /** Reports of what is right. */
  alarms: number;
}

export interface ArithmeticScore {
  counts: Arithmetic;
  problems: string[];
}

/** The relations of every labelled text of a folder, and the errors planted in copies of some: those of `unseen` in `unseen-errors`. */
export function scoreRelations(folder: string, reading: Reading): ArithmeticScore {
  const errors = `${folder}-errors`;
  const scores = listFiles(folder, '.json').map((file) => {
    const { relations = [] } = JSON.parse(readFileSync(file, 'utf8')) as { relations?: Listed[] };
    const text = textOf(file);
    return ofCorrect(checksOf(text), figuresOfText(text, reading), relations, readLabels(file), file);
  });
  const planted = (existsSync(errors) ? listFiles(errors, '.json') : []).map((file) => {
    const labels = readLabels(join(folder, basename(file)));
    const text = textOf(file);
    return ofPlanted(checksOf(text), figuresOfText(text, reading), labels, readPlanted(file), file);
  });
  return addUp([...scores, ...planted]);
}

function readPlanted(file: string): Planted[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as { planted: Planted[] }).planted;
}

export function checksOf(text: ReadText): Check[] {
  return text.kind === 'bulletin' ? checkBulletin(text.bulletin) : checkBlocks(text.blocks, 0);
}

const isFailed = ({ result }: Check) => result === 'fails';

/** Relations found, and reports, each of them false, of a text without errors. */
export function ofCorrect(
  checks: readonly Check[],
  figures: readonly Figure[],
  relations: readonly Listed[],
  labels: readonly Label[],
  place: string,
): ArithmeticScore {
  const listed = relations.filter(isCheckable);
  const values = new Map(figures.map((figure) => [addressOf(figure), figure.value]));
  const held = new Set(checks.filter(({ result }) => result === 'holds').map((check) => keyOfCheck(check, values)));
  const missed = listed.filter((relation) => !held.has(keyOfListed(relation, labels)));
  const alarms = checks.filter(isFailed);
  return {
    counts: {
      ...{ listed: listed.length, found: listed.length - missed.length, alarms: alarms.length },
      ...{ planted: 0, reported: 0 },
    },
    problems: [
      ...missed.map(({ expr, stated, kind }) => `${place} 算式漏：${expr} = ${stated}（${kind ?? ''}）`),
      ...alarms.map((check) => alarmOf(check, place)),
    ],
  };
}

/** Planted errors that a report names; a report of anything else is false. */
export function ofPlanted(
  checks: readonly Check[],
  figures: readonly Figure[],
  labels: readonly Label[],
  planted: readonly Planted[],
  place: string,
): ArithmeticScore {
  const changed = changedFigures(figures, labels, planted);
  const failed = checks.filter(isFailed);
  const accused = new Set(failed.flatMap((check) => check.figures));
  const isReported = (error: Planted) => accused.has(changed.get(error) ?? '');
  const wrong = new Set(changed.values());
  const alarms = failed.filter((check) => !check.figures.some((address) => wrong.has(address)));
  return {
    counts: {
      ...{ listed: 0, found: 0, alarms: alarms.length },
      ...{ planted: planted.length, reported: planted.filter(isReported).length },
    },
    problems: [
      ...planted.filter((e) => !isReported(e)).map((e) => `${place} 差错漏报：${e.was} 改作 ${e.figure}`),
      ...alarms.map((check) => alarmOf(check, place)),
    ],
  };
}

/** Where the planted numbers stand: what no label pairs with, between the neighbours that labels do. */
function changedFigures(
  figures: readonly Figure[],
  labels: readonly Label[],
  planted: readonly Planted[],
): Map<Planted, string> {
  const pairs = alignFigures(labels, figures);
  const placeOf = new Map(pairs.map(([label, figure]) => [label, figures.indexOf(figure)]));
  return new Map(
    planted.flatMap((error): [Planted, string][] => {
      const before = labels.slice(0, error.index).findLast((label) => placeOf.has(label));
      const from = (before && placeOf.get(before)) ?? -1;
      const paired = new Set(placeOf.values());
      const at = figures.findIndex((_, i) => i > from && !paired.has(i));
      const figure = figures[at];
      return figure ? [[error, addressOf(figure)]] : [];
    }),
  );
}

const alarmOf = ({ expression, printed, quote }: Check, place: string) =>
  `${place} 误报：${expression} = ${printed}（${quote}）`;

/** What one text states of its own numbers: no comparison that the reader made, and nothing across texts. */
function isCheckable({ type, stated, docs, figures, expr, kind }: Listed): boolean {
  const isRelation = figures ? kind !== 'equal' : /[+\-*/]/u.test(expr);
  return type === 'stated' && stated !== null && !docs && isRelation;
}

/** The numbers that a relation holds together, whichever of them is the result: 31 + 8 = 39 is 39 − 31 = 8. */
function keyOf(numbers: readonly (number | null)[]): string {
  return [...new Set(numbers)].sort((a, b) => Number(a) - Number(b)).join(' ');
}

const numbersIn = (words: string) => (words.match(/\d+(?:\.\d+)?/gu) ?? []).map(Number);

function keyOfCheck({ figures, printed }: Check, values: ReadonlyMap<string, number | null>): string {
  return keyOf([...figures.map((address) => values.get(address) ?? null), printed]);
}

function keyOfListed({ expr, stated, figures, result }: Listed, labels: readonly Label[]): string {
  if (!figures || result === undefined)
    return keyOf([...numbersIn(expr.replace('/100', '')), ...numbersIn(stated ?? '')]);
  return keyOf([...figures, result].map((index) => labels[index]?.value ?? null));
}

function addUp(scores: readonly ArithmeticScore[]): ArithmeticScore {
  const sum = (key: keyof Arithmetic) => scores.reduce((all, { counts }) => all + counts[key], 0);
  return {
    counts: {
      ...{ listed: sum('listed'), found: sum('found') },
      ...{ planted: sum('planted'), reported: sum('reported'), alarms: sum('alarms') },
    },
    problems: scores.flatMap(({ problems }) => problems),
  };
}
