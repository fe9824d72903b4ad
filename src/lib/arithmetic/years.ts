import { gapOf, type Item } from './item.ts';

/** Years of a list that its numbers are counted to. */
const LIST = 12;

/**
 * The year that each number is said of: 2024年收到375件; 2021年、2022年、2023年分别提出1186件、1242件、1405件. Of numbers without a
 * year of their own, those of a clause have that of the clause; 上年 and 去年 are the year before it.
 */
export function labelYears(items: readonly Item[]): Map<Item, number> {
  const years = new Map<Item, number>();
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item;
    const own = [...item.before.matchAll(/(?<!\d)((?:19|20)\d{2})年/gu)].map(([, year]) => Number(year));
    const list = own.length > 1 ? listFrom(i, items) : [];
    if (own.length > 1 && own.length === list.length && /分别|依次|各/u.test(item.before)) {
      for (const [k, member] of list.entries()) years.set(member, own[k] ?? 0);
      i += list.length - 1;
      continue;
    }
    const named = own.at(-1);
    const isBase = /[比较](?:19|20)\d{2}年[^，]*$/u.test(item.before);
    if (named !== undefined && !isBase && !item.figure.change) years.set(item, named);
    else if (named === undefined) carry(item, items[i - 1], years);
  }
  return years;
}

/** A number of the same sentence has the year of the one before it, the year before where the words say so. */
function carry(item: Item, last: Item | undefined, years: Map<Item, number>): void {
  const year = last && last.sentence === item.sentence ? years.get(last) : undefined;
  if (year !== undefined)
    years.set(
      item,
      /(?:上年|去年|上一年)\p{Script=Han}{0,6}$/u.test(item.before) && !item.figure.change ? year - 1 : year,
    );
}

function listFrom(i: number, items: readonly Item[]): Item[] {
  const [first] = items.slice(i, i + 1);
  if (!first) return [];
  const list = [first];
  for (const item of items.slice(i + 1, i + LIST)) {
    const gap = gapOf(list.at(-1) as Item, item);
    if (item.unit !== first.unit || gap === undefined || !/^(?:[、和与及，]|以及)$/u.test(gap)) break;
    list.push(item);
  }
  return list;
}

/** 过去五年, 两年来, “十四五”时期: a time of so many years. */
const YEARS = /(?<![\d第])(?<years>[两二三四五六七八九十]|\d{1,2})年(?!级|[底末初前后])/gu;
const NUMERALS = '〇一二三四五六七八九十';

/** How many years words say that something took, the nearest first. */
export function yearsSaid(words: string): number[] {
  const said = [...words.matchAll(YEARS)].map(({ groups }) => {
    const written = groups?.years ?? '';
    return Number(written) || (written === '两' ? 2 : NUMERALS.indexOf(written));
  });
  return [...new Set(said.filter((years) => years > 1).toReversed())];
}
