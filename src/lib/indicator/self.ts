import { shownMasthead } from '../bulletin/imprint.ts';
import type { Bulletin, IssueHead } from '../bulletin/schema.ts';
import { serialInRun } from '../bulletin/supplement.ts';
import { passagesOf } from '../bulletin/walk.ts';
import type { EntityRef } from '../clause/read-figure.ts';
import type { Register } from './entity.ts';
import type { Citation, Observation } from './schema.ts';

/** What a bulletin says of itself in its masthead, and what can be counted in it. */

export const BULLETIN = 'bulletin';

/** The bulletin as the entity that such values are of, under the name that its file gives it. */
export function bulletinEntity(register: Register): EntityRef {
  return { id: BULLETIN, name: register.of(BULLETIN).name };
}

/**
 * Counts of what a text holds, which any correction of a word and any better rule changes: nobody is promised that they stay.
 */
export const UNPROMISED: readonly string[] = ['issue-characters', 'issue-figures'];

/** 总期号 as printed, where there is one, and our counts of its articles, characters and figures. */
export function observeBulletin(bulletin: Bulletin, figures: number, entity: EntityRef): Observation[] {
  const { serial, date, articles } = bulletin;
  const citations = [mastheadOf(bulletin)];
  const of = (indicator: string, value: number, unit: string, status: Observation['status']): Observation => ({
    indicator,
    entity,
    value,
    unit,
    approximation: 'exact',
    status,
    period: { stated: date, start: date, end: date },
    citations,
  });
  return [
    ...(typeof serial === 'number' ? [of('serial', serial, '期', 'printed')] : []),
    of('issue-articles', articles.length, '篇', 'computed'),
    of('issue-characters', charactersOf(bulletin), '字', 'computed'),
    of('issue-figures', figures, '个', 'computed'),
  ];
}

/**
 * How many bulletins a year had: 总期号 minus 期号 is what came out before the year, so two of these bases
 * bound the years between them. Years of which no bulletin is held are counted together, never shared out.
 */
export function countByYear(bulletins: readonly IssueHead[], entity: EntityRef): Observation[] {
  // A supplement is numbered apart, and counts among the issues of no year.
  const run = bulletins.flatMap((bulletin) => {
    const serial = serialInRun(bulletin);
    return serial === undefined ? [] : [{ bulletin, before: serial - bulletin.number }];
  });
  const firsts = [...Map.groupBy(run, ({ bulletin }) => Number(bulletin.date.slice(0, 4)))]
    .flatMap(([year, [first]]) => (first ? [{ year, first: first.bulletin, before: first.before }] : []))
    .sort((a, b) => a.year - b.year);
  return firsts.slice(1).flatMap((next, i): Observation[] => {
    const from = firsts[i];
    if (!from || next.before <= from.before) return [];
    const last = next.year - 1;
    return [
      {
        indicator: 'issues-by-year',
        entity,
        value: next.before - from.before,
        unit: '期',
        approximation: 'exact',
        status: 'computed',
        period: {
          stated: last === from.year ? `${last}年` : `${from.year}年至${last}年合计`,
          start: `${from.year}-01-01`,
          end: `${last}-12-31`,
        },
        citations: [mastheadOf(from.first), mastheadOf(next.first)],
      },
    ];
  });
}

function mastheadOf({ serial, masthead }: IssueHead): Citation {
  const printed = masthead.find((line) => line.includes('总')) ?? masthead.find((line) => /增\s*刊/u.test(line)) ?? '';
  return { serial, target: 'masthead', sentence: 'masthead', quote: shownMasthead(masthead).join(' '), printed };
}

/** Characters of the text with its punctuation, without white space, masthead and imprint. */
function charactersOf(bulletin: Bulletin): number {
  return passagesOf(bulletin).reduce((sum, { text }) => sum + [...text.replace(/\s/gu, '')].length, 0);
}
