import { ofSameEnds, settle } from './changes.ts';
import { type Relation, tidy } from './finding.ts';
import { gapOf, type Item, isAdditive, isDifference, isExact } from './item.ts';
import { classOf } from './words.ts';

/** Numbers before a difference among which its ends are looked for, and sentences. */
const BEFORE = 20;
const SENTENCES = 2;
/** Agreements of less happen by accident. */
const LEAST = 10;

/** 来访比来信多, 比工业类少: what is compared, with what, and which way. */
const COMPARED =
  /(?:^|[，；、。：])(?<own>[^，；、。：\d]{0,12}?)[比较](?<other>[^，。；：\d]{1,14}?)的?(?<way>多|少|高|低|快|慢|增加|减少|增长|下降|提高|降低|上升)[了出]?$/u;
/** Between the number and the one that it is compared with: 件，比市六届人大二次会议的. */
const WITH = /^\p{Script=Han}{0,10}[，（]?而?[比较与][^，。；比较\d]{0,24}$/u;
/** From there to the difference: 件多, 件增加. */
const WAY =
  /^\p{Script=Han}{0,6}?(?<way>多|少|高|低|增加|减少|增长|下降|提高|降低|上升)[了出]?(?:\p{Script=Han}{0,2})$/u;
/** 从214公里增加到331公里，新增117公里. */
const ADDED = /[，；](?:新增|净增)(?:加|了)?$/u;
/** What may stand between a name and its number. */
const SAID = /(?:共有|共计|共|有|为|达到?|是|仅|占比?|的)+$/u;

/** Differences between two numbers whose names, or whose places, say that they are compared. Nobody is accused where one name fits two numbers. */
export function readCompared(items: readonly Item[]): Relation[] {
  /** The relation of the number right before: 多38件，增幅8.9% have the same ends. */
  let last: Relation | undefined;
  return items.flatMap((difference, i) => {
    if (!isExact(difference)) return [];
    const inPassage = items.slice(Math.max(0, i - BEFORE), i).filter(({ passage }) => passage === difference.passage);
    const near = inPassage.filter(({ sentence }) => difference.sentence - sentence <= SENTENCES);
    const found =
      difference.figure.kind === 'percent'
        ? (ofSameEnds(difference, last?.printed.rank === i - 1 ? last : undefined) ?? ofNext(difference, items))
        : (besideEachOther(difference, near) ??
          ofClassShare(difference, inPassage) ??
          ofNames(difference, near) ??
          ofNearest(difference, inPassage, items));
    last = found;
    return found ? [found] : [];
  });
}

const isEnd = (item: Item, difference: Item) =>
  isExact(item) &&
  (difference.figure.kind === 'points'
    ? item.figure.kind === 'percent' && !item.figure.change
    : item.unit === difference.unit && item.figure.kind !== 'percent' && !isDifference(item));

/** A number with the way of its change: the words before it say it where the reader of quantities did not. */
function directed(difference: Item, way: string): Item {
  const change = /多|高|快|增|提|升/u.test(way) ? 'increase' : 'decrease';
  return { ...difference, figure: { ...difference.figure, change } };
}

/** The relation is of the number as it is printed. */
function settled(is: Item, was: Item, difference: Item, way: string, isStated: boolean): Relation | undefined {
  return settle({ was, is, isStated }, directed(difference, way));
}

/** 463件，比二次会议的425件多38件. */
function besideEachOther(difference: Item, before: readonly Item[]): Relation | undefined {
  const was = before.at(-1);
  const is = was && before.findLast((item) => item !== was && isEnd(item, difference));
  if (!was || !is || !isEnd(was, difference) || is.sentence !== was.sentence) return undefined;
  const way = WAY.exec(gapOf(was, difference) ?? '')?.groups?.way;
  return way && WITH.test(gapOf(is, was) ?? '') ? settled(is, was, difference, way, true) : undefined;
}

/** A类占比比上年的66.7%提高4.4个百分点, where a sentence before has A类214件，占71.1%. */
function ofClassShare(difference: Item, before: readonly Item[]): Relation | undefined {
  const was = before.at(-1);
  const member = /([A-E甲乙丙丁])类件?(?:占比|比[例重])[比较][^，。；\d]{0,10}$/u.exec(was?.before ?? '')?.[1];
  const way = WAY.exec((was && gapOf(was, difference)) ?? '')?.groups?.way;
  if (!was || !member || !way) return undefined;
  const shares = before.filter((item, i) => isEnd(item, difference) && isClass(before[i - 1], member));
  const [is, ...others] = shares;
  return is && others.length === 0 ? settled(is, was, difference, way, true) : undefined;
}

const isClass = (part: Item | undefined, member: string) =>
  part !== undefined && classOf(part.before, '')?.member === member;

/** 来信325件次、来访539件次，来访比来信多214件次. */
function ofNames(difference: Item, before: readonly Item[]): Relation | undefined {
  const { own = '', other = '', way = '' } = COMPARED.exec(difference.before)?.groups ?? {};
  if (!own || !other) return undefined;
  const ends = before.filter((item) => isEnd(item, difference));
  const [is, ...otherIs] = called(ends, own);
  const [was, ...otherWas] = called(ends, other);
  const isStated = otherIs.length === 0 && otherWas.length === 0;
  return is && was && is !== was ? settled(is, was, difference, way, isStated) : undefined;
}

/** Numbers with a name right before them; those with nothing but the name, if there are any. */
function called(ends: readonly Item[], name: string): Item[] {
  if (name.length < 2) return [];
  const words = ({ before }: Item) => before.replace(SAID, '').replace(/^[，、；。：]?(?:其中[，：]?)?/u, '');
  const alone = ends.filter((item) => words(item) === name);
  return alone.length > 0 ? alone : ends.filter((item) => words(item).endsWith(name));
}

/** 27人，同比下降15.6%，而2024年为32人: the base stands behind. */
function ofNext(change: Item, items: readonly Item[]): Relation | undefined {
  const [is, was] = [items[change.rank - 1], items[change.rank + 1]];
  if (!change.figure.change || !is || !was || is.unit !== was.unit || !isAdditive(is) || !isAdditive(was))
    return undefined;
  if ([is, was].some((item) => item.sentence !== change.sentence || !isExact(item))) return undefined;
  const isBase = /^[，（]而?(?:\d{4}年|上年|去年|上届)(?:同期)?(?:为|是|仅为|仅有|只有)$/u.test(
    gapOf(change, was) ?? '',
  );
  return isBase ? settle({ was, is, isStated: true }, change) : undefined;
}

/** Of the number right before it with any one before: the words only say that there is a difference. */
function ofNearest(difference: Item, before: readonly Item[], items: readonly Item[]): Relation | undefined {
  // 其中办结100件，增加43件 compares with nothing that is printed.
  const isDirected =
    difference.figure.kind === 'points' || COMPARED.test(difference.before) || ADDED.test(difference.before);
  const last = before.at(-1);
  if (!isDirected || !last || last.sentence !== difference.sentence || !isEnd(last, difference)) return undefined;
  const isPoints = difference.figure.kind === 'points';
  if (!isPoints && difference.value < LEAST) return undefined;
  const near = isPoints ? items.slice(Math.max(0, last.rank - BEFORE * 2), last.rank) : before;
  const other = near.findLast(
    (item) => item !== last && isEnd(item, difference) && tidy(Math.abs(item.value - last.value)) === difference.value,
  );
  if (!other) return undefined;
  const [high, low] = last.value > other.value ? [last, other] : [other, last];
  return settled(high, low, difference, '多', false);
}
