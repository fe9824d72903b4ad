import { z } from 'zod';
import type { Word } from '../segment.ts';
import { wordsWith } from './verbs.ts';

const word = z.string().min(1);
const groups = () =>
  z
    .array(
      z.strictObject({
        words: z.array(word).min(1),
        head: word.optional(),
        anywhere: z.literal(true).optional(),
        name: word.optional(),
      }),
    )
    .refine((all) => isUnique(all.flatMap(({ words }) => words)), '同一个词写了两次');

export const TermsFileSchema = z.strictObject({
  /** What is counted or measured: the name that figures are grouped by, other words for it, units that may stand for it alone. */
  heads: z
    .array(z.strictObject({ name: word, also: z.array(word).optional(), units: z.array(word).optional() }))
    .refine((heads) => isUnique(heads.flatMap(({ name, also = [] }) => [name, ...also])), '同一个词写了两次'),
  /** Stages and deeds, 提出, 交办, 办结, and what they are of where the text names nothing. */
  stages: groups(),
  /** Parts that are told apart, group by group: A类, B类, C类. */
  parts: groups(),
  /** Nouns that say too little alone: the word before them belongs to the head. */
  generic: z.array(word),
  /** Units and the ends of the nouns that they count. */
  kinds: z.array(z.strictObject({ units: z.array(word).min(1), ends: z.array(word).min(1) })).default([]),
  /** Nouns for how far a number has come, which nothing counts: 台阶. */
  marks: z.array(word).default([]),
  /** Verbs that the dictionary takes for nouns or cuts. */
  verbs: z.array(word).default([]),
  /** What a unit counts where the text names nothing. */
  unnamed: z.record(word, word),
});
/** `content/words/terms.yaml` as it is written. */
export type TermsFile = z.infer<typeof TermsFileSchema>;

/** The words of the field, made ready for reading. */
export interface Terms {
  /** The name that figures are grouped by: 代表建议 → 建议; a word that is not listed is its own. */
  canonical(head: string): string;
  /** The name of a stage: 办复 → 答复, 转化为A类 → 转为A类. */
  canonicalStage(stage: string): string;
  /** The longest listed head that a text ends with. */
  headAtEnd(text: string): string | undefined;
  /** The longest listed stage that a text ends with. */
  stageAtEnd(text: string): string | undefined;
  /** The longest listed part that a text ends with. */
  partAtEnd(text: string): string | undefined;
  /** A listed part that may stand apart from its noun: 闭会期间. */
  partWithin(text: string): string | undefined;
  /** All listed heads that a unit may stand for, the longest first. */
  headsOfUnit(unit: string): readonly string[];
  unnamed(unit: string): string | undefined;
  /** A text of the same length in which no listed head has a mark inside: 建议、批评和意见. */
  closed(text: string): string;
  /** What a listed stage or part is of, where the text names nothing. */
  impliedHead(word: string): string | undefined;
  /** A head that is counted at stages: 建议, which is 提出, 交办, 办结. */
  hasStages(head: string): boolean;
  /** A noun that says too little alone: 人员, 总额. */
  isGeneric(noun: string): boolean;
  /** Whether a unit counts a noun: 1 for the kind of it, -1 for another kind, 0 where nobody knows. */
  fit(unit: string, noun: string): -1 | 0 | 1;
  isMark(noun: string): boolean;
  /** The words of a clause, with the listed verbs as verbs. */
  words(clause: string): readonly Word[];
}

/** Makes the list ready; look-ups are by the last character, so that they do not grow with the list. */
export function toTerms(file: TermsFile): Terms {
  const canonical = new Map(
    file.heads.flatMap(({ name, also = [] }) => [name, ...also].map((w) => [w, name] as const)),
  );
  const apart = file.parts.flatMap(({ words, anywhere }) => (anywhere ? words : []));
  const stageNames = new Map(
    file.stages.flatMap(({ words, name }) => (name ? words.map((w) => [w, name] as const) : [])),
  );
  const staged = new Set(file.stages.flatMap(({ head }) => head ?? []));
  const [generic, marks] = [new Set(file.generic), new Set(file.marks)];
  const implied = new Map(
    [...file.stages, ...file.parts].flatMap(({ words, head }) => (head ? words.map((w) => [w, head] as const) : [])),
  );
  const thing = endFinder(file.kinds.flatMap(({ ends }) => ends));
  const listed = [...canonical.keys()].filter((w) => w.includes('、')).sort(longestFirst);
  const ofUnit = new Map<string, string[]>();
  for (const { name, also = [], units = [] } of file.heads) {
    for (const unit of units) ofUnit.set(unit, [...(ofUnit.get(unit) ?? []), name, ...also].sort(longestFirst));
  }
  return {
    canonical: (head) => canonical.get(head) ?? head,
    canonicalStage: (stage) => stageNames.get(stage) ?? stage,
    headAtEnd: endFinder([...canonical.keys()]),
    stageAtEnd: endFinder(file.stages.flatMap(({ words }) => words)),
    partAtEnd: endFinder(file.parts.flatMap(({ words }) => words)),
    partWithin: (text) => apart.find((w) => text.includes(w)),
    impliedHead: (w) => implied.get(w),
    hasStages: (head) => staged.has(head),
    isGeneric: (noun) => generic.has(noun),
    fit: fitter(file),
    isMark: (noun) => marks.has(noun),
    words: wordsWith(
      [...file.verbs, ...file.stages.flatMap(({ words }) => words)],
      (text) => (thing(text)?.length ?? 0) > 1,
    ),
    closed: (text) => listed.reduce((all, w) => all.replaceAll(w, w.replaceAll('、', '和')), text),
    headsOfUnit: (unit) => ofUnit.get(unit) ?? [],
    unnamed: (unit) => file.unnamed[unit],
  };
}

/** By listed heads of the unit, then by the longest listed end of the noun. */
function fitter({ kinds, heads }: TermsFile): Terms['fit'] {
  const unitsOf = new Map<string, Set<string>>();
  const add = (end: string, units: readonly string[]) =>
    unitsOf.set(end, new Set([...(unitsOf.get(end) ?? []), ...units]));
  for (const { units, ends } of kinds) for (const end of ends) add(end, units);
  for (const { name, also = [], units } of heads) if (units) for (const noun of [name, ...also]) add(noun, units);
  const endOf = endFinder([...unitsOf.keys()]);
  const known = new Set([...unitsOf.values()].flatMap((units) => [...units]));
  return (unit, noun) => {
    const end = endOf(noun);
    if (end === undefined) return 0;
    if (unitsOf.get(end)?.has(unit)) return 1;
    // 报道 is no road; and 个 counts anything.
    return known.has(unit) && end.length > 1 && unit !== '个' ? -1 : 0;
  };
}

function endFinder(words: readonly string[]): (text: string) => string | undefined {
  const byLast = Map.groupBy([...words].sort(longestFirst), (w) => w.at(-1));
  return (text) => byLast.get(text.at(-1))?.find((w) => text.endsWith(w));
}

const longestFirst = (a: string, b: string) => b.length - a.length || (a < b ? -1 : 1);

function isUnique(words: readonly string[]): boolean {
  return new Set(words).size === words.length;
}
