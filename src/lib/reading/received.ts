import { isAddress, markId, permalink } from '../bulletin/id.ts';
import { CONTACT_LABELS } from '../bulletin/imprint.ts';
import type { MarkRef, Stretch } from '../source/collation.ts';
import { escapeHtml } from './escape.ts';

/** Stands for a character that the site withholds; one for one, so that nothing else moves. */
export const WITHHELD = '█';

/**
 * The received file as HTML for a `<pre>`: its text, tags taken off, is the file. Passages keep their ids, lines
 * have numbers, what a rule put in order has the class `n-…`, what an editor marked leads to its place in the edition.
 * A bare carriage return is written as a reference: a parser would read it as a line feed.
 * @param hrefOf how a path of the site is linked to
 */
export function renderReceived(
  serial: number,
  stretches: readonly Stretch[],
  hrefOf = (path: string): string => path,
): string {
  const known = new Set<string>();
  let line = 1;
  const numberLines = (text: string): string =>
    escapeHtml(text).replace(/\r\n?|\n/gu, (end) => `${end.replace('\r', '&#13;')}${lineNumber(++line)}`);
  const children = joinRuns(stretches).map(({ place, own }) => {
    const inside = own
      .map(({ received, mark, rule }) => {
        const content = numberLines(received);
        if (mark && place) return remark(hrefOf(permalink(serial, markId(place, mark.index + 1))), mark, content);
        return rule ? `<span class="n-${rule}">${content}</span>` : content;
      })
      .join('');
    // A title and its byline have one address: the first of them bears it.
    if (!place || !isAddress(place) || known.has(place)) return inside;
    known.add(place);
    return `<span id="${place}">${inside}</span>`;
  });
  return [lineNumber(1), ...children].join('');
}

function remark(href: string, { kind }: MarkRef, content: string): string {
  return `<a class="remark ${kind}" href="${href}"${content ? '' : ' aria-label="此处脱字"'}>${content}</a>`;
}

/** Stretches by the passage they stand in; those of one mark become one. */
function joinRuns(stretches: readonly Stretch[]): { place?: string | undefined; own: Stretch[] }[] {
  const runs: { place?: string | undefined; own: Stretch[] }[] = [];
  for (const stretch of stretches) {
    const run = runs.at(-1);
    const last = run?.own.at(-1);
    if (!run || run.place !== stretch.place) runs.push({ place: stretch.place, own: [{ ...stretch }] });
    else if (last && last.mark !== undefined && last.mark === stretch.mark) last.received += stretch.received;
    else run.own.push({ ...stretch });
  }
  return runs;
}

function lineNumber(line: number): string {
  return `<a id="L${line}" class="line" href="#L${line}" aria-label="来件第${line}行"></a>`;
}

/** Names of editors and how to reach them, each character replaced; the label stays. */
export function withholdContacts(stretches: readonly Stretch[]): { stretches: Stretch[]; withheld: number } {
  const read = new Map<string, number>();
  let withheld = 0;
  const hidden = stretches.map((stretch) => {
    const label = /^版记“(.+)”$/u.exec(stretch.place ?? '')?.[1];
    if (!label || !CONTACT_LABELS.has(label)) return stretch;
    const received = [...stretch.received].map((character) => {
      const at = read.get(label) ?? 0;
      read.set(label, at + (character.trim() ? 1 : 0));
      // The label and its colon.
      if (!character.trim() || at <= label.length) return character;
      withheld++;
      return WITHHELD;
    });
    return { ...stretch, received: received.join('') };
  });
  return { stretches: hidden, withheld };
}
