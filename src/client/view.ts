import { at } from '../base.ts';
import { captionOf } from '../lib/chart/caption.ts';
import { addressOf, type ChartBlock, type NamedView, stateAt } from '../lib/chart/named.ts';
import type { ChartSpec } from '../lib/chart/schema.ts';
import { DEFAULT_STATE, type DecodedState, encodeState, type ViewState } from '../lib/chart/state.ts';
import { qualitiesOf, toTable } from '../lib/chart/table.ts';
import { applyState } from '../lib/chart/view.ts';
import type { Presented } from './present.ts';

type Present = (shown: ChartSpec, onPoint: (id: string) => void) => Promise<Presented>;

/**
 * Binds the controls of a chart, its address, its drawing and its table to one state. Every change is a
 * step back for the browser; an address opened anywhere shows the same.
 */
export function connectView(figure: HTMLElement, { spec, views, view }: ChartBlock, present: Present): void {
  const form = figure.querySelector<HTMLElement>('[data-chart-controls]');
  const ownsAddress = form !== null;
  let decoded = stateAt(view, ownsAddress ? location.search : '', spec);
  let presented: Presented | undefined;
  let turn = 0;
  let queue = Promise.resolve();

  const draw = async (current: number): Promise<void> => {
    // Of several choices in a row only the last is drawn.
    if (current !== turn) return;
    const shown = applyState(spec, decoded.state);
    showTable(figure, shown, decoded.state);
    showChoice(figure, shown, decoded.notices);
    if (form) fillForm(form, decoded.state);
    if (ownsAddress) noteShare(choiceOf(decoded.state) === choiceOf(stateAt(view, '', spec).state));
    try {
      presented?.remove();
      presented = undefined;
      presented = await present(shown, (id) => ownsAddress && rememberPoint(id));
      if (decoded.state.point) presented.point(decoded.state.point);
    } catch {
      showChoice(figure, shown, ['图没有换成你选的样子（程序没有载入），请看下面的数据表，或重新打开本页。']);
    }
  };

  /** One after the other: a drawing that is still being made is finished before the next takes its place. */
  const show = (): void => {
    const current = ++turn;
    queue = queue.then(() => draw(current));
  };

  const change = (state: ViewState): void => {
    decoded = { ...decoded, state, notices: [] };
    history.pushState(null, '', addressHere(state, views, decoded.rest));
    show();
  };

  /** Going from point to point is no step back, but the address says where the reader is. */
  const rememberPoint = (point: string): void => {
    decoded = { ...decoded, state: { ...decoded.state, point } };
    history.replaceState(null, '', addressHere(decoded.state, views, decoded.rest));
  };

  form?.addEventListener('change', () => change(readForm(form, decoded.state, spec)));
  form?.querySelector('[data-reset]')?.addEventListener('click', () => change(DEFAULT_STATE));
  if (ownsAddress) {
    addEventListener('popstate', () => {
      const here = views.find(({ path }) => location.pathname === at(`/charts/${path}/`)) ?? view;
      decoded = stateAt(here, location.search, spec);
      show();
    });
    form.inert = false;
  }
  show();
}

/** The address of a state; in the explorer, whose page is no named view, only the query changes. */
function addressHere(state: ViewState, views: readonly NamedView[], rest: DecodedState['rest']): string {
  if (views.length > 0) return at(addressOf(state, views, rest));
  const query = encodeState(state, rest);
  return query ? `?${query}` : location.pathname;
}

function showTable(figure: HTMLElement, shown: ChartSpec, state: ViewState): void {
  const order = new Map(toTable(shown).map((row, i) => [row.id, { row, i }]));
  for (const body of figure.querySelectorAll<HTMLElement>('table tbody')) {
    const rows = [...body.querySelectorAll<HTMLElement>('tr[data-point]')];
    for (const row of rows) {
      const found = order.get(row.dataset.point ?? '');
      row.hidden = !found;
      const value = row.querySelector('.value a');
      if (found && value) value.textContent = found.row.display;
    }
    const at = (row: HTMLElement) => order.get(row.dataset.point ?? '')?.i ?? Number.POSITIVE_INFINITY;
    body.append(...rows.sort((a, b) => at(a) - at(b)));
    body.hidden = rows.every((row) => row.hidden);
  }
  const details = figure.querySelector<HTMLDetailsElement>('details.chart-table');
  if (details && state.view === 'table') details.open = true;
  figure.classList.toggle('shows-table', state.view === 'table');
}

function showChoice(figure: HTMLElement, shown: ChartSpec, notices: readonly string[]): void {
  const unit = figure.querySelector('[data-chart-unit]');
  if (unit) unit.textContent = captionOf(shown);
  const finding = figure.querySelector('[data-chart-finding]');
  if (finding) finding.textContent = shown.finding;
  const inUse = new Set<string>(qualitiesOf(shown));
  for (const item of figure.querySelectorAll<HTMLElement>('[data-quality]')) {
    item.hidden = !inUse.has(item.dataset.quality ?? '');
  }
  const notice = figure.querySelector<HTMLElement>('[data-chart-notice]');
  if (!notice) return;
  notice.textContent = notices.join(' ');
  notice.hidden = notices.length === 0;
}

/** Pictures and files are those of the page: a word where the reader has gone on from there. */
function noteShare(isAsOpened: boolean): void {
  const note = document.querySelector<HTMLElement>('[data-share-note]');
  if (note) note.hidden = isAsOpened;
}

function choiceOf({ point: _, ...choice }: ViewState): string {
  return encodeState(choice);
}

function fillForm(form: HTMLElement, state: ViewState): void {
  const box = (name: string) => form.querySelector<HTMLInputElement>(`input[name="${name}"]`);
  for (const input of form.querySelectorAll<HTMLInputElement>('input[name="s"]')) {
    input.checked = !state.shown || state.shown.includes(input.value);
  }
  for (const [name, isOn] of [
    ['b', state.printedOnly],
    ['m', state.index],
    ['y', state.log],
    ['o', state.order === 'value'],
  ] as const) {
    const input = box(name);
    if (input) input.checked = isOn;
  }
  for (const input of form.querySelectorAll<HTMLInputElement>('input[name="v"]')) {
    input.checked = input.value === state.view;
  }
  const years = [...form.querySelectorAll<HTMLSelectElement>('select[name="t"]')];
  for (const [i, select] of years.entries()) {
    select.value = String(state.years?.[i] ?? select.options[i === 0 ? 0 : select.options.length - 1]?.value);
  }
  const reset = form.querySelector<HTMLButtonElement>('[data-reset]');
  if (reset) reset.disabled = choiceOf(state) === '';
}

function readForm(form: HTMLElement, state: ViewState, spec: ChartSpec): ViewState {
  const { point } = state;
  const checked = (name: string) =>
    [...form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]:checked`)].map(({ value }) => value);
  const shown = checked('s');
  const boxes = form.querySelectorAll('input[name="s"]').length;
  const isAll = shown.length === 0 || shown.length === boxes;
  const [from, to] = [...form.querySelectorAll<HTMLSelectElement>('select[name="t"]')].map(({ value }) => value);
  const query = [
    // What has no control here keeps what the address said.
    boxes === 0 ? kept(state, 's') : isAll ? '' : `s=${shown.join('.')}`,
    ...['b', 'o', 'm', 'y'].flatMap((name) => checked(name).map((value) => `${name}=${value}`)),
    form.querySelector('input[name="o"]') ? '' : kept(state, 'o'),
    from && to ? `t=${from}..${to}` : kept(state, 't'),
    checked('v').includes('table') ? 'v=table' : '',
    point ? `p=${point}` : '',
  ];
  // Through the grammar once more: what is everything is left out, and the order is that of the chart.
  return stateAt({ query: '' }, query.filter(Boolean).join('&'), spec).state;
}

/** A key of the state as the address has it; empty where it is the default. */
function kept(state: ViewState, key: string): string {
  return (
    encodeState(state)
      .split('&')
      .find((pair) => pair.startsWith(`${key}=`)) ?? ''
  );
}
