import { at } from '../../base.ts';
import { permalink } from '../../lib/bulletin/id.ts';
import type { DirectoryArticle } from '../../lib/search/directory.ts';
import type { Hit } from '../../lib/search/find.ts';
import { excerpt, placesIn, type Span } from '../../lib/search/match.ts';
import { formatWords } from '../../lib/search/query.ts';
import { entriesOf, type TextFile } from '../../lib/search/texts.ts';
import { element } from '../element.ts';

/** Characters of an excerpt where several stand together. */
const SHORT = 70;

/** A hit as an item of the list: one link to its passage. */
export function hitItem(
  { article, passage }: Hit,
  file: TextFile,
  alternatives: readonly (readonly string[])[],
): HTMLElement {
  const entries = entriesOf(file);
  const [text, corrections] = entries[passage.text] ?? ['', []];
  const held = alternatives.filter((words) => placesIn(text, words, corrections));
  const marks = held.flatMap((words) => placesIn(text, words, corrections) ?? []);
  const item = document.createElement('li');
  item.dataset.hit = passage.id;
  const link = resultLink(article, passage.id, held.flat());
  // Of a title that is found the beginning of its article is shown, not the title once more.
  const isTitle = passage.rank === 0 && text === file.title;
  const opening = entries[article.passages.find(({ rank }) => rank === 2)?.text ?? -1];
  link.append(headOf(article, file, isTitle ? marks : []));
  link.append(isTitle && opening ? passageOf(opening[0], []) : passageOf(text, marks));
  const corrected = corrections.filter(({ start, end }) => marks.some(([from, to]) => from <= end && to >= start));
  const isPrinted = held.some((words) => !placesIn(text, words));
  if (isPrinted && corrected.length > 0)
    link.append(element('p', 'small muted', `原件印作“${corrected.map(({ sic }) => sic).join('”“')}”，已校订`));
  item.append(link);
  return item;
}

/** An article that holds the words in different passages: the first place of each. */
export function articleItem(article: DirectoryArticle, file: TextFile, words: readonly string[]): HTMLElement {
  const entries = entriesOf(file);
  const places = words.flatMap((word) => {
    const at = entries.findIndex(([text, corrections]) => placesIn(text, [word], corrections));
    return at < 0 ? [] : [{ word, at }];
  });
  const first = article.passages.find(({ text }) => text === places[0]?.at);
  const item = document.createElement('li');
  const link = resultLink(article, first?.id ?? article.id, words);
  link.append(headOf(article, file, []));
  for (const { word, at } of places) {
    const [text, corrections] = entries[at] ?? ['', []];
    link.append(passageOf(text, placesIn(text, [word], corrections) ?? [], SHORT));
  }
  item.append(link);
  return item;
}

/** The words go with the link, so that the opened page marks them. */
function resultLink({ serial }: DirectoryArticle, id: string, words: readonly string[]): HTMLAnchorElement {
  const link = document.createElement('a');
  const mark = words.length > 0 ? `?mark=${encodeURIComponent(formatWords([...new Set(words)]))}` : '';
  link.href = at(permalink(serial, id)).replace('#', `${mark}#`);
  return link;
}

/** The unit stands as the bulletin prints it; filters use its present name. */
function headOf(article: DirectoryArticle, { title, unit }: TextFile, marks: readonly Span[]): DocumentFragment {
  const head = document.createDocumentFragment();
  const heading = element('span', 'hit-title', '');
  heading.append(...marked(title, marks));
  head.append(heading, element('span', 'small muted', ` ${[unit, article.name].filter(Boolean).join(' · ')}`));
  return head;
}

function passageOf(whole: string, places: readonly Span[], length?: number): HTMLElement {
  const { text, marks, isCut } = excerpt(
    whole,
    [...places].sort((a, b) => a[0] - b[0]),
    30,
    length,
  );
  const line = document.createElement('p');
  line.append(isCut[0] ? '……' : '', ...marked(text, marks), isCut[1] ? '……' : '');
  return line;
}

/** Words with their marks, as text nodes: nothing of the index is ever read as HTML. */
function marked(text: string, marks: readonly Span[]): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at) continue;
    nodes.push(text.slice(at, start), element('mark', '', text.slice(start, end)));
    at = end;
  }
  return [...nodes, text.slice(at)];
}
