import { type IssueKey, orderOfKeys } from '../lib/bulletin/issue-key.ts';
import { observationFile } from './data.ts';

/** The date of each issue, as the count of its articles states it: every issue has one. */
const dates = new Map(
  observationFile.observations
    .filter(({ indicator }) => indicator === 'issue-articles')
    .flatMap(({ citations, period }) => citations.map(({ serial }) => [serial, period?.start ?? ''] as const)),
);
const oldestFirst = orderOfKeys(dates);

/** The newest issue first, for lists that know only the keys of their issues. */
export function newestFirst(a: IssueKey, b: IssueKey): number {
  return oldestFirst(b, a);
}
