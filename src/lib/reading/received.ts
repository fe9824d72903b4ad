import { isAddress, markId, permalink } from '../bulletin/id.ts';
import type { IssueKey } from '../bulletin/issue-key.ts';
import { printedPieces } from '../bulletin/printed.ts';
import type { Bulletin } from '../bulletin/schema.ts';
import type { MarkRef, Stretch } from '../source/collation.ts';
import { foldCharacter, foldForComparison } from '../text/width.ts';
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
  serial: IssueKey,
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

/**
 * The received file without what `withoutContacts` withholds, each character replaced; labels stay.
 * Character by character in printed order: what is dropped between two that are hidden, a comment of recognition say, is hidden too.
 */
export function withholdContacts(
  bulletin: Bulletin,
  stretches: readonly Stretch[],
): { stretches: Stretch[]; withheld: number } {
  const hiddenAt = hiddenCharacters(bulletin);
  let at = 0;
  let withheld = 0;
  const mask = (text: string) =>
    [...text].map((character) => {
      if (!character.trim()) return character;
      withheld++;
      return WITHHELD;
    });
  const hidden = stretches.map((stretch) => {
    const printed = [...foldForComparison(stretch.printed)].length;
    const flags = hiddenAt.slice(at, at + printed);
    const [before, after] = [hiddenAt[at - 1] ?? false, hiddenAt[at + printed] ?? false];
    at += printed;
    const { received } = stretch;
    if (printed === 0) {
      const isWord = stretch.place !== undefined || /[\p{L}@]|\d{5}/u.test(received);
      return isWord && (before || after) ? { ...stretch, received: mask(received).join('') } : stretch;
    }
    if (!flags.includes(true)) return stretch;
    // A stretch that could not be followed character by character is hidden whole.
    if ([...foldForComparison(received)].length !== printed) return { ...stretch, received: mask(received).join('') };
    let own = 0;
    const shown = [...received].flatMap((character) =>
      foldCharacter(character) && flags[own++] ? mask(character) : [character],
    );
    return { ...stretch, received: shown.join('') };
  });
  return { stretches: hidden, withheld };
}

/** For every character that the edition prints, in printed order, whether it is withheld. */
function hiddenCharacters(bulletin: Bulletin): boolean[] {
  return printedPieces(bulletin).flatMap(({ text, withheldFrom }) => {
    const all = [...foldForComparison(text)];
    if (withheldFrom === undefined) return all.map(() => false);
    const head = [...foldForComparison(text.slice(0, withheldFrom))].length;
    return all.map((_, i) => i >= head);
  });
}
