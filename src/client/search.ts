import { excerpt, findHits, type Hit } from '../lib/search/match.ts';
import { parseQuery, toPhrase } from '../lib/search/query.ts';
import type { Found } from '../lib/search/record.ts';
import { toPrinted, type Variants } from '../lib/search/variants.ts';

/** What is used of Pagefind in the browser. */
interface Pagefind {
  init(): Promise<void>;
  search(query: string): Promise<{ results: { id: string; data(): Promise<Fragment> }[] }>;
}

interface Fragment {
  url: string;
  meta: Record<string, string>;
}

/** A hit with the article it stands in. */
interface Result {
  hit: Hit;
  meta: Record<string, string>;
  url: string;
}

/** Said when nothing that can be searched for was typed. */
const NO_WORDS = '请输入文字或数字。';

/** Hits shown at once; the rest follows on demand. */
const PAGE = 30;

/** Connects the search page: field, address, list. Nothing of the index is loaded before a query or focus. */
export function connectSearch(main: HTMLElement): void {
  const form = main.querySelector('form') as HTMLFormElement;
  const field = main.querySelector('input[type="search"]') as HTMLInputElement;
  let engine: Promise<Pagefind> | undefined;
  let variants: Promise<Variants> | undefined;
  const load = () => {
    engine ??= loadEngine();
    variants ??= loadVariants();
    return engine;
  };
  let turn = 0;
  const run = async (remember: boolean) => {
    const current = ++turn;
    const typed = field.value.trim();
    if (remember) history.replaceState(null, '', typed ? `?q=${encodeURIComponent(typed)}` : location.pathname);
    document.title = typed ? `${typed} · 检索 · 联络动态` : '检索 · 联络动态';
    if (parseQuery(typed).length === 0) return show(main, typed && NO_WORDS, undefined);
    main.dataset.search = 'searching';
    try {
      const loaded = await load();
      // 回頭看 finds 回头看, and the opened page marks it.
      const printed = toPrinted(typed, (await variants) ?? {});
      const results = await search(loaded, parseQuery(printed));
      if (current === turn) show(main, typed, results, printed);
    } catch {
      engine = undefined;
      if (current === turn) fail(main);
    }
  };
  field.addEventListener('focus', () => void load().catch(() => undefined), { once: true });
  field.addEventListener('input', () => setTimeout(() => run(true), 120));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void run(true);
  });
  addEventListener('popstate', () => {
    field.value = new URLSearchParams(location.search).get('q') ?? '';
    void run(false);
  });
  field.value = new URLSearchParams(location.search).get('q') ?? '';
  if (field.value) void run(false);
  else field.focus({ preventScroll: true });
}

/** Without the table, words are searched for as they are typed. */
async function loadVariants(): Promise<Variants> {
  try {
    const response = await fetch('/search/variants.json');
    return response.ok ? ((await response.json()) as Variants) : {};
  } catch {
    return {};
  }
}

async function loadEngine(): Promise<Pagefind> {
  const path = '/pagefind/pagefind.js';
  const engine = (await import(/* @vite-ignore */ path)) as Pagefind;
  await engine.init();
  return engine;
}

/** Articles that hold every word, then the passages in them that do. */
async function search(engine: Pagefind, words: readonly string[]): Promise<Result[]> {
  const found = await Promise.all(words.map((word) => engine.search(toPhrase(word))));
  const [first, ...others] = found.map(({ results }) => results);
  const ids = others.map((results) => new Set(results.map((result) => result.id)));
  const common = (first ?? []).filter((result) => ids.every((set) => set.has(result.id)));
  const fragments = await Promise.all(common.map((result) => result.data()));
  const hitsWith = (find: (passages: Found[]) => Hit[]) =>
    fragments.flatMap(({ url, meta }) =>
      find(JSON.parse(meta.passages ?? '[]') as Found[]).map((hit) => ({ hit, meta, url })),
    );
  const exact = hitsWith((passages) => findHits(passages, words));
  // No passage holds all words: articles that do, each with the passages that hold one of them.
  const results =
    exact.length > 0 ? exact : hitsWith((passages) => words.flatMap((word) => findHits(passages, [word])));
  // Title before text, newer before older; the order within a bulletin is that of the print.
  return results.sort((a, b) => rank(a) - rank(b) || Number(b.meta.serial) - Number(a.meta.serial));
}

function rank({ hit }: Result): number {
  return /^a\d+$/u.test(hit.id) ? 0 : /^a\d+h\d+$/u.test(hit.id) ? 1 : 2;
}

function show(main: HTMLElement, typed: string, results: readonly Result[] | undefined, printed = typed): void {
  const status = main.querySelector('[role="status"]') as HTMLElement;
  const list = main.querySelector('[data-hits]') as HTMLElement;
  const help = main.querySelector('[data-help]') as HTMLElement;
  main.dataset.query = typed;
  main.dataset.search = results ? 'done' : 'idle';
  main.dataset.total = String(results?.length ?? 0);
  help.hidden = results !== undefined && results.length > 0;
  const echo = typed.length > 30 ? `${typed.slice(0, 30)}……` : typed;
  status.textContent = !results
    ? typed
    : results.length > 0
      ? `“${echo}”：${results.length} 处`
      : `没有找到“${echo}”。可以少打几个字，或换一种说法。`;
  list.replaceChildren();
  const more = (from: number) => {
    const shown = (results ?? []).slice(from, from + PAGE);
    list.append(...shown.map((result) => toItem(result, printed)));
    const rest = (results?.length ?? 0) - from - shown.length;
    if (rest > 0) list.append(moreButton(rest, () => more(from + PAGE)));
  };
  more(0);
}

function moreButton(rest: number, onClick: () => void): HTMLElement {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = `再看 ${Math.min(rest, PAGE)} 段（还有 ${rest} 段）`;
  button.addEventListener('click', () => {
    item.remove();
    onClick();
  });
  item.append(button);
  return item;
}

/** @param typed goes with the link, so that the opened page marks it */
function toItem({ hit, meta, url }: Result, typed: string): HTMLElement {
  const item = document.createElement('li');
  item.dataset.hit = hit.id;
  const link = document.createElement('a');
  link.href = `${url.split('#')[0]}?mark=${encodeURIComponent(typed)}#${hit.id}`;
  const title = span('hit-title', meta.title ?? '');
  const place = span(
    'small muted',
    ` ${[meta.unit, `${meta.date?.slice(0, 4)}年第${meta.number}期（总第${meta.serial}期）`].filter(Boolean).join(' · ')}`,
  );
  link.append(title, place, passage(hit));
  item.append(link);
  return item;
}

/** The words of a hit with its marks, as text nodes: nothing of the index is ever read as HTML. */
function passage(hit: Hit): HTMLElement {
  const { text, marks, isCut } = excerpt(hit);
  const line = document.createElement('p');
  line.append(isCut[0] ? '……' : '');
  let at = 0;
  for (const [start, end] of marks) {
    const mark = document.createElement('mark');
    mark.textContent = text.slice(start, end);
    line.append(text.slice(at, start), mark);
    at = end;
  }
  line.append(text.slice(at), isCut[1] ? '……' : '');
  return line;
}

function span(className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}

function fail(main: HTMLElement): void {
  show(main, '', undefined);
  main.dataset.search = 'done';
  const status = main.querySelector('[role="status"]') as HTMLElement;
  status.textContent = '检索索引没有载入，可能是网络中断。请重试，或从下面的目录进入各期，用浏览器的“在页面上查找”。';
}
