import { agrees, isMore, sumOf } from './agreement.ts';
import type { Relation } from './finding.ts';
import { gapOf, type Item, isAdditive, isExact, isPercent } from './item.ts';
import { isCalledWhole } from './pool.ts';
import { isMendedBy } from './slip.ts';
import { ANNOUNCES } from './words.ts';

/** Most members of a list. */
const MEMBERS = 24;
/** Digits of a whole that is seldom met by accident. */
const DIGITS = 3;
/** A list that comes as near to its whole has seldom another member. */
const NEAR = 0.03;
/** 县乡两级, 三年来: how many members there are, and what their names have in common. */
const COUNTED = /(?<count>[两二三四五六七八九])个?(?<kind>[级类年批院])/u;
const NUMERALS = '〇一二三四五六七八九';
/** All that is left. */
const REST = /(?:其[余他它]|余下|剩余|剩下)[^，。；\d]{0,8}$/u;
/** From a whole to the first member of its list. */
const NEXT = /^(?!.*(?:[比较与]|上年|去年|同期))[^。；\d]{0,28}(?:\d{4}年\p{Script=Han}{0,4})?$/u;
/** Between members, whose names may be long. */
const GAP = /^[^。；]{0,40}$/u;
/** 审结的案件中，: the sentence goes on with the number that the sentence before calls so. */
const OF_NAMED = /^。?(?<noun>\p{Script=Han}{2})\p{Script=Han}{0,6}[中里]，/u;

/**
 * Lists of one sentence right behind their whole that by their form are all of it, and miss it by a slip: as many as words count;
 * with what is left as the last one; more than their whole; or so near to it that no other member is left out.
 */
export function readExhaustive(items: readonly Item[]): Relation[] {
  return items.flatMap((whole, i) => {
    if (!isMember(whole)) return [];
    const parts = listBehind(i, items);
    if (parts.length < 2 || agrees(whole, parts)) return [];
    const relation = sumOf(whole, parts);
    return isExhaustive(whole, parts, relation) ? [relation] : [];
  });
}

const isMember = (item: Item) => isAdditive(item) && isExact(item) && item.value > 0;

/** The numbers of its unit behind a whole, up to another unit, a new clause or the end of the sentence; shares may stand between. */
function listBehind(i: number, items: readonly Item[]): Item[] {
  const whole = items[i] as Item;
  const parts: Item[] = [];
  for (const item of items.slice(i + 1, i + 1 + 2 * MEMBERS)) {
    const last = items[item.rank - 1] as Item;
    if (item.sentence !== (parts[0] ?? whole).sentence && parts.length > 0) break;
    if (item.figure.change || isPercent(item)) continue;
    const isNext = parts.length > 0 ? isGoneOn(last, item) : isBegun(whole, item, last);
    if (!isMember(item) || item.unit !== whole.unit || !isNext) break;
    parts.push(item);
  }
  return parts;
}

function isGoneOn(last: Item, item: Item): boolean {
  const gap = gapOf(last, item);
  return gap !== undefined && GAP.test(gap) && !ANNOUNCES.test(gap);
}

/** Behind the whole in its sentence; or at the beginning of the next one, which names it. */
function isBegun(whole: Item, item: Item, last: Item): boolean {
  const gap = gapOf(last, item);
  if (item.sentence === whole.sentence)
    return gap !== undefined && (ANNOUNCES.test(gap) || (last === whole && NEXT.test(gap)));
  if (item.sentence !== whole.sentence + 1) return false;
  const noun = OF_NAMED.exec(item.before)?.groups?.noun;
  return noun !== undefined && whole.before.endsWith(noun);
}

function isExhaustive(whole: Item, parts: readonly Item[], relation: Relation): boolean {
  if (isCounted(whole, parts)) return isMendedBy(relation, 'slip');
  const isSaid = isCalledWhole(whole) || ANNOUNCES.test(gapOf(whole, parts[0] as Item) ?? '');
  if (isSaid && REST.test(parts.at(-1)?.before ?? '')) return isMendedBy(relation, 'slip');
  const printed = whole.figure.text.replace(/\D/gu, '');
  if (printed.length < DIGITS) return false;
  // Who is counted by one attribute may be counted by another one, too: then parts come to much more.
  const isNear = Math.abs(whole.value - relation.computed) <= NEAR * whole.value;
  if (isMore(parts, whole))
    return (
      isNear &&
      (isSaid ? isOneList(parts) : isSetApart(whole, parts)) &&
      whole.unit !== '人' &&
      isMendedBy(relation, 'slip')
    );
  return parts.length > 2 && isNear && isMendedBy(relation, 'swap');
}

/** 县乡两级 with 县级 and 乡级; 三年来 with a year before each. */
function isCounted(whole: Item, parts: readonly Item[]): boolean {
  const { count = '', kind = '' } = COUNTED.exec(whole.before)?.groups ?? {};
  const size = count === '两' ? 2 : NUMERALS.indexOf(count);
  const name =
    kind === '年' ? /(?:19|20)\d{2}年\p{Script=Han}{0,4}$/u : new RegExp(`${kind}\\p{Script=Han}{0,4}$`, 'u');
  return size === parts.length && parts.every(({ before }) => name.test(before));
}

/** 82.5万人次，县级医院47.9万人次、乡镇卫生院34.6万人次: a comma behind the whole, and none between its parts. */
function isSetApart(whole: Item, parts: readonly Item[]): boolean {
  const [first, ...others] = parts;
  const isFirst = !whole.text
    .slice(0, whole.figure.start)
    .replace(/^.*[。；]/u, '')
    .includes(whole.figure.unit);
  return (
    isFirst &&
    /^[^、]*，[^、]*$/u.test((first && gapOf(whole, first)) ?? '') &&
    others.every((part, i) => /^[^，]*、[^，]*$/u.test(gapOf(parts[i] as Item, part) ?? ''))
  );
}

/** A类155件、B类208件; 办理9件，…办理18件: joined by one sign, or each said with the same word. */
function isOneList(parts: readonly Item[]): boolean {
  const signs = parts.slice(1).map((part, i) => /[、，]/u.exec(gapOf(parts[i] as Item, part) ?? '')?.[0]);
  const verbs = new Set(parts.map(({ before }) => before.slice(-2)));
  return signs.every((sign) => sign === '、') || verbs.size === 1;
}
