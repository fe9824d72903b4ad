import { readFileSync } from 'node:fs';
import { CORE } from '../scripts/core.ts';
import type { Reading } from '../scripts/label.ts';
import { figuresOfText } from '../scripts/text.ts';
import { claimsOf } from '../src/lib/indicator/features.ts';
import { readBlocks } from '../src/lib/source/paragraphs.ts';

/**
 * Passages whose figures a person marked with the core indicators of which they are results: `【52件:承办件数】`. Nothing
 * behind the number: a near miss. `?` before a label: it may be one. `,` joins those that one number is said of, `/` those of
 * which any will do, and `@` names the body where it is another's.
 */
interface Mark {
  start: number;
  text: string;
  wanted: string[];
  allowed: string[];
  entity: string | undefined;
}

interface Marked {
  /** Marks; those with a label that must be found; those found with all of them. */
  marks: number;
  core: number;
  recalled: number;
  /** Figures that an indicator takes, and those that it may. */
  claimed: number;
  rightly: number;
  problems: string[];
}

function unmark(line: string): { passage: string; marks: Mark[] } {
  const marks: Mark[] = [];
  let passage = '';
  for (const piece of line.split(/【(?<mark>[^】]*)】/u).entries()) {
    const [i, words] = piece;
    if (i % 2 === 0) passage += words;
    else {
      const [, text = '', labels = '', entity] = /^([^:]*)(?::([^@]*)(?:@(.*))?)?$/u.exec(words) ?? [];
      const all = labels.split(',').filter(Boolean);
      const wanted = all.filter((label) => !label.startsWith('?'));
      marks.push({
        start: passage.length,
        text,
        wanted,
        allowed: all.flatMap((l) => l.replace('?', '').split('/')),
        entity,
      });
      passage += text;
    }
  }
  return { passage, marks };
}

/** How the figures of a file of marked passages are claimed. */
export function scoreMarked(file: string, reading: Reading): Marked {
  const score: Marked = { marks: 0, core: 0, recalled: 0, claimed: 0, rightly: 0, problems: [] };
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const { passage, marks } = unmark(line);
    const figures = figuresOfText({ kind: 'text', blocks: readBlocks(passage) }, reading);
    const seen = new Set<Mark>();
    score.marks += marks.length;
    score.core += marks.filter(({ wanted }) => wanted.length > 0).length;
    for (const figure of figures) {
      const claims = claimsOf(figure, reading.indicators, reading.terms.canonical, figures).map(
        ({ indicator }) => indicator,
      );
      const got = claims.flatMap((id) => CORE[id] ?? []);
      const mark = marks.find(({ start, text }) => start < figure.end && figure.start < start + text.length);
      if (mark) seen.add(mark);
      const isOwn = !mark?.entity || figure.entity?.name.endsWith(mark.entity) === true;
      const isAllowed = isOwn && got.every((label) => mark?.allowed.includes(label));
      const hasAll = mark?.wanted.every((label) => label.split('/').some((each) => got.includes(each))) ?? true;
      if (got.length > 0) score.claimed++;
      if (got.length > 0 && isAllowed) score.rightly++;
      if (mark && mark.wanted.length > 0 && hasAll && isOwn) score.recalled++;
      if (!isAllowed || !hasAll)
        score.problems.push(
          `${isAllowed ? '漏' : '错'} ${figure.text} 应为 ${mark?.wanted ?? ''}，得到 ${got}：${figure.quote}`,
        );
    }
    for (const mark of marks.filter((each) => !seen.has(each) && each.wanted.length > 0))
      score.problems.push(`漏 ${mark.text} 没有读出：${passage}`);
  }
  return score;
}
