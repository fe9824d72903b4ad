import { settle } from './changes.ts';
import type { Relation } from './finding.ts';
import { gapOf, type Item, isExact } from './item.ts';
import { LIST_GAP } from './words.ts';

/** Most things whose changes are told in one sentence, and numbers behind the second ends that may be their changes. */
const THINGS = 4;
const BEHIND = 8;
/** 城市、农村低保标准分别由: what changes, then the first ends. */
const FROM = /(?<names>[^，。；：]{2,40})(?:分别|各自)[由从][^，。；\d]{0,12}$/u;
/** 提高到, 分别增加到: between the last of the first ends and the first of the second ones. */
const TO = /^\p{Script=Han}{0,4}[，]?(?:分别)?\p{Script=Han}{1,4}[至到]$/u;

/** 城市、农村标准分别由520元、350元提高到680元、490元，农村增幅达40.0%: each change is between the ends at the place of its name, or at its own. */
export function readDistributedEnds(items: readonly Item[]): Relation[] {
  return items.flatMap((first) => {
    const names = FROM.exec(first.before)?.groups?.names;
    if (!names) return [];
    const was = listFrom(first, items);
    const next = items[first.rank + was.length];
    if (was.length < 2 || !next || !TO.test(gapOf(was.at(-1) as Item, next) ?? '')) return [];
    const is = listFrom(next, items);
    if (is.length !== was.length) return [];
    return changesOf(was, is, names.split(/[、和与及]/u), items);
  });
}

function listFrom(first: Item, items: readonly Item[]): Item[] {
  const list = [first];
  for (const item of items.slice(first.rank + 1, first.rank + THINGS)) {
    const gap = gapOf(list.at(-1) as Item, item);
    if (item.unit !== first.unit || !/^(?:[、和与及]|以及)/u.test(gap ?? '') || !LIST_GAP.test(gap ?? '')) break;
    list.push(item);
  }
  return list.every(isExact) ? list : [];
}

function changesOf(was: Item[], is: Item[], names: readonly string[], items: readonly Item[]): Relation[] {
  const last = is.at(-1) as Item;
  const behind = items
    .slice(last.rank + 1, last.rank + 1 + BEHIND)
    .filter(({ sentence }) => sentence === last.sentence);
  const [head] = behind;
  const isEach = head?.rank === last.rank + 1 && /分别/u.test(head.before);
  const changes = head && isEach ? listFrom(head, items) : [];
  return behind.flatMap((item) => {
    const named = names.findIndex((name) => name.length > 1 && item.before.includes(name.slice(0, 2)));
    const place = changes.length === was.length ? changes.indexOf(item) : named;
    const [a, b] = [was[place], is[place]];
    if (!a || !b || !isExact(item)) return [];
    const way = /增|升|提高|扩/u.test(item.before) ? 'increase' : /降|减/u.test(item.before) ? 'decrease' : undefined;
    const change = item.figure.change ?? way;
    if (!change) return [];
    return settle({ was: a, is: b, isStated: true }, { ...item, figure: { ...item.figure, change } }) ?? [];
  });
}
