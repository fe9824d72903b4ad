import { sumOf } from './agreement.ts';
import { type Relation, tidy } from './finding.ts';
import { halfUnitOf, meets, percentOf } from './interval.ts';
import { gapOf, type Item, isAdditive, isExact, isPercent } from './item.ts';
import { isCalledWhole } from './pool.ts';
import { isMendedBy } from './slip.ts';
import { ANNOUNCES, COMPLEMENT, LOOSE_TOTAL } from './words.ts';

/** Passages and numbers of one unit before a list in which its whole is looked for. */
const PASSAGES = 3;
const WHOLES = 10;
/** Numbers before a rest among which its whole is looked for, and the least that is seldom met by accident. */
const FAR = 40;
const LARGE = 100;
/** Most members of a list. */
const MEMBERS = 24;
/** Agreements of less happen by accident. */
const LEAST = 10;

/**
 * Lists that are all the numbers of one unit in a sentence, or in a part of it between semicolons, and that make a number
 * printed before or right behind them: 463件。438件交办，25件并案. No word says so; hence nobody is accused.
 */
export function readPlainSums(items: readonly Item[]): Relation[] {
  const byUnit = Map.groupBy(items.filter(isMember), ({ unit }) => unit);
  return [...byUnit.values()].flatMap((own) => {
    const places = new Map(own.map((item, i) => [item, i]));
    return groupsOf(own).flatMap((group) => wholeOf(group, own, places) ?? wholeInPersons(group, byUnit) ?? []);
  });
}

const isMember = (item: Item) => isAdditive(item) && isExact(item) && item.value > 0;

/** Lists of two or more: sentences, parts of sentences, and both without their first or last number, which may be the whole. */
function groupsOf(own: readonly Item[]): Item[][] {
  const sentences = [...Map.groupBy(own, ({ sentence }) => sentence).values()].filter(
    ({ length }) => length <= MEMBERS,
  );
  return sentences.flatMap((sentence) => {
    const parts = splitAtSemicolons(sentence);
    const ends = sentence.slice(0, -1).map((_, from) => sentence.slice(from, -1));
    const groups = [sentence, ...(parts.length > 1 ? parts : []), sentence.slice(1), ...ends];
    return groups.filter(({ length }) => length > 1);
  });
}

function splitAtSemicolons(sentence: readonly Item[]): Item[][] {
  const parts: Item[][] = [];
  for (const [i, item] of sentence.entries()) {
    const last = sentence[i - 1];
    if (!last || item.text.slice(last.figure.end, item.figure.start).includes('；')) parts.push([]);
    parts.at(-1)?.push(item);
  }
  return parts;
}

function wholeOf(
  group: readonly Item[],
  own: readonly Item[],
  places: ReadonlyMap<Item, number>,
): Relation | undefined {
  const [first, last] = [group[0] as Item, group.at(-1) as Item];
  const sum = tidy(group.reduce((total, { value }) => total + value, 0));
  if (sum < LEAST) return undefined;
  const [from, to] = [places.get(first) ?? 0, places.get(last) ?? 0];
  const behind = own[to + 1];
  const before = own
    .slice(Math.max(0, from - WHOLES), from)
    .filter(({ passage }) => first.passage - passage <= PASSAGES);
  const next = behind && behind.sentence === last.sentence ? [behind] : [];
  const whole = [...before, ...next].findLast(({ value }) => value === sum);
  return whole && sumOf(whole, group);
}

/** 转交481条，已办结432条，办结率89.8%: the share right behind a part says what its whole is. */
function isConfirmed(whole: Item, part: Item, items: readonly Item[]): boolean {
  const share = items[part.rank + 1];
  return share !== undefined && isPercent(share) && share.sentence === part.sentence && whole.value > part.value
    ? meets(percentOf(part.interval, whole.interval), share.interval)
    : false;
}

/** 近860万元，其中640万元、近220万元: rounded numbers that words call parts make their whole to its last digit. */
export function readRoundedSums(items: readonly Item[]): Relation[] {
  const byUnit = Map.groupBy(
    items.filter((item) => isAdditive(item) && item.value > 0),
    ({ unit }) => unit,
  );
  return [...byUnit.values()].flatMap((own) =>
    own.flatMap((whole, i) => {
      const isSame = (item: Item) => item.sentence === whole.sentence;
      const behind = own.slice(i + 1, i + 1 + MEMBERS).filter(isSame);
      const before = own.slice(Math.max(0, i - MEMBERS), i).filter(isSame);
      const [first] = behind;
      const isAnnounced = first !== undefined && ANNOUNCES.test(gapOf(whole, first) ?? '');
      const parts = isAnnounced ? behind : LOOSE_TOTAL.test(whole.before) ? before : [];
      if (parts.length < 2 || [whole, ...parts].every(isExact)) return [];
      const sum = parts.reduce((total, { value }) => total + value, 0);
      const isClose = Math.abs(sum - whole.value) <= halfUnitOf(whole.figure.text, whole.value, 'money');
      return isClose ? [sumOf(whole, parts)] : [];
    }),
  );
}

/** 实到179人。赞成171票，反对3票，弃权5票: votes are of persons. */
function wholeInPersons(group: readonly Item[], byUnit: ReadonlyMap<string, readonly Item[]>): Relation | undefined {
  const [first] = group;
  if (first?.unit !== '票') return undefined;
  const sum = group.reduce((total, { value }) => total + value, 0);
  const whole = byUnit.get('人')?.find(({ value, passage }) => value === sum && passage === first.passage);
  return whole && sumOf(whole, group);
}

/**
 * 共84人次，一线代表53人次，占63.1%，其余31人次: what is called the rest makes its whole with the part before it. The words leave
 * no other reading where the sentence has just these three.
 */
export function readRests(items: readonly Item[]): Relation[] {
  return items.flatMap((rest, i): Relation[] => {
    if (!isMember(rest) || !COMPLEMENT.test(rest.before)) return [];
    const own = items
      .slice(Math.max(0, i - MEMBERS), i)
      .filter((item) => isMember(item) && item.unit === rest.unit && item.sentence === rest.sentence);
    for (const [k, whole] of own.entries()) {
      const parts = [...own.slice(k + 1), rest];
      const isWhole = parts.length > 1 && parts.reduce((sum, { value }) => sum + value, 0) === whole.value;
      if (isWhole) return [sumOf(whole, parts)];
    }
    const [whole, part] = own;
    const isAlone = own.length === 2 && whole && part && whole.value > part.value;
    // 已解决218件，占61.9%: a number with a share is itself a part.
    if (isAlone && !/占/u.test(whole.after)) return [sumOf(whole, [part, rest])];
    const [near, last] = own.slice(-2);
    if (!near || !last) return [];
    if (own.length === 2) {
      const far = items
        .slice(Math.max(0, near.rank - FAR), near.rank)
        .filter((item) => isMember(item) && item.unit === rest.unit && near.passage - item.passage <= PASSAGES)
        .filter((item) => isCalledWhole(item) && item.value >= LARGE)
        .map((item) => sumOf(item, [...own, rest]));
      const misprinted = far.findLast((each) => isMendedBy(each, 'swap'));
      if (misprinted && !far.some(({ computed, printed }) => computed === printed.value)) return [misprinted];
    }
    if (isConfirmed(near, last, items)) return [sumOf(near, [last, rest])];
    // 167名，占221名的75.6%，其余54名: the whole stands behind its part.
    const isBase = last.rank === near.rank + 1 && last.value > near.value && /占[^，。；]*$/u.test(last.before);
    return isBase ? [sumOf(last, [near, rest])] : [];
  });
}
