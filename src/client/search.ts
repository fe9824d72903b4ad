import { readAddress, type SearchState, writeAddress } from '../lib/search/address.ts';
import { type Answer, ask, isOneCharacter } from '../lib/search/ask.ts';
import { countFacets, FACETS, NOTHING_CHOSEN, narrow, type Selection } from '../lib/search/facets.ts';
import { suggest } from '../lib/search/names.ts';
import { showFacets, valueLabel } from './search-facets.ts';
import { loadLibrary, type SearchLibrary } from './search-library.ts';
import { findNear } from './search-near.ts';
import { articleItem, element, hitItem } from './search-results.ts';
import * as say from './search-words.ts';

/** Shown at once when asked for more. */
const MORE = 50;
/** Typing pauses this long before the question is asked, in milliseconds. */
const PAUSE = 120;
/** After this long, readers are told that the index is still on its way. */
const SLOW = 2500;

/** Connects the search page: field, address, filters, list. Nothing of the index is loaded before focus or a question. */
export function connectSearch(main: HTMLElement): void {
  const page = new SearchPage(main);
  page.start();
}

class SearchPage {
  private readonly main: HTMLElement;
  private readonly field: HTMLInputElement;
  private state: SearchState = readAddress(location.search);
  private library: Promise<SearchLibrary> | undefined;
  /** Answers of earlier questions that come late are dropped. */
  private turn = 0;
  private answer: Answer | undefined;
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
      const before = this.state.q;
      this.state = readAddress(location.search);
      this.field.value = this.state.q;
      void (before === this.state.q ? this.show() : this.run());
    });
    this.part('clear').addEventListener('click', () => this.change({ ...this.state, selection: NOTHING_CHOSEN }));
    this.part('retry').addEventListener('click', () => void this.run());
    (this.part('filters') as HTMLDetailsElement).open = matchMedia('(min-width: 60rem)').matches;
    this.field.value = this.state.q;
    void this.run();
  }

  private part(name: string): HTMLElement {
    return this.main.querySelector(`[data-${name}]`) as HTMLElement;
  }

  private load(): Promise<SearchLibrary> {
    this.library ??= loadLibrary().catch((error: unknown) => {
      this.library = undefined;
      throw error;
    });
    return this.library;
  }

  private askTyped(): void {
    this.state = { ...readAddress(''), selection: this.state.selection, q: this.field.value };
    history.replaceState(null, '', writeAddress(this.state) || location.pathname);
    void this.run();
  }

  /** A choice of filters or of more hits: the answer stays, the way back leads to the state before. */
  private change(state: SearchState): void {
    this.state = state;
    history.pushState(null, '', writeAddress(state) || location.pathname);
    void this.show();
  }

  /** Asks the question of the state. */
  private async run(): Promise<void> {
    const turn = ++this.turn;
    const typed = this.state.q.trim();
    document.title = say.title(typed);
    this.answer = undefined;
    if (!typed) return this.show();
    this.main.dataset.search = 'searching';
    const slow = window.setTimeout(() => turn === this.turn && this.say(say.SLOW), SLOW);
    try {
      const library = await this.load();
      const [answer] = await Promise.all([ask(typed, library), this.propose(typed, library, turn)]);
      if (turn !== this.turn) return;
      this.answer = answer;
      await this.show();
    } catch {
      this.library = undefined;
      if (turn === this.turn) this.fail();
    } finally {
      clearTimeout(slow);
    }
  }

  /** Names, charts and figures that the question may mean; without them the search works all the same. */
  private async propose(typed: string, library: SearchLibrary, turn: number): Promise<void> {
    const [names, figures] = await Promise.all([library.proposed(), library.figures(typed)]).catch(() => [[], []]);
    if (turn !== this.turn) return;
    const items = [
      ...figures.slice(0, 4).map(({ text, label, href }) => say.proposal('数据', `${text}　${label}`, href)),
      ...suggest(typed, names ?? [])
        .filter(({ text }) => text !== typed)
        .map(({ kind, text, href }) =>
          say.proposal(say.KIND[kind], text, href ?? `/search/?q=${encodeURIComponent(text)}`),
        ),
      ...suggest(typed, names ?? [])
        .filter(({ text, href }) => text === typed && href)
        .map(({ text, href }) => say.proposal('图表', text, href ?? '')),
    ];
    this.part('proposals').replaceChildren(...items);
  }

  private async show(): Promise<void> {
    const { answer, state } = this;
    const turn = this.turn;
    const typed = state.q.trim();
    if (!answer) {
      this.part('proposals').replaceChildren();
      this.fill([], [], 0, 0);
      // Nothing but quotation marks or blanks: something is still to come.
      this.say(typed ? say.NO_WORDS : '');
      return this.finish(typed, typed ? 'done' : 'idle', 0);
    }
    const library = await this.load();
    const hits = narrow(answer.hits, state.selection);
    const isNarrowed = FACETS.some((facet) => state.selection[facet].length > 0);
    const apart = isNarrowed ? [] : answer.apart;
    const shown = hits.slice(0, state.n);
    const shownApart = apart.slice(0, state.n);
    const [files, apartFiles, near] = await Promise.all([
      Promise.all(shown.map(({ article }) => library.texts(article))),
      Promise.all(shownApart.map((article) => library.texts(article))),
      answer.hits.length + answer.apart.length === 0 ? findNear(typed, library) : [],
    ]);
    if (turn !== this.turn || state !== this.state) return;
    const words = answer.alternatives.flat();
    this.fill(
      shown.map((hit, i) => hitItem(hit, files[i] as never, answer.alternatives)),
      shownApart.map((article, i) => articleItem(article, apartFiles[i] as never, words)),
      hits.length,
      apart.length,
    );
    this.part('facets').hidden = answer.hits.length === 0;
    showFacets(
      this.part('values'),
      countFacets(answer.hits, state.selection, library.directory.stages),
      state.selection,
      (selection: Selection) => this.change({ ...state, selection }),
    );
    this.part('clear').hidden = !isNarrowed;
    const chosen = FACETS.flatMap((facet) => state.selection[facet].map((value) => valueLabel(facet, value)));
    this.say(say.count(typed, hits.length, answer.hits.length, chosen, apart.length, isOneCharacter(typed)));
    this.part('note').textContent = say.reading(answer);
    this.part('near').replaceChildren(
      ...near.map((word) => say.proposal('相近', word, `/search/?q=${encodeURIComponent(word)}`)),
    );
    this.part('nothing').hidden = answer.hits.length + answer.apart.length > 0;
    this.finish(typed, 'done', hits.length);
  }

  private fill(hits: HTMLElement[], apart: HTMLElement[], total: number, apartTotal: number): void {
    this.part('failed').hidden = true;
    this.part('nothing').hidden = true;
    this.part('facets').hidden = total === 0;
    this.part('note').textContent = '';
    this.part('near').replaceChildren();
    this.part('hits').replaceChildren(...hits);
    this.part('apart').hidden = apart.length === 0;
    this.part('apart-list').replaceChildren(...apart);
    const rest = Math.max(total, apartTotal) - Math.max(hits.length, apart.length);
    const more = this.part('more');
    more.replaceChildren();
    if (rest <= 0) return;
    const choose = (n: number, label: string) => {
      const button = element('button', '', label) as HTMLButtonElement;
      button.type = 'button';
      button.addEventListener('click', () => this.change({ ...this.state, n }));
      return button;
    };
    if (rest > MORE) more.append(choose(hits.length + MORE, `再看 ${MORE} 段`));
    more.append(choose(Number.POSITIVE_INFINITY, `看全部 ${Math.max(total, apartTotal)} 段`));
  }

  private say(text: string): void {
    (this.main.querySelector('[role="status"]') as HTMLElement).textContent = text;
  }

  /** For readers and for whoever tests the page from outside. */
  private finish(typed: string, search: string, total: number): void {
    this.part('help').hidden = total > 0 || (this.answer?.apart.length ?? 0) > 0;
    Object.assign(this.main.dataset, { search, query: typed, total: String(total) });
  }

  private fail(): void {
    this.fill([], [], 0, 0);
    this.say(navigator.onLine ? say.NO_INDEX : say.OFFLINE);
    this.part('failed').hidden = false;
    this.finish(this.state.q.trim(), 'done', 0);
  }
}
