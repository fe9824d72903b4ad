import { sentenceIndexAt } from '../../bulletin/passage.ts';
import type { Passage } from '../../bulletin/schema.ts';
import { foldWidth } from '../../text/numeral.ts';
import { classify } from './context.ts';
import { FORMS } from './grammar.ts';
import type { TimeWord } from './word.ts';

/** Finds the expressions of time of a passage, in printed order, each with what it does there. */

const ALL = new RegExp(FORMS.map(({ pattern }) => `(${pattern})`).join('|'), 'gu');
/** What every expression holds. */
const HINT =
  /[年月日届]|季度|以来|期间|假期|任期|其间|同期|[目当]前|如今|[至迄]今|截[至止]|今春|今冬|世纪|[每上本]周|每学|下一?步|阶段|今后|五[”"]?(?:规划)?(?:时期|期?末|收官)|当天|[放开]学|汛|前后?(?:，|$)|入[春夏秋冬]/u;
/** No expression goes over these marks; a clause without a hint needs no second look, and most have none. */
const CLAUSES = /[^，。；！？]+/gu;
/** Characters on each side that a rule may look at. */
const BESIDE = 24;

export function scan(passage: Passage): TimeWord[] {
  if (!HINT.test(passage.text)) return [];
  const text = withoutTitles(foldWidth(passage.text));
  const words: TimeWord[] = [];
  for (const { 0: clause, index } of text.matchAll(CLAUSES)) {
    if (!HINT.test(clause)) continue;
    // With the marks on both sides, by which a rule knows where a clause begins and ends.
    const from = Math.max(0, index - 1);
    const whole = text.slice(from, index + clause.length + 1);
    // Not matchAll, which builds the whole expression again for each clause.
    ALL.lastIndex = 0;
    for (let match = ALL.exec(whole); match; match = ALL.exec(whole)) {
      const word = toWord(match, from, text, passage);
      if (word) words.push(word);
    }
  }
  return words;
}

function toWord(match: RegExpExecArray, from: number, text: string, passage: Passage): TimeWord | undefined {
  const form = FORMS[match.findIndex((group, i) => i > 0 && group !== undefined) - 1];
  const [found] = match;
  if (!form || !found) return undefined;
  const start = from + match.index;
  const end = start + found.length;
  const before = text.slice(Math.max(0, start - BESIDE), start);
  const said = classify(form, { words: found, before, after: text.slice(end, end + BESIDE) });
  const at = { passage: passage.id, start, end };
  return { ...said, words: passage.text.slice(start, end), at, sentence: sentenceIndexAt(passage, start) };
}

/** Titles of laws and documents blanked out, offsets kept: a year in a title is its name. */
function withoutTitles(text: string): string {
  return text.includes('《') ? text.replace(/《[^》]*》/gu, (title) => '\u3000'.repeat(title.length)) : text;
}
