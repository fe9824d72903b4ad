import { sumOf } from './agreement.ts';
import { type Relation, tidy } from './finding.ts';
import { gapOf, type Item, isAdditive } from './item.ts';

/** Numbers before a new total among which the old one is looked for. */
const BEFORE = 80;
/** 总数达到, 总面积增至, 使总量达到: what there is with what is added. */
const NEW_TOTAL = /(?:总\p{Script=Han}{1,4}?|使[^，。；\d]{1,8})(?:达到?|增至|增加到|扩大到)$/u;
/** From what is added to the new total. */
const BESIDE = /^[^。；]{0,20}$/u;

/** 新建30个，总数达到126个, where an earlier sentence has 96: what there was and what is added make the new total. Bounds do, too. */
export function readRaised(items: readonly Item[]): Relation[] {
  return items.flatMap((total, i) => {
    const added = items[i - 1];
    if (!added || !isAdditive(total) || !isAdditive(added) || added.unit !== total.unit) return [];
    if (!NEW_TOTAL.test(total.before) || !BESIDE.test(gapOf(added, total) ?? '。')) return [];
    const old = items
      .slice(Math.max(0, i - BEFORE), i - 1)
      .findLast(
        (item) => isAdditive(item) && item.unit === total.unit && item.value === tidy(total.value - added.value),
      );
    return old ? [sumOf(total, [old, added])] : [];
  });
}
