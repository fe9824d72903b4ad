import { z } from 'zod';
import type { ReadFigure } from '../clause/read-figure.ts';
import { type Measure, MeasureSchema, type Role } from '../clause/reading.ts';
import { figuresBefore } from './around.ts';
import { endsAs, isDoneTo, isOfAnotherRate, isOfOthers, isRateOfSuggestions } from './object.ts';

/**
 * Which figures belong to an indicator, told by what was read of them: what is measured, at which stage, which part, in
 * what role. No words around a number: a text that says the same otherwise is read alike.
 */

/** Roles in which a number can be a result. What is wanted, what it was before, by how much it rose, what falls on each: none is. */
const RESULTS = ['stated', 'part', 'share', 'after'] as const satisfies readonly Role[];
/** Those that an alternative takes unless it names others: a share is of an indicator that says so. */
const USUAL: readonly Role[] = ['stated', 'part', 'after'];

/** Who a figure can be of. What a congress receives was handed in; what a department receives is handed to it. */
const SIDES = ['人大', '承办单位', '地方', '代表', '无'] as const;

function sideOf({ entity, entityKind }: ReadFigure): (typeof SIDES)[number] {
  if (!entity || !entityKind) return '无';
  if (entityKind === 'place') return '地方';
  if (entityKind === 'deputies' || entityKind === 'person') return '代表';
  return entity.name.includes('人大') || entity.name.endsWith('代表团') ? '人大' : '承办单位';
}

/** Stands in a list for a feature that the text does not give. */
export const NONE = '无';

const words = z.array(z.string().min(1)).min(1);

/** One way to be a figure of an indicator. All features that are given must hold; any word of a list will do. */
export const MatchSchema = z.strictObject({
  head: words,
  /** Of what; 无 where the text may leave it out. */
  of: words.optional(),
  /** At which stage; 无 where the text may leave it out. */
  stage: words.optional(),
  /** Which part, where the indicator is that part. Without it any part is a part of the indicator. */
  part: words.optional(),
  role: z.array(z.enum(RESULTS)).min(1).optional(),
  unitKind: z.array(MeasureSchema.shape.unitKind).min(1).optional(),
  /** Whose the figure is: of a congress, of another body, of a place, of deputies. */
  by: z.array(z.enum(SIDES)).min(1).optional(),
  /** What stands before the head in its phrase, or how that ends: 履职 of 代表履职培训班; 无 where nothing may. */
  qualifier: words.optional(),
  /** What it must be done to, unless a congress or deputies do it and nothing is named. */
  object: words.optional(),
  /** None of these. */
  not: z
    .strictObject({ of: words.optional(), stage: words.optional(), part: words.optional(), object: words.optional() })
    .optional(),
});
export type Match = z.infer<typeof MatchSchema>;

/** What the matcher needs of an indicator. */
export interface Matching {
  id: string;
  unit: string;
  units: readonly string[];
  match: readonly Match[];
}

/** An indicator that a figure is an observation of, and which part of it. */
export interface Claim {
  indicator: string;
  breakdown?: string;
}

/** The term that stands for a word and its synonyms: 代表建议 → 建议. */
export type Canonical = (word: string) => string;

/**
 * The indicators that a figure is an observation of; none without a measure. A figure of a part that an indicator is
 * made for belongs to that one alone: A类 of 办结 is no part of the count of 办结 where A类 has its own.
 * @param around the figures of its text: a rate that does not say of what is of what its sentence counts
 */
export function claimsOf(
  figure: ReadFigure,
  indicators: readonly Matching[],
  canonical: Canonical,
  around: readonly ReadFigure[] = [],
): Claim[] {
  const { measure } = figure;
  if (!measure || isUnnamedPart(figure) || isPartOfClass(figure, around) || isOwnerUnsure(figure, around)) return [];
  if (isOfAnotherRate(figure, around)) return [];
  if (['建议', '代表', '联络站'].includes(canonical(measure.head)) && isOfOthers(figure, around)) return [];
  const { also = [], ...own } = measure;
  return [own.head, ...also].flatMap((head) =>
    claimsOfMeasure(figure, { ...own, head }, indicators, canonical, around),
  );
}

function claimsOfMeasure(
  figure: ReadFigure,
  measure: Measure,
  indicators: readonly Matching[],
  canonical: Canonical,
  around: readonly ReadFigure[],
): Claim[] {
  const { role, unit } = figure;
  const termOf = (word: string | undefined) => (word === undefined ? NONE : canonical(word));
  const given = {
    head: canonical(measure.head),
    of: termOf(measure.of),
    stage: termOf(measure.stage),
    part: termOf(measure.part),
    qualifier: qualifierOf(figure, measure) || NONE,
  };
  const isSame = (word: string, said: string) => word === said || canonical(word) === said;
  // A rate of 代表建议办理, a part 已经解决或者基本解决: the end of the words says what they are.
  const endsSo = (word: string, said: string) => isSame(word, said) || (word !== NONE && endsAs(said, word));
  const has = (list: readonly string[] | undefined, feature: keyof typeof given): boolean =>
    list?.some((word) => (feature === 'head' || feature === 'stage' ? isSame : endsSo)(word, given[feature])) ?? false;
  const isOpen = measure.unitKind === 'percent' && measure.of === undefined && role !== 'share';
  const isOfMeant = (list: readonly string[]) =>
    !isOpen || isRateOfSuggestions(figure, around, (word) => list.some((each) => endsSo(each, canonical(word))));
  const side = sideOf(figure);
  const isOfCongress = side === '人大' || side === '代表';
  const holds = ({ head, of, stage, part, qualifier, role: roles, unitKind, by, object, not }: Match): boolean =>
    has(head, 'head') &&
    (!of || has(of, 'of')) &&
    (!stage || has(stage, 'stage')) &&
    (!part || has(part, 'part')) &&
    (!qualifier || has(qualifier, 'qualifier')) &&
    (roles ?? USUAL).some((each) => each === role) &&
    (!unitKind || unitKind.includes(measure.unitKind)) &&
    (!by || by.includes(side)) &&
    !has(not?.of, 'of') &&
    !has(not?.stage, 'stage') &&
    !has(not?.part, 'part') &&
    (!of || part !== undefined || isOfMeant(of)) &&
    (!object || isDoneTo(object, figure, around, isOfCongress, not?.object));
  const found = indicators.flatMap(({ id, unit: own, units, match }) => {
    const holding = own === unit || units.includes(unit) ? match.filter(holds) : [];
    const isOfPart = holding.some(({ part }) => part) && measure.part !== undefined;
    return holding.length > 0 ? [{ id, isOfPart }] : [];
  });
  const exact = found.filter(({ isOfPart }) => isOfPart);
  if (exact.length > 0) return exact.map(({ id }) => ({ indicator: id }));
  return found.map(({ id }) => ({ indicator: id, ...(measure.part && { breakdown: measure.part }) }));
}

/** 机关干部 of 机关干部培训班. */
function qualifierOf({ subject = '' }: ReadFigure, { head }: Measure): string {
  return subject.endsWith(head) ? subject.slice(0, -head.length) : '';
}

/** 其中…: a part of which nothing says which would pass for the whole. */
function isUnnamedPart({ role, measure }: ReadFigure): boolean {
  return role === 'part' && measure?.part === undefined && measure?.stage === undefined;
}

/** B类32件，其中重点建议4件: of one class, and no more the whole of its own. */
function isPartOfClass(figure: ReadFigure, around: readonly ReadFigure[]): boolean {
  const isClass = ({ measure }: ReadFigure) => /^[A-F]类/u.test(measure?.part ?? '');
  const last = figuresBefore(figure, around).at(-1);
  return (
    figure.role === 'part' &&
    figure.measure?.part !== undefined &&
    last !== undefined &&
    isClass(last) &&
    !isClass(figure)
  );
}

/** 全省联动，石桥县督办建议22件，主任带队8次: whose it is goes back over another body that the sentence named since. */
function isOwnerUnsure(figure: ReadFigure, around: readonly ReadFigure[]): boolean {
  const last = figuresBefore(figure, around).at(-1);
  const [own, other] = [figure.from?.entity?.[0], last?.from?.entity?.[0]];
  return own !== undefined && other !== undefined && own.passage === other.passage && own.start < other.start;
}
