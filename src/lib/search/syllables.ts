import { pinyin } from 'pinyin-pro';
import { type Name, type NameKind, toRow } from './names.ts';

/** For the build alone: the dictionary of pinyin-pro is not for the browser. A name with what it is read like, as it is sent; the kept dictionary of pinyin-pro knows words of several characters. */
export function nameRow(text: string, kind: NameKind, href?: string) {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true }).map((syllable) =>
    syllable.toLowerCase(),
  );
  const name: Name = { text, kind, syllables, ...(href && { href }) };
  return toRow(name);
}
