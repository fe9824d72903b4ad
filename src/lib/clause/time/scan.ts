import { sentenceIndexAt } from '../../bulletin/passage.ts';
import type { Passage } from '../../bulletin/schema.ts';
import { foldWidth } from '../../text/numeral.ts';
import { classify } from './context.ts';
import { FORMS } from './grammar.ts';
import type { TimeWord } from './word.ts';

/** Finds the expressions of time of a passage, in printed order, each with what it does there. */

const ALL = new RegExp(FORMS.map(({ pattern }) => `(${pattern})`).join('|'), 'gu');
/** Nearly all that says a time has one of these; most cells and many headings have none. */
const HINT = /[年月日届期季来今前当底末纪每]/u;
/** Characters on each side that a rule may look at. */
const BESIDE = 24;

export function scan(passage: Passage): TimeWord[] {
  if (!HINT.test(passage.text)) return [];
  const text = withoutTitles(foldWidth(passage.text));
  return [...text.matchAll(ALL)].flatMap((match): TimeWord[] => {
    const form = FORMS[match.findIndex((group, i) => i > 0 && group !== undefined) - 1];
    const [found] = match;
    const end = match.index + found.length;
    if (!form || !found) return [];
    const before = text.slice(Math.max(0, match.index - BESIDE), match.index);
    const said = classify(form, { words: found, before, after: text.slice(end, end + BESIDE) });
    return [
      {
        ...said,
        words: passage.text.slice(match.index, end),
        at: { passage: passage.id, start: match.index, end },
        sentence: sentenceIndexAt(passage, match.index),
      },
    ];
  });
}

/** Titles of laws and documents blanked out, offsets kept: a year in a title is its name. */
function withoutTitles(text: string): string {
  return text.replace(/《[^》]*》/gu, (title) => '\u3000'.repeat(title.length));
}
