import { agrees, sumOf } from './agreement.ts';
import type { Relation } from './finding.ts';
import { add, meets } from './interval.ts';
import { gapOf, type Item, isAdditive, isExact, isPercent } from './item.ts';
import { LOOSE_TOTAL, SUBTOTAL, TOTAL } from './words.ts';

/** Numbers before a total that may be its parts. */
const LISTED = 200;
/** Nearest ones among which any that stand together are tried. */
const RUN = 12;
/** Shares before 合计占 that may be its parts. */
const SHARES = 8;

/** A类155件、B类208件、C类13件，合计376件: the numbers before a sum. It is printed as one, so that it must be one. */
export function readTotals(items: readonly Item[]): Relation[] {
  return items.flatMap((total, i) => {
    const found = isAdditive(total)
      ? totalOf(total, i, items)
      : isPercent(total)
        ? shareTotal(total, i, items)
        : undefined;
    return found ? [found] : [];
  });
}

function totalOf(total: Item, i: number, items: readonly Item[]): Relation | undefined {
  if (!isExact(total) || !LOOSE_TOTAL.test(total.before)) return undefined;
  const own = items
    .slice(Math.max(0, i - LISTED), i)
    .filter(
      (item) => isAdditive(item) && isExact(item) && item.unit === total.unit && item.sentence === total.sentence,
    );
  const isSubtotal = (item: Item) => SUBTOTAL.test(item.before);
  const last = own.findLastIndex((item) => TOTAL.test(item.before) && !isSubtotal(item));
  const afterSubtotal = own.findLastIndex(isSubtotal);
  // A subtotal is of what stands behind the one before it.
  const parts = isSubtotal(total)
    ? own.slice(afterSubtotal + 1)
    : own.slice(last + 1).filter((item) => !isSubtotal(item));
  if (parts.length < 2) return undefined;
  // 收到300件，其中A类100件、B类80件，合计180件: the whole stands before the parts.
  const chosen =
    runsOf(parts.slice(-RUN), total).find((run) => agrees(total, run)) ?? (agrees(total, parts) ? parts : undefined);
  if (chosen) return sumOf(total, chosen);
  if (!TOTAL.test(total.before)) return undefined;
  const start = parts.findLastIndex((part, k) => k > 0 && !isOneList(parts.slice(k - 1, k), part));
  const listed = parts.slice(Math.max(0, start));
  return listed.length > 1 && isOneList(listed, total) ? sumOf(total, listed) : undefined;
}

/** Numbers next to each other that may be meant, the longest that end at the total first. */
function runsOf(parts: readonly Item[], total: Item): Item[][] {
  const ends = [...parts.keys()].toReversed();
  return ends.flatMap((end) =>
    parts.slice(0, end).flatMap((_, from) => {
      const run = parts.slice(from, end + 1);
      return run.every(({ value }) => value < total.value) ? [run] : [];
    }),
  );
}

/** True where nothing but short names stands between the members, so that no number of something else is among them. */
function isOneList(parts: readonly Item[], total: Item): boolean {
  return [...parts.slice(1), total].every((item, i) => {
    const gap = parts[i] && gapOf(parts[i], item);
    return gap !== undefined && !/其中|。/u.test(gap) && gap.length <= 14;
  });
}

/** A类占41.2%，B类占55.3%，合计占96.5%. */
function shareTotal(total: Item, i: number, items: readonly Item[]): Relation | undefined {
  if (
    !isExact(total) ||
    !/(?:合计|共计|总计|两[者项]|[和与及]\p{Script=Han}{1,8}率)(?:共|合计)?占?(?:比)?(?:为|达到?)?$/u.test(total.before)
  )
    return undefined;
  const near = items
    .slice(Math.max(0, i - SHARES), i)
    .filter(
      (item) =>
        isPercent(item) && isExact(item) && item.passage === total.passage && total.sentence - item.sentence <= 1,
    );
  for (let from = 0; from < near.length; from++)
    for (let to = from + 2; to <= near.length; to++) {
      const chosen = near.slice(from, to);
      if (meets(add(chosen.map(({ interval }) => interval)), total.interval)) return { ...sumOf(total, chosen) };
    }
  return undefined;
}
