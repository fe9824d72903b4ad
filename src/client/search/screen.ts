import type { Answer } from '../../lib/search/ask.ts';
import { countFacets, type Selection } from '../../lib/search/facets.ts';
import type { Hit } from '../../lib/search/find.ts';
import type { Proposal } from '../../lib/search/propose.ts';
import type { TextFile } from '../../lib/search/texts.ts';
import { showChosen, showFacets } from './facets.ts';
import { keepFocus } from './focus.ts';
import type { Near } from './near.ts';
import { articleItem, hitItem } from './results.ts';
import * as say from './words.ts';

/** An answer with all that is shown of it. */
export interface Shown {
  typed: string;
  answer: Answer;
  selection: Selection;
  /** After the filters. */
  hits: readonly Hit[];
  apart: Answer['apart'];
  files: readonly TextFile[];
  apartFiles: readonly TextFile[];
  near: readonly Near[];
  proposals: readonly Proposal[];
  stages: readonly string[];
  more: readonly HTMLElement[];
}

const PARTS = ['facets', 'nothing', 'apart', 'failed', 'instead', 'help'] as const;

/** What is seen of the search page; it knows no question and no index. */
export class Screen {
  private readonly main: HTMLElement;
  /** The place of the first hit that was not there before more were asked for. */
  private firstNew: number | undefined;

  constructor(main: HTMLElement) {
    this.main = main;
  }

  part(name: string): HTMLElement {
    return this.main.querySelector(`[data-${name}]`) as HTMLElement;
  }

  say(text: string): void {
    this.part('status').textContent = text;
  }

  private isAnswered(): boolean {
    return this.main.dataset.answered !== undefined;
  }

  /** That a question is being asked: said at once where no answer stands yet; that which was shown stays until the next is there. */
  busy(typed: string): void {
    this.main.dataset.search = 'searching';
    if (!this.isAnswered()) this.stillBusy(typed);
  }

  /** That the answer is not there at once, as it mostly is. */
  stillBusy(typed: string): void {
    this.say(say.busy(typed));
  }

  /** That it takes long: meanwhile the list of issues leads on. */
  slow(): void {
    this.main.dataset.slow = '';
    this.draw(() => {
      if (!this.isAnswered()) this.settle({ help: true });
      this.say(say.SLOW);
    });
  }

  /** More hits of the same answer will be drawn: who has asked for them by keys goes on with the first of them. */
  expectMore(): void {
    this.firstNew = this.main.querySelectorAll('[data-hit]').length;
  }

  show(shown: Shown, onChange: (selection: Selection) => void): void {
    const { typed, answer, selection, hits, apart } = shown;
    const isNothing = answer.hits.length + answer.apart.length === 0;
    const chosen = Object.values(selection).flat();
    const words = answer.alternatives.flat();
    this.draw(() => {
      this.fill('proposals', shown.proposals.map(say.proposalItem));
      this.fill(
        'hits',
        shown.files.map((file, i) => hitItem(hits[i] as Hit, file, answer.alternatives)),
      );
      this.fill(
        'apart-list',
        shown.apartFiles.map((file, i) => articleItem(apart[i] as Answer['apart'][number], file, words)),
      );
      this.fill('more', shown.more);
      const isNew = ({ href }: Near) => !shown.proposals.some((other) => other.href === href);
      this.fill('near', shown.near.filter(isNew).map(say.proposalItem));
      this.part('close-filters').textContent = `查看 ${hits.length} 段`;
      showFacets(this.part('values'), countFacets(answer.hits, selection, shown.stages), selection, onChange);
      showChosen(this.part('chosen'), selection, onChange);
      const isComputed = isNothing && shown.proposals.some(({ kind }) => kind === 'figure');
      this.part('note').textContent = isComputed ? say.computed(typed) : say.damaged(typed) || say.reading(answer);
      this.settle({ facets: answer.hits.length > 0, nothing: isNothing, apart: apart.length > 0, help: isNothing });
      this.part('clear').hidden = chosen.length === 0;
      this.say(
        say.count(
          typed,
          { shown: hits.length, all: answer.hits.length, apart: apart.length },
          chosen,
          shown.near.length > 0,
        ),
      );
    });
    this.main.dataset.answered = '';
    this.finish(typed, 'done', hits.length);
  }

  /** No hits, but a sentence. */
  showNothing(typed: string, text: string, search: string, seen: { failed?: boolean; instead?: boolean } = {}): void {
    this.draw(() => {
      for (const part of ['proposals', 'hits', 'apart-list', 'more', 'near']) this.fill(part, []);
      this.part('note').textContent = '';
      this.settle({ help: true, ...seen });
      this.say(text);
    });
    delete this.main.dataset.answered;
    this.finish(typed, search, 0);
  }

  private draw(draw: () => void): void {
    const { firstNew } = this;
    this.firstNew = undefined;
    const next = () => this.main.querySelectorAll<HTMLElement>('[data-hit] a')[firstNew ?? -1];
    keepFocus(this.main, draw, () => next() ?? this.main.querySelector<HTMLElement>('input[type="search"]'));
  }

  private fill(part: string, items: readonly HTMLElement[]): void {
    this.part(part).replaceChildren(...items);
  }

  /** Which parts of the page are seen. */
  private settle(seen: Partial<Record<(typeof PARTS)[number], boolean>>): void {
    for (const part of PARTS) this.part(part).hidden = !seen[part];
  }

  /** For readers and for whoever tests the page from outside. */
  private finish(typed: string, search: string, total: number): void {
    delete this.main.dataset.slow;
    Object.assign(this.main.dataset, { search, query: typed, total: String(total) });
  }
}
