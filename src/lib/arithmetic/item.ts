import type { Passage } from '../bulletin/schema.ts';
import type { Figure } from '../quantity/figure.ts';
import { type Interval, intervalOf } from './interval.ts';

/** A number of a running text, with what stands around it. */
export interface Item {
  figure: Figure;
  value: number;
  interval: Interval;
  /** What may be added up with what: the same for 名 and 人. */
  unit: string;
  /** Its rank among the numbers of the article, and that of its passage and its sentence. */
  rank: number;
  passage: number;
  sentence: number;
  /** Its passage with the full-width signs of Chinese, of the same length. */
  text: string;
  /** Words between the number before it in its passage, or the beginning of its sentence, and it; the last `WORDS` of them, without blanks. */
  before: string;
  /** Words behind it in its sentence, up to the next number; the first `WORDS` of them. */
  after: string;
}

/** Characters around a number that are looked at. */
const WORDS = 60;

/** Persons are counted by several words. */
const PERSONS = new Set(['人', '名', '位', '员']);
/** Answers on paper are. */
const PAPERS = new Set(['票', '张', '份']);
/** Kinds of unit whose numbers can be added up. */
const ADDITIVE = new Set<Figure['kind']>(['count', 'money', 'mass', 'length', 'area', 'volume', 'energy', 'power']);

/** 人均可支配收入36820元: no average is the sum of averages. */
const AVERAGE = /(?:[人户亩日月年]|平)均\p{Script=Han}{0,12}$|每\p{Script=Han}{1,4}$/u;

/** 来访比来信多214件次: what is between two numbers is none of them. */
const BETWEEN = /[比较][^，。；\d]{1,24}(?:多|少)了?$/u;

export const isDifference = ({ figure, before }: Pick<Item, 'figure' | 'before'>): boolean =>
  figure.change !== undefined || BETWEEN.test(before);

export const isAdditive = ({ figure, before }: Item): boolean =>
  ADDITIVE.has(figure.kind) && !AVERAGE.test(before) && !isDifference({ figure, before });
export const isPercent = ({ figure }: Item): boolean => figure.kind === 'percent' && !figure.change;
export const isExact = ({ figure }: Item): boolean => figure.approximation === 'exact';

/** The name under which units are compared. */
export function unitKey(unit: string): string {
  return PERSONS.has(unit) ? '人' : PAPERS.has(unit) ? '票' : unit;
}

/** Numbers passage by passage, in printed order; ranges are none. */
export function itemsOf(passages: readonly { passage: Passage; figures: readonly Figure[] }[]): Item[] {
  const items: Item[] = [];
  let sentences = 0;
  for (const [ordinal, { passage, figures }] of passages.entries()) {
    const text = fullWidth(passage.text);
    const places = new Map(passage.sentences.map((sentence, i) => [sentence.id, { ...sentence, i }]));
    for (const [i, figure] of figures.entries()) {
      const interval = intervalOf(figure);
      const place = places.get(figure.sentence);
      if (figure.value === null || !interval || !place) continue;
      const from = Math.max(figures[i - 1]?.end ?? 0, place.start, figure.start - WORDS);
      const to = Math.min(figures[i + 1]?.start ?? place.end, place.end, figure.end + WORDS);
      items.push({
        figure,
        value: figure.value,
        interval,
        unit: unitKey(figure.unit),
        rank: items.length,
        passage: ordinal,
        sentence: sentences + place.i,
        text,
        before: closed(text.slice(from, figure.start)),
        after: closed(text.slice(figure.end, Math.max(figure.end, to))),
      });
    }
    sentences += passage.sentences.length;
  }
  return items;
}

/** Words between two numbers of one passage; undefined where they stand in two, or too far apart. */
export function gapOf(a: Item, b: Item): string | undefined {
  if (a.passage !== b.passage || b.figure.start < a.figure.end || b.figure.start - a.figure.end > WORDS)
    return undefined;
  return closed(a.text.slice(a.figure.end, b.figure.start));
}

const SIGNS: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '(': '（', ')': '）' };

/** Texts from the web print the signs of ASCII. */
function fullWidth(text: string): string {
  return text.replace(/[,;:()]/gu, (sign) => SIGNS[sign] ?? sign);
}

/** Blanks are layout. */
function closed(words: string): string {
  return words.replace(/\s+/gu, '');
}

/** `679/a2p4s4q76:share` */
export function idOf(figure: Figure, kind: string): string {
  return `${figure.serial}/${figure.id}:${kind}`;
}
