import { permalink } from '../lib/bulletin/id.ts';
import { formatIssue } from '../lib/format.ts';
import type { TextFile } from '../lib/search/article.ts';
import type { DirectoryArticle } from '../lib/search/directory.ts';
import type { Hit } from '../lib/search/find.ts';
import { excerpt, placesIn, type Span } from '../lib/search/match.ts';
import { formatWords } from '../lib/search/query.ts';

/** A hit as an item of the list: one link to its passage. */
export function hitItem(
  { article, passage }: Hit,
  file: TextFile,
  alternatives: readonly (readonly string[])[],
): HTMLElement {
  const entry = file.texts[passage.text] ?? '';
  const [text, corrections] = typeof entry === 'string' ? [entry, []] : entry;
  const held = alternatives.filter((words) => placesIn(text, words, corrections));
  const marks = held.flatMap((words) => placesIn(text, words, corrections) ?? []);
  const item = document.createElement('li');
  item.dataset.hit = passage.id;
  const link = resultLink(article, passage.id, held.flat());
  link.append(headOf(article, file.title), passageOf(text, marks));
  const corrected = corrections.filter(({ start, end }) => marks.some(([from, to]) => from <= end && to >= start));
  const isPrinted = held.some((words) => !placesIn(text, words));
  if (isPrinted && corrected.length > 0)
    link.append(element('p', 'small muted', `原件印作“${corrected.map(({ sic }) => sic).join('”“')}”，已校订`));
  item.append(link);
  return item;
}

/** An article that holds the words in different passages. */
export function articleItem(article: DirectoryArticle, file: TextFile, words: readonly string[]): HTMLElement {
  const item = document.createElement('li');
  const link = resultLink(article, article.passages[0]?.id ?? article.id, words);
  link.append(headOf(article, file.title));
  item.append(link);
  return item;
}

/** The words go with the link, so that the opened page marks them. */
function resultLink({ serial }: DirectoryArticle, id: string, words: readonly string[]): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = permalink(serial, id).replace('#', `?mark=${encodeURIComponent(formatWords([...new Set(words)]))}#`);
  return link;
}

function headOf(article: DirectoryArticle, title: string): DocumentFragment {
  const head = document.createDocumentFragment();
  const place = [article.unit, formatIssue(article)].filter(Boolean).join(' · ');
  head.append(element('span', 'hit-title', title), element('span', 'small muted', ` ${place}`));
  return head;
}

/** The words of a hit with its marks, as text nodes: nothing of the index is ever read as HTML. */
function passageOf(whole: string, places: readonly Span[]): HTMLElement {
  const { text, marks, isCut } = excerpt(
    whole,
    [...places].sort((a, b) => a[0] - b[0]),
  );
  const line = document.createElement('p');
  line.append(isCut[0] ? '……' : '');
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at) continue;
    line.append(text.slice(at, start), element('mark', '', text.slice(start, end)));
    at = end;
  }
  line.append(text.slice(at), isCut[1] ? '……' : '');
  return line;
}

/** An element with a class and text. */
export function element(name: string, className: string, text: string): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
