import { type Word, wordsOf } from '../segment.ts';

/** Words of the dictionary that one verb may have been cut into. */
const PIECES = 4;
/** Clauses repeat; more than these are not kept. */
const KEPT = 20_000;

/**
 * The segmenter with verbs of a list: what the dictionary takes for a noun or cuts is one verb.
 * @param isThing whether a set phrase of the dictionary names a thing: 安全隐患
 */
export function wordsWith(
  list: readonly string[],
  isThing: (text: string) => boolean,
): (clause: string) => readonly Word[] {
  const verbs = new Set(list);
  const named = (word: Word): Word => (word.tag === 'i' && isThing(word.text) ? { ...word, tag: 'n' } : word);
  const known = new Map<string, readonly Word[]>();
  return (clause) => {
    const kept = known.get(clause);
    if (kept) return kept;
    const words = mend(wordsOf(clause), verbs).map(named);
    if (known.size >= KEPT) known.clear();
    known.set(clause, words);
    return words;
  };
}

function mend(words: readonly Word[], verbs: ReadonlySet<string>): readonly Word[] {
  const mended: Word[] = [];
  for (let i = 0; i < words.length; ) {
    const [word, count] = verbAt(words, i, verbs) ?? [words[i] as Word, 1];
    mended.push(word);
    i += count;
  }
  return mended;
}

/** The longest listed verb that begins with a word, and the number of its words. */
function verbAt(words: readonly Word[], at: number, verbs: ReadonlySet<string>): [Word, number] | undefined {
  for (let count = Math.min(PIECES, words.length - at); count > 0; count--) {
    const text = words
      .slice(at, at + count)
      .map((word) => word.text)
      .join('');
    if (!verbs.has(text)) continue;
    const { start, tag } = words[at] as Word;
    return [{ text, tag: count === 1 && tag.startsWith('v') ? tag : 'v', start, end: start + text.length }, count];
  }
  return undefined;
}
