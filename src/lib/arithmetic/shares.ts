import { ofParagraphBefore } from './far-whole.ts';
import type { Relation } from './finding.ts';
import { meets } from './interval.ts';
import { gapOf, type Item, isAdditive, isExact, isPercent } from './item.ts';
import type { Pool } from './pool.ts';
import { inferred, PAIRED, type Stated } from './share.ts';
import { accused, anchorsOf, ofAll, siblingsOf, statedRelation } from './share-whole.ts';
import { areAllClasses, BRACKET, classOf, DISTRIBUTED_SHARE, LIST_GAP, RATE, SHARE, TOTAL_BASE } from './words.ts';

/** Printed percentages against part / whole, in printed order. */
export function readShares(items: readonly Item[], pool: Pool): Relation[] {
  const stated = items.flatMap((item, i) => (isShare(item) ? [statedShare(item, i, items)] : []));
  const known = stated.filter((each) => each !== undefined);
  const siblings = siblingsOf(known);
  const anchors = anchorsOf(known, pool);
  const byShare = new Map(known.map((each) => [each.share, each]));
  const fitted = fittedShares(known);
  return items.flatMap((item, i) => {
    if (!isShare(item)) return [];
    const own = byShare.get(item);
    const found = own && (statedRelation(own, pool, anchors) ?? ofAll(own, siblings));
    const isFitted = own !== undefined && fitted.has(item);
    return (
      (isFitted ? adjusted(found ?? accused(own, pool, anchors, siblings)) : found) ??
      inferred(item, i, items, own) ??
      (own && (accused(own, pool, anchors, siblings) ?? ofParagraphBefore(own, items))) ??
      []
    );
  });
}

const isShare = (item: Item) => isPercent(item) && isExact(item) && item.value > 0;

/** Shares that come to exactly a hundred, as people make them do: the last digit of one of them may be another. */
function fittedShares(stated: readonly Stated[]): Set<Item> {
  const sentences = Map.groupBy(
    stated.filter(({ says }) => says === 'share').map(({ share }) => share),
    ({ sentence }) => sentence,
  );
  const fitted = [...sentences.values()].filter(
    (shares) => shares.length > 2 && Math.abs(shares.reduce((sum, { value }) => sum + value, 0) - 100) < 1e-6,
  );
  return new Set(fitted.flat());
}

function adjusted(relations: Relation[] | undefined): Relation[] | undefined {
  return relations?.map((relation) => {
    const { low, high } = relation.printed.interval;
    const isRight = meets(relation.interval, relation.printed.interval);
    return isRight
      ? relation
      : { ...relation, leeway: (high - low) / 2, note: '各项占比相加正好为100%，末位可能经过调整' };
  });
}

/** What the words right before a percentage say that it is the share of. */
function statedShare(share: Item, i: number, items: readonly Item[]): Stated | undefined {
  const distributed = distributedPart(share, i, items);
  if (distributed) return { share, part: distributed, says: 'share', isOfWhole: true };
  const named = classPart(share, i, items);
  if (named) return { share, ...named, says: 'rate', isOfWhole: true };
  const last = items[i - 1];
  const gap = last && gapOf(last, share);
  if (last?.figure.change) return behindChanges(share, i, items) ?? bracketBehind(share, items[i + 1]);
  if (!last || gap === undefined || !isAdditive(last)) return bracketBehind(share, items[i + 1]);
  const before = numberBefore(last, items);
  if (before && before.unit === last.unit && /(?:占|完成|达到?|为)\p{Script=Han}{0,10}$/u.test(last.before))
    if (/^\p{Script=Han}{0,6}的$/u.test(gap))
      return { share, part: before, says: 'share', whole: last, isOfWhole: true };
  const next = items[i + 1];
  // 240万元，承担其中的40%，即96万元.
  if (next && isAdditive(next) && next.unit === last.unit && gapOf(share, next) === '，即')
    return { share, part: next, says: 'share', whole: last, isOfWhole: true };
  const said = SHARE.exec(gap);
  const base = said?.groups?.base?.replace(/的$/u, '') ?? '';
  if (said) return { share, part: last, says: 'share', base, isOfWhole: TOTAL_BASE.test(base) };
  if (BRACKET.test(gap) && share.after.startsWith('）')) return { share, part: last, says: 'share', isOfWhole: true };
  const rate = RATE.exec(gap);
  if (!rate) return bracketBehind(share, items[i + 1]);
  const stem = rate.groups?.stem ?? '';
  // 办结128件，办结率: the deed of the rate is that of the number.
  return {
    share,
    part: last,
    says: isDeedOf(stem, last) ? 'rate' : 'beside',
    isOfWhole: stem.length > 1,
  };
}

/** 审结30278件，结案率; 回收420份，收回率: the deed of a rate is that of the number. */
function isDeedOf(stem: string, { before }: Item): boolean {
  const verb = before.replace(/[了的\P{Script=Han}]+$/u, '').at(-1) ?? '';
  return stem.includes(verb) || [...stem].every((sign) => before.slice(-12).includes(sign));
}

/** 由38人增加到57人，增加19人，占72人的79.2%: the number of the sentence before one, past changes. */
function numberBefore(item: Item, items: readonly Item[]): Item | undefined {
  const before = items.slice(Math.max(0, item.rank - PAIRED), item.rank).findLast((each) => !each.figure.change);
  return before && isAdditive(before) && before.sentence === item.sentence ? before : undefined;
}

/** 审结30278件，同比上升6.4%，结案率95.1%: a rate behind the change of its number. */
function behindChanges(share: Item, i: number, items: readonly Item[]): Stated | undefined {
  const [last, part] = [items[i - 1], numberBefore(share, items)];
  const stem = RATE.exec((last && gapOf(last, share)) ?? '')?.groups?.stem;
  return part && stem && isDeedOf(stem, part) ? { share, part, says: 'rate', isOfWhole: stem.length > 1 } : undefined;
}

/** 满意52票、基本满意4票、不满意1票，满意率91.2%: the share of one of the classes of the list before it. */
function classPart(share: Item, i: number, items: readonly Item[]): Pick<Stated, 'part' | 'classes'> | undefined {
  const own = classOf(share.before.replace(/(?:率|占比?|比[例重])(?:为|达到?|是)?$/u, ''), '');
  if (!own || !/[率占]/u.test(share.before)) return undefined;
  const listed = items.slice(Math.max(0, i - PAIRED), i).flatMap((item) => {
    const is = isAdditive(item) && item.sentence === share.sentence ? classOf(item.before, '') : undefined;
    return is?.set === own.set ? [{ item, member: is.member }] : [];
  });
  const part = listed.find(({ member }) => member === own.member)?.item;
  const isOne = new Set(listed.map(({ item }) => item.unit)).size === 1;
  return part && isOne && areAllClasses(listed.map(({ member }) => member))
    ? { part, classes: listed.map(({ item }) => item) }
    : undefined;
}

/** 41.2%（155件）. */
function bracketBehind(share: Item, next: Item | undefined): Stated | undefined {
  const isIn = next && isAdditive(next) && gapOf(share, next) === '（' && next.after.startsWith('）');
  return isIn && /占\p{Script=Han}{0,4}$/u.test(share.before)
    ? { share, part: next, says: 'share', isOfWhole: false }
    : undefined;
}

/** A类、B类、C类分别为155件、208件、13件，分别占41.2%、55.3%、3.5%: the third share is of the third number. */
function distributedPart(share: Item, i: number, items: readonly Item[]): Item | undefined {
  let first = i;
  while (first > 0 && i - first < PAIRED && isListed(items[first - 1], items[first], isPercent)) first--;
  let last = i;
  while (last - first < PAIRED && isListed(items[last], items[last + 1], isPercent)) last++;
  const head = items[first];
  const count = last - first + 1;
  if (!head || count < 2 || !DISTRIBUTED_SHARE.test(head.before)) return undefined;
  const parts = items.slice(Math.max(0, first - count), first);
  // 产业项目158个、完成投资216亿元，占比分别为48.5%和52.4%: two units, each with a whole of its own.
  const isMixed =
    new Set(parts.map(({ unit }) => unit)).size === count && parts.every(({ sentence }) => sentence === share.sentence);
  const isList = parts.every(
    (part, k) => isAdditive(part) && (k === 0 || isMixed || isListed(parts[k - 1], part, isAdditive)),
  );
  return parts.length === count && isList && parts[0]?.passage === share.passage ? parts[i - first] : undefined;
}

function isListed(a: Item | undefined, b: Item | undefined, is: (item: Item) => boolean): boolean {
  const gap = a && b && is(a) && is(b) && a.unit === b.unit ? gapOf(a, b) : undefined;
  return (
    gap !== undefined &&
    /^[、，；和与及]/u.test(gap) &&
    (LIST_GAP.test(gap) || /^[、，；]\P{L}*\p{Script=Han}{0,3}[A-Z]类$/u.test(gap))
  );
}
