import { compareIssues, type DatedIssue, type IssueKey } from '../bulletin/issue-key.ts';

/** A held bulletin beside another one; `between` is how many 总期号 lie between that are not held. */
export interface Neighbour {
  serial: IssueKey;
  between: number;
}

/** A held bulletin among its neighbours. */
export interface Neighbours {
  previous?: Neighbour;
  next?: Neighbour;
}

/**
 * Previous and next held bulletin of each, by date. How many are not held is told where a 总期号 follows a 总期号: where a
 * supplement stands among them nobody knows.
 */
export function neighboursIn(held: readonly DatedIssue[]): Map<IssueKey, Neighbours> {
  const sorted = held.toSorted(compareIssues).map(({ serial }) => serial);
  return new Map(
    sorted.map((serial, i) => {
      const [previous, next] = [sorted[i - 1], sorted[i + 1]];
      return [
        serial,
        {
          ...(previous !== undefined && { previous: { serial: previous, between: between(previous, serial) } }),
          ...(next !== undefined && { next: { serial: next, between: between(serial, next) } }),
        },
      ];
    }),
  );
}

function between(earlier: IssueKey, later: IssueKey): number {
  return typeof earlier === 'number' && typeof later === 'number' ? Math.max(0, later - earlier - 1) : 0;
}
