import { readAddress, type SearchState, writeAddress } from '../../lib/search/address.ts';
import { type Answer, ask, everything } from '../../lib/search/ask.ts';
import { countFacets, FACETS, NOTHING_CHOSEN, narrow, type Selection } from '../../lib/search/facets.ts';
import { type Proposal, propose, searchHref } from '../../lib/search/propose.ts';
import { button } from '../element.ts';
import { once } from '../once.ts';
import { showChosen, showFacets } from './facets.ts';
import { loadLibrary, type SearchLibrary } from './library.ts';
import { findNear } from './near.ts';
import { articleItem, hitItem } from './results.ts';
import * as say from './words.ts';

/** Shown at once when asked for more. */
const MORE = 50;
/** Typing pauses this long before the question is asked, in milliseconds. */
const PAUSE = 120;
/** After this long, readers are told that the index is still on its way. */
const SLOW = 2500;

/** Connects the search page: field, address, filters, list. Nothing of the index is loaded before focus or a question. */
export function connectSearch(main: HTMLElement): void {
  new SearchPage(main).start();
}

class SearchPage {
  private readonly main: HTMLElement;
  private readonly field: HTMLInputElement;
  private state: SearchState = readAddress(location.search);
  private load = once(loadLibrary);
  /** Answers of earlier questions that come late are dropped. */
  private turn = 0;
  private answer: Answer | undefined;
  private proposals: Proposal[] = [];
  private pause = 0;

  constructor(main: HTMLElement) {
    this.main = main;
    this.field = main.querySelector('input[type="search"]') as HTMLInputElement;
  }

  start(): void {
    this.field.addEventListener('focus', () => void this.load().catch(() => undefined), { once: true });
    this.field.addEventListener('input', () => {
      clearTimeout(this.pause);
      this.pause = window.setTimeout(() => this.askTyped(), PAUSE);
    });
    this.field.form?.addEventListener('submit', (event) => {
      event.preventDefault();
      clearTimeout(this.pause);
      this.askTyped();
    });
    addEventListener('popstate', () => {
      const before = this.state;
      const state = readAddress(location.search);
      // A link within the page changes nothing here.
      if (writeAddress(before) === writeAddress(state) && this.main.dataset.search) return;
      this.state = state;
      this.field.value = state.q;
      void (before.q === state.q && this.answer ? this.show() : this.run());
    });
    this.part('clear').addEventListener('click', () => this.choose(NOTHING_CHOSEN));
    this.part('retry').addEventListener('click', () => void this.run());
    const filters = this.part('filters') as HTMLDetailsElement;
    filters.open = matchMedia('(min-width: 60rem)').matches;
    this.part('close-filters').addEventListener('click', () => {
      filters.open = false;
      this.part('status').scrollIntoView({ block: 'start' });
    });
    this.field.value = this.state.q;
    void this.run();
  }

  private part(name: string): HTMLElement {
    return this.main.querySelector(`[data-${name}]`) as HTMLElement;
  }

  private askTyped(): void {
    this.state = { ...readAddress(''), selection: this.state.selection, q: this.field.value };
    history.replaceState(null, '', writeAddress(this.state) || location.pathname);
    void this.run();
  }

  private choose(selection: Selection): void {
    this.change({ ...this.state, selection });
  }

  /** A choice of filters or of more hits: the answer stays, the way back leads to the state before. */
  private change(state: SearchState): void {
    this.state = state;
    history.pushState(null, '', writeAddress(state) || location.pathname);
    void (this.answer ? this.show() : this.run());
  }

  private isNarrowed(): boolean {
    return FACETS.some((facet) => this.state.selection[facet].length > 0);
  }

  /** Asks the question of the state; what was shown stays until the answer is there. */
  private async run(): Promise<void> {
    const turn = ++this.turn;
    const typed = this.state.q.trim();
    document.title = say.title(typed);
    this.answer = undefined;
    if (!typed && !this.isNarrowed()) return this.showNothing('', 'idle');
    this.main.dataset.search = 'searching';
    const slow = window.setTimeout(() => turn === this.turn && this.say(say.SLOW), SLOW);
    try {
      const library = await this.load();
      const [answer, proposals] = await Promise.all([
        // Filters alone show all that they leave.
        typed ? ask(typed, library) : everything(library.directory),
        this.propose(typed, library),
      ]);
      if (turn !== this.turn) return;
      this.answer = answer;
      this.proposals = proposals;
      if (answer) await this.show();
      // Nothing but quotation marks: something is still to come.
      else this.showNothing(say.NO_WORDS, 'done');
    } catch {
      if (turn === this.turn) this.fail();
    } finally {
      clearTimeout(slow);
    }
  }

  /** Names, charts and figures that the question may mean; without them the search works all the same. */
  private async propose(typed: string, library: SearchLibrary): Promise<Proposal[]> {
    if (!typed) return [];
    const [names, figures] = await Promise.all([library.proposed(), library.figures(typed)]).catch(() => [[], []]);
    const units = [...new Set(library.directory.articles.map(({ unit }) => unit))];
    return propose(typed, names ?? [], figures ?? [], units);
  }

  private async show(): Promise<void> {
    try {
      await this.showAnswer();
    } catch {
      this.fail();
    }
  }

  private async showAnswer(): Promise<void> {
    const { answer, state, turn } = this;
    if (!answer) return;
    const typed = state.q.trim();
    const library = await this.load();
    const hits = narrow(answer.hits, state.selection);
    const isNothing = answer.hits.length + answer.apart.length === 0;
    const apart = this.isNarrowed() ? [] : answer.apart;
    const shown = hits.slice(0, state.n);
    const shownApart = apart.slice(0, state.n);
    const [files, apartFiles, near] = await Promise.all([
      Promise.all(shown.map(({ article }) => library.texts(article))),
      Promise.all(shownApart.map((article) => library.texts(article))),
      isNothing ? findNear(typed, library) : [],
    ]);
    if (turn !== this.turn || state !== this.state) return;
    const words = answer.alternatives.flat();
    this.fill('proposals', this.proposals.map(say.proposalItem));
    this.fill(
      'hits',
      shown.map((hit, i) => hitItem(hit, files[i] as never, answer.alternatives)),
    );
    this.fill(
      'apart-list',
      shownApart.map((article, i) => articleItem(article, apartFiles[i] as never, words)),
    );
    this.fill('more', this.moreButtons(Math.max(hits.length, apart.length), Math.max(shown.length, shownApart.length)));
    this.fill(
      'near',
      near.map((text) => say.proposalItem({ kind: 'near', text, href: searchHref(text) })),
    );
    this.part('close-filters').textContent = `查看 ${hits.length} 段`;
    const counts = countFacets(answer.hits, state.selection, library.directory.stages);
    showFacets(this.part('values'), counts, state.selection, (selection) => this.choose(selection));
    showChosen(this.part('chosen'), state.selection, (selection) => this.choose(selection));
    const isComputed = isNothing && this.proposals.some(({ kind }) => kind === 'figure');
    this.part('note').textContent = isComputed ? say.computed(typed) : say.reading(answer);
    const chosen = FACETS.flatMap((facet) => state.selection[facet]);
    const found = { shown: hits.length, all: answer.hits.length, apart: apart.length };
    this.settle({ facets: answer.hits.length > 0, nothing: isNothing, apart: apart.length > 0, help: isNothing });
    this.part('clear').hidden = !this.isNarrowed();
    this.say(say.count(typed, found, chosen));
    this.finish(typed, 'done', hits.length);
  }

  private showNothing(text: string, search: string): void {
    for (const part of ['proposals', 'hits', 'apart-list', 'more', 'near']) this.fill(part, []);
    this.part('note').textContent = '';
    this.settle({ help: true });
    this.say(text);
    this.finish(this.state.q.trim(), search, 0);
  }

  private fail(): void {
    // What was loaded may be what failed: the next question begins anew.
    this.load = once(loadLibrary);
    this.showNothing(navigator.onLine ? say.NO_INDEX : say.OFFLINE, 'done');
    this.settle({ help: true, failed: true });
  }

  private fill(part: string, items: readonly HTMLElement[]): void {
    this.part(part).replaceChildren(...items);
  }

  /** Which parts of the page are seen. */
  private settle(seen: Partial<Record<'facets' | 'nothing' | 'apart' | 'failed' | 'help', boolean>>): void {
    for (const part of ['facets', 'nothing', 'apart', 'failed', 'help'] as const) this.part(part).hidden = !seen[part];
  }

  private moreButtons(total: number, shown: number): HTMLElement[] {
    const more = (n: number, label: string) => button(label, '', () => this.change({ ...this.state, n }));
    if (total <= shown) return [];
    const all = more(Number.POSITIVE_INFINITY, `看全部 ${total} 段`);
    return total - shown > MORE ? [more(shown + MORE, `再看 ${MORE} 段`), all] : [all];
  }

  private say(text: string): void {
    this.part('status').textContent = text;
  }

  /** For readers and for whoever tests the page from outside. */
  private finish(typed: string, search: string, total: number): void {
    Object.assign(this.main.dataset, { search, query: typed, total: String(total) });
  }
}
