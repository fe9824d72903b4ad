import { numberRuns } from '../text/number-run.ts';
import { LINE, titleBreaks, widthOf } from '../text/title.ts';

/** Headings of a finished page: their lines end where a reader would end them, whatever page they stand on. */

const HEADING = /(<h([1-6])\b([^>]*)>)([\s\S]*?)(<\/h\2>)/gu;
const UNIT = /<[^>]*>|&(?:#\d+|#x[\da-f]+|\w+);|[\s\S]/giu;

/** Gives every heading its places to break, and keeps numbers whole that a browser would tear. */
export function breakHeadings(html: string): string {
  return html.replace(HEADING, (_, open: string, _rank, attributes: string, inner: string, close: string) => {
    const isRunIn = /\brun-in\b/u.test(attributes);
    return `${open}${isRunIn ? keepNumbers(inner, isTornInText) : keepNumbers(addBreaks(inner), isTornAtDash)}${close}`;
  });
}

function addBreaks(inner: string): string {
  const units = inner.match(UNIT) ?? [];
  const breaks = new Set(titleBreaks(units.map(textOf).join('')));
  if (breaks.size === 0) return inner;
  let at = 0;
  return units
    .map((unit) => {
      const text = textOf(unit);
      at += text.length;
      return text && breaks.has(at) ? `${unit}<wbr>` : unit;
    })
    .join('');
}

/** A tag says nothing, an entity is a mark. */
function textOf(unit: string): string {
  if (unit.startsWith('<')) return '';
  return unit.length > 1 && unit.startsWith('&') ? '&' : unit;
}

function keepNumbers(inner: string, isTorn: (run: string) => boolean): string {
  return inner.replace(/[^<>]+(?=<|$)/gu, (text) =>
    text.replace(numberRuns(), (run) => (isTorn(run) ? `<span class="unbroken">${run}</span>` : run)),
  );
}

/** Among text a line breaks between any two characters but digits. */
function isTornInText(run: string): boolean {
  return !/^[\d.,:%]+$/u.test(run) && widthOf(run) <= LINE;
}

/** In a title a line breaks at a dash alone: 2018—2022年. */
function isTornAtDash(run: string): boolean {
  return /[—–~～/-]/u.test(run) && widthOf(run) <= LINE;
}
