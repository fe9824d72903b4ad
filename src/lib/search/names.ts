import { fold, withoutInvisible } from './fold.ts';

/** What a name names, in the order in which names are proposed. */
export const KINDS = ['mechanism', 'stage', 'unit', 'indicator', 'title', 'chart'] as const;
export type NameKind = (typeof KINDS)[number];

/** A name that readers may type in other ways: with Latin letters, in part, or with a slip. */
export interface Name {
  text: string;
  kind: NameKind;
  /** What it is read like, a syllable a character: hui tou kan. Letters and digits stand for themselves. */
  syllables: readonly string[];
  /** Its own page, for names that have one. */
  href?: string;
}

/** A name as it is sent. */
export type NameRow = [text: string, kind: number, syllables: string, href?: string];

export function toRow({ text, kind, syllables, href }: Name): NameRow {
  const own = [text, KINDS.indexOf(kind), syllables.join(' ')] as const;
  return href ? [...own, href] : [...own];
}

export function readRow([text, kind, syllables, href]: NameRow): Name {
  return { text, kind: KINDS[kind] ?? 'title', syllables: syllables.split(' '), ...(href && { href }) };
}

/** Pinyin as it is typed: small letters, without tones and blanks, ü as v. */
export function foldPinyin(typed: string): string {
  return withoutInvisible(typed)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/u\u0308/gu, 'v')
    .replace(/[\u0300-\u036f\s'’]/gu, '');
}

/** Nothing but Latin letters, at least two. */
export function isPinyin(typed: string): boolean {
  return /^[a-z]{2,}$/u.test(foldPinyin(typed));
}

/**
 * What Latin letters stand for, in the characters of the names: whole names first (huitoukan, htk), and only where
 * there is none, parts of names, syllable by syllable (jiaotong in 省交通运输厅).
 */
export function fromPinyin(typed: string, names: readonly Name[]): string[] {
  const letters = foldPinyin(typed);
  const whole = names.filter(({ syllables }) => syllables.join('') === letters || initialsOf(syllables) === letters);
  const found =
    whole.length > 0 ? whole.map(({ text }) => text) : names.flatMap((name) => partsReadLike(name, letters));
  return [...new Set(found)];
}

function initialsOf(syllables: readonly string[]): string {
  return syllables.map((syllable) => syllable[0] ?? '').join('');
}

/** Stretches of a name whose syllables, written one after the other, are the letters. */
function partsReadLike({ text, syllables }: Name, letters: string): string[] {
  const characters = [...text];
  return characters.flatMap((_, start) => {
    let read = '';
    for (let end = start; end < characters.length && read.length < letters.length; end++) {
      read += syllables[end] ?? '';
      if (read === letters) return [characters.slice(start, end + 1).join('')];
    }
    return [];
  });
}

/**
 * Names to propose while somebody types: those that begin so, then those that hold it; shorter before longer.
 * Titles are not proposed: they are found.
 */
export function suggest(typed: string, names: readonly Name[], most = 6): Name[] {
  const folded = fold(typed).trim();
  const letters = isPinyin(typed) ? foldPinyin(typed) : '';
  if (!folded) return [];
  const rankOf = ({ text, syllables }: Name): number => {
    const own = fold(text);
    if (own.startsWith(folded)) return 0;
    if (letters && (syllables.join('').startsWith(letters) || initialsOf(syllables).startsWith(letters))) return 1;
    if (own.includes(folded)) return 2;
    // Who types more than the name means the name too: B类转化率是多少.
    return [...own].length > 2 && folded.includes(own) ? 3 : Number.POSITIVE_INFINITY;
  };
  return names
    .filter(({ kind }) => kind !== 'title')
    .map((name) => ({ name, rank: rankOf(name) }))
    .filter(({ rank }) => Number.isFinite(rank))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        KINDS.indexOf(a.name.kind) - KINDS.indexOf(b.name.kind) ||
        a.name.text.length - b.name.text.length ||
        a.name.text.localeCompare(b.name.text, 'zh'),
    )
    .slice(0, most)
    .map(({ name }) => name);
}
