/** Arabic digits of both widths, and the characters of Han numerals. */
export const DIGITS = '0123456789０１２３４５６７８９';
export const HAN_DIGITS = '零〇一二两三四五六七八九十百千万亿';
/** What an amount in Han may begin with: 半个月. */
export const HAN_AMOUNTS = `${HAN_DIGITS}半`;

/**
 * Sets of telling characters, each a bit of a mask. A rule names the sets of which a sentence must hold a
 * character; one look at the sentence then says which of all the rules can match in it. This is what makes
 * forty rules as cheap as the few that matter.
 */
export interface SignTable {
  /** The bits of the characters from `start` to `end`. */
  look(text: string, start: number, end: number): number;
  /** The bits that a rule needs. */
  maskOf(needs: readonly string[]): number;
}

/** @param sets every set that any rule names; from the 31st on they share a bit, which lets a rule run in vain at most. */
export function tableOfSigns(sets: Iterable<string>): SignTable {
  const bits = new Map([...new Set(sets)].map((set, i) => [set, 1 << Math.min(i, 30)]));
  const ofCharacter = new Int32Array(65536);
  for (const [set, bit] of bits) {
    for (let i = 0; i < set.length; i++) {
      const code = set.charCodeAt(i);
      ofCharacter[code] = (ofCharacter[code] ?? 0) | bit;
    }
  }
  return {
    look(text, start, end) {
      let mask = 0;
      for (let i = start; i < end; i++) mask |= ofCharacter[text.charCodeAt(i)] as number;
      return mask;
    },
    maskOf: (needs) => needs.reduce((mask, set) => mask | (bits.get(set) ?? 0), 0),
  };
}
