/**
 * GBK and GB 18030-2000 gave these characters code points of the private use area, because Unicode had none for them
 * then. GB 18030-2005 and -2022 name the real ones. Old files and fonts still have the former: names of people and
 * places (䶮 㖞), the strokes of the IDS, punctuation of vertical text.
 *
 * Data: the two-byte codes A2E3, A6D9–A6F3, A8BC, A8BF, A989–A995 and FE50–FEA0, as the index gb18030 of the Encoding
 * standard (WHATWG, 2022) reads them; the six that it leaves private (FE51 FE52 FE53 FE6C FE76 FE91) by GB 18030-2005.
 */
const RANGES: readonly (readonly [first: number, to: string])[] = [
  [0xe76c, '€'],
  [0xe78d, '︐︒︑︓︔︕︖︗︘︙'],
  [0xe7c7, '\u1e3f\u01f9'],
  [0xe7e7, '〾⿰⿱⿲⿳⿴⿵⿶⿷⿸⿹⿺⿻'],
  [
    0xe815,
    '⺁\u{20087}\u{20089}\u{200cc}⺄㑳㑇⺈⺋\u9fb4㖞㘚㘎⺌⺗㥮㤘\u9fb5㧏㧟㩳㧐\u9fb6\u9fb7㭎㱮㳠⺧\u{215d7}\u9fb8⺪䁖䅟⺮䌷⺳⺶⺷' +
      '\u{2298f}䎱䎬⺻䏝䓖䙡䙌\u9fb9䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶\u9fba\u{241fe}䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮\u9fbb',
  ],
];

const REAL = new Map(
  RANGES.flatMap(([first, to]) =>
    [...to].map((character, i): [string, string] => [String.fromCodePoint(first + i), character]),
  ),
);

/** The character that a private code point of GBK stands for: U+E863 → 䶮; undefined for every other one. */
export function characterOfPrivate(character: string): string | undefined {
  return REAL.get(character);
}
