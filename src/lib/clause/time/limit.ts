import type { Figure } from '../../quantity/figure.ts';
import { lastClause } from './last-clause.ts';

/** Figures that hold at any time: ages that a rule names, terms, and what is allowed or required. */

/** `always`: no time is theirs. `own`: only a time of their own sentence, a target has its day. */
export type Timeless = 'always' | 'own' | undefined;

const NORM = /(?:须|应当|应(?=$|[在于不按予为达由自占]|及时|控制|保持|全部|提前|依法)|必须|不得|一般为)[^，。；：]*$/u;
const LIMIT = /(?:不少于|不低于|不超过|至少|最多|最低|最高|最长)[^，。；：]{0,2}$/u;
/** What a rule is told with; it holds for the figures of its sentence. */
const RULE = /(?:明确|规定|要求|承诺)/u;
/** 该村距县城83公里: where a place lies. */
const DISTANCE = /(?:距离?|离)[^，。；：\d]{1,12}[约近]?$/u;
/** 全镇辖12个村: what a place consists of. */
const CONSISTS = /(?:村|镇|乡|县|市|区|州|组)[^，。；：]{0,2}辖[^，。；：]*$/u;
/** 我们村有9个村民小组、486户: such parts, and what is counted along with them. */
const HAS = /(?:^|[村镇乡县市区组])(?:共|总共|现)?有[^，。；：]*$/u;
const PARTS = /个(?:村民小组|自然村|行政村|村[（(、，。]|社区|乡镇|街道|选区)|名代表[，。；]/u;
/** 我们村12个村民小组，: the same without a verb, where nothing is told of them. */
const LISTED = /[村镇乡县市区][\d多余]*个(?:村民小组|自然村|行政村)(?:$|[、，。])/u;
/** 常住人口58.3万人 behind them. */
const PEOPLE = /^.{0,2}人口[约近]?$/u;
const WITHIN = /^(?:个)?(?:工作日)?(?:以内|之内|内|以下|以上|之前)/u;

/** Characters behind a figure that name its thing. */
const FAR = 8;

/**
 * @param before the words of the sentence before the figure
 * @param after those behind it
 */
export function timelessness({ kind, unit, approximation }: Figure, before: string, after: string): Timeless {
  const clause = lastClause(before);
  if (kind === 'age' || /岁$/u.test(unit)) return /平均|均为/u.test(clause) ? undefined : 'own';
  const isNorm = NORM.test(clause);
  if (kind === 'length' && DISTANCE.test(clause)) return 'own';
  if (isDescription(clause, unit + after.slice(0, FAR))) return 'own';
  if (
    (clause === '' ? /^[人户口]$/u.test(unit) : PEOPLE.test(clause)) &&
    isDescription(lastClause(before.slice(0, before.length - clause.length - 1)), '')
  )
    return 'own';
  // 连续5年被评为…, 用10年时间: as long as that, and not when.
  if (kind === 'duration' && /年$/u.test(unit) && !/平均|用时|提前|缩短|连续$/u.test(clause)) return 'own';
  // 10万元以下的案件: the bounds of a class.
  if (/^以[上下内]的/u.test(after)) return 'own';
  const isLimit = LIMIT.test(clause);
  // 每件不少于3次, 明确15个工作日以内: for whatever comes.
  const isForEach = /每(?![年月周季]|半年|学期)/u.test(clause);
  // 每名代表联系群众3至5户: a norm, too; 每餐优惠2—5元 is what was paid.
  if (kind === 'range' && isForEach && unit !== '元') return 'own';
  if (kind !== 'duration') return isLimit || isNorm ? 'own' : undefined;
  const isTerm = WITHIN.test(after) || approximation === 'atMost';
  const isMeasured = /平均|用时|提前|缩短|压缩/u.test(clause);
  if ((isTerm || isLimit) && !isMeasured && (isNorm || RULE.test(before))) return 'always';
  return isNorm || isLimit || (isTerm && !isMeasured) ? 'own' : undefined;
}

/** What a place is made up of: said of it at any time. */
function isDescription(clause: string, thing: string): boolean {
  if (CONSISTS.test(clause) || (HAS.test(clause) && PARTS.test(clause + thing))) return true;
  return LISTED.test(clause + thing);
}
