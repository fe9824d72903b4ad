import type { Span } from '../../text/sentence.ts';
import { type Draft, said } from './draft.ts';
import type { Terms } from './terms.ts';

/** A rate that is listed before another: 面商率、|办结率. */
const LISTED = /(?:^|[，,；;：、和与及]|以及)(?<name>[^，,；;：。、和与及]{2,16}率)(?:[、和与及]|以及)$/u;
/** 合计100%: the number is of their sum. */
const TAKEN_TOGETHER = /^(?:两者|二者)?(?:合计|之和|相加|加起来|总和)/u;

/** 面商率、办结率均为100%: the rates before the nearest one that its number is said of too. */
export function markAlso(drafts: readonly Draft[], terms: Terms): void {
  for (const [i, draft] of drafts.entries()) {
    const { head, site, figure } = draft;
    if (!head || !site || !draft.isOwn || figure.unit !== '%' || head.origin.passage !== figure.passage) continue;
    const floor = Math.max(site.sentence.start, drafts[i - 1]?.figure.end ?? 0);
    const names = listBefore(site.text, floor, draft.modifier?.origin.start ?? head.origin.start, terms);
    const first = names.at(-1);
    if (!first) continue;
    if (TAKEN_TOGETHER.test(site.text.slice(head.origin.end, figure.start)))
      draft.head = said(figure.passage, site.text, { start: first.start, end: head.origin.end });
    else draft.also = names.map(({ start, end }) => said(figure.passage, site.text, { start, end }));
  }
}

/** The nearest first. */
function listBefore(text: string, floor: number, end: number, terms: Terms): Span[] {
  const match = LISTED.exec(text.slice(floor, end));
  const name = match?.groups?.name;
  const known = name && terms.headAtEnd(name);
  if (!match || !known) return [];
  const at = floor + match.index + match[0].indexOf(name) + name.length;
  return [{ start: at - known.length, end: at }, ...listBefore(text, floor, at - name.length, terms)];
}
