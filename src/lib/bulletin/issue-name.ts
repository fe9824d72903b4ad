import { isSupplement, titleOfKey, usualName } from './issue-key.ts';
import { mentionIn, type Numbered } from './supplement.ts';

/** The name of an issue: 2026年第5期（总第755期）, 2026年增刊第1期; 2026年增刊第1期（总第757期） where both are printed. */
export function formatIssue(issue: Numbered): string {
  const { serial, number, date, masthead } = issue;
  const printed = isSupplement(serial) ? undefined : mentionIn(masthead);
  if (!printed) return usualName(issue);
  const year = printed.year ?? date.slice(0, 4);
  const own =
    printed.number === undefined || printed.isNumberBefore
      ? `${year}年第${number}期（增刊）`
      : `${year}年增刊第${number}期`;
  return `${own}（${titleOfKey(serial)}）`;
}
