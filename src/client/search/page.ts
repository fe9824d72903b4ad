import { permalink } from '../../lib/bulletin/id.ts';
import { readAddress, type SearchState, writeAddress } from '../../lib/search/address.ts';
import { type Answer, ask, everything } from '../../lib/search/ask.ts';
import { FACETS, NOTHING_CHOSEN, narrow, type Selection } from '../../lib/search/facets.ts';
import { type Proposal, propose } from '../../lib/search/propose.ts';
import { isQuestion } from '../../lib/search/query.ts';
import { button } from '../element.ts';
import { once } from '../once.ts';
import { Composition } from './composition.ts';
import { type FaultKind, kindOf } from './fault.ts';
import { loadLibrary, type SearchLibrary } from './library.ts';
import { findLike } from './near.ts';
import { RelatedOffer } from './offer.ts';
import { Screen } from './screen.ts';
import * as say from './words.ts';

/** Shown at once when asked for more. */
const MORE = 50;
/** Typing pauses this long before the question is asked, in milliseconds. */
const PAUSE = 120;
/** Most answers are there before this: until then that of the question before stays as it is. */
const BUSY = 400;
/** After this long, readers are told that the index is still on its way. */
const SLOW = 2500;

/** Connects the search page: field, address, filters, list. Nothing of the index is loaded before focus or a question. */
export function connectSearch(main: HTMLElement): void {
  new SearchPage(main).start();
}

class SearchPage {
  private readonly main: HTMLElement;
  private readonly screen: Screen;
  private readonly related: RelatedOffer;
  private readonly field: HTMLInputElement;
  private readonly composition: Composition;
  private state: SearchState = readAddress(location.search);
  private load = once(() => loadLibrary());
  private library: SearchLibrary | undefined;
  /** Answers of earlier questions that come late are dropped. */
  private turn = 0;
  private answer: Answer | undefined;
  private proposals: Proposal[] = [];
  private pause = 0;
  private failed: FaultKind | undefined;

  constructor(main: HTMLElement) {
    this.main = main;
    this.screen = new Screen(main);
    this.related = new RelatedOffer(this.screen.part('related'));
    this.field = main.querySelector('input[type="search"]') as HTMLInputElement;
    this.composition = new Composition(this.field, () => this.askSoon());
  }

  start(): void {
    this.main.dataset.connected = '';
    this.field.addEventListener('focus', () => void this.load().catch(() => undefined), { once: true });
    this.field.addEventListener('compositionstart', () => clearTimeout(this.pause));
    this.field.addEventListener('input', () => this.askSoon());
    this.field.form?.addEventListener('submit', (event) => {
      event.preventDefault();
      clearTimeout(this.pause);
      this.askTyped(true);
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
    const { screen } = this;
    screen.part('clear').addEventListener('click', () => this.choose(NOTHING_CHOSEN));
    screen.part('retry').addEventListener('click', () => (this.failed === 'old' ? location.reload() : void this.run()));
    const filters = screen.part('filters') as HTMLDetailsElement;
    filters.open = matchMedia('(min-width: 60rem)').matches;
    screen.part('close-filters').addEventListener('click', () => {
      filters.open = false;
      screen.part('status').scrollIntoView({ block: 'start' });
    });
    this.field.value ||= this.state.q;
    void this.run();
    // Before the scripts came, somebody may have begun to type.
    if (this.field.value !== this.state.q) this.askSoon();
  }

  private askSoon(): void {
    clearTimeout(this.pause);
    this.pause = window.setTimeout(() => this.askTyped(), PAUSE);
  }

  /** Asks what the field holds, unless it has been asked or is still being composed. */
  private askTyped(isSubmitted = false): void {
    if (this.composition.isOn) return;
    const isAsked = this.field.value === this.state.q && (this.answer || this.main.dataset.search === 'searching');
    if (isAsked && !isSubmitted) return;
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
  private async run(isAgain = false): Promise<void> {
    const turn = ++this.turn;
    const typed = this.state.q.trim();
    document.title = say.title(typed);
    this.answer = undefined;
    if (!typed && !this.isNarrowed()) {
      this.related.hide();
      return this.screen.showNothing('', '', 'idle');
    }
    this.screen.busy(typed);
    const later = (tell: () => void, wait: number) =>
      window.setTimeout(() => turn === this.turn && !this.composition.isOn && tell(), wait);
    const clocks = [later(() => this.screen.stillBusy(typed), BUSY), later(() => this.screen.slow(), SLOW)];
    try {
      const library = await this.load();
      this.library = library;
      const [answer, proposals] = await Promise.all([
        // Filters alone show all that they leave.
        typed ? ask(typed, library) : everything(library.directory),
        this.propose(typed, library),
      ]);
      // Without names, charts and figures the search works all the same, but not for what stands there alone.
      if (proposals instanceof Error && answer && answer.hits.length + answer.apart.length === 0) throw proposals;
      await this.composition.over();
      if (turn !== this.turn) return;
      this.answer = answer;
      this.proposals = proposals instanceof Error ? [] : proposals;
      if (answer) await this.showAnswer();
      // Nothing but quotation marks: something is still to come.
      else this.screen.showNothing(typed, say.NO_WORDS, 'done');
    } catch (error) {
      await this.composition.over();
      if (turn !== this.turn) return;
      const kind = kindOf(error);
      if (kind !== 'changed' || isAgain) return this.fail(kind);
      // The parts that were loaded belong to a release that is gone: those of the new one may all be there.
      this.discard();
      return this.run(true);
    } finally {
      for (const clock of clocks) clearTimeout(clock);
    }
  }

  /** Names, charts and figures that the question may mean, or why they could not be had. */
  private async propose(typed: string, library: SearchLibrary): Promise<Proposal[] | Error> {
    if (!typed) return [];
    try {
      const [names, figures] = await Promise.all([library.proposed(), library.figures(typed)]);
      const units = [...new Set(library.directory.articles.map(({ unit }) => unit))];
      return propose(typed, names, figures, units, library.variants);
    } catch (error) {
      return error as Error;
    }
  }

  private async show(): Promise<void> {
    try {
      await this.showAnswer();
    } catch (error) {
      this.fail(kindOf(error));
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
    const [shown, shownApart] = [hits.slice(0, state.n), apart.slice(0, state.n)];
    const [files, apartFiles, near] = await Promise.all([
      Promise.all(shown.map(({ article }) => library.texts(article))),
      Promise.all(shownApart.map((article) => library.texts(article))),
      isNothing ? findLike(typed, library) : [],
    ]);
    await this.composition.over();
    if (turn !== this.turn || state !== this.state) return;
    const more = this.moreButtons(Math.max(hits.length, apart.length), Math.max(shown.length, shownApart.length));
    const { selection } = state;
    const { stages } = library.directory;
    const { proposals } = this;
    this.screen.show(
      { typed, answer, selection, hits, apart, files, apartFiles, near, proposals, stages, more },
      (chosen) => this.choose(chosen),
    );
    const known = new Set(shown.map(({ article, passage }) => permalink(article.serial, passage.id)));
    this.related.make({ typed, selection, known, isAsked: isNothing || isQuestion(typed) }, library);
  }

  /** What was loaded may be what failed: the next question begins anew, and takes nothing that the browser has kept. */
  private discard(): void {
    this.library?.end();
    this.library = undefined;
    this.load = once(() => loadLibrary('reload'));
  }

  private fail(kind: FaultKind): void {
    this.discard();
    this.failed = kind;
    const retry = say.retry(kind);
    this.screen.part('retry').textContent = retry;
    const text = say.fault(kind, navigator.onLine);
    this.related.hide();
    this.screen.showNothing(this.state.q.trim(), text, 'done', { failed: retry !== '', instead: kind === 'browser' });
  }

  private moreButtons(total: number, shown: number): HTMLElement[] {
    const more = (n: number, label: string) =>
      button(label, '', () => {
        this.screen.expectMore();
        this.change({ ...this.state, n });
      });
    if (total <= shown) return [];
    const all = more(Number.POSITIVE_INFINITY, `看全部 ${total} 段`);
    return total - shown > MORE ? [more(shown + MORE, `再看 ${MORE} 段`), all] : [all];
  }
}
