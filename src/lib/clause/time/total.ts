import type { Passage } from '../../bulletin/schema.ts';
import type { TimeWord } from './word.ts';

/** Where a sentence that has listed numbers by years adds them up: 2022年3件，2023年4件，加起来7件. */

/** A year in the clause would say whose the sum is: 2024年共…. */
const TOTAL = /[，；、,;](?:加起来|合计|共计|总计|累计|总共|一共|共)/u;
/** Characters between the last of the years and the sum. */
const NEAR = 40;

/** Place of the word that adds up, by the number of the sentence. */
export function totalsOf({ text, sentences }: Passage, words: readonly TimeWord[]): Map<number, number> {
  const totals = new Map<number, number>();
  for (const [sentence, all] of Map.groupBy(words, (word) => word.sentence)) {
    const years = all.filter(({ kind, words: each }) => kind === 'span' && /^(?:19|20)\d{2}\s?年$/u.test(each));
    const last = years.at(-1);
    if (!last || new Set(years.map((word) => word.words)).size < 2) continue;
    const end = Math.min(last.at.end + NEAR, sentences[sentence]?.end ?? text.length);
    const behind = text.slice(last.at.end, end);
    const found = TOTAL.exec(behind);
    // The last year has a number of its own, or the list is no list by years.
    if (found && /\d/u.test(behind.slice(0, found.index))) totals.set(sentence, last.at.end + found.index);
  }
  return totals;
}
