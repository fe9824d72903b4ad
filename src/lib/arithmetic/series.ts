import { shownMasthead } from '../bulletin/imprint.ts';
import { titleOfKey } from '../bulletin/issue-key.ts';
import type { IssueHead } from '../bulletin/schema.ts';
import { serialInRun } from '../bulletin/supplement.ts';
import type { Check } from './schema.ts';

/**
 * 总期号 minus 期号 is the number of issues before a year began: the same for every issue of a year, and
 * growing from year to year. Supplements are numbered apart.
 */
export function checkSerials(bulletins: readonly IssueHead[]): Check[] {
  const run = bulletins.flatMap((bulletin) => {
    const serial = serialInRun(bulletin);
    return serial === undefined ? [] : [{ serial, number: bulletin.number, bulletin }];
  });
  const byYear = Map.groupBy(run, ({ bulletin }) => bulletin.date.slice(0, 4));
  return [...byYear].flatMap(([year, members]) => {
    const [first, ...others] = members.toSorted((a, b) => a.serial - b.serial);
    if (!first) return [];
    const base = first.serial - first.number;
    return others.map(
      (other): Check => ({
        id: `${other.serial}/masthead:serial`,
        serial: other.serial,
        kind: 'serial',
        expression: `${other.serial} − ${other.number}`,
        printed: base,
        computed: other.serial - other.number,
        unit: '期',
        tolerance: 0,
        result: other.serial - other.number === base ? 'holds' : 'fails',
        figures: [`${first.serial}#masthead`, `${other.serial}#masthead`],
        quote: shownMasthead(other.bulletin.masthead).join(' '),
        note: `${year}年各期的总期号减期号应当相同：${titleOfKey(first.serial)}为 ${first.serial} − ${first.number} = ${base}`,
      }),
    );
  });
}
