/** Section ordinals of official texts, and those of points inside a paragraph. */

const HAN = '[一二三四五六七八九十]{1,3}';

/** Levels after GB/T 9704—2012 7.3.3: 一、 （一） 1. （1）. Recognition may read 、 as a comma or a full point. */
const ORDINALS: readonly (readonly [level: 1 | 2 | 3 | 4, pattern: RegExp])[] = [
  // 一、二级公路 is a list, not an ordinal.
  [1, new RegExp(`^(${HAN})(?:、(?!${HAN}[级类批期是、])|[,，.．](?=\\p{Script=Han}|[“《]))`, 'u')],
  [2, new RegExp(`^[（(〔](${HAN})[）)〕](?!期|批|级)`, 'u')],
  [3, /^(\d{1,2})[.．、](?!\d)/u],
  [4, /^[（(](\d{1,2})[）)]/u],
];

/** Level of the section ordinal that a text begins with. */
export function ordinalLevel(text: string): 1 | 2 | 3 | 4 | undefined {
  return ORDINALS.find(([, pattern]) => pattern.test(text))?.[0];
}

/** The ordinal itself, as printed: 三 in 三、… */
export function ordinalOf(text: string): string | undefined {
  for (const [, pattern] of ORDINALS) {
    const match = pattern.exec(text);
    if (match) return match[1];
  }
  return undefined;
}

const POINT = new RegExp(`^${HAN}是(?!否)`, 'u');

/** Length of the words that number a point at the beginning of a sentence: 2 for 一是健全…; 0 where there are none. */
export function pointLength(sentence: string): number {
  return POINT.exec(sentence)?.[0].length ?? 0;
}
