/**
 * Which issues readers have been promised. Any other issue that is held is a draft: it may be imported, corrected and built
 * as often as one likes, and nothing of it is a promise.
 */

/** ISO day of publication by issue, as it stands in its addresses. */
export type PublishedIssues = ReadonlyMap<string, string>;

/** The list: a line for each issue, its key and the day of its publication, apart by a tab. Of several lines the first holds. */
export function readIssues(text: string): PublishedIssues {
  const issues = new Map<string, string>();
  for (const line of text.split(/\r?\n/u).filter(Boolean)) {
    const [issue = '', day = ''] = line.split('\t');
    if (!issues.has(issue)) issues.set(issue, day);
  }
  return issues;
}

/** The list with further issues of a day; those that are there keep theirs. */
export function addIssues(published: PublishedIssues, issues: readonly string[], day: string): PublishedIssues {
  return new Map([...published, ...issues.filter((each) => !published.has(each)).map((each) => [each, day] as const)]);
}

export function writeIssues(published: PublishedIssues): string {
  return [...published].map(([issue, day]) => `${issue}\t${day}\n`).join('');
}

/** Those that readers have, and the drafts, each in their order. */
export function splitDrafts<Issue extends { serial: unknown }>(
  issues: readonly Issue[],
  published: PublishedIssues,
): { published: Issue[]; drafts: Issue[] } {
  const isOut = ({ serial }: Issue) => published.has(String(serial));
  return { published: issues.filter(isOut), drafts: issues.filter((issue) => !isOut(issue)) };
}
