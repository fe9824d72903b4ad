import { at } from '../../base.ts';
import type { Selection } from '../../lib/search/facets.ts';
import { element } from '../element.ts';
import { canRunPagefind } from './capable.ts';
import { findParts, type Part } from './pagefind.ts';

const BUSY = '正在找相关的段落……';

/** Passages that are shown; their order is that of Pagefind. */
const SHOWN = 10;

/** A question about what stands in the bulletins. */
export interface RelatedQuestion {
  typed: string;
  selection: Selection;
  /** The question without words that only ask. */
  words: () => Promise<string>;
  /** Unit and issue of an address of a passage, as readers are told. */
  placeOf: (address: string) => string;
  /** Addresses of passages that the exact answer shows already: `/issues/679/#a2p1`. */
  known: ReadonlySet<string>;
  /** Whether it is asked at once, or when the reader wants it. */
  isAsked: boolean;
}

/**
 * Passages that have to do with a question and need not hold it word for word: Pagefind as it comes, its order and its excerpts.
 * They stand apart from what was found exactly, and nothing of theirs is loaded before they are asked for.
 */
export class Related {
  private readonly section: HTMLElement;
  private turn = 0;

  constructor(section: HTMLElement) {
    this.section = section;
  }

  hide(): void {
    this.turn++;
    this.section.hidden = true;
    this.section.dataset.related = 'idle';
  }

  offer(question: RelatedQuestion): void {
    this.hide();
    if (!question.typed) return;
    this.section.hidden = false;
    this.part('list').replaceChildren();
    this.part('status').textContent = '';
    const open = this.part('open');
    open.hidden = question.isAsked;
    open.onclick = () => void this.ask(question);
    if (question.isAsked) void this.ask(question);
  }

  private async ask(question: RelatedQuestion): Promise<void> {
    const turn = ++this.turn;
    const { dataset } = this.section;
    this.part('open').hidden = true;
    dataset.related = 'asking';
    this.part('status').textContent = BUSY;
    const isCapable = canRunPagefind();
    try {
      if (!isCapable) throw new TypeError('no WebAssembly, or too old');
      const { known, selection } = question;
      const isKnown = (url: string) => known.has(url.slice(at('/').length - 1));
      const { parts, articles } = await findParts(await question.words(), selection, SHOWN, isKnown);
      if (turn !== this.turn) return;
      this.part('list').replaceChildren(...parts.map((part) => itemOf(part, question.placeOf(part.url))));
      this.part('status').textContent = count(parts.length, articles, parts.length === SHOWN && articles > SHOWN);
      dataset.related = 'done';
    } catch (error) {
      if (turn !== this.turn) return;
      console.warn(error);
      this.part('status').textContent = fault(!isCapable);
      this.part('open').hidden = !isCapable;
      dataset.related = 'failed';
    }
  }

  private part(name: string): HTMLElement {
    return this.section.querySelector(`[data-related-${name}]`) as HTMLElement;
  }
}

function itemOf({ title, url, excerpt }: Part, place: string): HTMLElement {
  const item = document.createElement('li');
  item.dataset.relatedHit = url.split('#')[1] ?? '';
  const link = document.createElement('a');
  link.href = url;
  const line = document.createElement('p');
  line.append(...markedText(excerpt));
  link.append(element('span', 'hit-title', title), element('span', 'small muted', ` ${place}`), line);
  item.append(link);
  return item;
}

/** Text and marks of an excerpt; of whatever else might stand in it nothing is shown as HTML. */
function markedText(html: string): (Node | string)[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.childNodes].map((node) => {
    // Between words Pagefind writes blanks of no width.
    const text = (node.textContent ?? '').replaceAll('\u200b', '');
    return node.nodeName === 'MARK' ? element('mark', '', text) : text;
  });
}

/**
 * How many related passages there are.
 * @param articles that have any
 * @param isCut more could be shown
 */
function count(shown: number, articles: number, isCut: boolean): string {
  if (shown === 0) return '没有别的相关段落。';
  return isCut ? `${articles} 篇里有，下面是最相关的 ${shown} 篇，每篇一段。` : `${shown} 篇里有，每篇一段。`;
}

/** Why there are no related passages; what was found exactly stands all the same. */
function fault(isOld: boolean): string {
  return isOld
    ? '找相关的段落要用较新的浏览器（支持 WebAssembly）；照字面的检索不受影响。'
    : '相关的段落没有取到，请再试一次；照字面的检索不受影响。';
}
