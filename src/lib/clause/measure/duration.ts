import { trimJoin } from './cues.ts';
import { type Draft, type Said, said } from './draft.ts';
import { phraseBefore } from './phrase.ts';
import { phraseBehind, verbAtStart } from './phrase-behind.ts';
import { type Site, sliceOf } from './site.ts';
import type { Terms } from './terms.ts';

type Name = Pick<Draft, 'head' | 'stage' | 'part' | 'of'>;

/** 3个月内答复, 20个工作日以内办结: what the time is given for. */
const WITHIN = /^(?:以|之)?内(?=\p{Script=Han}{2})/u;
/** 18天即动工, 用40天完成: the deed that took so long. */
const TOOK = /^(?:即|就|便)(?=\p{Script=Han}{2})/u;
/** 提前12天办结: by how much sooner. */
const EARLY = /(?:提前|提早|推迟)$/u;
const RUNNING = /连续$/u;
const OVER = /(?:超过?|不足|已满|[未不]满)$/u;

/** What a time that no noun names is of: the deed behind it, or what was got so many times running. */
export function nameOfDuration(site: Site, before: Name, terms: Terms): Name {
  const { figure, text } = site;
  const left = sliceOf(text, site.left);
  const right = sliceOf(text, site.right);
  const at = (start: number, end: number): Said =>
    said(figure.passage, text, { start: site.right.start + start, end: site.right.start + end });
  const deedFrom = (start: number): Said | undefined => {
    const verb = verbAtStart(right.slice(start), terms);
    return verb && verb.end - verb.start > 1 ? at(start + verb.start, start + verb.end) : undefined;
  };
  const within = WITHIN.exec(right);
  const took = TOOK.exec(right) ?? (/用了?$/u.test(left) ? /^/u.exec(right) : null);
  const start = (within ?? (before.head ? null : took) ?? (EARLY.test(left) ? /^/u.exec(right) : null))?.[0].length;
  const deed = start === undefined ? undefined : deedFrom(start);
  if (deed) return { head: deed, stage: deed, part: fileOf(site, before, terms) };
  if (RUNNING.test(left)) {
    const clause = /^[^，。；：]*/u.exec(text.slice(figure.end, site.sentence.end))?.[0] ?? '';
    const verb = verbAtStart(clause.replace(/^[被就]/u, ''), terms);
    const { head } = phraseBefore(clause, terms);
    if (verb && head)
      return {
        head: at(head.start, head.end),
        stage: at(clause.indexOf(verb.text), clause.indexOf(verb.text) + verb.text.length),
      };
  }
  if (OVER.test(left) && !before.head) {
    const { head } = phraseBehind(right, figure.unit, terms);
    if (head) return { head: at(head.start, head.end) };
  }
  return before;
}

/** 主办件3个月内办结, 主办件平均提前12天办结: the kind of file that the time is of. */
function fileOf({ figure, text, left }: Site, { head }: Name, terms: Terms): Said | undefined {
  const clause = trimJoin(sliceOf(text, left).replace(EARLY, ''));
  const word = head ?? phraseBefore(clause, terms).head;
  if (!word?.text.endsWith('件')) return undefined;
  return 'origin' in word
    ? word
    : said(figure.passage, text, { start: left.start + word.start, end: left.start + word.end });
}
