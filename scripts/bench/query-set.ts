import { seededRandom } from '../random.ts';

/** Questions that people and machines ask: of every length, with signs, of two words, and such as stand nowhere. */
export interface QuerySet {
  queries: string[];
  /** Of 16 to 64 characters. */
  long: string[];
  /** Those of them that no text holds. */
  nonsense: string[];
}

const REAL = [
  '回头看',
  '段简',
  '89.5%',
  '“三个三”',
  '满意率',
  '督办',
  '代表联络站',
  '票决制',
  'B类',
  '2+2',
  '1049件',
  '省交通运输厅',
];

/**
 * @param texts what queries are cut from, as printed
 * @param isHeld whether a query stands in any text
 */
export function querySet(texts: readonly string[], isHeld: (query: string) => boolean, seed = 755): QuerySet {
  const random = seededRandom(seed);
  const cut = (length: number, wanted: RegExp, count: number): string[] => {
    const found: string[] = [];
    for (let tries = 0; found.length < count && tries < 200_000; tries++) {
      const text = texts[random(texts.length)] ?? '';
      const start = random(Math.max(1, text.length - length));
      const piece = text.slice(start, start + length);
      if ([...piece].length === length && !/\s/u.test(piece) && wanted.test(piece)) found.push(piece);
    }
    return found;
  };
  const han = [1, 2, 3, 4, 6, 8, 12].flatMap((length) => cut(length, /^\p{Script=Han}+$/u, 30));
  const mixed = [2, 3, 5].flatMap((length) =>
    cut(length, /\p{Script=Han}.*[\d%A-Za-z]|[\d%A-Za-z].*\p{Script=Han}/u, 30),
  );
  // Signs inside and at either end; quotation marks that are not closed.
  const signs = [3, 6].flatMap((length) => cut(length, /[\p{P}\p{S}]/u, 12));
  // Whole sentences, as people paste them.
  const long = [16, 40, 64].flatMap((length) => cut(length, /[\p{P}\p{S}]/u, 12));
  const quotes = [4, 7].flatMap((length) => cut(length, /[“”]/u, 15));
  const words = cut(2, /^\p{Script=Han}+$/u, 40);
  const pairs = words.slice(0, 20).map((word, i) => `${word} ${words[i + 20]}`);
  const nonsense = Array.from({ length: 35 }, () =>
    Array.from({ length: 3 }, () => String.fromCodePoint(0x4e00 + random(5000))).join(''),
  ).filter((query) => !isHeld(query));
  return { queries: [...han, ...mixed, ...signs, ...quotes, ...pairs, ...nonsense, ...REAL], long, nonsense };
}
