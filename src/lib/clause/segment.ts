import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

/**
 * A word of a clause. Offsets in UTF-16 code units into the clause; `tag` is that of the dictionary (n noun, ns place, nr person,
 * v verb, p preposition …).
 */
export interface Word {
  text: string;
  tag: string;
  start: number;
  end: number;
}

/** Longer clauses are no clauses; the segmenter's time grows faster than the text. */
const LONGEST = 60;
/** Clauses of one article repeat; more than this are not kept, so that memory does not grow with a collection. */
const KEPT = 20_000;

/** Verbs that the dictionary takes for nouns. */
const VERBS: ReadonlySet<string> = new Set(['列席', '出席']);

let segmenter: Jieba | undefined;
const known = new Map<string, readonly Word[]>();

/**
 * Words of a clause with their part of speech; none for more than 60 characters. Words that the dictionary does not hold fall into
 * single characters: that is how a name nobody knows shows itself. The dictionary is loaded at the first call.
 */
export function wordsOf(clause: string): readonly Word[] {
  if (clause === '' || clause.length > LONGEST) return [];
  const kept = known.get(clause);
  if (kept) return kept;
  segmenter ??= Jieba.withDict(dict);
  let at = 0;
  const words = segmenter.tag(clause, false).map(({ word, tag }): Word => {
    const start = at;
    at += word.length;
    return { text: word, tag: VERBS.has(word) ? 'v' : tag, start, end: at };
  });
  if (known.size >= KEPT) known.clear();
  known.set(clause, words);
  return words;
}
