const ORDINAL_HAN = '[一二三四五六七八九十]{1,3}';

/** Levels after GB/T 9704—2012 7.3.3: 一、 （一） 1. （1）; 一是 stands on level 3 in these texts. */
const ORDINALS: readonly (readonly [level: 1 | 2 | 3 | 4, pattern: RegExp])[] = [
  [1, new RegExp(`^${ORDINAL_HAN}、`, 'u')],
  [2, new RegExp(`^[（(]${ORDINAL_HAN}[）)]`, 'u')],
  [3, /^\d{1,2}[.．、](?!\d)/u],
  [4, /^[（(]\d{1,2}[）)]/u],
];
/** Level of the section ordinal that a text begins with. */
export function ordinalLevel(text: string): 1 | 2 | 3 | 4 | undefined {
  return ORDINALS.find(([, pattern]) => pattern.test(text))?.[0];
}
