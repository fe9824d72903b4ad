import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

/** A word of a clause with its part of speech (tags of ICTCLAS: n noun, ns place, nr person, v verb, p preposition …). */
export interface Token {
  word: string;
  tag: string;
  start: number;
  end: number;
}

let segmenter: Jieba | undefined;
const known = new Map<string, readonly Token[]>();
const KEPT = 20_000;

/**
 * The words of a clause. Words that the dictionary
 * does not hold fall into single characters: that is how a name nobody knows shows itself. It is loaded at the first call; what was asked before is remembered, for a report says the
 * same clause again and again. @param clause a clause, never a whole text
 */
export function tokensOf(clause: string): readonly Token[] {
  const before = known.get(clause);
  if (before) return before;
  segmenter ??= Jieba.withDict(dict);
  let at = 0;
  const tokens = segmenter.tag(clause, false).map(({ word, tag }) => {
    const start = at;
    at += word.length;
    return { word, tag, start, end: at };
  });
  if (known.size >= KEPT) known.clear();
  known.set(clause, tokens);
  return tokens;
}
