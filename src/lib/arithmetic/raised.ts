import { sumOf } from './agreement.ts';
import { type Relation, tidy } from './finding.ts';
import { gapOf, type Item, isAdditive } from './item.ts';
import { isMendedBy } from './slip.ts';

/** Numbers before a new total among which the old one is looked for. */
const BEFORE = 80;
/** Characters before a number that may name it. */
const CLAUSE = 40;
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
    if (old) return [sumOf(total, [old, added])];
    const name = /(?<name>\p{Script=Han}{4})(?:不少于|不低于|共|约)?$/u.exec(added.before)?.groups?.name;
    const named = name
      ? items
          .slice(Math.max(0, i - BEFORE), i - 1)
          .findLast((item) => isAdditive(item) && item.unit === total.unit && isCalled(item, name))
      : undefined;
    if (named) return [sumOf(total, [named, added])].filter((each) => isMendedBy(each, 'slip'));
    const last = items[i - 2];
    // 原有46所，新建7所，总数达到35所.
    const isBeside = last?.sentence === added.sentence && last.unit === total.unit && isAdditive(last);
    const relation = isBeside && BESIDE.test(gapOf(last, added) ?? '。') ? sumOf(total, [last, added]) : undefined;
    return relation && isMendedBy(relation, 'slip') ? [relation] : [];
  });
}

/** 规模以上工业企业由87家发展到142家: the name stands in the clause of the number. */
function isCalled({ text, figure }: Item, name: string): boolean {
  return text
    .slice(Math.max(0, figure.start - CLAUSE), figure.start)
    .replace(/^.*[，。；]/u, '')
    .includes(name);
}
