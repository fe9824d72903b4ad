import type { Passage } from '../bulletin/schema.ts';
import type { Figure } from '../quantity/figure.ts';
import { addressOf, type Count, idOf, isCount, sumOf } from './count.ts';
import type { Check } from './schema.ts';

/** Characters behind a whole within which its parts stand. */
const REACH = 120;

/** 共376件。其中，…; 376件，含…; the parts follow. */
const ANNOUNCES = /^[^。；]{0,8}[，。：（]?(?:其中|包括|包含|含)/u;

/**
 * 376件 … A类155件 … B类208件 … C类13件: the counts of one unit that follow a whole in its sentence or the
 * next, when they add up to it. Where 其中 or 含 announces parts that do not, that is reported: what they leave
 * over, or that they are more than the whole.
 */
export function checkParts(whole: Figure, after: readonly Figure[], passage: Passage): Check[] {
  if (!isCount(whole)) return [];
  const near = after.filter(isCount).filter((f) => f.unit === whole.unit && f.start - whole.end < REACH);
  const smaller = near.filter((f) => f.value < whole.value);
  for (let count = 2; count <= smaller.length; count++) {
    const chosen = smaller.slice(0, count);
    if (sumOf(chosen) === whole.value) return [sumCheck(whole, chosen)];
  }
  const announced = announcedParts(whole, near, passage.text);
  const classes = classesOf(announced, whole, passage.text);
  // A, B and C are all there is, and none of them is another.
  if (classes.length >= 2) return [sumOf(classes) > whole.value ? sumCheck(whole, classes) : remainder(whole, classes)];
  const listed = listedOf(announced, passage.text);
  if (sumOf(listed) <= whole.value) return [];
  return [remainder(whole, listed, '各部分相加比总数多：部分之间可能有重叠，也可能印错')];
}

/** Words that say that the number behind them is the sum of those before it. */
const TOTALS = /(?:合计|共计|总计|总共|小计|[，,、]共)(?:为|达|是)?[^\d，。；]{0,2}$/u;
const SUBTOTAL = /小计(?:为|达|是)?$/u;

/** A类155件、B类208件、C类13件，合计376件: the counts before a sum. It is printed as one, so that it must be one. */
export function checkTotal(total: Figure, before: readonly Figure[], passage: Passage): Check[] {
  const { text } = passage;
  const wordsBefore = (figure: Figure) => text.slice(Math.max(0, figure.start - 8), figure.start);
  if (!isCount(total) || !TOTALS.test(wordsBefore(total))) return [];
  const own = before.filter(isCount).filter((f) => f.unit === total.unit && f.sentence === total.sentence);
  const isSubtotal = (figure: Figure) => SUBTOTAL.test(wordsBefore(figure));
  const last = own.findLastIndex((figure) => TOTALS.test(wordsBefore(figure)) && !isSubtotal(figure));
  const afterSubtotal = own.findLastIndex(isSubtotal);
  const parts = own.slice(last + 1).filter((figure) => !isSubtotal(figure));
  // A subtotal is of what stands behind the one before it.
  const chosen = isSubtotal(total) ? own.slice(afterSubtotal + 1) : parts;
  return chosen.length < 2 ? [] : [sumCheck(total, chosen)];
}

/** The counts behind 其中, up to the end of the sentence or to what begins anew. */
function announcedParts(whole: Count, near: readonly Count[], text: string): Count[] {
  const [first] = near;
  if (!first || !ANNOUNCES.test(text.slice(whole.end, first.start))) return [];
  const end = near.findIndex((part, i) => i > 0 && /[。；]/u.test(text.slice(near[i - 1]?.end, part.start)));
  return end < 0 ? [...near] : near.slice(0, end);
}

/** Those that are classes: A类155件, or 1049件…转为A类 where the name stands behind the number. */
function classesOf(parts: readonly Count[], whole: Count, text: string): Count[] {
  const before = (i: number) => text.slice(parts[i - 1]?.end ?? whole.end, parts[i]?.start);
  const named = parts.filter((_, i) => /[A-D甲乙丙丁]类(?:建议|件|的)?$/u.test(before(i)));
  if (named.length > 0) return named;
  return parts.filter((part) =>
    /^[^，。]{0,24}(?:转为|为)?[A-D甲乙丙丁]类|^[^，。]{0,4}类/u.test(text.slice(part.end, part.end + 30)),
  );
}

/** 省级30件、市级100件: joined without a comma, so that they are members of one list. */
function listedOf(parts: readonly Count[], text: string): Count[] {
  const end = parts.findIndex((part, i) => i > 0 && /，/u.test(text.slice(parts[i - 1]?.end, part.start)));
  return end < 0 ? [...parts] : parts.slice(0, end);
}

function sumCheck(whole: Count, parts: readonly Count[]): Check {
  const computed = sumOf(parts);
  return check(whole, parts, {
    kind: 'sum',
    expression: parts.map((p) => p.value).join(' + '),
    printed: whole.value,
    computed,
    result: computed === whole.value ? 'holds' : 'fails',
  });
}

function remainder(whole: Count, parts: readonly Count[], note?: string): Check {
  const left = whole.value - sumOf(parts);
  const expression = [whole.value, ...parts.map((p) => p.value)].join(' − ');
  const found = check(whole, parts, {
    kind: 'remainder',
    expression,
    printed: null,
    computed: left,
    result: 'remainder',
  });
  return { ...found, ...(note && { note }) };
}

type Found = Pick<Check, 'kind' | 'expression' | 'printed' | 'computed' | 'result'>;

function check(whole: Count, parts: readonly Count[], found: Found): Check {
  const { kind, expression, printed, computed, result } = found;
  return {
    id: idOf(whole, kind),
    serial: whole.serial,
    kind,
    expression,
    printed,
    computed,
    unit: whole.unit,
    tolerance: 0,
    result,
    ...(result === 'remainder' && { remainder: computed }),
    figures: [...parts, whole].map(addressOf),
    quote: whole.quote,
  };
}
