import { isSupplement, titleOfKey } from './issue-key.ts';
import { mentionIn, type Numbered } from './supplement.ts';

/** The name of an issue: 2026年第5期（总第755期）, 2026年增刊第1期; 2026年增刊第1期（总第757期） where both are printed. */
export function formatIssue(issue: Numbered): string {
  const { serial } = issue;
  return isSupplement(serial) ? titleOfKey(serial) : `${numberInYear(issue)}（${titleOfKey(serial)}）`;
}

/** The number of an issue that has a 总期号, in its year. */
function numberInYear({ number, date, masthead }: Numbered): string {
  const printed = mentionIn(masthead);
  if (!printed) return `${date.slice(0, 4)}年第${number}期`;
  const year = printed.year ?? date.slice(0, 4);
  return printed.number === undefined || printed.isNumberBefore
    ? `${year}年第${number}期（增刊）`
    : `${year}年增刊第${number}期`;
}
