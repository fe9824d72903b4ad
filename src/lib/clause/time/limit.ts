import type { Figure } from '../../quantity/figure.ts';
import { lastClause } from './last-clause.ts';

/** Figures that hold at any time: ages that a rule names, terms, and what is allowed or required. */

/** `always`: no time is theirs. `own`: only a time of their own sentence, a target has its day. */
export type Timeless = 'always' | 'own' | undefined;

const NORM = /(?:须|应当|应(?!急|用|对|答|届|邀)|必须|不得|原则上|一般为|严禁)[^，。；：]*$/u;
const LIMIT = /(?:不少于|不低于|不得少于|不得低于|不超过|不多于|至少|最多|最低|最高|最长)[^，。；：]{0,2}$/u;
/** What a rule is told with; it holds for the figures of its sentence. */
const RULE = /(?:明确|规定|要求|承诺|约定)/u;
const WITHIN = /^(?:个)?(?:工作日)?(?:以内|之内|内|以下|以上|之前)/u;

/**
 * @param before the words of the sentence before the figure
 * @param after those behind it
 */
export function timelessness({ kind, unit, approximation }: Figure, before: string, after: string): Timeless {
  const clause = lastClause(before);
  if (kind === 'age' || /岁$/u.test(unit)) return /平均|均为/u.test(clause) ? undefined : 'own';
  const isNorm = NORM.test(clause);
  const isLimit = LIMIT.test(clause);
  // 每件不少于3次, 明确15个工作日以内: for whatever comes.
  if (isLimit && /每/u.test(clause)) return 'always';
  if (kind !== 'duration') return isLimit || isNorm ? 'own' : undefined;
  const isTerm = WITHIN.test(after) || approximation === 'atMost';
  const isMeasured = /平均|用时|历时|实际|提前|缩短|压缩/u.test(clause);
  if ((isTerm || isLimit) && !isMeasured && (isNorm || RULE.test(before))) return 'always';
  return isNorm || isLimit || (isTerm && !isMeasured) ? 'own' : undefined;
}
