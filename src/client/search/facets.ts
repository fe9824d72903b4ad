import { FACETS, type Facet, type FacetValue, type Selection } from '../../lib/search/facets.ts';
import { button, element } from '../element.ts';

const TITLES: Record<Facet, string> = {
  year: '年份',
  unit: '单位',
  stage: '办理环节',
  genre: '类型',
  figures: '内容',
};

/** More values than this are folded away. */
const SHOWN = 8;

/** How a value reads: 2023年, 含数字的段落. */
function valueLabel(facet: Facet, value: string): string {
  if (facet === 'year') return `${value}年`;
  return facet === 'figures' ? '含数字的段落' : value;
}

/** Draws the values of all facets as check boxes with their counts; keeps the focus on the one that was chosen. */
export function showFacets(
  place: HTMLElement,
  counts: Record<Facet, FacetValue[]>,
  selection: Selection,
  onChange: (selection: Selection) => void,
): void {
  const focused = place.contains(document.activeElement) ? (document.activeElement as HTMLInputElement) : undefined;
  const key = focused && `${focused.name}=${focused.value}`;
  const wasOpen = new Set(
    [...place.querySelectorAll<HTMLElement>('details[open]')].map(({ dataset }) => dataset.facet),
  );
  const groups = FACETS.flatMap((facet) => {
    const values = counts[facet];
    if (values.length === 0) return [];
    const group = document.createElement('fieldset');
    group.append(element('legend', '', TITLES[facet]));
    const boxes = values.map(({ value, count }) => {
      const isChosen = selection[facet].includes(value);
      return valueBox(facet, value, count, isChosen, (chosen) => {
        const others = selection[facet].filter((each) => each !== value);
        onChange({ ...selection, [facet]: chosen ? [...others, value] : others });
      });
    });
    group.append(...boxes.slice(0, SHOWN));
    if (boxes.length > SHOWN) {
      const rest = document.createElement('details');
      rest.dataset.facet = facet;
      rest.open = wasOpen.has(facet);
      rest.append(element('summary', '', `另外 ${boxes.length - SHOWN} 个`), ...boxes.slice(SHOWN));
      group.append(rest);
    }
    return [group];
  });
  place.replaceChildren(...groups);
  if (key) {
    const boxes = [...place.querySelectorAll('input')];
    boxes.find(({ name, value }) => `${name}=${value}` === key)?.focus();
  }
}

function valueBox(facet: Facet, value: string, count: number, isChosen: boolean, onChange: (chosen: boolean) => void) {
  const label = document.createElement('label');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.name = facet;
  box.value = value;
  box.checked = isChosen;
  box.addEventListener('change', () => onChange(box.checked));
  label.append(
    box,
    element('span', 'facet-value', valueLabel(facet, value)),
    element('span', 'facet-count', String(count)),
  );
  return label;
}

/** What is chosen, each with a button that takes it away. */
export function showChosen(place: HTMLElement, selection: Selection, onChange: (selection: Selection) => void): void {
  const buttons = FACETS.flatMap((facet) =>
    selection[facet].map((value) => {
      const others = selection[facet].filter((each) => each !== value);
      const made = button(`${valueLabel(facet, value)} ×`, 'chosen', () => onChange({ ...selection, [facet]: others }));
      made.setAttribute('aria-label', `去掉筛选：${valueLabel(facet, value)}`);
      return made;
    }),
  );
  place.replaceChildren(...buttons);
}
