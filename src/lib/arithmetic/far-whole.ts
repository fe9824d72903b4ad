import type { Relation } from './finding.ts';
import { type Item, isAdditive, isExact, isPercent } from './item.ts';
import { isCalledWhole, isRestricted } from './pool.ts';
import { isRight, relationOf, type Stated } from './share.ts';
import { isResultMended } from './slip.ts';
import { classOf, TOTAL } from './words.ts';

/** Numbers before a part among which its whole is looked for. */
const BEFORE = 60;
/** 转化率38.3%: a rate of what stands right before it. */
const RATE = /[，（]\p{Script=Han}{2,4}率(?:为|达到?)?$/u;
/** 对答复为B类的建议逐件回访: the class that the sentence is about. */
const OF_CLASS = /(?<member>[A-E甲乙丙丁])类(?:的|件|建议|意见|问题|事项)/u;

/**
 * The share of a part whose whole ends the paragraph before: 全年合计198件。办结193件，办结率95.7%. Nothing of its unit stands between, and a
 * slip would mend it.
 */
export function ofParagraphBefore({ share, part, says, isOfWhole }: Stated, items: readonly Item[]): Relation[] {
  const isStated = (says === 'share' && isOfWhole) || (says === 'rate' && share.value < 100);
  if (!isStated || !isExact(part)) return [];
  const whole = items
    .slice(Math.max(0, part.rank - BEFORE), part.rank)
    .findLast((item) => isAdditive(item) && item.unit === part.unit && !isMember(item));
  if (!whole || whole.passage !== part.passage - 1 || !isExact(whole) || whole.value <= part.value) return [];
  if (!(TOTAL.test(whole.before) || isCalledWhole(whole)) || isRestricted(whole, part)) return [];
  const relation = relationOf([part], whole, share);
  return isResultMended(relation) ? [relation] : [];
}

/** 其中省级代表1126件: a part is no whole of the next paragraph. */
const isMember = ({ text, figure }: Item) => /其中[^。]*$/u.test(text.slice(0, figure.start));

/** 对B类建议逐件回访，转为A类的23件，转化率33.3%: rates of the number of the class that their sentence names first, where one number has it. */
export function readClassRates(items: readonly Item[]): Relation[] {
  return items.flatMap((share) => {
    const part = items[share.rank - 1];
    if (!isPercent(share) || !isExact(share) || !RATE.test(share.before)) return [];
    if (!part || !isAdditive(part) || !isExact(part) || part.sentence !== share.sentence) return [];
    const member = OF_CLASS.exec(part.before)?.groups?.member;
    const own = items
      .slice(0, part.rank)
      .filter((item) => item.unit === part.unit && isAdditive(item) && classOf(item.before, '')?.member === member);
    const [whole, ...others] = own;
    if (!member || !whole || others.length > 0 || whole.value <= part.value) return [];
    const relation = relationOf([part], whole, share);
    return isRight(part, whole, share) || isResultMended(relation) ? [relation] : [];
  });
}
