import { z } from 'zod';
import type { ReadFigure } from '../clause/read-figure.ts';
import { MeasureSchema, type Role } from '../clause/reading.ts';

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
  /** None of these. */
  not: z.strictObject({ of: words.optional(), stage: words.optional(), part: words.optional() }).optional(),
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
 */
export function claimsOf(figure: ReadFigure, indicators: readonly Matching[], canonical: Canonical): Claim[] {
  const { measure, role, unit } = figure;
  if (!measure || isUnnamedPart(figure)) return [];
  const given = {
    head: canonical(measure.head),
    of: measure.of === undefined ? NONE : canonical(measure.of),
    stage: measure.stage === undefined ? NONE : canonical(measure.stage),
    part: measure.part === undefined ? NONE : canonical(measure.part),
  };
  const has = (list: readonly string[] | undefined, feature: keyof typeof given): boolean =>
    list?.some(
      (word) =>
        word === given[feature] ||
        canonical(word) === given[feature] ||
        // A rate of 代表建议办理, a part 已经解决或者基本解决: the end of the words says what they are.
        ((feature === 'of' || feature === 'part') && word !== NONE && given[feature].endsWith(word)),
    ) ?? false;
  const holds = ({ head, of, stage, part, role: roles, unitKind, by, not }: Match): boolean =>
    has(head, 'head') &&
    (!of || has(of, 'of')) &&
    (!stage || has(stage, 'stage')) &&
    (!part || has(part, 'part')) &&
    (roles ?? USUAL).some((each) => each === role) &&
    (!unitKind || unitKind.includes(measure.unitKind)) &&
    (!by || by.includes(sideOf(figure))) &&
    !has(not?.of, 'of') &&
    !has(not?.stage, 'stage') &&
    !has(not?.part, 'part');
  const found = indicators.flatMap(({ id, unit: own, units, match }) => {
    const holding = own === unit || units.includes(unit) ? match.filter(holds) : [];
    const isOfPart = holding.some(({ part }) => part) && measure.part !== undefined;
    return holding.length > 0 ? [{ id, isOfPart }] : [];
  });
  const exact = found.filter(({ isOfPart }) => isOfPart);
  if (exact.length > 0) return exact.map(({ id }) => ({ indicator: id }));
  return found.map(({ id }) => ({ indicator: id, ...(measure.part && { breakdown: measure.part }) }));
}

/** 其中…: a part of which nothing says which would pass for the whole. */
function isUnnamedPart({ role, measure }: ReadFigure): boolean {
  return role === 'part' && measure?.part === undefined && measure?.stage === undefined;
}
