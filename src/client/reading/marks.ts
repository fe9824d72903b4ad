import { at } from '../../base.ts';
import { parametersOf } from '../../lib/search/encoding.ts';
import { type Correction, placesIn } from '../../lib/search/match.ts';
import { searchHref } from '../../lib/search/propose.ts';
import { parseQuery } from '../../lib/search/query.ts';
import style from '../../styles/marks.css?url';
import { onKey } from '../composing.ts';
import { addStyle, button, element, link } from '../element.ts';
import { isShortcut } from '../shortcuts.ts';

/**
 * Marks in an opened bulletin what a reader has searched for (`?mark=回头看`): every place, how many there
 * are, buttons and the keys n and N to go through them, and in the table of contents which parts hold some.
 */
export async function markFound(): Promise<void> {
  const typed = parametersOf(location.search).get('mark') ?? '';
  const words = parseQuery(typed);
  if (words.length === 0) return;
  await addStyle(style);
  const places = [...document.querySelectorAll<HTMLElement>(PASSAGES)].flatMap((passage) =>
    markPassage(passage, words),
  );
  countInContents(places);
  let current = -1;
  const go = (step: number) => {
    if (places.length === 0) return;
    places[current]?.classList.remove('is-current');
    current = (current + step + places.length) % places.length;
    const place = places[current];
    place?.classList.add('is-current');
    place?.scrollIntoView({ block: 'center' });
    show(current + 1);
  };
  const { bar, show } = makeBar(typed, places.length, go);
  document.querySelector('.bulletin')?.before(bar);
  onKey(document, (event) => {
    if (!isShortcut(event)) return;
    if (event.key === 'n') go(1);
    if (event.key === 'N') go(-1);
  });
  // From the list of hits: the first mark in the passage that the link leads to.
  const target = targetOf(location.hash);
  const first = target ? places.findIndex((place) => target.contains(place)) : -1;
  if (first >= 0) {
    current = first - 1;
    go(1);
  }
}

/** The element of an address; none for an address that is broken. */
function targetOf(hash: string): Element | null {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null;
  }
}

/** What search takes as one passage; a title is the heading inside its section. */
const PASSAGES =
  '.para, .article > header > h2, .article :is(h3, h4, h5, h6, th, td)[id], .byline, #masthead > h1, #masthead > p, #imprint dl > div';

/** Wraps every place of the words; gives back the first element of each. */
function markPassage(passage: HTMLElement, words: readonly string[]): HTMLElement[] {
  const nodes = textNodes(passage);
  const text = nodes.map((node) => node.data).join('');
  // Each word for itself: a bulletin may hold the words of a query in different passages.
  const corrections = correctionsIn(passage, nodes);
  const marks = words.flatMap((word) => placesIn(text, [word], corrections) ?? []);
  const sorted = marks
    .sort((a, b) => a[0] - b[0])
    .filter(([start], i, all) => i === 0 || start >= (all[i - 1]?.[1] ?? 0));
  // From the back, so that offsets before a place stay true.
  return sorted
    .reverse()
    .flatMap(([start, end]) => wrap(nodes, start, end) ?? [])
    .reverse();
}

/** What was printed where the text has been corrected, with its place among the text nodes. */
function correctionsIn(passage: HTMLElement, nodes: readonly Text[]): Correction[] {
  return [...passage.querySelectorAll<HTMLElement>('[data-sic]')].map((remark) => {
    const before = nodes.filter((node) => remark.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING);
    const start = before.reduce((length, node) => length + (remark.contains(node) ? 0 : node.data.length), 0);
    return { start, end: start + (remark.textContent?.length ?? 0), sic: remark.dataset.sic ?? '' };
  });
}

/** Text that is read, in order: not the signs for links. */
function textNodes(passage: HTMLElement): Text[] {
  const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('.permalink, .handle, .margin-note, .cite-menu')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}

/** A place may run through several elements (a figure, a correction): one mark in each, the first counts. */
function wrap(nodes: readonly Text[], start: number, end: number): HTMLElement | undefined {
  let at = 0;
  let first: HTMLElement | undefined;
  for (const node of nodes) {
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, node.data.length)];
    at += node.data.length;
    if (from >= to) continue;
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    const mark = document.createElement('mark');
    if (first) mark.className = 'goes-on';
    range.surroundContents(mark);
    first ??= mark;
  }
  return first;
}

function makeBar(typed: string, count: number, go: (step: number) => void) {
  const bar = element('section', 'marks-bar screen-only');
  bar.setAttribute('aria-label', '检索结果');
  const status = element('p', '');
  status.setAttribute('role', 'status');
  const echo = typed.length > 30 ? `${typed.slice(0, 30)}……` : typed;
  const show = (current: number) => {
    status.textContent =
      count === 0 ? `本期没有“${echo}”` : `“${echo}”${current ? `第 ${current} 处，` : ''}共 ${count} 处`;
  };
  show(0);
  const steps = [
    { made: button('上一处', 'plain', () => go(-1)), key: 'N' },
    { made: button('下一处', 'plain', () => go(1)), key: 'n' },
  ].map(({ made, key }) => {
    made.title = `按 ${key} 键`;
    made.disabled = count === 0;
    return made;
  });
  bar.append(status, ...steps, link('去掉标记', location.pathname), link('回到检索', at(searchHref(typed))));
  return { bar, show };
}

/** Beside each entry of the table of contents how many places its part holds. */
function countInContents(places: readonly HTMLElement[]): void {
  const entries = [...document.querySelectorAll<HTMLAnchorElement>('.contents a[href^="#"]')].flatMap((entry) => {
    const target = document.getElementById(entry.hash.slice(1));
    return target ? [{ entry, target }] : [];
  });
  const counts = new Map<HTMLAnchorElement, number>();
  for (const place of places) {
    const found = entries.findLast(
      ({ target }) =>
        target.contains(place) || (target.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    );
    if (found) counts.set(found.entry, (counts.get(found.entry) ?? 0) + 1);
  }
  for (const [entry, count] of counts) {
    entry.append(element('span', 'marks-count', `${count} 处`));
  }
}
