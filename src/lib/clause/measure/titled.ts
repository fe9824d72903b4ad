import { type Draft, said } from './draft.ts';
import { type Phrase, phraseBefore } from './phrase.ts';
import type { Site } from './site.ts';
import type { Terms } from './terms.ts';

type Name = Pick<Draft, 'head' | 'stage' | 'part' | 'phrase'>;

const TITLE_BEFORE = /《([^《》]+?)(?:[（(][^）)]*[）)])?》$/u;
const TITLE_BEHIND = /^的《([^《》]+?)(?:[（(][^）)]*[）)])?》/u;
const QUOTED = /[“"]([^“”"]{2,12})[”"]$/u;
/** A title is not longer. */
const REACH = 50;

/** 编发《联络动态》127期, 50多万字的《汇编》: what has a title is counted by its copies. */
export function titled({ figure, text, left, sentence }: Site, terms: Terms): Name | undefined {
  if (text[left.start - 1] !== '》' && !text.startsWith('的《', figure.end)) return undefined;
  const from = Math.max(sentence.start, left.start - REACH);
  const before = left.start === left.end ? TITLE_BEFORE.exec(text.slice(from, left.start)) : null;
  const found = before ?? TITLE_BEHIND.exec(text.slice(figure.end, Math.min(sentence.end, figure.end + REACH)));
  if (!found) return undefined;
  const open = (before ? from : figure.end) + found.index + found[0].indexOf('《') + 1;
  const end = before ? open - 1 : left.end;
  const start = before ? Math.max(from, open - 10) : left.start;
  const { verb } = phraseBefore(text.slice(start, end), terms);
  const title = found[1] as string;
  return {
    head: said(figure.passage, text, { start: open, end: open + title.length }),
    stage: verb && said(figure.passage, text, { start: start + verb.start, end: start + verb.end }),
  };
}

/** “代表调解室”58个, “满意”1031份: the thing or the part that stands in quotation marks. */
export function quoted({ figure, text, left, sentence }: Site, terms: Terms): Name | undefined {
  if (!/[”"]/u.test(text[left.start - 1] ?? '')) return undefined;
  const from = Math.max(sentence.start, left.start - 14);
  const found = QUOTED.exec(text.slice(from, left.start));
  const words = found?.[1];
  if (!found || !words) return undefined;
  const start = from + found.index + 1;
  const at = (piece: { start: number; end: number }) =>
    said(figure.passage, text, { start: start + piece.start, end: start + piece.end });
  if (terms.partAtEnd(words) === words) return { part: at({ start: 0, end: words.length }) };
  const { head }: Phrase = phraseBefore(words, terms);
  return head && { head: at(head), phrase: words };
}
