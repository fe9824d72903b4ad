import { z } from 'zod';
import type { Passage } from '../bulletin/schema.ts';
import { UNIT_KINDS } from '../quantity/kinds.ts';

/**
 * What stands around a number: whose it is, when, what is measured, and in what role it is said. Each part says which words
 * it was read from; what the text does not say is absent.
 */

/** Words that a part was read from. Offsets in UTF-16 code units into the text of that passage; `end` exclusive. */
export const OriginSchema = z.strictObject({
  passage: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
});
export type Origin = z.infer<typeof OriginSchema>;

export const ENTITY_KINDS = ['organ', 'place', 'deputies', 'system', 'document', 'person', 'enterprise'] as const;
/** What a subject is: a body, a place, deputies of a level, a system of bodies (全市法院), a document, a person. */
export type EntityKind = (typeof ENTITY_KINDS)[number];

export const ROLES = ['stated', 'part', 'share', 'change', 'before', 'after', 'target', 'perUnit'] as const;
/**
 * How a number is said. `stated`: a result. `part`: of a whole that the text names (其中). `share`: of a whole (占41%).
 * `change`: by how much something rose or fell. `before` and `after`: two ends of a change (由46天缩短至28天). `target`: wanted,
 * allowed or required (力争, 不低于). `perUnit`: for each of something (每件, 人均).
 */
export type Role = (typeof ROLES)[number];

export const MeasureSchema = z.strictObject({
  /** The noun of what is counted or measured: 建议, 满意率, 资金. */
  head: z.string().min(1),
  /** Of what, where the head alone does not say it: 代表建议 of a 满意率. */
  of: z.string().min(1).optional(),
  /** Stage or deed: 提出, 交办, 承办, 主办, 会办, 办结, 答复, 解决, 督办, 转为A类. */
  stage: z.string().min(1).optional(),
  /** Which part of the head, where parts are told apart: A类, 县级, 闭会期间, 办理态度. */
  part: z.string().min(1).optional(),
  /** Further heads that the one number is said of: 面商率 in 面商率、办结率均为100%. */
  also: z.array(z.string().min(1)).min(1).optional(),
  unitKind: z.enum([...UNIT_KINDS, 'range']),
});
export type Measure = z.infer<typeof MeasureSchema>;

/** What a change is measured by, or a share is of: the words, and what they mean. */
export const BaseSchema = z.strictObject({
  /** As printed: 同比, 较上年, 比2022年, 代表建议总数. */
  stated: z.string().min(1),
  kind: z.enum(['samePeriod', 'previousPeriod', 'previousTerm', 'time', 'plan', 'average', 'whole']),
});
export type Base = z.infer<typeof BaseSchema>;

/** Text that is read together: an article of a bulletin, or any text. Later passages may lean on earlier ones. */
export interface Discourse {
  /** Day from which 今年 and 目前 are seen, ISO; absent where nobody knows it. */
  date?: string;
  /** The unit that answers for the text, as printed. */
  unit?: string;
  /** The body that issues what the text stands in, as printed. */
  issuer?: string;
  title?: Passage;
  sections: readonly Section[];
}

/** A heading with what stands below it, up to the next heading. */
export interface Section {
  heading?: Passage;
  parts: readonly Part[];
}

export type Part =
  | { kind: 'paragraph'; passage: Passage }
  | { kind: 'table'; rows: readonly (readonly CellReading[])[] };

/** A cell of the body of a table with the heads that say what stands in it. */
export interface CellReading {
  passage: Passage;
  /** From above to below: 办理结果, A类. */
  columnHeads: readonly Passage[];
  /** From left to right: cells of its row that name what the row is about. */
  rowHeads: readonly Passage[];
  /** The line above the table, or its title: 各市州建议办理情况（单位：件）. */
  caption?: Passage;
  /** A sum of its row or its column: 合计, 小计. */
  isSum: boolean;
}
