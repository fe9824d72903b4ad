import { ideographOf } from '../../text/ideographs.ts';

/**
 * Fonts that contradict themselves about what their signs are: a table of characters may say 9 for the sign of 1, and
 * whoever reads the text reads another number than whoever reads the print. Only what the file itself contradicts can
 * be found; where a font has no names, no known codes and one shape for each sign, a false table cannot be told.
 */

export interface FontFacts {
  /** Code in the file → the character that the font claims for it, and its width. */
  codes: ReadonlyMap<number, { unicode: string; width: number }>;
  /** Code → name of the sign, where the encoding names it. */
  names: (code: number) => string | undefined;
}

export interface Contradiction {
  claimed: string;
  reason: string;
}

const NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  'zero one two three four five six seven eight nine'.split(' ').map((name, digit) => [name, String(digit)]),
);
/** So many codes, and of them so many, must be the characters themselves, before the others are held against them. */
const FEWEST_CODES = 8;
const SAME = 0.8;
const FEWEST_LETTERS = 4;
/** Thousandths of the size: M and W alone are nearly as wide. */
const WIDE = 960;

export function findContradiction({ codes, names }: FontFacts): Contradiction | undefined {
  return byName(codes, names) ?? byCode(codes) ?? byShape(codes) ?? byWidth(codes) ?? byWideLetters(codes);
}

/** The encoding calls the sign `one`, the table says 9. */
function byName(codes: FontFacts['codes'], names: FontFacts['names']): Contradiction | undefined {
  for (const [code, { unicode }] of codes) {
    const name = names(code);
    const named = name === undefined ? undefined : characterOf(name);
    if (named !== undefined && !isSame(named, unicode))
      return { claimed: unicode, reason: `字形名是“${named}”，字符表说是“${unicode}”` };
  }
  return undefined;
}

function characterOf(name: string): string | undefined {
  if (Object.hasOwn(NAMES, name)) return NAMES[name];
  if (/^[A-Za-z]$/u.test(name)) return name;
  const hex = /^uni([0-9A-F]{4})$|^u([0-9A-F]{4,5})$/u.exec(name);
  return hex ? String.fromCodePoint(Number.parseInt(hex[1] ?? hex[2] ?? '0', 16)) : undefined;
}

/** Where the codes are Unicode themselves, one that is claimed to be another character is false. */
function byCode(codes: FontFacts['codes']): Contradiction | undefined {
  const told = [...codes].filter(([code]) => (code > 0x20 && code < 0x7f) || (code >= 0x2e80 && code < 0xfff0));
  const false_ = told.filter(([code, { unicode }]) => !isSame(String.fromCodePoint(code), unicode));
  const [first] = false_;
  if (!first || told.length < FEWEST_CODES || told.length - false_.length < told.length * SAME) return undefined;
  const [code, { unicode }] = first;
  return { claimed: unicode, reason: `编码是“${String.fromCodePoint(code)}”，字符表说是“${unicode}”` };
}

/** Two signs of one font for one digit. */
function byShape(codes: FontFacts['codes']): Contradiction | undefined {
  const seen = new Set<string>();
  for (const { unicode } of codes.values()) {
    if (!/^\d$/u.test(unicode)) continue;
    if (seen.has(unicode)) return { claimed: unicode, reason: `两个不同的字形都说是“${unicode}”` };
    seen.add(unicode);
  }
  return undefined;
}

/** Ideographs of a font are equally wide; a narrow one is a digit or a letter. */
function byWidth(codes: FontFacts['codes']): Contradiction | undefined {
  const ideographs = [...codes.values()].filter(({ unicode }) => /^\p{Unified_Ideograph}$/u.test(unicode));
  if (ideographs.length < FEWEST_CODES) return undefined;
  const widths = ideographs.map(({ width }) => width).sort((a, b) => a - b);
  const usual = widths[Math.floor(widths.length / 2)] ?? 0;
  const narrow = ideographs.find(({ width }) => width < usual * 0.7);
  return narrow && { claimed: narrow.unicode, reason: `“${narrow.unicode}”的字形比别的汉字窄得多` };
}

/** A font of nothing but letters and digits that are as wide as ideographs: they are ideographs, and the table is rubbish. */
function byWideLetters(codes: FontFacts['codes']): Contradiction | undefined {
  const letters = [...codes.values()].filter(({ unicode }) => /^[!-~\u00a1-\u00ff]$/u.test(unicode));
  const wide = letters.filter(({ width }) => width > WIDE);
  const [first] = wide;
  // A font of ideographs may have letters of their width.
  if ([...codes.values()].some(({ unicode }) => /\p{Script=Han}/u.test(unicode))) return undefined;
  if (!first || letters.length < FEWEST_LETTERS || wide.length < letters.length * SAME) return undefined;
  return { claimed: first.unicode, reason: `“${first.unicode}”等字母、数字和汉字一样宽` };
}

function isSame(a: string, b: string): boolean {
  const fold = (text: string) => [...text.normalize('NFKC')].map((c) => ideographOf(c) ?? c).join('');
  return a === b || fold(a) === fold(b) || b.trim() === '';
}
