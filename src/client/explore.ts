import { type ExploreFile, type ExploreIndex, indicatorMeant, isGroup } from '../lib/chart/explore.ts';
import { makeFigure } from './figure.ts';
import { load } from './load.ts';
import { presentChart } from './present.ts';
import { connectView } from './view.ts';

/**
 * Connects the explorer: an indicator of the reader's choice, drawn by the same rules as every chart. The
 * indicator is a key of the address (`i`), the rest is the grammar of every chart. Without this script the
 * page is the list of indicators.
 */
export async function connectExplorer(page: Document): Promise<void> {
  const form = page.querySelector<HTMLElement>('[data-explore]');
  const place = page.querySelector<HTMLElement>('[data-explore-chart]');
  const select = form?.querySelector('select');
  if (!form || !place || !select) return;
  const known = [...select.options].map(({ value }) => value);
  const wanted = new URLSearchParams(location.search).get('i') ?? select.value;
  if (known.includes(wanted)) select.value = wanted;
  form.hidden = false;
  form.querySelector('[data-explore-go]')?.addEventListener('click', () => {
    location.search = new URLSearchParams({ i: select.value }).toString();
  });
  try {
    // A group of figures may have a chart without standing in the list, which has room for the largest alone.
    if (isGroup(wanted) && !known.includes(wanted)) {
      select.add(new Option(wanted, wanted));
      known.push(wanted);
    }
    const meant = known.includes(wanted)
      ? wanted
      : indicatorMeant(wanted, known, (await load<ExploreIndex>('/explore/data.json')).renamed);
    if (meant) select.value = meant;
    // The address names the indicator from the start, so that a link means the same tomorrow. The choice that
    // came with a former name is kept; that of an indicator which is gone means nothing here.
    const query = new URLSearchParams(meant ? location.search : '');
    if (query.get('i') !== select.value) {
      query.set('i', select.value);
      history.replaceState(null, '', `?${query}`);
    }
    const spec = await load<ExploreFile>(`/explore/indicators/${select.value}.json`);
    const [option] = select.selectedOptions;
    if (spec && option && option.text === option.value) option.text = spec.title;
    draw(place, spec);
    if (!meant) say(place, '链接里的指标不在这里，已换成第一个。可从上面的列表里另选。');
    else if (meant !== wanted) {
      const name = select.selectedOptions[0]?.dataset.name ?? meant;
      say(place, `链接里的指标换了编号，现在是“${name}”（${meant}），已照新的显示。`);
    }
  } catch {
    say(place, '数据没有取到，请检查网络后重新打开；下面的列表通向每个指标的页面，那里不需要另取数据。');
  }
}

function draw(place: HTMLElement, spec: ExploreFile): void {
  if (!spec) {
    say(place, '本站所收各期里还没有这个指标的数，请另选一个。');
    return;
  }
  const { figure, box } = makeFigure(spec);
  place.replaceChildren(figure);
  const view = { path: 'explore', title: spec.title, query: '' };
  connectView(figure, { spec, views: [], view }, (shown, onPoint) => presentChart(figure, box, spec, shown, onPoint));
}

function say(place: HTMLElement, text: string): void {
  const note = document.createElement('p');
  note.className = 'note';
  note.textContent = text;
  place.prepend(note);
}
